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

/** The rows below the table's header. A blank argument has none. */
export function settingRows(argument: unknown): SettingRow[] {
  if (!Array.isArray(argument)) {
    if (isBlank(argument as Cell)) return [];
    throw noTable(argument);
  }
  const grid = argument as Grid;
  const filled = grid.filter(row => !row.every(isBlank));
  if (!filled.length) return [];
  const columnsIn = (row: readonly Cell[]): number[] => {
    const folded = row.map(cell => fold(textOf(cell)));
    return TABLE_HEADERS.map(header => folded.indexOf(fold(header)));
  };
  const top = grid.findIndex(row => !columnsIn(row).includes(-1));
  if (top < 0) throw noTable((filled[0] as readonly Cell[]).map(textOf).filter(Boolean).join(', '));
  const [group, name, setting, value] = columnsIn(grid[top] as readonly Cell[]) as [
    number,
    number,
    number,
    number,
  ];
  const rows: SettingRow[] = [];
  grid.forEach((cells, index) => {
    if (index <= top || cells.every(isBlank)) return;
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
  return wanted(
    'settings-no-table',
    'settings',
    'a range with the headers Group, Name, Setting and Value',
    got,
    {
      field: 'settings',
    },
  );
}
