// A second, independent reading of docs/kpis.md, for tests.
// Section 1, "Amounts".

import { type Cell, isErrorText, trimmed, word } from './fold.ts';

export interface Amount {
  /** Whole cents, or null where there is no amount. */
  cents: number | null;
  /** By the cell's own text: an ISO code, a sign of its own, or ''. */
  currency: string;
}

/** The signs the contract names, longest first, so that R$ is not taken for $. */
const NAMED_SIGNS: [sign: string, currency: string][] = [
  ['Fr.', 'CHF'],
  ['R$', 'BRL'],
  ['Kč', 'CZK'],
  ['zł', 'PLN'],
  ['kr', 'KR'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
];

interface Parts {
  negative: boolean;
  /** Digits and signs (, .) only. */
  body: string;
  times: 1 | 1000 | 1000000;
  currency: string;
}

/** Drops currency signs, a code at either end, brackets, minus, k and m, spaces and apostrophes between digits. */
function partsOf(text: string): Parts | null {
  let body = trimmed(text.normalize('NFC'));
  let negative = false;
  let sign = '';
  let code = '';

  for (const [named, currency] of NAMED_SIGNS) {
    if (body.includes(named)) {
      if (sign === '') sign = currency;
      body = trimmed(body.split(named).join(' '));
    }
  }
  const other = /\p{Sc}/u.exec(body);
  if (other) {
    if (sign === '') sign = other[0];
    body = trimmed(body.replace(/\p{Sc}/gu, ' '));
  }

  // What stands at the ends is taken off until nothing comes off any more.
  for (;;) {
    const before = body;
    const bracketed = /^\((.*)\)$/su.exec(body);
    if (bracketed && !negative) {
      negative = true;
      body = trimmed(bracketed[1] ?? '');
    }
    if (body.endsWith('-') && !negative) {
      negative = true;
      body = trimmed(body.slice(0, -1));
    }
    if (/^[-\u2212]/u.test(body) && !negative) {
      negative = true;
      body = trimmed(body.slice(1));
    }
    const leading = /^([A-Z]{3})(?![A-Za-z])(.*)$/su.exec(body);
    if (leading && code === '') {
      code = leading[1] ?? '';
      body = trimmed(leading[2] ?? '');
    }
    const trailing = /^(.*)(?<![A-Z])([A-Z]{3})$/su.exec(body);
    if (trailing && code === '') {
      code = trailing[2] ?? '';
      body = trimmed(trailing[1] ?? '');
    }
    if (body === before) break;
  }

  let times: Parts['times'] = 1;
  const scaled = /^(.*[\d.,])\s*([km])$/isu.exec(body);
  if (scaled) {
    body = trimmed(scaled[1] ?? '');
    times = (scaled[2] ?? '').toLowerCase() === 'k' ? 1000 : 1000000;
  }

  body = body.replace(/(?<=\d)[\s'\u2019]+(?=\d)/gu, '');
  if (!/^[\d.,]*\d[\d.,]*$/u.test(body)) return null;
  if (/[.,]{2}/u.test(body)) return null;
  return { negative, body, times, currency: code !== '' ? code : sign };
}

function occurrences(body: string, sign: string): number {
  return body.split(sign).length - 1;
}

function other(sign: string): string {
  return sign === ',' ? '.' : ',';
}

/** The one sign that the body holds, once; else ''. */
function loneSign(body: string): string {
  for (const sign of [',', '.']) {
    if (occurrences(body, sign) === 1 && occurrences(body, other(sign)) === 0) return sign;
  }
  return '';
}

/** A lone sign with exactly three digits after it and one to three before it, not a lone 0. */
function looksLikeThousands(body: string, sign: string): boolean {
  const [before = '', after = ''] = body.split(sign);
  return after.length === 3 && before.length >= 1 && before.length <= 3 && before !== '0';
}

/** Does this text show the sign as decimal, whatever the others say? */
function showsAsDecimal(parts: Parts | null, sign: string): boolean {
  if (!parts) return false;
  const { body } = parts;
  if (loneSign(body) === sign) return !looksLikeThousands(body, sign);
  return (
    occurrences(body, sign) === 1 &&
    occurrences(body, other(sign)) >= 1 &&
    body.lastIndexOf(sign) > body.lastIndexOf(other(sign))
  );
}

/** Which sign is the decimal one in this text: ',' or '.', '' for none, null where the text contradicts itself. */
function decimalSign(parts: Parts, shownByAnother: (sign: string) => boolean): string | null {
  const { body } = parts;
  const commas = occurrences(body, ',');
  const points = occurrences(body, '.');
  if (commas === 0 && points === 0) return '';
  const lone = loneSign(body);
  if (lone !== '') {
    if (looksLikeThousands(body, lone)) return shownByAnother(lone) ? lone : '';
    return lone;
  }
  if (commas === 0 || points === 0) return ''; // one sign, twice or more: thousands
  const last = body.lastIndexOf(',') > body.lastIndexOf('.') ? ',' : '.';
  return occurrences(body, last) === 1 ? last : null;
}

/** What is left must be groups of three (Indian: of two, then three). */
function isInGroups(whole: string): boolean {
  if (!/[.,]/u.test(whole)) return true;
  return /^\d{1,3}(?:,\d{2,3})*,\d{3}$/u.test(whole) || /^\d{1,3}(?:\.\d{2,3})*\.\d{3}$/u.test(whole);
}

/** Money to the cent, halves away from zero, from decimal digits: exact. */
function centsOf(whole: string, fraction: string, times: number, negative: boolean): number {
  const scale = 10n ** BigInt(fraction.length);
  const hundredfold = BigInt(`0${whole}${fraction}`) * BigInt(times) * 100n;
  const cents = Number((2n * hundredfold + scale) / (2n * scale));
  return negative && cents !== 0 ? -cents : cents;
}

/** A number cell: its shortest decimal writing is the amount. */
function centsOfNumber(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  if (point >= digits.length) return centsOf(digits.padEnd(point, '0'), '', 1, value < 0);
  if (point <= 0) return centsOf('0', '0'.repeat(-point) + digits, 1, value < 0);
  return centsOf(digits.slice(0, point), digits.slice(point), 1, value < 0);
}

/** A column of amounts, read as one. */
export function readAmounts(cells: Cell[]): Amount[] {
  const parts = cells.map(cell => (typeof cell === 'string' && !isErrorText(cell) ? partsOf(cell) : null));
  return cells.map((cell, index): Amount => {
    if (typeof cell === 'number') return { cents: centsOfNumber(cell), currency: '' };
    const own = parts[index];
    if (!own) return { cents: null, currency: '' };
    const sign = decimalSign(own, wanted =>
      parts.some((another, at) => at !== index && showsAsDecimal(another ?? null, wanted)),
    );
    if (sign === null) return { cents: null, currency: '' };
    const at = sign === '' ? -1 : own.body.lastIndexOf(sign);
    const written = at < 0 ? own.body : own.body.slice(0, at);
    if (!isInGroups(written)) return { cents: null, currency: '' };
    const whole = written.replace(/[.,]/gu, '');
    const fraction = at < 0 ? '' : own.body.slice(at + 1);
    return { cents: centsOf(whole, fraction, own.times, own.negative), currency: own.currency };
  });
}

const HEADER_CODES = ['USD', 'EUR', 'GBP', 'JPY', 'CZK', 'PLN', 'BRL', 'CHF'];

/** The currency that an amount's header names: one of the codes or a sign, as a word of its own; '' for none. */
export function currencyOfHeader(header: Cell): string {
  if (typeof header !== 'string') return '';
  const words = header.normalize('NFC').split(/[\s_()[\]{}/,:;-]+/u);
  for (const each of words) {
    const named = NAMED_SIGNS.find(([sign]) => sign === each);
    if (named) return named[1];
    if (/^\p{Sc}$/u.test(each)) return each;
    if (HEADER_CODES.includes(each.toUpperCase())) return each.toUpperCase();
  }
  // In CamelCase a code is a word of its own too: AmountEUR.
  return HEADER_CODES.find(code => new RegExp(`(?<=\\p{Ll})${code}$`, 'u').test(header)) ?? '';
}

/** What a cell of the currency column says: a sign's currency, else its word in capitals. */
export function currencyOf(cell: Cell): string {
  if (typeof cell === 'string' && !isErrorText(cell)) {
    const text = trimmed(cell.normalize('NFC'));
    const named = NAMED_SIGNS.find(([sign]) => sign === text);
    if (named) return named[1];
    if (/^\p{Sc}$/u.test(text)) return text;
  }
  return word(cell).toUpperCase();
}
