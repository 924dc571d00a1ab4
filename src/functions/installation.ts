import { isoDay } from '../core/cells/calendar.ts';
import type { Cell } from '../core/cells/cell.ts';
import { isDate } from '../core/cells/cell.ts';
import { sheetCalendar } from './calendar.ts';

/** How many cells of a range are told one by one. */
const TOLD = 12;

/** Tables of every kind of value that a function may give back, by the name that asks for them. */
const SHAPES: Record<string, (Cell | null)[][]> = {
  'three rows': [[1], [2], [3]],
  'one row': [['', null, true, new Date(Date.UTC(2026, 2, 29, 12)), 0.5]],
  'one cell': [[7]],
};

/**
 * What a cell hands to a function, told as text: for the tab that Check this installation makes.
 *
 * @param value Any value or range.
 * @param more (optional) Any second value or range; or a table to give back: three rows, one row, one cell.
 * @return JSON text of what came in, or the table asked for.
 * @customfunction
 */
export function INSTALLATION_ECHO(value: unknown, more?: unknown): unknown {
  const at = Date.now();
  const shape = typeof more === 'string' ? SHAPES[more] : undefined;
  if (shape) return shape;
  return JSON.stringify({ value: described(value), more: described(more), at });
}

function described(value: unknown): unknown {
  if (!Array.isArray(value)) return kindOf(value);
  const rows = value as unknown[][];
  const kinds: unknown[] = [];
  for (const row of rows) for (const cell of row) if (kinds.length < TOLD) kinds.push(kindOf(cell));
  return { rows: rows.length, columns: rows[0]?.length ?? 0, kinds };
}

function kindOf(value: unknown): unknown {
  if (value === '' || value === null || value === undefined) return 'blank';
  if (!isDate(value as Cell)) return value;
  // The one question that a formula has for the spreadsheet, timed.
  const asked = Date.now();
  const day = isoDay(sheetCalendar().dayOf((value as Date).getTime()));
  return { date: (value as Date).getTime(), day, zoneMs: Date.now() - asked };
}
