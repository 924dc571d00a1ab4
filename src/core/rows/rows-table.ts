import type { Cell } from '../cells/cell.ts';
import { textOf } from '../cells/cell.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { OPEN } from '../pipeline/opportunities.ts';
import { NO_REP } from '../pipeline/reps.ts';
import type { RowBehind } from './rows-behind.ts';
import { appointmentOf, closingOf } from './rows-behind.ts';

/** The headers of a list of rows. */
const ROWS_HEADERS = ['Row', 'Name', 'Rep', 'Counts as', 'Date', 'Amount', 'Days'] as const;

/**
 * The rows behind a figure as a table with a header row. Row counts from the top of the range, as in the check.
 *
 * @param dateOf turns a day into the cell that holds it.
 */
export function rowsTable(
  rows: Opportunities,
  behind: readonly RowBehind[],
  dateOf: (day: number) => Date,
): Cell[][] {
  const days = daysToClose(rows);
  const lines = behind.map(({ row, countsAs, day }): Cell[] => [
    rowInRange(rows, row),
    nameOf(rows, row),
    repOf(rows, row),
    countsAs,
    day > 0 ? dateOf(day) : '',
    amountOf(rows, row) ?? '',
    days(row) ?? '',
  ]);
  return [[...ROWS_HEADERS], ...lines];
}

/** Where a row stands in the range, from 1 at its top. */
export function rowInRange({ first }: Opportunities, row: number): number {
  return first + row + 1;
}

/** What the deal of a row is called; '' where no column says it. */
export function nameOf({ grid, columns, first }: Opportunities, row: number): string {
  const column = columns.of.Name;
  return column === undefined ? '' : textOf(grid[first + row]?.[column]).trim();
}

/** The rep of a row as the scorecard shows it. */
export function repOf({ reps, repCodes }: Opportunities, row: number): string {
  const code = repCodes[row] as number;
  return code ? (reps.names[code] as string) : NO_REP;
}

/** The amount of a row, in units of its money; undefined where the cell is blank or can't be read. */
export function amountOf({ amounts }: Opportunities, row: number): number | undefined {
  const cents = amounts ? (amounts.cents[row] as number) : Number.NaN;
  return Number.isNaN(cents) ? undefined : cents / 100;
}

/** By row, the whole days from the appointment to the close of a decided one; undefined unless both are known. */
export function daysToClose(rows: Opportunities): (row: number) => number | undefined {
  const [appointment, closing] = [appointmentOf(rows), closingOf(rows)];
  return row => {
    const [from, to] = [appointment(row), closing(row)];
    return rows.outcomes[row] !== OPEN && from > 0 && to > 0 ? to - from : undefined;
  };
}
