// One query, run by GoogleSQL itself, gives the table of tallies that the rows of a sheet give, to the last sign.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GoogleSql } from '../warehouse/googlesql.ts';
import { CASES, rowsOf, stream } from '../warehouse/tables.ts';
import { byRows, inOrder, queryOf } from '../warehouse/tallies.ts';

let sql: GoogleSql | undefined;
beforeAll(async () => {
  sql = await GoogleSql.start();
});
afterAll(() => sql?.stop());

describe.each(CASES)('$name', of => {
  test('is sound in BigQuery’s dialect', async context => {
    if (!sql) return context.skip('@fivetrandevelopers/zetasql has no server for this machine');
    expect(await sql.problemOf(queryOf(of), of.columns)).toBe('');
  });

  test.for([1, 2, 3])('gives the table of the rows, draw %i', async (seed, context) => {
    if (!sql) return context.skip('@fivetrandevelopers/zetasql has no server for this machine');
    const rows = rowsOf(of, 400, stream(seed));
    expect(inOrder(await sql.run(queryOf(of), of.columns, rows))).toEqual(byRows(of, rows));
  });
});
