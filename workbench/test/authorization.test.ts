// Which service may be used in which mode. Source of the table: WA/concepts/editor-auth-lifecycle.
import { afterEach, describe, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const menu = `SpreadsheetApp.getUi().createAddonMenu().addItem('Go', 'go').addSeparator().addToUi();`;

describe('onOpen in NONE: installed, but not enabled in this document', () => {
  test('adds menu items, logs, uses Utilities', async () => {
    bench = await open({
      code: `function onOpen(e) { Logger.log(String(e.authMode)); Utilities.getUuid(); if (e.authMode === ScriptApp.AuthMode.NONE) { ${menu} } }`,
      onOpen: 'NONE',
    });
    expect(bench.menu).toEqual(['Go']);
    expect(bench.host.log).toEqual([{ level: 'log', text: 'NONE' }]);
  });

  test.each([
    'SpreadsheetApp.getActive()',
    'SpreadsheetApp.BooleanCriteria',
    'PropertiesService.getDocumentProperties()',
    'CacheService.getUserCache()',
    'LockService.getDocumentLock()',
    'HtmlService.createHtmlOutput("x")',
    'SpreadsheetApp.getUi().showSidebar(null)',
    'Session.getScriptTimeZone()',
  ])('refuses %s', async call => {
    const code = `function onOpen() { ${call} }`;
    await expect(open({ code, onOpen: 'NONE' })).rejects.toThrow('You do not have permission to call');
  });
});

describe('onOpen in LIMITED', () => {
  test('reads and writes the document and properties', async () => {
    bench = await open({
      code: `function onOpen(e) { PropertiesService.getDocumentProperties().setProperty('a', String(e.authMode));
        e.source.getActiveSheet().getRange('A1').setValue(e.source.getName()); ${menu} }`,
    });
    expect(bench.host.properties.document.get('a')).toBe('LIMITED');
    expect(bench.value('A1')).toBe('Workbench');
  });

  test.each(['showSidebar(HtmlService.createHtmlOutput("x"))', 'alert("x")', 'prompt("x")'])(
    'refuses to show anything: Ui.%s',
    async call => {
      const code = `function onOpen() { SpreadsheetApp.getUi().${call} }`;
      await expect(open({ code })).rejects.toThrow(
        /permission to call Ui\.\w+\. Required permissions: .*script\.container\.ui/,
      );
    },
  );
});

describe('a person may grant one scope and not the other', () => {
  const [cells, sidebar] = ['spreadsheets.currentonly', 'script.container.ui'].map(
    scope => `https://www.googleapis.com/auth/${scope}`,
  ) as [string, string];
  const code = `function write() { SpreadsheetApp.getActive().getActiveSheet().getRange('A1').setValue(1) }
    function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x')) }
    function all() { ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL); write() }
    function info() { const i = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL); return [i.getAuthorizedScopes(), String(i.getAuthorizationStatus())] }
    function one(scope) { return String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, [scope]).getAuthorizationStatus()) }
    function some(scope) { ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, [scope]); return 'went on' }`;

  test('what needs the other is refused with the scope it needs', async () => {
    bench = await open({ code, granted: [cells] });
    await bench.call('write');
    expect(bench.value('A1')).toBe(1);
    await expect(bench.call('show')).rejects.toThrow(`Required permissions: ${sidebar}`);
    bench.close();
    bench = await open({ code, granted: [sidebar] });
    await expect(bench.call('write')).rejects.toThrow(`Required permissions: ${cells}`);
  });

  test('requireAllScopes ends the run before anything is done, and asks', async () => {
    bench = await open({ code, granted: [cells] });
    await expect(bench.call('all')).rejects.toThrow('Authorization is required to perform that action.');
    expect(bench.value('A1')).toBe('');
    bench.close();
    bench = await open({ code });
    await bench.call('all');
    expect(bench.value('A1')).toBe(1);
  });

  test('a script can ask what was granted, and ask for one alone', async () => {
    bench = await open({ code, granted: [cells] });
    expect(await bench.call('info')).toEqual([[cells], 'REQUIRED']);
    expect([await bench.call('one', cells), await bench.call('one', sidebar)]).toEqual([
      'NOT_REQUIRED',
      'REQUIRED',
    ]);
    expect(await bench.call('some', cells)).toBe('went on');
    await expect(bench.call('some', sidebar)).rejects.toThrow('Authorization is required');
  });
});

describe('FULL: menu, google.script.run, onInstall', () => {
  test('shows the sidebar, always 300 pixels wide, one at a time', async () => {
    bench = await open({
      code: `function onInstall(e) { onOpen(e) } function onOpen() { ${menu} }
        function go() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Panel').setTitle('Hello').setWidth(900)) }`,
      html: { Panel: '<p>Hi</p>' },
      onOpen: false,
    });
    bench.installed();
    bench.click('Go');
    expect(bench.ui.sidebar).toEqual({ html: '<p>Hi</p>', title: 'Hello', width: 300, height: 400 });
  });

  test('needs the scope in the manifest', async () => {
    bench = await open({
      code: `function side() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x')) }
        function cells() { SpreadsheetApp.getActiveSheet() }`,
      manifest: { oauthScopes: [] },
    });
    await expect(bench.call('side')).rejects.toThrow(
      'Specified permissions are not sufficient to call Ui.showSidebar. Required permissions: https://www.googleapis.com/auth/script.container.ui',
    );
    await expect(bench.call('cells')).rejects.toThrow(
      /SpreadsheetApp.getActiveSheet.*spreadsheets\.currentonly \|\| /,
    );
  });

  test('a dialog drops the script’s locks, and what waited is written before it', async () => {
    bench = await open({
      code: `function act() {
        const lock = LockService.getDocumentLock(); lock.tryLock(1);
        SpreadsheetApp.getActiveSheet().getRange('A1').setValue('before');
        const ui = SpreadsheetApp.getUi();
        const answer = ui.alert('Sure?', 'Really', ui.ButtonSet.YES_NO);
        return [lock.hasLock(), answer === ui.Button.YES] }`,
      answers: {
        alert: () => (bench.value('A1') === 'before' ? 'YES' : 'NO'),
        prompt: () => ({ button: 'OK', text: '' }),
      },
    });
    expect(await bench.call('act')).toEqual([false, true]);
  });
});

describe('in a cell: CUSTOM_FUNCTION', () => {
  async function cell(body: string) {
    bench = await open({ code: `function F() { ${body} }`, sheets: [{ name: 'A', rows: [['=F()']] }] });
    return [bench.value('A!A1'), bench.sentence('A!A1')];
  }

  test('reads the document, its properties, its zone; the active range is the calling cell', async () => {
    expect(
      await cell(`return [SpreadsheetApp.getActive().getSpreadsheetTimeZone(), SpreadsheetApp.getActiveRange().getA1Notation(),
        PropertiesService.getDocumentProperties().getKeys().length, Utilities.formatDate(new Date(0), 'Etc/UTC', 'yyyy')].join()`),
    ).toEqual(['America/New_York,A1,0,1970', '']);
  });

  test.each([
    [
      'SpreadsheetApp.getActiveSheet().getRange("B1").setValue(1)',
      'You do not have permission to call setValue',
    ],
    [
      'SpreadsheetApp.getActiveSheet().getRange("B1").clearContent()',
      'You do not have permission to call clearContent',
    ],
    ['SpreadsheetApp.getActive().insertSheet("x")', 'You do not have permission to call insertSheet'],
    ['SpreadsheetApp.flush()', 'You do not have permission to call flush'],
    ['SpreadsheetApp.getActive().toast("x")', 'You do not have permission to call toast'],
    [
      'PropertiesService.getUserProperties().setProperty("a", "b")',
      'You do not have permission to call setProperty',
    ],
    ['SpreadsheetApp.getUi()', 'Cannot call SpreadsheetApp.getUi() from this context.'],
  ])('refuses %s', async (call, message) => {
    expect(await cell(`${call}; return 1`)).toEqual(['#ERROR!', `Exception: ${message} (line 1).`]);
  });

  test('has 30 seconds', async () => {
    expect(await cell('Utilities.sleep(31000); return 1')).toEqual([
      '#ERROR!',
      'Exceeded maximum execution time (line 0).',
    ]);
  });
});
