import { Calendar } from '../core/cells/calendar.ts';
import { Problem } from '../core/problem.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The time zone of the spreadsheet, which may differ from the script's. */
export function spreadsheetTimeZone(): string {
  return SpreadsheetApp.getActive().getSpreadsheetTimeZone();
}

/** What the clocks of a zone show that the language does not know. */
export function foreignClock(instant: number, timeZone: string): string {
  return Utilities.formatDate(new Date(instant), timeZone, 'Z z');
}

/** The calendar of the spreadsheet. */
export function bookCalendar(): Calendar {
  return new Calendar(spreadsheetTimeZone, foreignClock);
}

/** The key under which a tab remembers what it is to us. It moves with the tab and survives its renaming. */
const KEY = 'sales-barometer';

/** What a tab can be to us. */
export type TabKind = 'pipeline' | 'settings' | 'scorecard' | 'goals' | 'charts' | 'coaching';

/** The names of the tabs that we make. */
export const TITLES: Record<Exclude<TabKind, 'pipeline'>, string> = {
  settings: 'KPI Settings',
  scorecard: 'KPI Scorecard',
  goals: 'KPI Weekly goals',
  charts: 'KPI Charts',
  coaching: 'KPI Coaching',
};

/** A tab under construction is called so: until it is whole it does not bear its name. */
const BUILDING = ' (building)';

/** Marks a tab as ours of a kind; a copy of it keeps the mark but not the id in it, and is the user's. */
export function markTab(sheet: Sheet, kind: TabKind): void {
  const value = `${kind} ${sheet.getSheetId()}`;
  const marks = marksOf(sheet);
  if (marks.some(mark => mark.getValue() === value)) return;
  for (const mark of marks) mark.remove();
  sheet.addDeveloperMetadata(KEY, value);
}

function marksOf(sheet: Sheet): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
  return sheet.getDeveloperMetadata().filter(mark => mark.getKey() === KEY);
}

/** The tab that is marked as one of ours; undefined where there is none. */
export function tabOf(book: Book, kind: TabKind): Sheet | undefined {
  return book
    .getSheets()
    .find(sheet => marksOf(sheet).some(mark => mark.getValue() === `${kind} ${sheet.getSheetId()}`));
}

/**
 * The tab of a kind to write to: ours if there is one, else one under construction, which a broken run may have left.
 * It gets its name only by `finishTab`, so that a tab that bears our name and is not ours is never touched.
 */
export function tabToWrite(book: Book, kind: keyof typeof TITLES): Sheet {
  const own = tabOf(book, kind);
  if (own) {
    requireWritable(own);
    return own;
  }
  const name = TITLES[kind] + BUILDING;
  const begun = book.getSheetByName(name);
  if (begun) return begun;
  // A new tab comes to the front; whoever asked for it stays where they are.
  const active = book.getActiveSheet();
  const sheet = book.insertSheet(name, book.getNumSheets());
  book.setActiveSheet(active);
  return sheet;
}

/** Gives a tab under construction its mark and its name; any other stays as it is. */
export function finishTab(book: Book, sheet: Sheet, kind: keyof typeof TITLES): void {
  const title = TITLES[kind];
  if (sheet.getName() !== title + BUILDING) return;
  markTab(sheet, kind);
  let name = title;
  for (let i = 2; book.getSheetByName(name); i++) name = `${title} ${i}`;
  sheet.setName(name);
}

/** Takes a tab away that was under construction; one that stood before stays as it is. */
export function dropUnfinished(book: Book, kind: keyof typeof TITLES): void {
  const sheet = book.getSheetByName(TITLES[kind] + BUILDING);
  if (sheet) book.deleteSheet(sheet);
}

/** Refuses to write to a tab that somebody protected against this user. */
export function requireWritable(sheet: Sheet): void {
  const barred = sheet
    .getProtections(SpreadsheetApp.ProtectionType.SHEET)
    .some(protection => !protection.canEdit());
  if (barred) {
    throw new Problem(
      'tab-protected',
      `the tab "${sheet.getName()}" must be open to you for writing, got a protected sheet`,
    );
  }
}

/** The tab of an id; a Problem where it has been deleted. */
export function sheetOfId(book: Book, id: number): Sheet {
  const sheet = book.getSheets().find(each => each.getSheetId() === id);
  if (!sheet)
    throw new Problem(
      'tab-gone',
      'the tab must still be in this spreadsheet, got one that was deleted; choose another',
    );
  return sheet;
}

/**
 * A text as a cell is to hold it, to the letter. An apostrophe in front is how a person tells a sheet that what
 * follows is text, so that "=1+1" is no formula, "1/2" no date and "@x" no mention.
 */
export function literal(text: string): string {
  return text === '' ? '' : `'${text}`;
}

/** The name of a tab as a formula writes it. */
export function quoted(sheet: Sheet): string {
  return `'${sheet.getName().replace(/'/g, "''")}'`;
}
