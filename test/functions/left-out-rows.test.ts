// Rows that are no deals are read by nothing: a header that appears again, a total, a blank row, whatever else stands in it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { Problem } from '../../src/core/problem.ts';
import { KPI_COACHING } from '../../src/functions/coaching.ts';
import {
  APPOINTMENTS_PER_WEEK,
  AVERAGE_SALE,
  CLOSE_RATIO,
  GATEWAY_RATIO,
  SALES_CYCLE,
} from '../../src/functions/figures.ts';
import { KPI_CHART, KPI_WEEKLY_GOALS } from '../../src/functions/pictures.ts';
import { KPI_ROWS } from '../../src/functions/rows.ts';
import { KPI_SCORECARD, KPI_TREND } from '../../src/functions/tables.ts';
import * as oracle from '../oracle/oracle.ts';
import { type Case, cases } from '../oracle/pipelines.ts';
import { often, runs } from '../support/laws.ts';

type Row = Cell[];

/** What may stand in a row that is no deal: dates late and early in two orders, money of another land, words. */
const JUNK = fc.constantFrom<Cell>(
  '',
  '31/12/2031',
  '12/31/2031',
  new Date(Date.UTC(2031, 11, 31)),
  65_000,
  '1.234.567,89 €',
  '$9,999,999.00',
  -5,
  'Closed Won',
  'GBP',
  'Owner',
  'something else',
  true,
);
interface Added {
  kind: 'blank' | 'header' | 'total';
  junk: Cell[];
  at: number;
}
const additions: fc.Arbitrary<Added[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Added['kind']>('blank', 'header', 'total', 'total'),
    junk: fc.array(JUNK, { minLength: 4, maxLength: 30 }),
    at: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 4 },
);

/** A row with junk in it, as far as its kind allows. */
function rowOf({ kind, junk }: Added, header: Row, roles: Partial<Record<string, number>>): Row {
  if (kind === 'blank') return header.map((_, i) => (i % 2 ? ' ' : ''));
  const junkAt = (column: number): Cell => junk[column % junk.length];
  if (kind === 'header') return header.map((cell, i) => (i % 2 ? junkAt(i) : cell));
  const own = [roles.Stage, roles.Status, roles['First appointment']];
  return header.map((_, i) => (i ? (own.includes(i) ? '' : junkAt(i)) : 'Total'));
}

/** The same sheet with those rows in it; undefined where a row of them would be a deal to the contract. */
function withRows(c: Case, added: readonly Added[]): Row[] | undefined {
  const grid = c.pipeline as Row[];
  const { headerRow: header, rows: out } = oracle.leftOut(grid, c.settings);
  const roles = oracle.roles(grid, c.settings);
  const more = [...grid];
  const news: Row[] = [];
  for (const each of added) {
    const row = rowOf(each, grid[header] as Row, roles);
    news.push(row);
    more.splice(header + 1 + (each.at % (more.length - header)), 0, row);
  }
  const after = oracle.leftOut(more, c.settings);
  const isOut = news.every(row => after.rows.some(({ row: at }) => more[at] === row));
  return isOut && after.headerRow === header && after.rows.length === out.length + news.length
    ? more
    : undefined;
}

const one = (rep: Case['rep']): Cell => (Array.isArray(rep) ? rep[0]?.[0] : rep) || 'Ann';
/** KPI_ROWS tells the place of a row in the range, which is another one now. */
const withoutPlace = (table: unknown): unknown =>
  Array.isArray(table) ? table.map(row => row.slice(1)) : table;
const surfaces: [string, (pipeline: Row[], c: Case) => unknown][] = [
  ['GATEWAY_RATIO', (p, c) => GATEWAY_RATIO(p, c.rep, c.from, c.to, c.settings, c.gateway)],
  ['CLOSE_RATIO', (p, c) => CLOSE_RATIO(p, c.rep, c.from, c.to, c.settings)],
  ['AVERAGE_SALE', (p, c) => AVERAGE_SALE(p, c.rep, c.from, c.to, c.settings)],
  ['SALES_CYCLE', (p, c) => SALES_CYCLE(p, c.rep, c.from, c.to, c.settings)],
  ['APPOINTMENTS_PER_WEEK', (p, c) => APPOINTMENTS_PER_WEEK(p, c.rep, c.from, c.to, c.settings)],
  ['KPI_SCORECARD', (p, c) => KPI_SCORECARD(p, c.from, c.to, c.settings)],
  ['KPI_SCORECARD by a column', (p, c) => KPI_SCORECARD(p, c.from, c.to, c.settings, c.by)],
  ['KPI_TREND', (p, c) => KPI_TREND(p, c.kpi, c.every, c.rep, c.from, c.to, c.settings)],
  ['KPI_ROWS', (p, c) => withoutPlace(KPI_ROWS(p, c.kpi, one(c.rep), c.from, c.to, c.settings))],
  ['KPI_COACHING', (p, c) => KPI_COACHING(p, one(c.rep), c.from, c.to, c.settings)],
  ['KPI_WEEKLY_GOALS', (p, c) => KPI_WEEKLY_GOALS(p, c.from, c.to, c.settings)],
  ['KPI_CHART', (p, c) => KPI_CHART(p, '', c.from, c.to, c.settings)],
];

/** A value, or what a refusal is about: sentences may name a row, which is another one now. */
function outcomeOf(run: () => unknown): unknown {
  try {
    return { value: JSON.parse(JSON.stringify(run()).replace(/row \d+/g, 'row')) };
  } catch (error) {
    if (error instanceof Problem) return { refused: error.code };
    throw error;
  }
}

test.each(surfaces)('%s', (_, run) => {
  let answered = 0;
  let counted = 0;
  fc.assert(
    fc.property(cases, additions, (c, added) => {
      let more: Row[] | undefined;
      try {
        more = withRows(c, added);
      } catch (error) {
        if (!(error instanceof oracle.Refusal)) throw error;
      }
      if (!more) return;
      counted++;
      const before = outcomeOf(() => run(c.pipeline as Row[], c));
      answered += Number(Object.hasOwn(before as object, 'value'));
      expect(outcomeOf(() => run(more as Row[], c))).toEqual(before);
    }),
    { numRuns: runs(120), endOnFailure: true },
  );
  expect([counted > often(60), answered > often(30)]).toEqual([true, true]);
});

test('whether Won holds dates is told by the deals: a flag in a header that appears again is no vote', () => {
  const deals: Row[] = [
    ['Rep', 'Amount', 'Closed', 'Won', 'Is won', 'Close date', 'Lost time'],
    ['Ann', '', true, new Date(Date.UTC(2025, 0, 4)), true, '', ''],
  ];
  const again: Row = ['Rep', '', 'Closed', true, 'Is won', '', ''];
  expect(CLOSE_RATIO(deals)).toBe(1);
  expect(CLOSE_RATIO([...deals, again])).toBe(1);
});
