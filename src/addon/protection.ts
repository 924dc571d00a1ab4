import { Problem } from '../core/problem.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/**
 * Refuses to write where somebody protected the tab, or any range of it, against this user: rules, frozen rows and
 * charts are the whole tab's. Asked before anything is written, so that nothing is left half done.
 */
export function requireWritable(sheet: Sheet): void {
  const { ProtectionType } = SpreadsheetApp;
  if (sheet.getProtections(ProtectionType.SHEET).some(each => !each.canEdit())) {
    throw new Problem(
      'tab-protected',
      `the tab "${sheet.getName()}" must be one that you may edit, got a protected sheet; ` +
        'ask whoever protected it (Data, Protect sheets and ranges), and try again',
    );
  }
  for (const protection of sheet.getProtections(ProtectionType.RANGE)) {
    if (protection.canEdit()) continue;
    throw new Problem(
      'range-protected',
      `${sheet.getName()}!${protection.getRange().getA1Notation()} must be one that you may edit, got a protected range; ` +
        'ask whoever protected it (Data, Protect sheets and ranges), and try again',
    );
  }
}
