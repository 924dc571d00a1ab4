import type { Calendar } from '../core/cells/calendar.ts';
import { isoDay } from '../core/cells/calendar.ts';
import type { Cell, Grid } from '../core/cells/cell.ts';
import { isDate } from '../core/cells/cell.ts';
import { PALETTE } from '../core/format/palette.ts';
import { Problem } from '../core/problem.ts';
import type { SettingChange, TablePlan } from '../core/settings/change.ts';
import { planChanges } from '../core/settings/change.ts';
import { shareOf } from '../core/settings/kinds.ts';
import type { ReadSettings } from '../core/settings/read.ts';
import { parseSettings } from '../core/settings/read.ts';
import type { SettingRow, TableHeader } from '../core/settings/table.ts';
import { settingRows, TABLE_HEADERS, tableHeader } from '../core/settings/table.ts';
import { migrated, migratedCells, versionChange } from '../core/settings/version.ts';
import { requireWritable } from './protection.ts';
import type { RestoredCell } from './restore.ts';
import { cellsToRestore, PARTS } from './restore.ts';
import { bookCalendar, literal, nameRange } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';
import { TITLES } from './tabs.ts';

type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The named range of the settings table; formulas take it as an argument. */
export const SETTINGS_NAME = 'KPI_SETTINGS';

/** The settings as they stand in the sheet. */
export interface StandingSettings extends ReadSettings {
  /** The table's range; undefined where there is none yet. */
  range: Range | undefined;
  /** Its cells. */
  grid: Grid;
  /** Its rows, with days as texts. */
  rows: SettingRow[];
  /** Tells one state of the table from another. */
  version: string;
}

/** Refuses a table that has lost a header, by the name of its tab: a person has to know where to put it back. */
function requireTable(range: Range, grid: Grid): void {
  try {
    tableHeader(grid);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const got = error.message.slice(error.message.indexOf(', got '));
    throw new Problem(
      error.code,
      `the tab "${range.getSheet().getName()}" must have the headers Group, Name, Setting and Value in a row above its settings${got}; put them back`,
    );
  }
}

/** Reads the settings table. Rows that can't be read are told apart, the others count. */
export function standingSettings(book: Book, calendar: Calendar = bookCalendar()): StandingSettings {
  const range = book.getRangeByName(SETTINGS_NAME) ?? undefined;
  const grid = range ? (range.getValues() as Grid) : [];
  if (range) requireTable(range, grid);
  const rows = plainRows(grid, calendar);
  return { ...parseSettings(grid, calendar), range, grid, rows, version: versionOf(rows) };
}

/** The rows of a table as the newest form has them, with days as texts. */
function plainRows(grid: Grid, calendar: Calendar): SettingRow[] {
  return migrated(settingRows(grid)).map(row => ({ ...row, value: plainValue(row.value, calendar) }));
}

function plainValue(value: Cell, calendar: Calendar): Cell {
  return isDate(value) ? isoDay(calendar.dayOf(value.getTime())) : value;
}

/** A short text that differs where any cell of the table does (FNV-1a, 32 bits). */
function versionOf(rows: readonly SettingRow[]): string {
  let hash = 0x811c9dc5;
  for (const sign of JSON.stringify(rows)) {
    hash ^= sign.codePointAt(0) as number;
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16);
}

/**
 * Brings the table that stands to the changes, writing only the cells that differ; makes the tab and its name where
 * there is no table yet. The caller holds the document's lock.
 *
 * @returns what takes it back: the cells that it wrote, as they were.
 */
export function writeSettings(
  tabs: Tabs,
  standing: StandingSettings,
  changes: readonly SettingChange[],
): RestoredCell[] {
  const range = ensureSettings(tabs, standing);
  const sheet = range.getSheet();
  // A table that stood without its name has rows too.
  const grid = standing.range ? standing.grid : (range.getValues() as Grid);
  const rows = standing.range ? standing.rows : plainRows(grid, bookCalendar());
  const plan = planChanges(rows, [...changes, ...versionChange(rows)]);
  const { columns } = tableHeader(grid) as TableHeader;
  const [top, left] = [range.getRow(), range.getColumn()];
  const cell = (row: number, column: number): Range => sheet.getRange(top + row, left + column);
  const before = settingRows(grid);
  const migratedTo = migratedCells(before, migrated(before));
  const restored = cellsToRestore(range, grid, columns, [
    ...migratedTo,
    ...plan.values.map(({ row }) => ({ row, part: 3 as const })),
    ...[...plan.emptied, ...plan.added.map((_, i) => lastRow(grid) + 2 + i)].flatMap(row =>
      PARTS.map(part => ({ row, part })),
    ),
  ]);
  for (const { row, part, value } of migratedTo) cell(row - 1, columns[part]).setValue(typed(value).value);
  for (const { row, value } of plan.values) {
    const { value: typedValue, format } = typed(value);
    const at = cell(row - 1, columns[3]).setValue(typedValue);
    if (format) at.setNumberFormat(format);
  }
  // In one call: a row that has lost its group alone would be nobody's.
  const emptied = plan.emptied.flatMap(row => columns.map(column => cell(row - 1, column).getA1Notation()));
  if (emptied.length) sheet.getRangeList(emptied).clearContent();
  if (plan.added.length) addRows(range, grid, columns, plan.added);
  return restored;
}

