// What a cell makes of a text, as if a person had typed it. Range.setValues does the same to strings (a script that
// writes "1/2" gets a date), so the host must too.

import type { SpreadsheetLocale } from './spreadsheet-locale.ts';
import { serialOfDay } from './time-zone.ts';

export type Typed =
  | { kind: 'blank' }
  | { kind: 'text'; value: string; forced?: true }
  | { kind: 'number'; value: number; pattern?: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'formula'; value: string };

export interface TypingRules {
  locale: SpreadsheetLocale;
  /** The current year, for dates typed without one. */
  year: number;
  /** CSV import converts numbers and dates and leaves a leading + or - alone. */
  imported?: boolean;
}

export function readTyped(text: string, rules: TypingRules): Typed {
  if (text === '') return { kind: 'blank' };
  if (text.startsWith("'")) return { kind: 'text', value: text.slice(1), forced: true };
  if (text.startsWith('=') && text.length > 1) return { kind: 'formula', value: text };
  const trimmed = text.trim();
  const truth = rules.locale.truth.indexOf(trimmed.toUpperCase());
  if (truth >= 0) return { kind: 'boolean', value: truth === 0 };
  if (/^(true|false)$/i.test(trimmed)) return { kind: 'boolean', value: /^true$/i.test(trimmed) };
  const number = readNumber(trimmed, rules.locale) ?? readDate(trimmed, rules) ?? readTime(trimmed);
  if (number) return number;
  // Sheets takes what follows a leading + or - for a formula (-A1, +SUM(A1:A2), and so "- note" becomes an error).
  if (!rules.imported && /^[+-]./.test(text)) return { kind: 'formula', value: `=${text}` };
  return { kind: 'text', value: text };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Reads 1234, 1,234.50, -5, (5), 12%, $1,200, 1.5e3 in the locale's signs. */
function readNumber(text: string, locale: SpreadsheetLocale): Typed | undefined {
  const sign = escaped(locale.currency);
  const spaces = /\s/.test(locale.group) ? '[\\s\\u00a0\\u202f]' : escaped(locale.group);
  const point = escaped(locale.decimal);
  const m = new RegExp(
    `^(\\()?([+-])?\\s?(${sign}|[$€£¥₹])?\\s?([+-])?((?:\\d{1,3}(?:${spaces}\\d{3})+|\\d+)(?:${point}\\d*)?|${point}\\d+)(e[+-]?\\d+)?\\s?(%)?\\s?(${sign}|[€£])?(\\))?$`,
    'i',
  ).exec(text);
  if (!m) return undefined;
  const [, open, minus1, before, minus2, digits = '', exponent, percent, after, close] = m;
  if (!!open !== !!close || (open && (minus1 || minus2)) || (minus1 && minus2)) return undefined;
  if ((before && after) || ((before || after) && percent)) return undefined;
  const grouped = new RegExp(spaces).test(digits);
  const plain = digits.replace(new RegExp(spaces, 'g'), '').replace(locale.decimal, '.');
  let value = Number(plain + (exponent ?? ''));
  if (!Number.isFinite(value)) return undefined;
  if (open || minus1 === '-' || minus2 === '-') value = -value;
  const decimals = plain.includes('.') ? '.00' : '';
  if (percent) {
    // 12.3% is 0.123: shifted in the text, so that no binary fraction creeps in.
    return { kind: 'number', value: Number(`${value}e-2`), pattern: `0${decimals}%` };
  }
  if (before || after) {
    const money = `"${before ?? after}"`;
    return {
      kind: 'number',
      value,
      pattern: before ? `${money}#,##0${decimals}` : `#,##0${decimals} ${money}`,
    };
  }
  if (exponent) return { kind: 'number', value, pattern: '0.00E+00' };
  return grouped ? { kind: 'number', value, pattern: `#,##0${decimals}` } : { kind: 'number', value };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Every name of a month, from 1, by the tag of a locale: asking for one costs more than reading a hundred cells. */
const namesOfMonths = new Map<string, Map<string, number>>();

const bareName = (name: string): string => name.toLowerCase().replace('.', '');

function monthsOf(tag: string): Map<string, number> {
  const known = namesOfMonths.get(tag);
  if (known) return known;
  const names = new Map(MONTHS.map((name, month) => [name, month + 1]));
  for (const language of ['en-US', tag]) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
      MONTHS.forEach((_, month) => {
        names.set(bareName(format.format(new Date(Date.UTC(2026, month, 1)))), month + 1);
      });
    }
  }
  namesOfMonths.set(tag, names);
  return names;
}

