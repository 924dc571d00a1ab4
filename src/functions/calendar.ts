import type { ForeignClock } from '../core/cells/calendar.ts';
import { Calendar } from '../core/cells/calendar.ts';

let askTimeZone = (): string => 'Etc/UTC';
let askForeignClock: ForeignClock | undefined;

/**
 * Says how to ask for the spreadsheet's time zone, the one question that a cell has for Apps Script, and for the
 * clocks of a zone that the language does not know.
 */
export function askTimeZoneWith(ask: () => string, foreign: ForeignClock): void {
  askTimeZone = ask;
  askForeignClock = foreign;
}

/** The spreadsheet's calendar. The zone is asked for only when a date cell comes in or a date goes out. */
export function sheetCalendar(): Calendar {
  return new Calendar(askTimeZone, askForeignClock);
}
