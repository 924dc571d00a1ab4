// What people do to built tabs: each action then works or says in one sentence what to do, and nothing of theirs goes.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { ask, asked, openSample, table, toast } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());
const few = { ...samplePipeline(), rows: samplePipeline().rows?.slice(0, 60) ?? [] };
const build = async (): Promise<string> => {
  bench.click('Build scorecard');
  await bench.settled();
  return toast(bench);
};
beforeEach(async () => {
  bench = await openSample({ sheets: [few] });
  await build();
});
const BUILT = 'The scorecard is built';

// Each cell that building writes, and one that a table fills: overwritten by a person.
test.each([
  ['KPI Scorecard!A4', 'KPI Scorecard!A4 must be free for the scorecard, got "mine"; move it and try again'],
  ['KPI Scorecard!A5', 'KPI Scorecard!A5 must be free for the scorecard, got "mine"; move it and try again'],
  ['KPI Scorecard!R8', 'KPI Scorecard!R8 must be free for the scorecard, got "mine"; move it and try again'],
  [
    'KPI Weekly goals!A4',
    'KPI Weekly goals!A4 must be free for the weekly goals, got "mine"; move it and try again',
  ],
  [
    'KPI Weekly goals!C8',
    'KPI Weekly goals!C8 must be free for the weekly goals, got "mine"; move it and try again',
  ],
  [
    'KPI Charts!O5',
    'KPI Charts!O5 must be free for the data of the pictures, got "mine"; move it and try again',
  ],
  [
    'KPI Charts!P7',
    'KPI Charts!P7 must be free for the data of the pictures, got "mine"; move it and try again',
  ],
  ...['A1', 'B1', 'A2', 'C2', 'A3', 'T3'].map(cell => [`KPI Scorecard!${cell}`, BUILT]),
  ...['A1', 'A2', 'A3'].map(cell => [`KPI Weekly goals!${cell}`, BUILT]),
  ...['A1', 'A2', 'G4'].map(cell => [`KPI Charts!${cell}`, BUILT]),
] as [string, string][])('"mine" in %s', async (cell, says) => {
  bench.person.type(cell, 'mine');
  await bench.settled();
  expect(await build()).toBe(says);
  expect(bench.value(cell)).toBe('mine');
});

test('tabs renamed: they are still found, and formulas name them anew', async () => {
  for (const tab of ['KPI Scorecard', 'KPI Weekly goals', 'KPI Charts', 'KPI Settings'])
    bench.person.renameTab(tab, `${tab}, Q3`);
  expect(await build()).toBe(BUILT);
  expect(bench.formula('KPI Weekly goals, Q3!A4')).toContain("'KPI Scorecard, Q3'!B2");
  expect(bench.book.grid.tabs).toHaveLength(5);
});

test.each(['KPI Scorecard', 'KPI Weekly goals', 'KPI Charts'])('%s deleted: it is built anew', async tab => {
  bench.person.deleteTab(tab);
  await bench.settled();
  bench.person.select('Pipeline!A1');
  expect(await build()).toBe(BUILT);
  expect(bench.book.grid.tabs.map(({ name }) => name)).toContain(tab);
  expect(table(bench, 'KPI Scorecard!A4:R60').length).toBeGreaterThan(3);
});

test('the settings tab deleted: the next build makes an empty one', async () => {
  bench.person.deleteTab('KPI Settings');
  await bench.settled();
  bench.person.select('Pipeline!A1');
  expect(await build()).toBe(BUILT);
  expect(bench.values('KPI Settings!A1:D1')).toEqual([['Group', 'Name', 'Setting', 'Value']]);
});

test('the settings tab emptied: it gets its headers again', async () => {
  bench.person.clear('KPI Settings!A1:D1');
  await bench.settled();
  expect(await build()).toBe(BUILT);
  expect(bench.values('KPI Settings!A1:D1')).toEqual([['Group', 'Name', 'Setting', 'Value']]);
});

test('the settings tab half emptied, rows without headers: a sentence says what is wanted, and nothing is lost', async () => {
  bench.person.type('KPI Settings!A1', 'Benchmark');
  bench.person.clear('KPI Settings!B1:D1');
  await bench.settled();
  expect(await build()).toMatch(
    /^The tab "KPI Settings" must have the headers Group, Name, Setting and Value in a row above its settings, got /,
  );
  expect(bench.value('KPI Settings!A1')).toBe('Benchmark');
  const answer = await ask(bench, 'readDocument', {});
  expect(answer.ok ? 'ok' : answer.problem.code).not.toBe('unexpected');
});

test('a filter on each tab, and rows sorted by hand: a build brings them back', async () => {
  bench.person.filter('KPI Scorecard!A4:R18');
  bench.person.filter('KPI Weekly goals!A6:H18');
  expect(await build()).toBe(BUILT);
  await asked(bench, 'removeBuilt', {});
});