function monthNamed(name: string, locale: SpreadsheetLocale): number {
  return monthsOf(locale.tag).get(bareName(name)) ?? 0;
}

function dated(year: number, month: number, day: number, clock: string | undefined, pattern: string): Typed {
  const time = clock ? readTime(clock) : undefined;
  if (clock && time?.kind !== 'number') return { kind: 'text', value: '' };
  const fraction = time?.kind === 'number' ? time.value : 0;
  const full = clock ? `${pattern} ${clock.split(':').length > 2 ? 'H:mm:ss' : 'H:mm'}` : pattern;
  return { kind: 'number', value: serialOfDay(year, month, day) + fraction, pattern: full };
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 9999) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Reads 2026-03-31, 3/31/2026 (31.3.2026 in German), 31 Mar 2026, Mar 31, each with or without a time. */
function readDate(text: string, { locale, year: thisYear }: TypingRules): Typed | undefined {
  const [, date = '', clock] =
    /^(.*?)(?:[T\s]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]m)?))?$/i.exec(text) ?? [];
  const answer = (y: number, m: number, d: number, pattern: string): Typed | undefined => {
    const year = y < 100 ? (y < 30 ? 2000 : 1900) + y : y;
    if (!isDay(year, m, d)) return undefined;
    const read = dated(year, m, d, clock, pattern);
    return read.kind === 'number' ? read : undefined;
  };
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(date);
  if (iso) {
    const mark = iso[2];
    return answer(Number(iso[1]), Number(iso[3]), Number(iso[4]), `yyyy${mark}MM${mark}dd`);
  }
  const digits = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(date);
  if (digits) {
    const [, a, mark, b, y] = digits;
    // A lone 1.5 or 1.2 is a number elsewhere; as a date it needs the point to be the locale's date sign.
    if (mark === '.' && !locale.datePattern.includes('.')) return undefined;
    if (mark === '.' && y === undefined) return undefined;
    const [month, day] = locale.dateOrder === 'mdy' ? [Number(a), Number(b)] : [Number(b), Number(a)];
    const year = y === undefined ? thisYear : Number(y);
    return answer(
      year,
      month,
      day,
      y === undefined ? (locale.dateOrder === 'mdy' ? 'M/d' : 'd/M') : locale.datePattern,
    );
  }
  const named =
    /^(\d{1,2})\.?[\s-]+(\p{L}+)\.?(?:[\s,-]+(\d{4}|\d{2}))?$/u.exec(date) ??
    /^(\p{L}+)\.?[\s-]+(\d{1,2})(?:(?:st|nd|rd|th)?[\s,-]+(\d{4}))?$/u.exec(date);
  if (named) {
    const dayFirst = /^\d/.test(date);
    const month = monthNamed((dayFirst ? named[2] : named[1]) ?? '', locale);
    const day = Number(dayFirst ? named[1] : named[2]);
    if (month) return answer(named[3] ? Number(named[3]) : thisYear, month, day, 'd MMM yyyy');
  }
  return undefined;
}

/** Reads 9:30, 9:30:15, 9:30 PM, and durations of a day and more such as 36:00:00. */
function readTime(text: string): Typed | undefined {
  const m = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d)(\.\d+)?)?(?:\s?([ap])m)?$/i.exec(text);
  if (!m) return undefined;
  let hours = Number(m[1]);
  if (m[5]) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (m[5].toLowerCase() === 'p' ? 12 : 0);
  }
  const value = hours / 24 + Number(m[2]) / 1440 + (Number(m[3] ?? 0) + Number(m[4] ?? 0)) / 86_400;
  const pattern = hours >= 24 ? '[h]:mm:ss' : m[5] ? 'h:mm AM/PM' : m[3] ? 'H:mm:ss' : 'H:mm';
  return { kind: 'number', value, pattern };
}
