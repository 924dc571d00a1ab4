import type { Calendar } from '../cells/calendar.ts';
import { isoDay } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { isDate } from '../cells/cell.ts';
import { sha256 } from './sha256.ts';

/** How many digits of its own a cell has, so that a changed one can be named. */
const DIGITS = 4;

/** The seal of a line: SHA-256 over its cells and the seal of the line before. */
export function sealOf(cells: readonly Cell[], before: string, calendar: Calendar): string {
  return sha256(`${before}\n${JSON.stringify(cells.map(cell => plain(cell, calendar)))}`);
}

/** A few digits for each cell of a line. */
export function cellMarks(cells: readonly Cell[], calendar: Calendar): string {
  return cells
    .map((cell, at) => sha256(JSON.stringify([at, plain(cell, calendar)])).slice(0, DIGITS))
    .join('');
}

/** Which cells of a line no longer have the digits that they had. */
export function changedCells(cells: readonly Cell[], marks: string, calendar: Calendar): number[] {
  const now = cellMarks(cells, calendar);
  return cells
    .map((_, at) => at)
    .filter(at => now.substr(at * DIGITS, DIGITS) !== marks.substr(at * DIGITS, DIGITS));
}

/** A cell as it is sealed: alike before it was written and after it was read. */
function plain(cell: Cell, calendar: Calendar): string | number | boolean {
  if (isDate(cell)) return isoDay(calendar.dayOf(cell.getTime()));
  return typeof cell === 'number' ? Number(cell.toPrecision(15)) : (cell ?? '');
}
