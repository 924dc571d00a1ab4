// The coaching plan: rows are added after what is there, and what people typed is theirs.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { ask, asked, openSample, table } from '../support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openSample();
});
afterEach(async () => {
  // What came of a step is a formula: nothing is closed while it is computed.
  await bench.settled();
  bench.close();
});

const STEP = { kpi: 'Close ratio', step: 'Agree the timeline', goal: 'Close ratio 65%' };
const OTHER = { kpi: 'Gateway ratio', step: 'Start at the top', goal: '' };
const add = async (rep: string, ...steps: (typeof STEP)[]) =>
  (await asked(bench, 'addToPlan', { rep, steps })).added;
const plan = () => table(bench, 'KPI Coaching!A1:I30');

test('a row per rep and step, with a box to tick; the same step is not added twice', async () => {
  expect(await add('Marcus Webb', STEP, OTHER)).toBe(2);
  expect(await add('Marcus Webb', STEP)).toBe(0);
  expect(await add('Tom Okafor', STEP)).toBe(1);
  expect(plan()).toEqual([
    ['Rep', 'KPI', 'Step', 'Goal', 'Owner', 'Start', 'Due', 'Done', 'Note'],
    ['Marcus Webb', 'Close ratio', 'Agree the timeline', 'Close ratio 65%', '', '', '', false, ''],
    ['Marcus Webb', 'Gateway ratio', 'Start at the top', '', '', '', '', false, ''],
    ['Tom Okafor', 'Close ratio', 'Agree the timeline', 'Close ratio 65%', '', '', '', false, ''],
  ]);
});

test('what people typed, ticked and sorted stays, also in a row that is not ours', async () => {
  await add('Marcus Webb', STEP);
  bench.person.type('KPI Coaching!E2', 'Ann');
  bench.person.type('KPI Coaching!H2', 'TRUE');
  bench.person.type('KPI Coaching!D2', 'my own goal');
  bench.person.type('KPI Coaching!I3', 'a note under the list');
  await add('Tom Okafor', STEP, OTHER);
  expect(bench.values('KPI Coaching!A2:I5')).toEqual([
    ['Marcus Webb', 'Close ratio', 'Agree the timeline', 'my own goal', 'Ann', '', '', true, ''],
    ['', '', '', '', '', '', '', '', 'a note under the list'],
    ['Tom Okafor', 'Close ratio', 'Agree the timeline', 'Close ratio 65%', '', '', '', false, ''],
    ['Tom Okafor', 'Gateway ratio', 'Start at the top', '', '', '', '', false, ''],
  ]);
});

test('what was added is taken out again, and adding it once more gives the same', async () => {
  await add('Marcus Webb', OTHER);
  await bench.settled();
  const before = JSON.stringify(bench.values('KPI Coaching!A1:L9'));
  await add('Dylan Brooks', STEP);
  await bench.settled();
  const after = JSON.stringify(bench.values('KPI Coaching!A1:L9'));
  const undo = () => asked(bench, 'removeFromPlan', { rep: 'Dylan Brooks', steps: [STEP] });
  expect(await undo()).toEqual({ removed: 1 });
  await bench.settled();
  expect(JSON.stringify(bench.values('KPI Coaching!A1:L9'))).toBe(before);
  expect(await undo()).toEqual({ removed: 0 });
  await add('Dylan Brooks', STEP);
  await bench.settled();
  expect(JSON.stringify(bench.values('KPI Coaching!A1:L9'))).toBe(after);
});

test.each([
  ['E2', 'Ann'],
  ['H2', 'TRUE'],
  ['P2', 'a note at the side'],
])('a step into whose row somebody wrote (%s) is not taken out', async (cell, text) => {
  await add('Marcus Webb', STEP);
  bench.person.type(`KPI Coaching!${cell}`, text);
  await bench.settled();
  const before = JSON.stringify(bench.snapshot());
  expect(await ask(bench, 'removeFromPlan', { rep: 'Marcus Webb', steps: [STEP] })).toMatchObject({
    ok: false,
    problem: {
      message: expect.stringMatching(
        /^row 2 of the tab KPI Coaching must be as it was added, got .*; nothing was taken out$/,
      ),
    },
  });
  expect(JSON.stringify(bench.snapshot())).toBe(before);
});

