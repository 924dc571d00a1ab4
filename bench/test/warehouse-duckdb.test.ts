// The same query at a volume that GoogleSQL's evaluator can't hold: DuckDB gives the tallies of 50,000 rows as plain code does.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { DuckDb } from '../warehouse/duckdb.ts';
import { CASES, rowsOf, stream } from '../warehouse/tables.ts';
import { byRows, inOrder, queryOf } from '../warehouse/tallies.ts';

const ROWS = 50_000;

let duck: DuckDb | undefined;
beforeAll(async () => {
  duck = await DuckDb.start();
});
afterAll(() => duck?.stop());

/** Without the check, which is made of texts: DuckDB writes decimals with all their zeros, and large whole numbers as text. */
const figures = (table: readonly (readonly unknown[])[]): Cell[][] =>
  inOrder(table.map(line => line.slice(0, -1).map((cell, i) => (i === REP ? cell : plain(cell))) as Cell[]));
const REP = 1;
const plain = (cell: unknown): unknown =>
  typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;

/** Days of instants in a time zone are GoogleSQL's to try: DuckDB would need an extension of its own for zones. */
const DUCK_CASES = CASES.filter(({ columns }) => columns.every(({ type }) => type !== 'TIMESTAMP'));

test.for(DUCK_CASES)('$name', async (of, context) => {
  if (!duck) return context.skip('@duckdb/node-api or @polyglot-sql/sdk is not installed');
  const rows = rowsOf(of, ROWS, stream(11));
  await duck.table(of.columns, rows);
  expect(figures(await duck.run(queryOf(of)))).toEqual(figures(byRows(of, rows)));
});
