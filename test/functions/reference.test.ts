import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { AVERAGE_SALE, CLOSE_RATIO, SALES_CYCLE } from '../../src/functions/figures.ts';
import { KPI_SCORECARD, KPI_TREND } from '../../src/functions/tables.ts';
import { cardIndex } from '../support/card.ts';
import { csvGrid, csvRecords, hasShared, SHARED } from '../support/csv.ts';

// Figures computed from the same files with the Python standard library, kept beside the files.
const MEDIAN: Cell[][] = [
  ['Group', 'Name', 'Setting', 'Value'],
  ['Method', 'Sales cycle', 'Statistic', 'Median'],
];
const ZOHO: Cell[][] = [
  ['Column', 'Rep', 'Header', 'Potential Owner'],
  ['Column', 'Status', 'Header', 'Forecast Type'],
];
const HEADER: Cell[] = ['Group', 'Name', 'Setting', 'Value'];

const FILES: [name: string, settings: Cell[][]][] = [
  ['maven__sales_pipeline', []],
  ['hubspot-dummy__deals', []],
  ['zoho-sample__Potentials', ZOHO],
];

describe.skipIf(!hasShared).each(FILES)('%s', (name, rows) => {
  const grid = hasShared ? csvGrid(resolve(SHARED, `data/${name}.csv`)) : [];
  const reference = hasShared ? csvRecords(resolve(SHARED, `reference/${name}.csv`)) : [];
  const weekly = hasShared ? csvRecords(resolve(SHARED, `reference/${name}__weekly_new.csv`)) : [];
  const settings = rows.length ? [HEADER, ...rows] : '';
  const reps = reference.map(record => [record.rep === '(all)' ? 'Team' : (record.rep as string)]);
  /** The reference prints so many digits, rounding halves to even: a figure agrees within half of the last one. */
  const expectColumn = (cells: unknown, key: string, digits: number) => {
    const ours = (cells as Cell[][]).map(([cell]) => cell);
    const off = reference.filter((record, i) => {
      if (!record[key]) return ours[i] !== '';
      return !(Math.abs(Number(record[key]) - (ours[i] as number)) <= 0.500001 * 10 ** -digits);
    });
    expect(off).toEqual([]);
  };

  test('close ratio per rep and for the team', () => {
    expectColumn(CLOSE_RATIO(grid, reps, '', '', settings), 'close_ratio', 6);
  });
  test('average sale', () => {
    expectColumn(AVERAGE_SALE(grid, reps, '', '', settings), 'avg_won_amount', 4);
  });
  test('mean sales cycle', () => {
    expectColumn(SALES_CYCLE(grid, reps, '', '', settings), 'mean_cycle_won_days', 6);
  });
  test('median sales cycle', () => {
    const median = [...MEDIAN, ...rows];
    expectColumn(SALES_CYCLE(grid, reps, '', '', median), 'median_cycle_won_days', 6);
  });
  test('the scorecard has every rep, and the team with all sales', () => {
    const table = KPI_SCORECARD(grid, '', '', settings);
    const sales = new Map(table.slice(2).map(row => [row[0], row[cardIndex('Sales')]]));
    for (const record of reference) {
      expect([record.rep, sales.get(record.rep === '(all)' ? 'Team' : record.rep)]).toEqual([
        record.rep,
        Number(record.won),
      ]);
    }
    expect(table.length).toBe(reference.length + 2);
  });
  test('first appointments by week', () => {
    const trend = KPI_TREND(grid, 'First appointments', 'week', '', '', '', settings) as Cell[][];
    const weeks = trend
      .filter(row => row[1] !== 0)
      .map(([day, n]) => [(day as Date).toISOString().slice(0, 10), n]);
    const wanted = weekly.filter(w => w.rep === '(all)').map(w => [w.week_start_monday, Number(w.new_deals)]);
    expect(weeks).toEqual(wanted);
  });
});
