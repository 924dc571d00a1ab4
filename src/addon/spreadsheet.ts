import { Calendar } from '../core/cells/calendar.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
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

/**
 * A text as a cell is to hold it, sign by sign. An apostrophe in front is how a person tells a sheet that what
 * follows is text, so that "=1+1" is no formula, "1/2" no date and "@x" no mention.
 */
export function literal(text: string): string {
  return text === '' ? '' : `'${text}`;
}

/** The name of a tab as a formula writes it. */
export function quoted(sheet: Sheet): string {
  return `'${sheet.getName().replace(/'/g, "''")}'`;
}

/** Sets number formats, each in one call for all its places. */
export function formatNumbers(sheet: Sheet, wanted: readonly [place: string, format: string][]): void {
  const places = new Map<string, string[]>();
  for (const [place, format] of wanted) places.set(format, [...(places.get(format) ?? []), place]);
  for (const [format, list] of places) sheet.getRangeList(list).setNumberFormat(format);
}

/** Gives a range a name of the document; a name that stands is moved. */
export function nameRange(book: Book, name: string, range: Range): Range {
  const standing = book.getNamedRanges().find(each => each.getName().toUpperCase() === name.toUpperCase());
  if (standing) standing.setRange(range);
  else book.setNamedRange(name, range);
  return range;
}
