// One query, run by GoogleSQL itself, gives the table of tallies that the rows of a sheet give, to the last sign.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLUMN_TYPES, type SchemaColumn } from '../../src/core/warehouse/schema.ts';
import { TALLY_HEADERS } from '../../src/core/warehouse/table-header.ts';
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

test('what a column’s neighbours would have to settle is counted as unreadable, by column', async context => {
  if (!sql) return context.skip('@fivetrandevelopers/zetasql has no server for this machine');
  const [rep, stage] = ['Rep', 'Stage'].map(name => ({ name, type: 'STRING' as const }));
  const columns = [
    rep,
    stage,
    ...['Close date', 'Amount'].map(name => ({ name, type: 'STRING' as const })),
  ] as SchemaColumn[];
  const of = { name: '', columns, settings: [] };
  const rows = [
    ['Ann', 'Closed Won', '2026-03-01', '1200.50'],
    ['Ann', 'Closed Won', '05/01/2026', '1.200'],
    ['Ann', 'Closed Lost', '5.1.2026', '1,200'],
    ['Ann', 'Open', '', '$ 20'],
  ];
  const [line = []] = await sql.run(queryOf(of), columns, rows);
  expect(line[TALLY_HEADERS.indexOf('Unreadable')]).toBe('[["Close date",2],["Amount",3]]');
  expect([line[TALLY_HEADERS.indexOf('Sales')], line[TALLY_HEADERS.indexOf('Revenue')]]).toEqual([2, 1200.5]);
});

test('every type of column is sound in BigQuery’s dialect, in every role', async context => {
  if (!sql) return context.skip('@fivetrandevelopers/zetasql has no server for this machine');
  for (const type of COLUMN_TYPES) {
    const names = [
      'Rep',
      'First appointment',
      'Stage',
      'Status',
      'Furthest stage',
      'Close date',
      'Won date',
      'Lost date',
    ];
    const more = ['Won', 'Closed', 'Amount', 'Currency', 'Proposal date', 'Contact level'];
    const columns = [...names, ...more].map(name => ({ name, type }));
    const settings = [
      ['Gateway', 'Proposal', 'Proof column', 'Proposal date'],
      ...[
        'is filled',
        'is one of A; B',
        'is not one of A',
        'at least 5',
        'at most 9',
        'within 9 days of the appointment',
      ].map(rule => ['Gateway', 'Proposal', 'Rule', `Contact level ${rule}`]),
    ];
    expect(await sql.problemOf(queryOf({ name: '', columns, settings }), columns), type).toBe('');
  }
});
