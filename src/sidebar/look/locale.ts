import { isoDay } from '../../core/cells/calendar.ts';
import { readDateText } from '../../core/cells/date-text.ts';
import { percent } from '../../core/settings/kinds.ts';

// The page belongs to one spreadsheet, and so has one locale: that of the spreadsheet, not of the browser.
let tag = 'en-US';

/**
 * From now on numbers are written as the spreadsheet writes them.
 *
 * @param locale as the spreadsheet names it, for example de_DE. One that the browser does not know leaves what was.
 */
export function writeAs(locale: string): void {
  const asked = locale.replace(/_/g, '-');
  try {
    tag = Intl.NumberFormat.supportedLocalesOf([asked]).length ? asked : tag;
  } catch {
    // No locale at all: the page goes on as before.
  }
}

function written(value: number, useGrouping: boolean): string {
  if (String(value).includes('e')) return String(value);
  const text = new Intl.NumberFormat(`${tag}-u-nu-latn`, {
    maximumFractionDigits: 12,
    useGrouping,
  }).format(value);
  // The Swiss sign and the hair spaces are typed by nobody: what is shown is what can be typed.
  return text
    .replace(/’/g, "'")
    .replace(/[\u00A0\u202F]/g, ' ')
    .replace(/\u2212/g, '-');
}

/** A number with its thousands parted, and no more decimals than it has. */
export function grouped(value: number): string {
  return written(value, true);
}

/** The same without parted thousands: a number of weeks or days, as it is typed. */
export function plainNumber(value: number): string {
  return written(value, false);
}

/** What parts the arguments of a formula in this spreadsheet: a semicolon where the comma is the decimal sign. */
export function argumentSign(): ',' | ';' {
  return written(1.5, false).includes(',') ? ';' : ',';
}

/** A share with as many digits as it was set with: 72.5%. */
export function percentText(share: number): string {
  return `${plainNumber(Number(percent(share).slice(0, -1)))}%`;
}

/**
 * A sentence of the script, whose numbers are written as in English, with its numbers as the spreadsheet writes them.
 * What is quoted is somebody's own and stays.
 */
export function sentenceText(sentence: string): string {
  return sentence.replace(/"[^"]*"|[\w.,-]+/g, part => {
    const [number = '', whole = '', fraction] =
      /^(\d{1,3}(?:,\d{3})*)(?:\.(\d+))?(?=[.,]?$)/.exec(part) ?? [];
    if (!number) return part;
    const sign = written(1.5, false).charAt(1);
    const text = grouped(Number(whole.replace(/,/g, '')));
    return `${text}${fraction === undefined ? '' : sign + fraction}${part.slice(number.length)}`;
  });
}

function partsOfDay(iso: string): { type: string; value: string }[] {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  // The library that we compile against knows no dateStyle yet; every browser does.
  const short = { dateStyle: 'short', timeZone: 'UTC' } as Intl.DateTimeFormatOptions;
  return new Intl.DateTimeFormat(`${tag}-u-nu-latn-ca-gregory`, short)
    .formatToParts(Date.UTC(year, month - 1, day))
    .map(({ type, value }) => ({ type, value: type === 'year' ? String(year) : value }));
}

/** A day given as 2026-03-31, as the spreadsheet writes it: 3/31/2026 in the United States, 31.03.2026 in Germany. */
export function dayText(iso: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  // Signs that only turn the direction of writing are no part of what a person types.
  return partsOfDay(iso)
    .map(({ value }) => value.replace(/[\u200E\u200F]/g, ''))
    .join('');
}

/** A day as it is typed in this spreadsheet, or as 2026-03-31 anywhere; undefined where it is no day. */
export function dayOfText(text: string): string | undefined {
  const reading = readDateText(text);
  if (!reading) return undefined;
  const order = partsOfDay('2026-12-31').map(({ type }) => type);
  const isDayFirst = order.indexOf('day') < order.indexOf('month');
  const { dayFirst, monthFirst } = reading;
  return isoDay(isDayFirst ? dayFirst || monthFirst : monthFirst || dayFirst);
}
