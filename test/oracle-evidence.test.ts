// Odds of the average sale and the sales cycle, and best practices, in two readings of docs/kpis.md: on teams that have
// enough sales for there to be odds, which random pipelines seldom have.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../src/core/cells/cell.ts';
import { KPI_COACHING } from '../src/functions/coaching.ts';
import { KPI_SCORECARD } from '../src/functions/tables.ts';
import { seeded } from './core/coaching/seeded.ts';
import * as oracle from './oracle/oracle.ts';

type Row = Cell[];
const HEADERS: Row = ['Rep', 'First appointment', 'Proposal date', 'Stage', 'Close date', 'Amount'];
const REPS = ['Ann', 'Bob', 'Cy', 'Di', 'Ed', ''];

/** Deals of a rep of few sales and of peers who have many, with amounts that spread as sales do. */
function team(seed: number): Row[] {
  const next = seeded(seed);
  const rows: Row[] = [HEADERS];
  // Two amounts that are one at two significant digits, so that sales stand on the median itself.
  const round = next() < 0.5 ? 1000 : 0.01;
  REPS.forEach((rep, i) => {
    const deals = i ? 12 + Math.floor(next() * 20) : 6 + Math.floor(next() * 12);
    const [wins, passes] = [0.6 + 0.5 * next(), 0.4 + 0.6 * next()];
    const isSlow = next() < 0.5;
    const size = i ? 1 : isSlow ? 0.2 + 0.4 * next() : 1.2;
    const pace = i || isSlow ? 1 : 0.1 + 0.5 * next();
    for (let n = 0; n < deals; n++) {
      const passed = next() < passes;
      const isWon = passed && next() < wins;
      const amount = Math.round((10_000 * size * 2 ** (next() + next() - 1)) / round) * round;
      const days = 5 + Math.floor(60 * pace * next());
      const day = 46_000 + Math.floor(next() * 100);
      rows.push([
        rep,
        day,
        passed ? day + 3 : '',
        isWon ? 'Won' : 'Lost',
        day + days,
        Number(amount.toFixed(2)),
      ]);
    }
  });
  return rows;
}

const settingsOf = fc
  .record({
    confidence: fc.constantFrom('50%', '80%', '90%', '95%', '99.9%'),
    holdFor: fc.constantFrom('Each rep', 'Each rep', 'The team'),
    closeRatio: fc.constantFrom('20%', '40%', '65%', '0%', '100%'),
    gateway: fc.constantFrom('20%', '40%', '60%', '0%', '100%'),
    averageSale: fc.constantFrom('0%', '10%', '40%'),
    salesCycle: fc.constantFrom('0%', '10%', '30%'),
  })
  .map((of): Row[] => [
    ['Group', 'Name', 'Setting', 'Value'],
    ['Evidence', 'Flags', 'Confidence', of.confidence],
    ['Evidence', 'Flags', 'Hold for', of.holdFor],
    ['Benchmark', 'Close ratio', 'At least', of.closeRatio],
    ['Benchmark', 'Average sale', 'Below peers by', of.averageSale],
    ['Benchmark', 'Sales cycle', 'Shorter than peers by', of.salesCycle],
    ['Gateway', 'Proposal', 'Proof column', 'Proposal date'],
    ['Gateway', 'Proposal', 'Benchmark', of.gateway],
    ['Method', 'As of', 'Date', '2026-12-31'],
  ]);

test('flags and best practices agree where there are odds', () => {
  const seen: Record<string, number> = {};
  const see = (what: string): void => {
    seen[what] = (seen[what] ?? 0) + 1;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), settingsOf, (seed, settings) => {
      const pipeline = team(seed);
      const [ours, theirs] = [
        KPI_SCORECARD(pipeline, '', '', settings),
        oracle.KPI_SCORECARD(pipeline, '', '', settings),
      ] as [Row[], oracle.Table];
      const flags = (table: readonly Row[]): Row[] => table.slice(2, -1).map(row => row.slice(0, 3));
      expect(flags(ours)).toEqual(flags(theirs));
      for (const [, , text] of flags(theirs))
        for (const flag of String(text).split('; '))
          see(flag.replace(/ \(.*/, /\(/.test(flag) ? ' with odds' : ''));
      const confidence = Number(String(settings[1]?.[3]).replace('%', '')) / 100;
      for (const rep of REPS.slice(0, 5)) {
        const told = (KPI_COACHING(pipeline, rep, '', '', settings) as Row[])
          .filter(row => String(row[4]).endsWith('above the benchmark'))
          .map(row => String(row[0]));
        // Not where the team records no loss: what is won has always passed.
        const hasLosses = pipeline.some(([, , , stage]) => stage === 'Lost');
        const practices = hasLosses ? oracle.practices(theirs, rep, confidence) : [];
        expect(told.sort()).toEqual(practices.sort());
        for (const kpi of practices) see(`${kpi} best practice`);
      }
      // Rows without a rep are nobody's: no flag, and nobody to coach on them.
      expect(flags(ours)[5]).toEqual(['(no rep)', '', '']);
    }),
    { numRuns: 160 },
  );
  for (const [what, least] of [
    ['Average sale under with odds', 6],
    ['Average sale watch with odds', 6],
    ['Average sale below', 40],
    ['Sales cycle best practice with odds', 6],
    ['Sales cycle promising with odds', 6],
    ['Gateway ratio best practice', 40],
    ['Close ratio best practice', 40],
  ] as const)
    expect.soft([what, Math.min(least, seen[what] ?? 0)]).toEqual([what, least]);
});
