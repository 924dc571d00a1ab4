import { Calendar } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import { Problem } from '../problem.ts';
import { readTallyTable } from '../warehouse/read.ts';
import { TALLY_HEADERS } from '../warehouse/table-header.ts';
import type { Field } from './calls.ts';
import type { Answered } from './query-job.ts';

const NUMBERS = new Set(['INTEGER', 'INT64', 'FLOAT', 'FLOAT64', 'NUMERIC', 'BIGNUMERIC']);
/** What a cell of a sheet can hold. */
const LONGEST_CELL = 50_000;

/** Refuses a result that is not a table of tallies: the query is ours, so somebody or something changed it. */
export function requireTallyFields(fields: readonly Field[]): void {
  const got = fields.map(({ name }) => fold(name));
  const lacks = TALLY_HEADERS.find((header, i) => got[i] !== fold(header));
  if (!lacks && got.length === TALLY_HEADERS.length) return;
  throw new Problem(
    'warehouse-answer',
    `The answer must have the columns of a table of tallies, got none called "${lacks ?? ''}" in its place; look again at the table, and if it stays so show this to whoever set the script up`,
    { field: 'warehouse' },
  );
}

/**
 * A whole answer as the table of tallies, header first. Numbers, which BigQuery sends as texts, are numbers again; everything is
 * read once as a formula will read it, so that what can't be scored is refused before it is written anywhere.
 */
export function tallyCells({ fields, rows }: Answered): Cell[][] {
  requireTallyFields(fields);
  if (!rows.length)
    throw new Problem('warehouse-empty', 'The table must hold deals, got none that the query could count', {
      field: 'table',
    });
  const isNumber = fields.map(({ type }) => NUMBERS.has(type.toUpperCase()));
  const table: Cell[][] = [[...TALLY_HEADERS]];
  for (const row of rows)
    table.push(
      row.map((value, i): Cell => (value === null ? '' : isNumber[i] ? numberOf(value) : textCell(value))),
    );
  // The answer holds serial numbers and no date cells, so no zone is asked for.
  readTallyTable(table, new Calendar(() => 'Etc/UTC'));
  return table;
}

function numberOf(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new Problem(
    'warehouse-answer',
    `Each number of the answer must be one, got "${text}"; run the query again`,
    {
      field: 'warehouse',
    },
  );
}

function textCell(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  throw new Problem(
    'warehouse-answer',
    `Each cell of the answer must have at most 50,000 signs, got one with ${text.length}; choose a shorter period`,
    { field: 'warehouse' },
  );
}
