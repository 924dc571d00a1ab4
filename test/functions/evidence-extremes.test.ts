// Settings at their ends, from one deal to many: figures and sentences stay such as a person can read.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { flagText } from '../../src/core/evidence/flags.ts';
import { funnelOf } from '../../src/core/evidence/funnel.ts';
import { furtherCases } from '../../src/core/evidence/settle.ts';
import { KPIS } from '../../src/core/kpi/catalog.ts';
import type { KpiName } from '../../src/core/kpi/kpi.ts';
import { SCORECARD_COLUMNS } from '../../src/core/scorecard/columns.ts';
import { scorecardOf } from '../../src/core/scorecard/scorecard.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import type { GatewaySetting } from '../../src/core/settings/gateway.ts';
import type { Settings } from '../../src/core/settings/settings.ts';
import { emptyTally } from '../../src/core/tally/tally.ts';
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

const isReadable = (cell: Cell): boolean =>
  typeof cell === 'number' ? Number.isFinite(cell) : !/NaN|Infinity|undefined|null/.test(String(cell));

test('whatever the confidence, the benchmarks and the number of cases, to a million: no NaN, no end, at most over 1000 to 1', () => {
  const end = fc.constantFrom(0, 1);
  const share = fc.oneof(end, end, fc.double({ min: 0, max: 1, noNaN: true }));
  const cases = fc.oneof(fc.constantFrom(0, 1, 2, 1_000_000), fc.nat(5_000));
  const counts = fc.record({ n: cases, passes: share, wins: share });
  const seen = { odds: 0, over: 0 };
  fc.assert(
    fc.property(
      counts,
      counts,
      fc.oneof(fc.constantFrom(0.5, 0.999), fc.double({ min: 0.5, max: 0.999, noNaN: true })),
      fc.constantFrom('each rep' as const, 'the team' as const),
      share,
      share,
      fc.constantFrom(0, 0.4, 1),
      (own, peers, confidence, holdFor, closeRatio, gateway, gap) => {
        const base = defaultSettings();
        const settings = {
          ...base,
          confidence,
          holdFor,
          benchmarks: { closeRatio, averageSale: gap, salesCycle: gap, barometer: closeRatio },
          target: { ...base.target, revenue: 1e9, weeks: 0.1 },
        };
        const group = (name: string, key: string, { n, passes, wins }: typeof own) => {
          const passed = Math.floor(n * passes);
          const won = Math.floor(passed * wins);
          const lost = n - won;
          return {
            name,
            key,
            presence: { rows: n, firstAppointment: n && 46_000, lost, notProvable: [0] },
            tally: {
              ...emptyTally(1),
              appointments: n,
              appointmentsToDate: n,
              gateways: [{ matured: n, passed }],
              won,
              lost,
              lostPassed: passed - won,
              decisions: n,
              sales: won,
              priced: won,
              revenue: { units: won * (key === 'ann' ? 1 : 100), cents: 0 },
              sizes: won ? { [key === 'ann' ? 100 : 10_000]: won } : {},
              cycles: won ? { [key === 'ann' ? 3 : 60]: won } : {},
            },
          };
        };
        const knows = Object.fromEntries(KPIS.map(({ name }) => [name, true])) as Record<KpiName, boolean>;
        const setting = { name: 'Proposal', benchmark: gateway } as unknown as GatewaySetting;
        const { lines, team, standard } = scorecardOf({
          groups: [group('Ann', 'ann', own), group('Bob', 'bob', peers)],
          settings: settings as Settings,
          gateway: { setting, hasProof: true },
          from: undefined,
          end: 46_100,
          knows,
          withTargets: true,
        });
        for (const { value, benchmark } of SCORECARD_COLUMNS) {
          for (const line of [...lines, team]) expect(isReadable(value(line) ?? '')).toBe(true);
          expect(isReadable(benchmark?.(standard) ?? '')).toBe(true);
        }
        for (const { flags } of lines) {
          const text = flagText(flags);
          for (const [, told] of text.matchAll(/\(([^)]*)\)/g)) {
            expect(told).toMatch(/^(\d{1,3}|over 1000) to 1$/);
            seen.odds++;
            if (told === 'over 1000 to 1') seen.over++;
          }
        }
        const x = Math.floor(own.n * own.wins);
        const more = furtherCases(x, own.n, closeRatio, standard.holds.together);
        expect(more === undefined || Number.isInteger(more)).toBe(true);
        for (const { watch, holds } of funnelOf(
          closeRatio,
          { watch: 3, holds: standard.holds.together },
          100,
          5,
        ))
          for (const ratio of [watch, holds])
            expect(ratio === undefined || Number.isFinite(ratio)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
  expect([seen.odds > 20, seen.over > 5]).toEqual([true, true]);
});
