// Where a person is in the spreadsheet, and what is said while the menu's build is under way.
import { afterEach, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { asked, openSample } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());
const selected = () => ({ tab: bench.book.grid.tab(bench.book.active.tab)?.name, ...bench.book.active.rect });

test('the first save makes a tab, and leaves the selection where it was', async () => {
  bench = await openSample();
  bench.person.select('Pipeline!C7:D9');
  const before = selected();
  const { version } = (await asked(bench, 'readDocument', {})).settings;
  const changes = [{ group: 'Target', name: 'Team', setting: 'Weeks', values: [13] }];
  await asked(bench, 'saveSettings', { version, changes });
  expect(selected()).toEqual(before);
});

test('going to a row ends at that row, also the last one', async () => {
  bench = await openSample();
  const tab = bench.book.grid.tabNamed('Pipeline')?.id ?? 0;
  for (const row of [2, 529, bench.book.grid.size(bench.book.active.tab).rows]) {
    await asked(bench, 'goTo', { tab, row });
    expect(selected()).toMatchObject({ row: row - 1, rows: 1 });
  }
});

test('the menu’s build says what it is at, and last that it is done', async () => {
  bench = await openSample();
  bench.click('Build scorecard');
  await bench.settled();
  const said = bench.ui.toasts.map(({ message }) => message);
  expect(said.slice(0, 2)).toEqual(['Reading the pipeline ...', 'Making the settings table ...']);
  expect(said[said.length - 1]).toBe('The scorecard is built');
});
