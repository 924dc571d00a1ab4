// One figure is one number wherever it is shown: the scorecard's cell, the function in a cell, the sidebar's panels, the
// coaching, the weekly goals, the deals behind it, and the trend of that period.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar, isoDay } from '../src/core/cells/calendar.ts';
import type { Cell } from '../src/core/cells/cell.ts';
import { isDate } from '../src/core/cells/cell.ts';
import { Problem } from '../src/core/problem.ts';
import { scorecardInput } from '../src/core/scorecard/groups.ts';
import { scorecardTable } from '../src/core/scorecard/scorecard-table.ts';
import { settingRows } from '../src/core/settings/table.ts';
import { KPI_COACHING } from '../src/functions/coaching.ts';
import * as figures from '../src/functions/figures.ts';
import { KPI_WEEKLY_GOALS } from '../src/functions/pictures.ts';
import { KPI_ROWS } from '../src/functions/rows.ts';
import { KPI_SCORECARD, KPI_TREND } from '../src/functions/tables.ts';
import { readTeam } from '../src/functions/team.ts';
import { draftOf } from '../src/sidebar/draft/draft.ts';
import { scorecardUnder, viewOf } from '../src/sidebar/draft/view.ts';
import type { Case } from './oracle/pipelines.ts';
import { cases } from './oracle/pipelines.ts';
import { byHeader, CARD_HEADERS } from './support/card.ts';
import { runs } from './support/laws.ts';

const utc = new Calendar(() => 'Etc/UTC');
const RUNS = { numRuns: runs(120) };

/** Undefined where it was refused: what a sheet lacks, no surface knows. */
function answered<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
const rounded = (cell: unknown): unknown =>
  typeof cell === 'number' ? Number(cell.toPrecision(10)) : (cell ?? '');

/** A case with its scorecard, for those that have one. */
function withCard(check: (c: Case, card: Cell[][]) => void): void {
  let seen = 0;
  fc.assert(
    fc.property(cases, c => {
      const card = answered(() => KPI_SCORECARD(c.pipeline, c.from, c.to, c.settings));
      if (!card) return;
      seen++;
      check(c, card);
    }),
    RUNS,
  );
  expect(seen).toBeGreaterThan(RUNS.numRuns / 4);
}
/** The reps of a scorecard and the team, without the rows of nobody. */
const lines = (card: Cell[][]) =>
  card
    .slice(2)
    .map(byHeader)
    .filter(({ Rep }) => Rep !== '(no rep)');
/** A rep may be called Team: then the name is the rep's, and no longer the team's. */
const isSure = ({ pipeline }: Case): boolean =>
  !pipeline.some(row => row.some(cell => typeof cell === 'string' && /^\W*team\W*$/i.test(cell)));

