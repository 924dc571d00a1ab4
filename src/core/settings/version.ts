import { readNumber } from '../cells/amount-text.ts';
import type { Cell } from '../cells/cell.ts';
import { Problem } from '../problem.ts';
import type { SettingChange } from './change.ts';
import { settingKey } from './change.ts';
import type { SettingRow } from './table.ts';

/** The row in which a table says how its rows are to be read. A table without it is of version 0. */
const VERSION_ROW = { group: 'Table', name: 'Settings', setting: 'Version' } as const;

/**
 * Brings a row of one version to the next. What it gives back it must leave as it is when it comes again: a save that
 * broke off leaves some rows migrated in a table that still says the old version.
 */
export type Migration = (row: SettingRow) => SettingRow;

/** Between two versions whose rows read the same. */
const SAME: Migration = row => row;

/** The migrations, each from the version of its place. Version 1 is the first that could say so. */
export const MIGRATIONS: readonly Migration[] = [SAME];

/** The version of a table; 0 where it doesn't say. */
export function tableVersion(rows: readonly SettingRow[]): number {
  const said = rows.filter(row => settingKey(row) === settingKey(VERSION_ROW)).pop();
  return readNumber(said?.value) ?? 0;
}

/** The rows as the newest version would have them. Rows of a version that is newer still are left as they are. */
export function migrated(
  rows: readonly SettingRow[],
  migrations: readonly Migration[] = MIGRATIONS,
): SettingRow[] {
  const due = migrations.slice(tableVersion(rows));
  return rows.map(row => due.reduce((current, migrate) => migrate(current), row));
}

/** One cell of a table that has to change: its row of the range, from 1, and which of the four it is. */
export interface MigratedCell {
  row: number;
  part: 0 | 1 | 2 | 3;
  value: Cell;
}

/** The cells in which rows differ from what they were migrated to. */
export function migratedCells(before: readonly SettingRow[], after: readonly SettingRow[]): MigratedCell[] {
  return after.flatMap((row, i) =>
    (['group', 'name', 'setting', 'value'] as const).flatMap((part, at) =>
      row[part] === before[i]?.[part]
        ? []
        : [{ row: row.row, part: at as MigratedCell['part'], value: row[part] }],
    ),
  );
}

/**
 * The change that makes a table say its version. Where its rows read the same in the newest one, nothing has to be said:
 * a row that means nothing to a person is not written before it is needed.
 *
 * @throws Problem where a newer version wrote the table: this one can't know what its own changes would break.
 */
export function versionChange(
  rows: readonly SettingRow[],
  migrations: readonly Migration[] = MIGRATIONS,
): SettingChange[] {
  const version = tableVersion(rows);
  const newest = migrations.length;
  if (version > newest) {
    throw new Problem(
      'settings-newer',
      `the settings must be of version ${newest} or older to be changed here, got version ${version}; ` +
        'reload the spreadsheet to get the newer add-on',
    );
  }
  const reads = migrations.slice(version).every(migrate => migrate === SAME);
  return reads ? [] : [{ ...VERSION_ROW, values: [newest] }];
}
