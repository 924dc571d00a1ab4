import type { Cell, Grid } from '../cells/cell.ts';
import { isBlank, textOf } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import type { Problem } from '../problem.ts';
import { wanted } from '../problem.ts';

/** The headers of the settings table, in the order in which we write them. */
export const TABLE_HEADERS = ['Group', 'Name', 'Setting', 'Value'] as const;

/** One row of the table as it stands there. */
export interface SettingRow {
  /** Row of the range, from 1. */
  row: number;
  group: string;
  name: string;
  setting: string;
  value: Cell;
}

/** Where the table's header stands: its row, and the columns of Group, Name, Setting and Value. */
export interface TableHeader {
  row: number;
  columns: [group: number, name: number, setting: number, value: number];
}

/** Finds the table's header. A range without one is refused; one without anything in it has none. */
export function tableHeader(grid: Grid): TableHeader | undefined {
  const wantedHeaders = TABLE_HEADERS.map(fold);
  for (let row = 0; row < grid.length; row++) {
    const folded = Array.from(grid[row] as readonly Cell[], cell => fold(textOf(cell)));
    const columns = wantedHeaders.map(header => folded.indexOf(header));
    if (!columns.includes(-1)) return { row, columns: columns as TableHeader['columns'] };
  }
  const filled = grid.find(row => !row.every(isBlank));
  if (filled) throw noTable(filled.map(textOf).filter(Boolean).join(', '));
  return undefined;
}

/** The rows below the table's header. A blank argument has none. */
export function settingRows(argument: unknown): SettingRow[] {
  if (!Array.isArray(argument)) {
    if (isBlank(argument as Cell)) return [];
    throw noTable(argument);
  }
  const grid = argument as Grid;
  const header = tableHeader(grid);
  if (!header) return [];
  const [group, name, setting, value] = header.columns;
  const rows: SettingRow[] = [];
  grid.forEach((cells, index) => {
    if (index <= header.row || cells.every(isBlank)) return;
    const text = (column: number): string => textOf(cells[column]).trim();
    rows.push({
      row: index + 1,
      group: text(group),
      name: text(name),
      setting: text(setting),
      value: cells[value],
    });
  });
  return rows;
}

function noTable(got: unknown): Problem {
  const want = 'a range with the headers Group, Name, Setting and Value';
  return wanted('settings-no-table', 'settings', want, got);
}
