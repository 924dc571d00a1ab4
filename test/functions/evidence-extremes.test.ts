// Settings at their ends, from one deal to many: figures and sentences stay such as a person can read.
import { expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { KPI_COACHING } from '../../src/functions/coaching.ts';
import { KPI_SCORECARD } from '../../src/functions/tables.ts';

const HEADERS: Cell[] = ['Rep', 'First appointment', 'Proposal date', 'Stage', 'Close date', 'Amount'];
const deals = (won: number, lost: number): Cell[][] => [
  HEADERS,
  ...['Ann', 'Bob'].flatMap((rep, i) =>
    Array.from({ length: won + lost + i }, (_, n): Cell[] => {
      const stage = n < won + i ? 'Won' : 'Lost';
      return [rep, 46_000 + (n % 200), 46_001 + (n % 200), stage, 46_040 + (n % 200), 100 + n];
    }),
  ),
];

test.each(
  ['50%', '99.9%'].flatMap(confidence =>
    ['0%', '100%'].flatMap(benchmark =>
      ['Each rep', 'The team'].map(hold => ({ confidence, benchmark, hold })),
    ),
  ),
)('confidence $confidence, benchmarks of $benchmark, held for $hold', ({ confidence, benchmark, hold }) => {
  const settings: Cell[][] = [
    ['Group', 'Name', 'Setting', 'Value'],
    ['Evidence', 'Flags', 'Confidence', confidence],
    ['Evidence', 'Flags', 'Hold for', hold],
    ['Benchmark', 'Close ratio', 'At least', benchmark],
    ['Gateway', 'Proposal', 'Proof column', 'Proposal date'],
    ['Gateway', 'Proposal', 'Benchmark', benchmark],
    ['Benchmark', 'Average sale', 'Below peers by', '0%'],
    ['Benchmark', 'Sales cycle', 'Shorter than peers by', '0%'],
    ['Benchmark', 'Activity barometer', 'At least', benchmark],
    ['Target', 'Team', 'Revenue', 1e9],
    ['Target', 'Team', 'Weeks', 0.1],
  ];
  for (const [won, lost] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [3, 4],
    [0, 3_000],
    [3_000, 0],
  ] as const) {
    const grid = deals(won, lost);
    const cells = [KPI_SCORECARD(grid, '', '', settings), KPI_COACHING(grid, 'Ann', '', '', settings)].flat(
      2,
    );
    for (const cell of cells) {
      if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true);
      else expect(String(cell)).not.toMatch(/NaN|Infinity|undefined|null/);
    }
  }
});