/**
 * The range of the settings table, which is made where there is none, so that every formula can name it: an empty
 * table sets nothing. A table that somebody emptied gets its headers again.
 */
export function ensureSettings(tabs: Tabs, standing: StandingSettings): Range {
  const { range } = standing;
  if (range) requireWritable(range.getSheet());
  if (range && tableHeader(standing.grid)) return range;
  return makeTable(tabs, range?.getSheet());
}

/** Writes rows after the last one of the table, in one call, so that none can be left half written. */
function addRows(range: Range, grid: Grid, columns: TableHeader['columns'], rows: TablePlan['added']): void {
  const sheet = range.getSheet();
  const last = lastRow(grid);
  const room = range.getNumRows() - 1 - last;
  if (room < rows.length) sheet.insertRowsAfter(range.getRow() + last, rows.length - room);
  // After the last row the columns between the table's own are blank too.
  const from = Math.min(...columns);
  const width = Math.max(...columns) - from + 1;
  const block = rows.map(cells => {
    const line: (string | number | boolean)[] = Array.from({ length: width }, () => '');
    columns.forEach((column, part) => {
      line[column - from] = typed(cells[part] as Cell).value;
    });
    return line;
  });
  const top = range.getRow() + last + 1;
  sheet.getRange(top, range.getColumn() + from, block.length, width).setValues(block);
  const formats = new Map<string, string[]>();
  rows.forEach((cells, i) => {
    const { format } = typed(cells[3]);
    if (!format) return;
    const place = sheet.getRange(top + i, range.getColumn() + columns[3]).getA1Notation();
    formats.set(format, [...(formats.get(format) ?? []), place]);
  });
  for (const [format, places] of formats) sheet.getRangeList(places).setNumberFormat(format);
}

/** The index of the last row of a table that holds anything; that of its first one where none does. */
function lastRow(grid: Grid): number {
  return grid.reduce((at, cells, row) => (cells.some(each => each !== '') ? row : at), 0);
}

/**
 * A share becomes a number with as many digits as were typed, whatever the locale writes between them; a day is typed as
 * a person would; other texts are kept as they are.
 */
function typed(value: Cell): { value: string | number | boolean; format?: string } {
  if (typeof value !== 'string')
    return { value: typeof value === 'number' || typeof value === 'boolean' ? value : '' };
  const share = /^-?\d+(?:\.(\d+))?%$/.exec(value);
  const number = share && shareOf(value, 1);
  if (share && typeof number === 'number')
    return { value: number, format: `0${share[1] ? `.${'0'.repeat(share[1].length)}` : ''}%` };
  return { value: /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : literal(value) };
}

/** Makes the settings tab with an empty table, or names the table that stands on a tab of that name. */
function makeTable(tabs: Tabs, emptied: Sheet | undefined): Range {
  const named = tabs.of('settings') ?? tabs.book.getSheetByName(TITLES.settings);
  if (!emptied && named && hasTable(named)) {
    tabs.finish(named, 'settings');
    return nameRange(tabs.book, SETTINGS_NAME, named.getRange('A:D'));
  }
  const sheet = emptied ?? tabs.toWrite('settings');
  sheet
    .getRange(1, 1, 1, 4)
    .setValues([[...TABLE_HEADERS]])
    .setFontWeight('bold')
    .setBackground(PALETTE.head);
  sheet.setFrozenRows(1);
  sheet.getRange(1, 4, sheet.getMaxRows(), 1).setHorizontalAlignment('left');
  sheet.setColumnWidths(1, 3, 170);
  sheet.setColumnWidth(4, 320);
  tabs.finish(sheet, 'settings');
  return nameRange(tabs.book, SETTINGS_NAME, sheet.getRange('A:D'));
}

function hasTable(sheet: Sheet): boolean {
  const rows = Math.min(10, sheet.getLastRow());
  const width = sheet.getLastColumn();
  if (!rows || !width) return false;
  const top = sheet.getRange(1, 1, rows, width).getValues() as Grid;
  return top.some(row => TABLE_HEADERS.every(header => row.some(cell => cell === header)));
}
