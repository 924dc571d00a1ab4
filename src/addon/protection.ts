import { Problem } from '../core/problem.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/**
 * Refuses to write where somebody protected the tab, or a range of it, against this user. Asked before anything is
 * written, so that nothing is left half done.
 *
 * @param area the cells that will be written; all of the tab where it is left out.
 */
export function requireWritable(sheet: Sheet, area?: Range): void {
  const { ProtectionType } = SpreadsheetApp;
  if (sheet.getProtections(ProtectionType.SHEET).some(each => !each.canEdit())) {
    throw new Problem(
      'tab-protected',
      `the tab "${sheet.getName()}" must be open to you for writing, got a protected sheet; ` +
        'ask whoever protected it (Data, Protect sheets and ranges), and try again',
    );
  }
  for (const protection of sheet.getProtections(ProtectionType.RANGE)) {
    if (protection.canEdit()) continue;
    const barred = protection.getRange();
    if (area && !meet(barred, area)) continue;
    throw new Problem(
      'range-protected',
      `${sheet.getName()}!${barred.getA1Notation()} must be open to you for writing, got a protected range; ` +
        'ask whoever protected it (Data, Protect sheets and ranges), and try again',
    );
  }
}

function meet(one: Range, other: Range): boolean {
  return (
    one.getRow() <= other.getLastRow() &&
    other.getRow() <= one.getLastRow() &&
    one.getColumn() <= other.getLastColumn() &&
    other.getColumn() <= one.getLastColumn()
  );
}
