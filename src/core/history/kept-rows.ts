import type { Calendar } from '../cells/calendar.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { isDate } from '../cells/cell.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { Problem } from '../problem.ts';

/** The most rows that are kept; of a larger pipeline the figures alone are. */
export const MOST_ROWS = 20_000;

/** A cell as it is packed: a day in brackets is a date. */
type Packed = string | number | boolean | [day: number];

/** Rows packed column by column: each value once, and by row which of them it is. */
interface Pack {
  /** The header of every column: they tell the CRM, and with it what the columns mean. */
  headers: string[];
  columns: Record<string, { values: Packed[]; at: number[] }>;
  rows: number;
  settings: Packed[][];
}

/** A pipeline as it was kept. */
export interface KeptRows {
  grid: Grid;
  /** The settings table of that day. */
  settings: Grid;
}

/**
 * Rows as they were read, in one text: the opportunities alone, of the columns that anything was read from.
 *
 * @param settings the settings table, with a header row.
 */
export function packRows(rows: Opportunities, settings: Grid): string {
  const { columns, grid, first, fates, length, calendar } = rows;
  const used = new Set<number>(Object.values(columns.of) as number[]);
  if (columns.amountElse !== undefined) used.add(columns.amountElse);
  for (const { proof, rules } of rows.gateways) {
    if (proof >= 0) used.add(proof);
    for (const { column } of rules) used.add(column);
  }
  const packed: Pack['columns'] = {};
  const kept: (readonly Cell[])[] = [];
  for (let row = 0; row < length; row++) {
    if (fates[row] === FATES.used) kept.push(grid[first + row] as readonly Cell[]);
  }
  for (const column of [...used].sort((a, b) => a - b)) {
    const places = new Map<string, number>();
    const values: Packed[] = [];
    const at = kept.map(cells => {
      const value = packedCell(cells[column], calendar);
      const key = typeof value === 'string' ? `"${value}` : JSON.stringify(value);
      let place = places.get(key);
      if (place === undefined) {
        place = values.push(value) - 1;
        places.set(key, place);
      }
      return place;
    });
    packed[column] = { values, at };
  }
  const pack: Pack = {
    headers: columns.headers,
    columns: packed,
    rows: kept.length,
    settings: settings.map(row => row.map(cell => packedCell(cell, calendar))),
  };
  return JSON.stringify(pack);
}

/** The pipeline that a text holds. */
export function unpackRows(text: string, calendar: Calendar): KeptRows {
  let pack: Pack;
  try {
    pack = JSON.parse(text) as Pack;
  } catch {
    throw new Problem(
      'history-rows',
      'the kept rows must be whole, got a part of them; keep this week again',
    );
  }
  const cellOf = (packed: Packed | undefined): Cell =>
    Array.isArray(packed) ? new Date(calendar.startOf(packed[0])) : (packed ?? '');
  const grid: Cell[][] = Array.from({ length: pack.rows }, () => pack.headers.map(() => ''));
  for (const column of Object.keys(pack.columns)) {
    const { values, at } = pack.columns[column] as Pack['columns'][string];
    const cells = values.map(cellOf);
    for (let row = 0; row < pack.rows; row++)
      (grid[row] as Cell[])[Number(column)] = cells[at[row] as number];
  }
  return { grid: [[...pack.headers], ...grid], settings: pack.settings.map(row => row.map(cellOf)) };
}

function packedCell(cell: Cell, calendar: Calendar): Packed {
  if (isDate(cell)) return [calendar.dayOf(cell.getTime())];
  return cell ?? '';
}
