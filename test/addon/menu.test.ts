// The menu of the built add-on in every mode in which Google calls it, and in a document that lets nothing be read.
import { afterEach, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { openSample } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());
const MENU = [
  'Build scorecard',
  'Open sidebar',
  'Keep this week',
  'Build meeting page',
  'Build 1:1 page',
  'Check this installation',
  'Remove scorecard',
];

test.each(['NONE', 'LIMITED'] as const)('onOpen in %s: the menu, and nothing else is touched', async mode => {
  bench = await openSample({ onOpen: false });
  const before = JSON.stringify(bench.snapshot());
  bench.journal.clear();
  bench.opened(mode);
  expect(bench.menu).toEqual(MENU);
  expect(new Set(bench.journal.calls.map(({ name }) => name))).toEqual(
    new Set([
      'SpreadsheetApp.getUi',
      'Ui.createAddonMenu',
      'Menu.addItem',
      'Menu.addSeparator',
      'Menu.addToUi',
    ]),
  );
  expect(JSON.stringify(bench.snapshot())).toBe(before);
});

test('onInstall in FULL: the same menu, and no second one when the document is opened', async () => {
  bench = await openSample({ onOpen: false });
  bench.installed();
  expect(bench.menu).toEqual(MENU);
  bench.opened();
  expect(bench.menu).toEqual(MENU);
});

test('the menu is there even where every call to the document fails', async () => {
  bench = await openSample({ onOpen: false });
  bench.journal.beforeCall = ({ name }) => {
    if (!/^(SpreadsheetApp\.getUi|Ui\.|Menu\.)/.test(name)) throw new Error('You do not have permission');
  };
  bench.opened();
  expect(bench.menu).toEqual(MENU);
});

// Google's exceptions come in the user's language, and mean nothing to them.
test.each(MENU)('%s ends in a sentence of ours at whatever call Google fails', async item => {
  const few = { ...samplePipeline(), rows: samplePipeline().rows?.slice(0, 30) ?? [] };
  bench = await openSample({ sheets: [few] });
  bench.click('Build scorecard');
  bench.ui.answers.alert = () => 'YES';
  const raw = 'Der Dienst "Tabellen" ist fehlgeschlagen';
  for (const at of [0, 1, 4, 12, 33]) {
    let made = 0;
    let failed = '';
    bench.journal.beforeCall = ({ name }) => {
      // Without the document, or without a toast, there is nothing to say it with.
      if (/^(ScriptApp\.|SpreadsheetApp\.getActive$|Spreadsheet\.toast)/.test(name) || made++ !== at) return;
      failed = name;
      throw new Error(raw);
    };
    const before = bench.ui.toasts.length;
    bench.click(item);
    bench.journal.beforeCall = undefined;
    if (!failed) continue;
    const said = bench.ui.toasts.slice(before).map(({ message }) => message);
    for (const message of said) expect(message, `${item} at ${failed}`).not.toContain('Dienst');
    // What needs no call of those that failed may have been done; else it is said what was not.
    expect(said.length, `${item} at ${failed}`).toBeGreaterThan(0);
    bench.click('Build scorecard');
  }
});