test('columns may be moved, and others put between them', async () => {
  await add('Marcus Webb', STEP);
  bench.person.insertColumns('KPI Coaching', 1);
  bench.person.insertColumns('KPI Coaching', 3);
  bench.person.type('KPI Coaching!C1', 'Region');
  expect(await add('Marcus Webb', STEP)).toBe(0);
  expect(await add('Tom Okafor', OTHER)).toBe(1);
  expect(bench.values('KPI Coaching!A1:F3')).toEqual([
    ['', 'Rep', 'Region', 'KPI', 'Step', 'Goal'],
    ['', 'Marcus Webb', '', 'Close ratio', 'Agree the timeline', 'Close ratio 65%'],
    ['', 'Tom Okafor', '', 'Gateway ratio', 'Start at the top', ''],
  ]);
});

test('a header that is gone is told, and nothing is written', async () => {
  await add('Marcus Webb', STEP);
  bench.person.type('KPI Coaching!C1', 'What');
  const before = JSON.stringify(bench.snapshot());
  expect(await ask(bench, 'addToPlan', { rep: 'Tom Okafor', steps: [STEP] })).toMatchObject({
    ok: false,
    problem: {
      message:
        'the tab KPI Coaching must have the headers Rep, KPI, Step, Goal and Done in its first row, got none called "Step"',
    },
  });
  expect(JSON.stringify(bench.snapshot())).toBe(before);
});

test('a step on a ratio keeps its day, the figure and its counts, and says later what came of it', async () => {
  await add('Dylan Brooks', { kpi: 'Gateway ratio', step: 'Start at the top', goal: '' }, STEP);
  await bench.settled();
  const [, first] = table(bench, 'KPI Coaching!A1:L3');
  // 15 of 48, as the sample's scorecard has it.
  expect(first?.slice(10)).toEqual(['31% (15 of 48)', '0 of 15 cases since 2026-08-31: too early to say']);
  expect(bench.book.grid.tabNamed('KPI Coaching')).toBeDefined();
  // Average sale is no share of cases: nothing is kept of it.
  await add('Marcus Webb', { kpi: 'Average sale', step: 'Find the reason', goal: '' });
  expect(bench.values('KPI Coaching!J4:L4')).toEqual([['', '', '']]);
});

test('a plan of an older build gets the three new columns right of all that it holds, and loses nothing', async () => {
  await add('Marcus Webb', OTHER);
  // As it was made before: nine columns, and one of a person's own beside them.
  bench.person.clear('KPI Coaching!J1:L2');
  bench.person.type('KPI Coaching!J1', 'Mine');
  bench.person.type('KPI Coaching!J2', '=1+1');
  await bench.settled();
  const before = bench.values('KPI Coaching!A1:J2');
  expect(await add('Dylan Brooks', OTHER)).toBe(1);
  await bench.settled();
  expect(bench.values('KPI Coaching!A1:J2')).toEqual(before);
  expect(bench.formula('KPI Coaching!J2')).toBe('=1+1');
  expect(bench.values('KPI Coaching!K1:M3')).toEqual([
    ['Added', 'Before', 'Came of it'],
    ['', '', ''],
    [expect.any(Date), '31% (15 of 48)', '0 of 15 cases since 2026-08-31: too early to say'],
  ]);
  // Whoever takes one of them away has it gone for good.
  bench.person.clear('KPI Coaching!L1:L3');
  await add('Tom Okafor', OTHER);
  expect(bench.values('KPI Coaching!K1:N1')).toEqual([['Added', '', 'Came of it', '']]);
});

test('an older plan whose tab ends at its last column gets more columns', async () => {
  await add('Marcus Webb', OTHER);
  bench.person.deleteColumns('KPI Coaching', 10, 17);
  expect(await add('Dylan Brooks', OTHER)).toBe(1);
  expect(bench.values('KPI Coaching!J1:L1')).toEqual([['Added', 'Before', 'Came of it']]);
});
