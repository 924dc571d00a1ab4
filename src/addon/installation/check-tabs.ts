import { Problem } from '../../core/problem.ts';
import { removeBuiltTabs } from '../remove.ts';
import { Tabs } from '../tabs.ts';
import type { Unfinished } from './probe.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The tab that holds the report; whoever wants it no longer deletes it. */
export const REPORT = 'Sales Barometer check (delete me)';
/** What stands in its first cell, and tells it from a tab of somebody else's that bears the name. */
export const HEADING = 'Check of this installation';

/** The tabs that a check works on; none outlives it. A copy's name has theirs in it, in any language. */
export const WORK = {
  cells: 'Sales Barometer check cells (delete me)',
  data: 'Sales Barometer check data (delete me)',
  deals: 'Sales Barometer check deals (delete me)',
  chart: 'Sales Barometer check chart (delete me)',
};
const DELETE = '(delete me)';
const isOfWork = (name: string): boolean =>
  name.includes(DELETE) && Object.values(WORK).some(own => name.includes(own.replace(` ${DELETE}`, '')));

/** The names that a check gives to ranges. */
export const NAMES = { own: 'KPI_CHECK_NAME', other: 'KPI_CHECK_OTHER' };

/** The report of an earlier click; undefined where there is none. */
export function standingReport(book: Book): Sheet | undefined {
  const sheet = book.getSheetByName(REPORT);
  if (!sheet) return undefined;
  // A run that ended right after it made the tab left it empty.
  if (sheet.getLastRow() === 0 || sheet.getRange(1, 1).getValue() === HEADING) return sheet;
  throw new Problem(
    'in-the-way',
    `the tab "${REPORT}" must be free for the check, got one that is not the add-on's; rename it and try again`,
  );
}

export function newTab(book: Book, name: string): Sheet {
  return book.insertSheet(name, book.getNumSheets());
}

/** Takes away all that a check made beside its report, and what a run that broke off had left undone. */
export function cleanUp(book: Book, { tabsBefore, building }: Unfinished): void {
  if (tabsBefore) {
    // Moving a chart makes one tab without cells and gives it a name of Google's. More than one: not ours to choose.
    const fresh = book
      .getSheets()
      .filter(
        sheet =>
          !tabsBefore.includes(sheet.getSheetId()) && sheet.getType() === SpreadsheetApp.SheetType.OBJECT,
      );
    if (fresh.length === 1) book.deleteSheet(fresh[0] as Sheet);
  }
  if (building) removeMeasured(book);
  const ours = Object.values(NAMES);
  for (const named of book.getNamedRanges()) if (ours.includes(named.getName())) named.remove();
  for (const sheet of book.getSheets()) if (isOfWork(sheet.getName())) book.deleteSheet(sheet);
}

/** Takes away the scorecard that was built for measuring; one that a person has built since stays. */
export function removeMeasured(book: Book): void {
  const tabs = new Tabs(book);
  const card = tabs.of('scorecard');
  const isMeasured =
    !card ||
    card
      .getRange(1, 1, 12, 4)
      .getFormulas()
      .some(row => row.some(formula => formula.includes(WORK.deals)));
  if (isMeasured) removeBuiltTabs(tabs);
}
