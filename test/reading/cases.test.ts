import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { Problem } from '../../src/core/problem.ts';
import { PIPELINE_CHECK } from '../../src/functions/check.ts';
import {
  APPOINTMENTS_PER_WEEK,
  AVERAGE_SALE,
  CLOSE_RATIO,
  SALES_CYCLE,
} from '../../src/functions/figures.ts';
import { KPI_SCORECARD } from '../../src/functions/tables.ts';
import { csvGrid, SHARED } from '../support/csv.ts';
import { imported } from './files.ts';

// Small inputs, each with one fault that was found in reading real files; what is expected is told beside them.
const FOLDER = resolve(SHARED, 'cases/reading');
const hasCases = existsSync(FOLDER);
const grid = (name: string): Cell[][] => csvGrid(resolve(FOLDER, `${name}.csv`));
const table = (...rows: Cell[][]): Cell[][] => [['Group', 'Name', 'Setting', 'Value'], ...rows];

/** Close ratio in percent, average sale, sales cycle; the sentence where one is refused. */
function figures(rows: Cell[][], settings: unknown = ''): unknown[] {
  const asked = (run: () => unknown): unknown => {
    try {
      const value = run();
      return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
    } catch (error) {
      if (error instanceof Problem) return error.message;
      throw error;
    }
  };
  return [CLOSE_RATIO, AVERAGE_SALE, SALES_CYCLE].map(ask => asked(() => ask(rows, '', '', '', settings)));
}
const says = (rows: Cell[][], settings: unknown = ''): string =>
  PIPELINE_CHECK(rows, settings)
    .map(row => `${row[0]}: ${row[3]}`)
    .join('\n');
const repsOf = (rows: Cell[][]): Cell[] =>
  KPI_SCORECARD(rows)
    .slice(2, -1)
    .map(row => row[0]);

describe.skipIf(!hasCases)('cases of reading', () => {
  test('r1: half-converted dates are refused with their cures, and exchanged back', async () => {
    expect(figures(grid('r1'))).toEqual([0.667, 100, 11]);
    const sheet = await imported(resolve(FOLDER, 'r1.csv'), 'en_US');
    const [close, , cycle] = figures(sheet);
    expect(close).toBe(0.667);
    expect(cycle).toMatch(/import the file anew .* or add the setting .*Day first, exchanged/);
    const headers = sheet[0] as string[];
    const dates = headers.filter(header => /date|created|appointment/i.test(header));
    expect(dates).toHaveLength(2);
    const orders = dates.map(header => ['Column', header, 'Date order', 'Day first, exchanged']);
    expect(figures(sheet, table(...orders))[2]).toBe(11);
    expect(says(sheet)).toContain('every date cell is on a day up to 12');
  });
  test('r2: words that nobody knows are told, and proposed', () => {
    expect(figures(grid('r2'))[0]).toBe(0.5);
    for (const word of ['Customer', 'Churned Customer', 'Descartada'])
      expect(says(grid('r2'))).toContain(`"${word}" under`);
    const words = table(
      ['Outcome', 'Won', 'Stages', 'Won; Customer; Churned Customer'],
      ['Outcome', 'Lost', 'Stages', 'Lost; Descartada'],
    );
    expect(figures(grid('r2'), words)[0]).toBe(0.6);
  });
  test('r3: words of HubSpot in Portuguese and Spanish', () => {
    expect(figures(grid('r3'))).toEqual([0.333, 100, 31]);
    expect(says(grid('r3'))).toContain('"Cliente" under');
  });
  test('r4, r4b: the right amount is proposed, and none is taken', () => {
    for (const [name, amount] of [
      ['r4', 'arr'],
      ['r4b', 'quote_price'],
    ] as const) {
      const [close, average, cycle] = figures(grid(name));
      expect([close, cycle]).toEqual([0.5, 31]);
      expect(average).toContain('must have a column for amount');
      expect(says(grid(name))).toContain(`Column | Amount | Header | ${amount}`);
    }
  });
  test('r5: a sheet without headers asks for them in every call', () => {
    for (const sentence of figures(grid('r5'))) expect(sentence).toContain('a row of headers above row 1');
    expect(() => says(grid('r5'))).toThrow('a row of headers above row 1');
    expect(() => APPOINTMENTS_PER_WEEK(grid('r5'))).toThrow('a row of headers above row 1');
  });
  test('r6: Dynamics has its amount in one column, else another', () => {
    expect(figures(grid('r6'))).toEqual([0.75, 2000, 51]);
  });
  test('r7: CamelCase', () => {
    const [close, average, cycle] = figures(grid('r7'));
    expect([close, cycle]).toEqual([0.5, 21]);
    expect(average).toContain('must have a column for amount');
    expect(repsOf(grid('r7'))).toEqual(['Ann', 'Bob']);
  });
  test('r8: closed, and nobody knows how', () => {
    const [close] = figures(grid('r8'));
    expect(close).toMatch(/"Hold for papers", "Сделка провалена"; add the setting Outcome \| Lost/);
    const words = table(
      ['Outcome', 'Lost', 'Stages', 'Сделка провалена'],
      ['Outcome', 'Open', 'Stages', 'Hold for papers'],
    );
    expect(figures(grid('r8'), words)[0]).toBe(0.5);
    expect(says(grid('r8'))).toContain('Name: header "title"');
  });
  test('r9: where nothing is lost the ratio can only be 100%, and the check says so', () => {
    expect(figures(grid('r9'))).toEqual([1, 100, 31]);
    expect(says(grid('r9'))).toContain('No deal is lost: the close ratio can only be 100%');
  });
  test('r10, r11: HubSpot and Pipedrive in Portuguese', () => {
    expect(figures(grid('r10'))).toEqual([0.5, 200, 17]);
    expect(says(grid('r10'))).toContain('a header of HubSpot in Portuguese');
    expect(figures(grid('r11'))).toEqual([0.5, 400, 66]);
    expect(says(grid('r11'))).toContain('a header of Pipedrive in Portuguese');
  });
  test('r12: an amount whose header names its currency', () => {
    const [close, average, cycle] = figures(grid('r12'));
    expect([close, average]).toEqual([0.667, 150]);
    expect(cycle).toContain('must have a column for first appointment');
    const created = table(['Column', 'First appointment', 'Header', 'deal_created_date']);
    expect(figures(grid('r12'), created)[2]).toBe(31);
  });
  test('r13: HubSpot in German', () => {
    const [close, average, cycle] = figures(grid('r13'));
    expect([close, average]).toEqual([0.5, 100]);
    expect(cycle).toContain('must have a column for first appointment');
    const [headers] = grid('r13') as [string[]];
    const created = table(['Column', 'First appointment', 'Header', headers[6] as string]);
    expect(figures(grid('r13'), created)[2]).toBe(31);
  });
  test('r14: the outcome is told by dates only, and a row with both is listed', () => {
    expect(figures(grid('r14'))).toEqual([0.5, 400, 30]);
    expect(says(grid('r14'))).toContain('With a won date and a lost date: counted as open');
  });
  test('the list of cases is whole', () => {
    const told = readFileSync(resolve(FOLDER, 'README.md'), 'utf8').match(/^\| r\d+b?\.csv/gm);
    expect(told).toHaveLength(15);
  });
});
