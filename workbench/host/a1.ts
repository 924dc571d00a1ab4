// A1 notation: text of a place, and back.
import type { Rect } from './rect.ts';

/** Rows of a range that is open below (A2:C). More rows than any sheet has. */
export const OPEN = 1_048_576;

function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

function columnNumber(name: string): number {
  let number = 0;
  for (const letter of name.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

export function a1Of(rect: Rect): string {
  const start = cellName(rect.row, rect.column);
  if (rect.rows === 1 && rect.columns === 1) return start;
  if (rect.rows >= OPEN - rect.row) {
    const to = columnName(rect.column + rect.columns - 1);
    return rect.row === 0 ? `${columnName(rect.column)}:${to}` : `${start}:${to}`;
  }
  return `${start}:${cellName(rect.row + rect.rows - 1, rect.column + rect.columns - 1)}`;
}

export function sheetPrefix(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Z]{1,3}\d+$/i.test(name)
    ? `${name}!`
    : `'${name.replaceAll("'", "''")}'!`;
}

const PLACE =
  /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?\$?([A-Za-z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Za-z]{1,3})?\$?(\d{1,7})?)?$/;

/**
 * Reads A1, A1:B2, A:B, 2:3, A2:B and the same with a tab's name. Open ends reach to the edge of the given grid.
 * Undefined when the text is no place.
 */
export function readA1(
  text: string,
  size: { rows: number; columns: number },
): { sheet?: string; rect: Rect } | undefined {
  const m = PLACE.exec(text.trim());
  if (!m) return undefined;
  const [, quoted, plain, column1, row1, column2, row2] = m;
  const isRange = text.includes(':', (quoted ?? plain ?? '').length);
  if (isRange ? !((column1 && column2) || (row1 && row2)) : !(column1 && row1)) return undefined;
  const left = column1 ? columnNumber(column1) : 0;
  const top = row1 ? Number(row1) - 1 : 0;
  const right = !isRange ? left : column2 ? columnNumber(column2) : size.columns - 1;
  const bottom = !isRange ? top : row2 ? Number(row2) - 1 : size.rows - 1;
  if (top < 0 || bottom < 0) return undefined;
  const rect = {
    row: Math.min(top, bottom),
    column: Math.min(left, right),
    rows: Math.abs(bottom - top) + 1,
    columns: Math.abs(right - left) + 1,
  };
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  return sheet === undefined ? { rect } : { sheet, rect };
}
