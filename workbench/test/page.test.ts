// The workbench in a real browser, with an add-on of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../headless/browser.ts';
import type { PageHandle } from '../page/page.ts';
import { serve } from '../serve.mjs';
import { smallWorkbook } from './workbook.ts';

declare const window: { workbench: PageHandle };
declare const document: { querySelector(selector: string): { textContent: string } | null };

const code = `
/**
 * Twice the number.
 *
 * @param {number} value What to double.
 * @param {number} times (optional) How often.
 * @customfunction
 */
function TWICE(value, times) {
  if (typeof value !== 'number') throw new Error('value must be a number, got "' + value + '"');
  return value * Math.pow(2, times === undefined ? 1 : times);
}
function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Show panel', 'panel').addItem('Draw', 'draw').addItem('Break', 'breaks').addToUi(); }
function panel() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Panel')); }
function draw() {
  const sheet = SpreadsheetApp.getActive().insertSheet('Drawn');
  sheet.getRange('A1:B3').setValues([['Rep', 'Deals'], ['Ana', 4], ['Ben', 2]]);
  sheet.getRange('A1').setNote('Who');
  sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenNumberLessThan(3).setBackground('#f4c7c3').setRanges([sheet.getRange('B2:B3')]).build()]);
  sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange('A1:B3')).setNumHeaders(1).setTitle('Deals').setPosition(5, 1, 0, 0).build());
  SpreadsheetApp.getActive().toast('Drawn.', 'Ready');
}
function breaks() { SpreadsheetApp.getActiveSheet().getRange(0, 1); }
function names(json) { return JSON.stringify({ got: JSON.parse(json), tabs: SpreadsheetApp.getActive().getSheets().map(s => s.getName()) }); }
function scope() { return [typeof setTimeout, typeof fetch, typeof document, typeof window, typeof globalThis.document, typeof crypto, typeof localStorage, typeof [].at, typeof structuredClone]; }
let runs = 0;
function count() { runs++; return runs; }
function zone() { return new Date(2026, 0, 1).toISOString(); }`;

const html = `<!DOCTYPE html><html><head><base target="_top"></head><body><button id="ask">Ask</button><p id="answer"></p>
<script>
  const show = text => { document.getElementById('answer').textContent = text; };
  document.getElementById('ask').onclick = () => google.script.run.withSuccessHandler(show).withFailureHandler(e => show(e.name + ': ' + e.message)).names('{"a":1}');
  let reach = 'yes'; try { parent.document.title } catch (e) { reach = 'no' }
  let net = 'none'; fetch('https://example.com/').then(() => { net = 'went' }, () => { net = 'refused' }).then(() => show('parent ' + reach + ', network ' + net));
</script></body></html>`;

const project = () => ({ addOn: 'Doubler', dist: folder, sample: join(import.meta.dirname, 'sample.ts') });

let browser: Browser;
let served: Awaited<ReturnType<typeof serve>>;
let page: Page;
let folder: string;
const foreign: string[] = [];
const errors: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'add-on-'));
  writeFileSync(join(folder, 'Code.js'), code);
  writeFileSync(join(folder, 'Sidebar.html'), html);
  const scopes = ['spreadsheets.currentonly', 'script.container.ui'].map(
    s => `https://www.googleapis.com/auth/${s}`,
  );
  writeFileSync(
    join(folder, 'appsscript.json'),
    JSON.stringify({ timeZone: 'Etc/UTC', oauthScopes: scopes }),
  );
  served = await serve(project());
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  served?.close();
  rmSync(folder, { recursive: true });
});

afterEach(async () => {
  await page?.close();
  expect(foreign).toEqual([]);
  expect(errors.splice(0)).toEqual([]);
});

async function visit(address = served.address): Promise<Page> {
  page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
  page.on('pageerror', error => errors.push(error.message));
  page.on('request', request => {
    // The sidebar's own try to get out is refused before it is sent; anything else would be ours.
    if (/^https?:/.test(request.url()) && !request.url().startsWith('http://127.0.0.1:')) {
      if (!request.frame().url().endsWith('/frame')) foreign.push(request.url());
    }
  });
  await page.goto(address);
  await page.waitForFunction(() => window.workbench);
  await page.evaluate(() => window.workbench.ready);
  return page;
}

