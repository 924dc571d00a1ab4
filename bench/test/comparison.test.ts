// What the benchmark compares must stay comparable: the same rows, the same figures.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { sheets } from '../comparison.ts';
import { filterPerRep } from '../contestants/apps-script.ts';
import { askArquero, loadArquero } from '../contestants/arquero.ts';
import { columnsOf } from '../contestants/columns.ts';
import { DuckDb } from '../contestants/duckdb.ts';
import { difference, FIGURES, type Figures, figuresOf } from '../figures.ts';
import { type Grid, Realm, touchEveryCell } from '../realm.ts';

const ROWS = 600;
const REPS = 5;
const code = readFileSync('dist/Code.js', 'utf8');

let realm: Realm;
let grid: Grid;
let expected: Figures;

beforeAll(() => {
  realm = new Realm(code);
  grid = realm.rows(ROWS, REPS);
  expected = figuresOf(realm.scorecard(grid));
});

test('the rows are the same at every run, with every figure for every rep', () => {
  expect(new Realm(code).rows(ROWS, REPS)).toEqual(grid);
  expect(expected.size).toBe(REPS);
  for (const figures of expected.values()) {
    expect(figures).toHaveLength(FIGURES.length);
    expect(figures.every(figure => figure > 0)).toBe(true);
  }
});

test('the bare loop touches every cell of the rows', () => {
  let dates = 0;
  const texts = grid.flat().reduce<number>((sum, cell) => {
    if (typeof cell === 'object') dates += Number(cell);
    return sum + (typeof cell === 'string' ? cell.length : typeof cell === 'number' ? cell : 0);
  }, 0);
  expect(realm.bring(touchEveryCell)(grid)).toBe(texts + dates);
});

describe('answers agree with KPI_SCORECARD', () => {
  test('Apps Script by hand', () => {
    const answer = realm.bring(filterPerRep)(grid);
    expect(difference(expected, new Map(answer.map(([rep, ...own]) => [String(rep), own.map(Number)])))).toBe(
      undefined,
    );
  });

  test('arquero', () => {
    expect(difference(expected, askArquero(loadArquero(columnsOf(grid))))).toBe(undefined);
  });

  test('formulas in Univer and IronCalc, before an edit and after it', async () => {
    const { contestants, close } = await sheets(code, ROWS, REPS);
    close();
    expect(contestants).toHaveLength(3);
  });

  test('DuckDB, where it is installed', async context => {
    const duckDb = await DuckDb.open();
    if (!duckDb) return context.skip();
    await duckDb.load(columnsOf(grid));
    expect(difference(expected, await duckDb.ask())).toBe(undefined);
  });
});

test('a difference is told, and rounding is none', () => {
  const [rep, figures] = [...expected][0] as [string, number[]];
  const changed = (by: number) =>
    new Map([...expected, [rep, figures.map((figure, i) => (i === 1 ? figure * by : figure))]]);
  expect(difference(expected, changed(1 + 1e-12))).toBe(undefined);
  expect(difference(expected, changed(1.001))).toMatch(/^Gateway ratio of Rep number \d is /);
});
