import type { Days } from './calendar.ts';
import { FIRST_DAY, isDay, isoDay, LAST_DAY, serialOf } from './calendar.ts';
import type { Cell } from './cell.ts';
import { isDate } from './cell.ts';
import { fold } from './fold.ts';

/** The order in which a text date gives day and month. */
export type DateOrder = 'day first' | 'month first';

/** A text's day under each order. 0 where that order does not fit. A year-first text has the same under both. */
export interface DateReading {
  dayFirst: number;
  monthFirst: number;
  /** True for 2026-03-31 and its like, which no order concerns. */
  yearFirst: boolean;
  /** The sign between the numbers of 20/01/2026 and its like; '' for all other texts. */
  sign: '' | '/' | '.' | '-';
}

// Names and usual abbreviations in English, German, French, Spanish, Portuguese and Czech, folded, by month.
const MONTHS = [
  'january jan januar janner janvier janv enero ene janeiro leden ledna led',
  'february feb februar fevrier fevr fev febrero fevereiro unor unora uno',
  'march mar marz mrz mars marzo marco brezen brezna bre',
  'april apr avril avr abril abr duben dubna dub',
  'may mai mayo maio kveten kvetna kve',
  'june jun juni juin junio junho cerven cervna cvn',
  'july jul juli juillet juil julio julho cervenec cervence cvc',
  'august aug aout agosto ago srpen srpna srp',
  'september sep sept septembre septiembre set setembro zari zar',
  'october oct oktober okt octobre octubre outubro out rijen rijna rij',
  'november nov novembre noviembre novembro listopad listopadu lis',
  'december dec dezember dez decembre diciembre dic dezembro prosinec prosince pro',
];

/** What may follow a date: a time of day, seconds and their parts, AM or PM, a zone. None moves the day. */
const CLOCK = /\d{1,2}:\d{2}/;
const TIME =
  /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[ap]\.? ?m\.?)?(?: ?(?:Z|[A-Z]{2,5})(?![A-Z]))?(?: ?[+\-−]\d{1,2}(?::?\d{2})?)?(?: [A-Z]{2,5})?(?: ?\([^()]*\))?$/i;
/** No date is longer, with its time and zone. What is longer is a note, whatever it begins with. */
const LONGEST = 100;
const YEAR_FIRST = /^(\d{4})[-/.\s]+(\d{1,2})[-/.\s]+(\d{1,2})$/;
const NUMERIC = /^\d{1,2}([-/.])\d{1,2}\1\d{2,4}$/;
const ORDINAL = /^(\d{1,2})(st|nd|rd|th|er|o|a)$/;
const BETWEEN = ['de', 'del', 'do', 'of'];

/** Every reading of a text as a calendar day, or undefined where it is no date in any layout. */
export function readDateText(text: string): DateReading | undefined {
  const plain = text.replace(/[\s\u00A0\u200B\uFEFF]+/g, ' ').trim();
  if (plain.length > LONGEST) return undefined;
  const head = withoutTime(plain);
  const iso = YEAR_FIRST.exec(head);
  if (iso) {
    const day = within(serialOf(Number(iso[1]), Number(iso[2]), Number(iso[3])));
    return day ? { dayFirst: day, monthFirst: day, yearFirst: true, sign: '' } : undefined;
  }
  if (!/^[\p{L}\p{N}]/u.test(head) || head.length > 40) return undefined;
  const words = fold(head)
    .replace(/(\d)(?=[a-z]{3})|([a-z]{3})(?=\d)/g, '$1$2 ')
    .split(' ')
    .filter(word => !BETWEEN.includes(word));
  if (words.length !== 3) return undefined;
  const [a, b, c] = words as [string, string, string];
  const year = yearOf(c);
  if (year === undefined) return undefined;
  const dayFirst = dayOfParts(year, b, a);
  const monthFirst = dayOfParts(year, a, b);
  if (!dayFirst && !monthFirst) return undefined;
  const sign = (NUMERIC.exec(head)?.[1] ?? '') as DateReading['sign'];
  return { dayFirst, monthFirst, yearFirst: false, sign };
}

/** The text in front of a time of day; the whole text where it ends in none. */
function withoutTime(text: string): string {
  const at = text.search(CLOCK);
  if (at < 1 || !TIME.test(text.slice(at))) return text;
  let end = at;
  while (end > 0 && 'Tt, '.includes(text.charAt(end - 1))) end--;
  return end < at ? text.slice(0, end) : text;
}

function dayOfParts(year: number, month: string, day: string): number {
  const date = Number(ORDINAL.exec(day)?.[1] ?? (/^\d{1,2}$/.test(day) ? day : Number.NaN));
  const named = MONTHS.findIndex(names => ` ${names} `.includes(` ${month} `)) + 1;
  const numbered = /^\d{1,2}$/.test(month) ? Number(month) : 0;
  const monthNumber = named || numbered;
  return monthNumber >= 1 && monthNumber <= 12 && date > 0 ? within(serialOf(year, monthNumber, date)) : 0;
}

function yearOf(text: string): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text);
  if (!/^\d{2}$/.test(text)) return undefined;
  return Number(text) + (Number(text) < 70 ? 2000 : 1900);
}

function within(serial: number | undefined): number {
  return serial !== undefined && isDay(serial) ? serial : 0;
}

const EXAMPLE = 'such as 2026-03-31';

/** What is wanted of a cell that stands alone and is no day: the span where it is a date of another time. */
export function wantedDay(cell: Cell, calendar: Days): string {
  if (readDay(cell, calendar) === 'two readings')
    return `a date that can be read in one way only, ${EXAMPLE}`;
  const isOther = isDate(cell)
    ? !Number.isNaN(cell.getTime())
    : typeof cell === 'number' || (typeof cell === 'string' && YEAR_FIRST.test(cell.trim()));
  const span = isOther ? ` from ${isoDay(FIRST_DAY)} to ${isoDay(LAST_DAY)}` : '';
  return `a date${span}, ${EXAMPLE}`;
}

/**
 * The day of one cell that stands alone: an argument or a setting, with no column around it to tell the order.
 *
 * @returns the day; 0 where the cell is no date; 'two readings' where day and month could change places.
 */
export function readDay(cell: Cell, calendar: Days): number | 'two readings' {
  if (isDate(cell)) return within(calendar.dayOf(cell.getTime()));
  if (typeof cell === 'number') return within(Math.floor(cell));
  if (typeof cell !== 'string') return 0;
  const reading = readDateText(cell);
  if (!reading) return 0;
  const { dayFirst, monthFirst } = reading;
  if (dayFirst && monthFirst && dayFirst !== monthFirst) return 'two readings';
  return dayFirst || monthFirst;
}
