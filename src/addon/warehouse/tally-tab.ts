import type { Cell } from '../../core/cells/cell.ts';
import { isBlank } from '../../core/cells/cell.ts';
import { Problem, shown } from '../../core/problem.ts';
import { TALLY_HEADERS } from '../../core/warehouse/table-header.ts';
import { requireWritable } from '../protection.ts';
import { literal } from '../spreadsheet.ts';
import type { Tabs } from '../tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const WIDTH = TALLY_HEADERS.length;

/** Refuses, before a query is paid for, where the tab could not be written. */
export function requireTallyRoom(tabs: Tabs): void {
  const sheet = tabs.of('tallies');
  if (!sheet) return;
  requireWritable(sheet);
  const rows = sheet.getLastRow();
  if (!rows) return;
  sheet
    .getRange(1, 1, rows, WIDTH)
    .getValues()
    .forEach((line, i) => {
      const isOurs =
        i === 0 || line.every(isBlank) || (typeof line[0] === 'number' && line[WIDTH - 1] !== '');
      if (isOurs) return;
      const at = line.findIndex(cell => !isBlank(cell));
      throw new Problem(
        'in-the-way',
        `${sheet.getName()}!${sheet.getRange(i + 1, at + 1).getA1Notation()} must be free for the tallies, got ${shown(line[at])}; move it and try again`,
      );
    });
}

/**
 * Puts a table of tallies on its tab, in place of the last one. All in one call, with blanks over what was longer before: a run that
 * is ended in between leaves one table or the other, and never a part of both.
 */
export function writeTallies(tabs: Tabs, table: readonly Cell[][]): Sheet {
  const standing = tabs.of('tallies');
  const sheet = tabs.toWrite('tallies');
  const lines = Math.max(table.length, standing ? sheet.getLastRow() : 0);
  const [rows, columns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (lines > rows) sheet.insertRowsAfter(rows, lines - rows);
  if (WIDTH > columns) sheet.insertColumnsAfter(columns, WIDTH - columns);
  const block = Array.from({ length: lines }, (_, i) =>
    TALLY_HEADERS.map((_header, column) => {
      const cell = table[i]?.[column] ?? '';
      return typeof cell === 'number' ? cell : literal(String(cell));
    }),
  );
  sheet.getRange(1, 1, lines, WIDTH).setValues(block);
  sheet.setFrozenRows(1);
  tabs.finish(sheet, 'tallies');
  return sheet;
}