describe('for random pipelines, settings and periods', () => {
  test('the scorecard’s cell is what the function of its own says', () => {
    const own = {
      'Gateway ratio': figures.GATEWAY_RATIO,
      'Close ratio': figures.CLOSE_RATIO,
      'Average sale': figures.AVERAGE_SALE,
      'Sales cycle': figures.SALES_CYCLE,
      'Appointments per week': figures.APPOINTMENTS_PER_WEEK,
    };
    let compared = 0;
    withCard((c, card) => {
      if (!isSure(c)) return;
      for (const [header, figure] of Object.entries(own))
        for (const line of lines(card)) {
          const alone = answered(() => figure(c.pipeline, line.Rep, c.from, c.to, c.settings));
          const cell = line[header as keyof typeof own];
          if (alone === undefined) expect([header, cell]).toEqual([header, '']);
          // The scorecard leaves money out that it can't add; a new hire's blank is the function's blank.
          else if (cell !== '' || header !== 'Average sale')
            expect([header, line.Rep, rounded(cell)]).toEqual([header, line.Rep, rounded(alone)]);
          if (alone !== undefined && cell !== '') compared++;
        }
    });
    expect(compared).toBeGreaterThan(RUNS.numRuns);
  });

  test('the sidebar’s panels draw the very table, from what crosses to the browser', () => {
    withCard((c, card) => {
      const { rows, settings, bounds } = readTeam(c.pipeline, c.from, c.to, c.settings);
      const crossed = JSON.parse(JSON.stringify(scorecardInput(rows, settings, bounds)));
      const table = settingRows(c.settings).map(row => ({
        ...row,
        value: isDate(row.value) ? isoDay(utc.dayOf(row.value.getTime())) : row.value,
      }));
      const shown = scorecardUnder(viewOf(draftOf({ rows: table, version: '' }), []), crossed);
      const drawn = scorecardTable(shown, 'Rep', true).slice(1);
      // The team's Flags say what the check found, which the panel shows as findings.
      const flags = CARD_HEADERS.indexOf('Flags');
      const blank = (line: Cell[]): Cell[] =>
        line.map((cell, i) =>
          i === flags && /^team$/i.test(String(line[0])) ? '' : (rounded(cell) as Cell),
        );
      expect(drawn.map(blank)).toEqual(card.slice(1).map(blank));
    });
  });

  test('coaching says the figure that the scorecard has, and the goals its magic number', () => {
    let told = 0;
    withCard((c, card) => {
      if (!isSure(c)) return;
      const goals = answered(() => KPI_WEEKLY_GOALS(c.pipeline, c.from, c.to, c.settings));
      // Above the headers the table says which week it is.
      const top = goals?.findIndex(row => row.includes('Magic number')) ?? -1;
      const magicAt = goals?.[top]?.indexOf('Magic number') ?? -1;
      const magic = new Map(goals?.slice(top + 1).map(row => [row[0], row[magicAt]]));
      for (const line of lines(card)) {
        if (goals) expect(rounded(magic.get(line.Rep))).toBe(rounded(line['Magic number']));
        if (/^team$/i.test(String(line.Rep))) continue;
        const advice = answered(() => KPI_COACHING(c.pipeline, line.Rep, c.from, c.to, c.settings));
        for (const [kpi, now] of Array.isArray(advice) ? advice.slice(1) : []) {
          if (typeof now !== 'number') continue;
          told++;
          expect([line.Rep, kpi, rounded(now)]).toEqual([line.Rep, kpi, rounded(line[kpi as 'Close ratio'])]);
        }
      }
    });
    expect(told).toBeGreaterThan(0);
  });

  test('as many deals are behind a count as it says, and their amounts are the revenue', () => {
    withCard((c, card) => {
      if (!isSure(c)) return;
      for (const line of lines(card)) {
        const behind = (kpi: string) =>
          answered(() => KPI_ROWS(c.pipeline, kpi, line.Rep, c.from, c.to, c.settings));
        for (const kpi of ['First appointments', 'Sales'] as const) {
          const rows = behind(kpi);
          if (rows && line[kpi] !== '')
            expect([kpi, line.Rep, rows.length - 1]).toEqual([kpi, line.Rep, line[kpi]]);
        }
        const sold = behind('Revenue');
        if (!sold || line.Revenue === '') continue;
        const amountAt = sold[0]?.indexOf('Amount') ?? -1;
        const cents = sold.slice(1).reduce((sum, row) => sum + Math.round(Number(row[amountAt]) * 100), 0);
        expect([line.Rep, cents / 100]).toEqual([line.Rep, line.Revenue]);
      }
    });
  });

  test('a period of the trend is the scorecard of its days', () => {
    let compared = 0;
    withCard(c => {
      const kpi = CARD_HEADERS.find(header => header.toLowerCase() === c.kpi.toLowerCase()) as 'Sales';
      const trend = answered(() => KPI_TREND(c.pipeline, kpi, c.every, '', c.from, c.to, c.settings));
      if (!Array.isArray(trend)) return;
      const { bounds } = readTeam(c.pipeline, c.from, c.to, c.settings);
      for (const [start, figure, basis] of trend.slice(0, 3)) {
        const first = utc.dayOf((start as Date).getTime());
        const from = Math.max(first, bounds.from ?? first);
        const to = Math.min(
          lastDay(start as Date, String(c.every || 'week')),
          bounds.to ?? Number.POSITIVE_INFINITY,
        );
        const card = answered(() => KPI_SCORECARD(c.pipeline, isoDay(from), isoDay(to), c.settings));
        const cell = byHeader(card?.[card.length - 1] ?? [])[kpi];
        if (basis === 0 || cell === '' || cell === undefined) continue;
        compared++;
        expect([kpi, isoDay(from), rounded(figure)]).toEqual([kpi, isoDay(from), rounded(cell)]);
      }
    });
    expect(compared).toBeGreaterThan(0);
  });
});

/** The last day of the week, month or quarter that begins on a day. */
function lastDay(start: Date, every: string): number {
  const day = utc.dayOf(start.getTime());
  if (/week/i.test(every)) return day + 6;
  const months = /month/i.test(every) ? 1 : 3;
  return utc.dayOf(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1)) - 1;
}
