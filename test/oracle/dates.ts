// A second, independent reading of docs/kpis.md, for tests.
// Section 1, "Dates".

import { type Cell, isFilled, trimmed } from './fold.ts';

export type Order = 'Day first' | 'Month first';

export interface DateReading {
  /** Per cell: the serial day, or null. */
  days: (number | null)[];
  /** 'two readings' where both layouts fit every text and give other days. */
  readings: 'one' | 'two readings' | 'half converted';
}

const FIRST_SERIAL = 20000;
const LAST_SERIAL = 80000;

/** Dates count only from serial 20000 to 80000. */
function inRange(serial: number): number | null {
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? serial : null;
}

/** The serial of a calendar day, null where the calendar has no such day. */
export function serialOf(year: number, month: number, day: number): number | null {
  const instant = new Date(Date.UTC(year, month - 1, day));
  if (instant.getUTCFullYear() !== year) return null;
  if (instant.getUTCMonth() !== month - 1) return null;
  if (instant.getUTCDate() !== day) return null;
  return inRange(instant.getTime() / 86400000 + 25569);
}

/** The Date at UTC midnight of a serial day. */
export function dateOf(serial: number): Date {
  return new Date((serial - 25569) * 86400000);
}

const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?`;
const TAIL = String.raw`(?:(?:\s*[T,]\s*|\s+)${TIME})?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,2})${TAIL}$`, 'iu');
const SEPARATOR = String.raw`[^\p{L}\p{N}:]+`;
const THREE_PARTS = new RegExp(
  String.raw`^(\d{1,2}|\p{L}+)${SEPARATOR}(\d{1,2}|\p{L}+)${SEPARATOR}(\d{4}|\d{2})${TAIL}$`,
  'iu',
);

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function monthOf(part: string): number | null {
  if (/^\d+$/.test(part)) return Number(part);
  const name = part.toLowerCase();
  if (name === 'sept') return 9;
  const index = MONTHS.findIndex(month => month === name || month.slice(0, 3) === name);
  return index < 0 ? null : index + 1;
}

function dayNumberOf(part: string): number | null {
  return /^\d+$/.test(part) ? Number(part) : null;
}

/** 2 or 4 digit years; 00-69 is 20xx. */
function yearOf(part: string): number {
  const year = Number(part);
  if (part.length === 4) return year;
  return year <= 69 ? 2000 + year : 1900 + year;
}

/** A Date cell, an ISO or year-first text, a serial number. */
function plainDay(cell: Cell): number | null {
  if (cell instanceof Date) {
    const instant = cell.getTime();
    return Number.isNaN(instant) ? null : inRange(Math.floor(instant / 86400000) + 25569);
  }
  if (typeof cell === 'number') return inRange(Math.floor(cell));
  if (typeof cell === 'string') {
    const match = YEAR_FIRST.exec(trimmed(cell));
    if (match) return serialOf(Number(match[1]), Number(match[2]), Number(match[3]));
  }
  return null;
}

/** Another text, read by one layout alone. */
function layoutDay(cell: Cell, order: Order): number | null {
  if (typeof cell !== 'string') return null;
  const match = THREE_PARTS.exec(trimmed(cell));
  if (!match) return null;
  const [, first = '', second = '', last = ''] = match;
  const day = dayNumberOf(order === 'Day first' ? first : second);
  const month = monthOf(order === 'Day first' ? second : first);
  if (day === null || month === null) return null;
  return serialOf(yearOf(last), month, day);
}

/** A claim needs no reading: is the cell a date in any layout? (Numbers are judged elsewhere.) */
export function isDateInAnyLayout(cell: Cell): boolean {
  if (!isFilled(cell)) return false;
  if (plainDay(cell) !== null) return true;
  return layoutDay(cell, 'Day first') !== null || layoutDay(cell, 'Month first') !== null;
}

/** Day and month of a Date cell change places where its day is at most 12. */
function exchange(cell: Cell): Cell {
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime()) || cell.getUTCDate() > 12) return cell;
  return new Date(Date.UTC(cell.getUTCFullYear(), cell.getUTCDate() - 1, cell.getUTCMonth() + 1));
}

/**
 * Half converted: Date cells, none of them on a day above 12, and numeric texts of some separator, at least one, that all
 * fit one order only, and the same.
 */
function isHalfConverted(cells: Cell[]): boolean {
  const dates = cells.filter((cell): cell is Date => cell instanceof Date && plainDay(cell) !== null);
  if (dates.length === 0 || dates.some(date => date.getUTCDate() > 12)) return false;
  return ['/', '.', '-'].some(separator => {
    const numeric = new RegExp(
      `^\\d{1,2}[${separator}]\\d{1,2}[${separator}](?:\\d{2}|\\d{4})${TAIL}$`,
      'iu',
    );
    const fits = cells
      .filter(cell => typeof cell === 'string' && plainDay(cell) === null && numeric.test(trimmed(cell)))
      .map(cell => [layoutDay(cell, 'Day first') !== null, layoutDay(cell, 'Month first') !== null])
      .filter(([day, month]) => day || month);
    return (
      fits.length > 0 &&
      (fits.every(([day, month]) => day && !month) || fits.every(([day, month]) => month && !day))
    );
  });
}

/** A column of dates, read as one. Exchanged, day and month of its Date cells change places first. */
export function readDates(written: Cell[], order?: Order, exchanged = false): DateReading {
  const cells = exchanged ? written.map(exchange) : written;
  const texts = cells.filter(cell => isFilled(cell) && plainDay(cell) === null);
  // Texts that no layout fits are unreadable and set aside.
  const rest = texts.filter(
    text => layoutDay(text, 'Day first') !== null || layoutDay(text, 'Month first') !== null,
  );
  const dayFirstFitsAll = rest.every(text => layoutDay(text, 'Day first') !== null);
  const monthFirstFitsAll = rest.every(text => layoutDay(text, 'Month first') !== null);
  const sameDays = rest.every(text => layoutDay(text, 'Day first') === layoutDay(text, 'Month first'));

  const twoReadings = order === undefined && dayFirstFitsAll && monthFirstFitsAll && !sameDays;

  const read = (cell: Cell): number | null => {
    if (!isFilled(cell)) return null;
    const plain = plainDay(cell);
    if (plain !== null) return plain;
    // A set Date order decides alone.
    if (order !== undefined) return layoutDay(cell, order);
    const dayFirst = layoutDay(cell, 'Day first');
    const monthFirst = layoutDay(cell, 'Month first');
    if (dayFirstFitsAll && !monthFirstFitsAll) return dayFirst;
    if (monthFirstFitsAll && !dayFirstFitsAll) return monthFirst;
    // What only one fits is read by it; what both fit differently is unreadable.
    if (dayFirst === null) return monthFirst;
    if (monthFirst === null) return dayFirst;
    return dayFirst === monthFirst ? dayFirst : null;
  };
  if (order === undefined && isHalfConverted(cells))
    return { days: cells.map(read), readings: 'half converted' };
  return { days: cells.map(read), readings: twoReadings ? 'two readings' : 'one' };
}
