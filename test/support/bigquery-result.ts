// A table of cells as BigQuery sends the result of a query: every value a text, with the type that the query gives it.
import type { Cell } from '../../src/core/cells/cell.ts';
import type { FakeResult } from './fake-bigquery.ts';

/** The columns of a table of tallies that hold money. */
const MONEY = new Set(['Revenue', 'Revenue since start']);

export function resultOf([head = [], ...rows]: readonly Cell[][]): FakeResult {
  const fields = head.map((name, column) => {
    const isNumber = rows.some(row => typeof row[column] === 'number');
    return {
      name: String(name),
      type: !isNumber ? 'STRING' : MONEY.has(String(name)) ? 'NUMERIC' : 'INTEGER',
    };
  });
  return { fields, rows: rows.map(row => row.map(cell => (cell === null ? null : String(cell)))) };
}