const menu = async (item: string) => {
  await page.getByRole('menuitem', { name: 'Extensions' }).click();
  await page.getByRole('menuitem', { name: 'Doubler' }).hover();
  await page.getByRole('menuitem', { name: item }).click();
};

/** Clicks a cell of the active tab, as one does before typing. */
const click = async (place: string) => {
  const box = await page.evaluate(p => window.workbench.cellBox(p), place);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
};

const frame = async (): Promise<Frame> => {
  await page.waitForSelector('#sidebar iframe');
  await page.waitForFunction(() => document.querySelector('#sidebar iframe'));
  const found = page.frames().find(f => f.url().endsWith('/frame'));
  if (!found) throw new Error('no sidebar');
  await found.waitForSelector('#ask');
  return found;
};

test('shows the sample that is handed in, the menu, and the add-on’s help while one types', async () => {
  await visit();
  expect(await page.textContent('#title')).toBe('Orders of a bakery');
  expect(await page.title()).toBe('Orders of a bakery - Doubler workbench');
  expect(await page.evaluate(() => window.workbench.bench.shown('A1:D2'))).toEqual([
    ['Customer', 'Loaf', 'Baked on', 'Loaves'],
    ['Ana', 'Rye', '3/31/2026', '12'],
  ]);
  expect(await page.evaluate(() => window.workbench.bench.menu)).toEqual(['Show panel', 'Draw', 'Break']);
  await click('H5');
  await page.keyboard.press('Delete');
  await page.keyboard.type('=TWI');
  await page.getByText('Twice the number.').waitFor();
  await page.keyboard.type('CE(');
  await page.getByText('What to double.').waitFor();
  await page.keyboard.type('21)');
  // The list of functions closes a moment after the last letter; until then it takes Enter for itself.
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.workbench.bench.value('H5') === 42);
});

test('an error’s sentence stands above the grid when its cell is selected', async () => {
  await visit();
  await page.evaluate(() => window.workbench.bench.person.type('L5', '=TWICE("x")'));
  await page.evaluate(() => window.workbench.settled());
  await page.evaluate(() => window.workbench.bench.person.select('L5'));
  expect(await page.textContent('#inspector')).toBe(
    'L5: #ERROR!Error: value must be a number, got "x" (line 10).',
  );
  await page.evaluate(() => window.workbench.bench.person.select('A1'));
  expect(await page.textContent('#inspector')).toBe('');
});

test('a menu item draws: values, a note, a conditional format, a chart with words for it, a toast', async () => {
  await visit();
  await menu('Draw');
  await page.evaluate(() => window.workbench.settled());
  const svg = page.locator('.chart svg');
  await svg.waitFor();
  expect(await svg.getAttribute('aria-label')).toBe('Deals, column chart. Deals: Ana 4, Ben 2.');
  expect(await svg.locator('rect.bar title').allTextContents()).toEqual(['Ana, Deals: 4', 'Ben, Deals: 2']);
  expect(await page.evaluate(() => window.workbench.bench.look('Drawn!B3').background)).toBe('#f4c7c3');
  expect(await page.textContent('.toast')).toContain('Drawn.');
  await page.evaluate(() => window.workbench.bench.person.type('Drawn!B3', '7'));
  await page.evaluate(() => window.workbench.settled());
  expect(await svg.locator('rect.bar title').allTextContents()).toEqual(['Ana, Deals: 4', 'Ben, Deals: 7']);
});

test('what a script throws is shown', async () => {
  await visit();
  await menu('Break');
  expect(await page.textContent('.toast.failure')).toContain(
    'Exception: The starting row of the range is too small.',
  );
});

