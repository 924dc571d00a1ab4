import type { Cell, Grid } from '../core/cells/cell.ts';
import { isDate } from '../core/cells/cell.ts';
import type { TableHeader } from '../core/settings/table.ts';
import { tableHeader } from '../core/settings/table.ts';
import { requireWritable } from './protection.ts';
import { literal } from './spreadsheet.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** Group, Name, Setting and Value. */
export const PARTS = [0, 1, 2, 3] as const;
type Part = (typeof PARTS)[number];

/** A cell of the settings table as it was before a save, to be put back as it was. */
export interface RestoredCell {
  /** Row of the table's range, from 1. */
  row: number;
  part: Part;
  /** A text as it was, a number, a tick; of a date its time; of a formula the formula. */
  value: string | number | boolean;
  as: 'value' | 'date' | 'formula';
  format: string;
}

/** The cells that a save is about to write, as they are now. */
export function cellsToRestore(
  range: Range,
  grid: Grid,
  columns: TableHeader['columns'],
  places: readonly { row: number; part: Part }[],
): RestoredCell[] {
  const formulas = range.getFormulas();
  const formats = range.getNumberFormats();
  const restored = new Map<string, RestoredCell>();
  for (const { row, part } of places) {
    const column = columns[part];
    const formula = formulas[row - 1]?.[column] ?? '';
    const cell: Cell = grid[row - 1]?.[column] ?? '';
    restored.set(`${row} ${part}`, {
      row,
      part,
      ...(formula
        ? { value: formula, as: 'formula' as const }
        : isDate(cell)
          ? { value: cell.getTime(), as: 'date' as const }
          : { value: cell ?? '', as: 'value' as const }),
      format: formats[row - 1]?.[column] ?? '',
    });
  }
  return [...restored.values()];
}

/**
 * Puts cells of the settings table back. Where its columns were moved meanwhile, they are found by their headers.
 *
 * @returns what takes that back again.
 */
export function restoreCells(range: Range, grid: Grid, cells: readonly RestoredCell[]): RestoredCell[] {
  const sheet = range.getSheet();
  requireWritable(sheet);
  const header = tableHeader(grid);
  if (!header) return [];
  const { columns } = header;
  const before = cellsToRestore(range, grid, columns, cells);
  const [top, left] = [range.getRow(), range.getColumn()];
  for (const { row, part, value, as, format } of cells) {
    const cell = sheet.getRange(top + row - 1, left + columns[part]);
    if (as === 'formula') cell.setFormula(String(value));
    else if (as === 'date') cell.setValue(new Date(Number(value)));
    else if (value === '') cell.clearContent();
    else cell.setValue(typeof value === 'string' ? literal(value) : value);
    const now = before.find(each => each.row === row && each.part === part)?.format;
    if (format && format !== now) cell.setNumberFormat(format);
  }
  return before;
}
