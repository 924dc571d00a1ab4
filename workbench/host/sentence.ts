// The sentence that explains an error: what Sheets shows when one points at a cell with a red corner.
import { cellName } from './a1.ts';
import type { Book } from './book.ts';
import { rawValue } from './cell-value.ts';

const plain: Record<string, string> = {
  '#DIV/0!': 'Function DIVIDE parameter 2 cannot be zero.',
  '#N/A': 'Did not find a value.',
  '#NAME?': 'Unknown function or range name.',
  '#NUM!': 'The number is too large or too small, or not possible here.',
  '#VALUE!': 'A value is not of the kind that the function expects.',
  '#NULL!': 'The ranges do not meet.',
};

/** What stands in the way of a spill, or that the grid ends. Wording: reports of Sheets' array results, 2026-09. */
function spillSentence(book: Book, tab: string, row: number, column: number): string {
  const reach = book.grid.spillOf(tab, row, column);
  if (!reach) return 'Reference does not exist.';
  const size = book.grid.size(tab);
  const missingRows = reach.row + reach.rows - size.rows;
  if (missingRows > 0) {
    return `Result was not automatically expanded, please insert more rows (${missingRows}).`;
  }
  const missingColumns = reach.column + reach.columns - size.columns;
  if (missingColumns > 0) {
    return `Result was not automatically expanded, please insert more columns (${missingColumns}).`;
  }
  const others = book.formulaCells(tab).flatMap(cell => {
    const other = book.grid.spillOf(tab, cell.row, cell.column);
    return other && (cell.row !== row || cell.column !== column) ? [other] : [];
  });
  for (let r = reach.row; r < reach.row + reach.rows; r++) {
    for (let c = reach.column; c < reach.column + reach.columns; c++) {
      if (r === row && c === column) continue;
      const cell = book.grid.cell(tab, r, c);
      const filled =
        cell && (cell.f || cell.si || (cell.v !== undefined && cell.v !== null && cell.v !== ''));
      const spilled = others.some(
        o =>
          r >= o.row &&
          r < o.row + o.rows &&
          c >= o.column &&
          c < o.column + o.columns &&
          book.grid.spilled(tab)[r]?.[c],
      );
      if (filled || spilled) {
        return `Array result was not expanded because it would overwrite data in ${cellName(r, c)}.`;
      }
    }
  }
  return 'Array result was not expanded because it would overwrite data.';
}

export function cellSentence(book: Book, tab: string, row: number, column: number): string {
  const value = rawValue(book, tab, row, column);
  if (typeof value !== 'string' || !value.startsWith('#')) return '';
  const cell = book.grid.cell(tab, row, column);
  if (cell?.custom?.broken) return 'Formula parse error.';
  const thrown = book.errors.get(`${tab}!${row},${column}`);
  if (value === '#ERROR!') return thrown ?? 'Formula parse error.';
  if (value === '#N/A' && thrown) return thrown;
  if (cell?.v === '#SPILL!') return spillSentence(book, tab, row, column);
  if (cell?.v === '#CYCLE!') {
    return 'Circular dependency detected. To resolve with iterative calculation, see File > Settings.';
  }
  if (value === '#REF!') return 'Reference does not exist.';
  return plain[value] ?? '';
}
