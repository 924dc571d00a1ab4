import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { kpiNamed } from '../../../src/core/kpi/catalog.ts';
import { FATES } from '../../../src/core/pipeline/left-out.ts';
import type { Opportunities } from '../../../src/core/pipeline/opportunities.ts';
import { readPipeline } from '../../../src/core/pipeline/read.ts';
import { Problem } from '../../../src/core/problem.ts';
import { groupsOf, scorecardInput } from '../../../src/core/scorecard/groups.ts';
import type { Group } from '../../../src/core/scorecard/scorecard.ts';
import { scorecardOf } from '../../../src/core/scorecard/scorecard.ts';
import { scorecardTable } from '../../../src/core/scorecard/scorecard-table.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { emptyTally, merge, mergePresence, minus } from '../../../src/core/tally/tally.ts';
import { KPI_SCORECARD } from '../../../src/functions/tables.ts';
import { cases } from '../../oracle/pipelines.ts';
import { runs } from '../../support/laws.ts';

const utc = new Calendar(() => 'Etc/UTC');
const BOUNDS = { from: undefined, to: undefined };

/** What can be read of a random case; undefined where it is refused, which other tests look at. */
function reading(pipeline: Cell[][], table: unknown) {
  try {
    const settings = readSettings(table, utc);
    return { settings, rows: readPipeline(pipeline, settings, utc, true) };
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** Figures to 12 digits; what the check says of the team names rows, so it is a matter of their order. */
const rounded = (table: Cell[][]) =>
  table.map(row =>
    row.map(cell => {
      if (typeof cell === 'string' && cell.startsWith('Check: ')) return 'Check';
      return typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell;
    }),
  );

/** The same pipeline with only some of its rows counted. */
function only(rows: Opportunities, keep: (row: number) => boolean): Opportunities {
  const fates = rows.fates.map((fate, row) => (keep(row) ? fate : FATES.blank));
  return { ...rows, fates };
}

describe('laws of the scorecard', () => {
  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(cases, fc.integer(), ({ pipeline, settings }, seed) => {
        const read = reading(pipeline, settings);
        if (!read) return;
        const head = read.rows.columns.headerRow + 1;
        const rows = pipeline.slice(head);
        // How a name is spelt first is a matter of order, so every name is spelt in one way here.
        const at = read.rows.columns.of.Rep;
        if (at === undefined) return;
        const spelt = rows.map(row =>
          row.map((cell, c) =>
            c === at && typeof cell === 'string' ? cell.trim().toLowerCase().normalize('NFKD') : cell,
          ),
        );
        const shuffled = spelt
          .map((row, i) => ({ row, key: Math.imul(i + 1, seed | 1) }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const top = pipeline.slice(0, head);
        const run = (grid: Cell[][]) => {
          try {
            return rounded(KPI_SCORECARD(grid, '', '', settings));
          } catch (error) {
            if (error instanceof Problem) return 'refused';
            throw error;
          }
        };
        expect(run([...top, ...shuffled])).toEqual(run([...top, ...spelt]));
      }),
      { numRuns: runs(300) },
    );
  });

  test('splitting the rows in two and adding up the tallies gives the same scorecard', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 2, max: 5 }), ({ pipeline, settings: table }, parts) => {
        const read = reading(pipeline, table);
        if (!read) return;
        const { rows, settings } = read;
        const whole = { ...scorecardInput(rows, settings, BOUNDS), settings };
        const halves = [0, 1].map(half =>
          groupsOf(
            only(rows, row => (row % parts === 0) === (half === 0)),
            settings,
            BOUNDS,
          ),
        );
        const groups = new Map<string, Group>();
        for (const group of halves.flat()) {
          const known = groups.get(group.name);
          groups.set(
            group.name,
            known
              ? {
                  ...known,
                  tally: merge(known.tally, group.tally),
                  presence: mergePresence(known.presence, group.presence),
                }
              : group,
          );
        }
        const added = scorecardOf({ ...whole, groups: [...groups.values()] });
        expect(rounded(scorecardTable(added, 'Rep', true))).toEqual(
          rounded(scorecardTable(scorecardOf(whole), 'Rep', true)),
        );
      }),
      { numRuns: runs(300) },
    );
  });

  test('tallies are a commutative monoid, and minus takes back what merge added', () => {
    fc.assert(
      fc.property(cases, cases, ({ pipeline: a, settings }, { pipeline: b }) => {
        const [x, y] = [a, b].map(grid => {
          const read = reading(grid, '');
          return read ? groupsOf(read.rows, { ...read.settings, gateways: [] }, BOUNDS)[0]?.tally : undefined;
        });
        void settings;
        if (!x || !y) return;
        const gateways = Math.max(x.gateways.length, y.gateways.length);
        const none = emptyTally(gateways);
        const [p, q] = [merge(none, x), merge(none, y)];
        const plain = (tally: typeof p) =>
          JSON.parse(
            JSON.stringify(tally, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(11)) : v)),
          );
        expect(plain(merge(p, q))).toEqual(plain(merge(q, p)));
        expect(plain(merge(p, none))).toEqual(plain(p));
        const back = minus(merge(p, q), q);
        expect(plain(back)).toEqual(plain(p));
      }),
      { numRuns: runs(200) },
    );
  });

  test('one more win never lowers the close ratio, one more loss never raises it', () => {
    const counts = fc.record({ won: fc.nat(500), lost: fc.nat(500), lostPassed: fc.nat(500) });
    fc.assert(
      fc.property(counts, fc.boolean(), (c, gatewayProvable) => {
        const ratio = (change: Partial<typeof c>) =>
          kpiNamed('Close ratio').figure(
            { ...emptyTally(1), ...c, ...change },
            { gatewayProvable, cycleStatistic: 'mean', oneCurrency: true },
          );
        const now = ratio({});
        if (now === undefined) return;
        expect(ratio({ won: c.won + 1 })).toBeGreaterThanOrEqual(now);
        expect(ratio({ lost: c.lost + 1, lostPassed: c.lostPassed + 1 })).toBeLessThanOrEqual(now);
      }),
    );
  });

  test('the team has the sum of what its reps have', () => {
    fc.assert(
      fc.property(cases, ({ pipeline, settings: table }) => {
        const read = reading(pipeline, table);
        if (!read || read.settings.inactive.size) return;
        const { team, lines } = scorecardOf({
          ...scorecardInput(read.rows, read.settings, BOUNDS),
          settings: read.settings,
        });
        for (const name of ['First appointments', 'Sales'] as const) {
          if (team.figures[name] === undefined) continue;
          expect(lines.reduce((sum, line) => sum + (line.figures[name] ?? 0), 0)).toBe(team.figures[name]);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