test('the sidebar asks the script; it can reach neither the page nor the network', async () => {
  await visit();
  await menu('Show panel');
  const panel = await frame();
  await panel.getByText('parent no, network refused').waitFor();
  await panel.click('#ask');
  await panel.getByText('"tabs":["Orders"]').waitFor();
  expect(await panel.textContent('#answer')).toBe('{"got":{"a":1},"tabs":["Orders"]}');
  const box = await page.locator('#sidebar iframe').boundingBox();
  expect(box?.width).toBe(300);
  expect(await page.locator('#sidebar iframe').getAttribute('sandbox')).toBe(
    'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox',
  );
  await page.locator('#sidebar').getByRole('button', { name: 'Close' }).click();
  expect(await page.locator('#sidebar').isHidden()).toBe(true);
});

test('a script’s scope is as bare as in Node, new for every run, in the script’s zone', async () => {
  await visit();
  const call = (name: string) => page.evaluate(n => window.workbench.bench.callNow(n), name);
  expect(await call('scope')).toEqual(new Array(9).fill('undefined'));
  expect([await call('count'), await call('count')]).toEqual([1, 1]);
  expect(await call('zone')).toBe('2026-01-01T00:00:00.000Z');
});

test('in German, typing and showing follow the locale', async () => {
  await visit();
  await page.selectOption('#locale', 'de_DE');
  await click('H5');
  for (const text of ['1,5', '31.3.2026', '=MAX(1,5;2,5)', "'007", '=MAX(1,2)+SUM(A1,B1)']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await page.evaluate(() => window.workbench.settled());
  expect(await page.evaluate(() => window.workbench.bench.shown('H5:H9').flat())).toEqual([
    '1,5',
    '31.03.2026',
    '2,5',
    '007',
    '#ERROR!',
  ]);
  expect(await page.evaluate(() => window.workbench.bench.formula('H7'))).toBe('=MAX(1,5;2,5)');
});

test('a file named on the command line is opened; one that can’t be read says why', async () => {
  const file = join(folder, 'deals.csv');
  writeFileSync(file, 'Rep,Closed,Value\nAna,2026-03-31,1054\n');
  const other = await serve({ ...project(), file });
  await visit(other.address);
  expect(await page.textContent('#title')).toBe('deals.csv');
  expect(await page.evaluate(() => window.workbench.bench.shown('A1:C2'))).toEqual([
    ['Rep', 'Closed', 'Value'],
    ['Ana', '2026-03-31', '1054'],
  ]);
  await page.setInputFiles('#file', {
    name: 'broken.xlsx',
    mimeType: '',
    buffer: Buffer.from('not a workbook'),
  });
  await page.getByText('broken.xlsx is called .xlsx and is no Excel workbook.').waitFor();
  expect(await page.textContent('#title')).toBe('deals.csv');
  await page.setInputFiles('#file', {
    name: 'next.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('a;b\n1;2\n'),
  });
  await page.waitForFunction(() => document.querySelector('#title')?.textContent === 'next.csv');
  expect(await page.evaluate(() => window.workbench.bench.values('A1:B2'))).toEqual([
    ['a', 'b'],
    [1, 2],
  ]);
  expect(await page.evaluate(() => window.workbench.bench.menu.length)).toBe(3);
  await page.setInputFiles('#file', {
    name: 'deals.xlsx',
    mimeType: '',
    buffer: Buffer.from(smallWorkbook()),
  });
  await page.waitForFunction(() => document.querySelector('#title')?.textContent === 'deals.xlsx');
  expect(await page.evaluate(() => window.workbench.bench.shown('Deals!A1:D1'))).toEqual([
    ['Ana', '3/31/2026', '1054.5', 'TRUE'],
  ]);
  other.close();
});

test('the menus work by keyboard alone', async () => {
  await visit();
  await page.getByRole('menuitem', { name: 'File' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  expect(
    await page.evaluate(
      () => (document as unknown as { activeElement: { textContent: string } }).activeElement.textContent,
    ),
  ).toBe('Draw');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.workbench.bench.book.grid.tabNamed('Drawn'));
});
