// The menu of the built add-on in every mode in which Google calls it, and in a document that lets nothing be read.
import { afterEach, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
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
