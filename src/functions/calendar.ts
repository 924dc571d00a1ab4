import { Calendar } from '../core/cells/calendar.ts';

let askTimeZone = (): string => 'Etc/UTC';

/** Says how to ask for the spreadsheet's time zone: the one question that a cell has for Apps Script. */
export function askTimeZoneWith(ask: () => string): void {
  askTimeZone = ask;
}

/** The spreadsheet's calendar. The zone is asked for only when a date cell comes in or a date goes out. */
export function sheetCalendar(): Calendar {
  return new Calendar(askTimeZone);
}
