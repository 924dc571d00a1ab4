import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { AVERAGE_SALE, CLOSE_RATIO, SALES_CYCLE } from '../../src/functions/figures.ts';
import { KPI_SCORECARD, KPI_TREND } from '../../src/functions/tables.ts';
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
  const column = (key: string, digits: number) =>
    reference.map(record => (record[key] ? Number(Number(record[key]).toFixed(digits)) : ''));
  const rounded = (cells: unknown, digits: number) =>
    (cells as Cell[][]).map(([cell]) => (typeof cell === 'number' ? Number(cell.toFixed(digits)) : cell));

  test('close ratio per rep and for the team', () => {
    expect(rounded(CLOSE_RATIO(grid, reps, '', '', settings), 6)).toEqual(column('close_ratio', 6));
  });
  test('average sale', () => {
    expect(rounded(AVERAGE_SALE(grid, reps, '', '', settings), 4)).toEqual(column('avg_won_amount', 4));
  });
  test('mean sales cycle', () => {
    expect(rounded(SALES_CYCLE(grid, reps, '', '', settings), 6)).toEqual(column('mean_cycle_won_days', 6));
  });
  test('median sales cycle', () => {
    const median = [...MEDIAN, ...rows];
    expect(rounded(SALES_CYCLE(grid, reps, '', '', median), 6)).toEqual(column('median_cycle_won_days', 6));
  });
  test('the scorecard has every rep, and the team with all sales', () => {
    const table = KPI_SCORECARD(grid, '', '', settings);
    const sales = new Map(table.slice(2).map(row => [row[0], row[5]]));
    for (const record of reference) {
      expect([record.rep, sales.get(record.rep === '(all)' ? 'Team' : record.rep)]).toEqual([record.rep, Number(record.won)]);
    }
    expect(table.length).toBe(reference.length + 2);
  });
  test('first appointments by week', () => {
    const trend = KPI_TREND(grid, 'First appointments', 'week', '', '', '', settings) as Cell[][];
    const weeks = trend.filter(row => row[1] !== 0).map(([day, n]) => [(day as Date).toISOString().slice(0, 10), n]);
    const wanted = weekly.filter(w => w.rep === '(all)').map(w => [w.week_start_monday, Number(w.new_deals)]);
    expect(weeks).toEqual(wanted);
  });
});
