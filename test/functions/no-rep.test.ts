// Rows that name no rep are counted, and are nobody: no flag, nobody to coach, no bar, no goal.
import { expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { KPI_COACHING } from '../../src/functions/coaching.ts';
import { KPI_COACHING_EFFECT } from '../../src/functions/effect.ts';
import { KPI_CHART, KPI_WEEKLY_GOALS } from '../../src/functions/pictures.ts';
import { KPI_SCORECARD } from '../../src/functions/tables.ts';

type Row = Cell[];
const deals = (rep: string, won: number, lost: number, amount: number, days: number): Row[] =>
  Array.from({ length: won + lost }, (_, i) => {
    const stage = i < won ? 'Won' : 'Lost';
    return [rep, 46_000, i % 2 ? 46_003 : '', stage, 46_000 + days, amount];
  });
// Whatever the rows without a rep could be marked for: ratios, a small sale, a low barometer.
const PIPELINE: Row[] = [
  ['Rep', 'First appointment', 'Proposal date', 'Stage', 'Close date', 'Amount'],
  ...deals('', 10, 60, 100, 60),
  ...deals('Ann', 60, 10, 9_000, 60),
  ...deals('Bob', 60, 10, 9_000, 60),
];
const SETTINGS: Row[] = [
  ['Group', 'Name', 'Setting', 'Value'],
  ['Target', 'Team', 'Revenue', 1e9],
  ['Target', 'Team', 'Weeks', 1],
  ['Method', 'As of', 'Date', '2026-12-31'],
];

test('on the scorecard they have figures and no flag; one with a name would be under', () => {
  const flagsOf = (pipeline: Row[], name: string): Cell[] =>
    (KPI_SCORECARD(pipeline, '', '', SETTINGS) as Row[]).find(row => row[0] === name)?.slice(1, 4) ?? [];
  expect(flagsOf(PIPELINE, '(no rep)')).toEqual(['', '', 70]);
  const named = PIPELINE.map(row => (row[0] === '' ? ['Cy', ...row.slice(1)] : row));
  expect(flagsOf(named, 'Cy')).toEqual([
    expect.stringMatching(/./),
    expect.stringMatching(/Close ratio under/),
    70,
  ]);
});

test('by another column the blank group is nobody either', () => {
  const [, , ...groups] = KPI_SCORECARD(PIPELINE, '', '', SETTINGS, 'Proposal date') as Row[];
  expect(groups.find(row => row[0] === '(blank)')?.slice(1, 3)).toEqual(['', '']);
});

test('nobody is coached on them, and no step of theirs is looked at', () => {
  const told = KPI_COACHING(PIPELINE, '(no rep)', '', '', SETTINGS) as Row[];
  expect(told.slice(1).map(row => row[3])).toEqual(['']);
  expect(String(told[1]?.[4])).toMatch(/^These rows name no rep: nobody to coach/);
  expect(KPI_COACHING_EFFECT(PIPELINE, '(no rep)', 'Close ratio', '2025-12-10', 15, SETTINGS)).toBe('');
});

test('they have no bar and no goal', () => {
  const bars = (KPI_CHART(PIPELINE, 'Close ratio', '', '', SETTINGS) as Row[]).map(row => String(row[0]));
  expect(bars.filter(label => label.startsWith('(no rep)'))).toEqual([]);
  expect(bars.filter(label => label.startsWith('Ann'))).toHaveLength(1);
  const goals = (KPI_WEEKLY_GOALS(PIPELINE, '', '', SETTINGS) as Row[]).map(row => row[0]);
  expect(goals).toContain('Ann');
  expect(goals).not.toContain('(no rep)');
});
