import type { Cell } from './cell.ts';

type Sign = ',' | '.';

/** A text read as an amount of money, as far as it can be read without the rest of its column. */
export interface AmountText {
  /** Whole cents by the text's own signs. */
  cents: number;
  /** Whole cents where the lone sign is a decimal sign after all. */
  centsIfDecimal: number;
  /** A lone sign that was taken to separate thousands, and that the column may show to be decimal. */
  lone: Sign | '';
  /** The sign that this text shows to be decimal. */
  decimal: Sign | '';
  /** The currency that the text names: a code of three capitals, or a sign. '' where it names none. */
  currency: string;
}

/** Beyond this a number no longer tells one cent from the next, so it is not read as money. */
export const LARGEST_CENTS = Number.MAX_SAFE_INTEGER;

const LEADING = /^(?:([A-Z]{3})(?![A-Za-z])|(R\$|\p{Sc}|[Kk][Čč]|[Zz]ł|Fr\.|[Kk][Rr]\.?)) ?/u;
const TRAILING = / ?(?:(?<![A-Za-z])([A-Z]{3})|(R\$|\p{Sc}|[Kk][Čč]|[Zz]ł|Fr\.|[Kk][Rr]\.?))$/u;
const CODES = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['kč', 'CZK'],
  ['zł', 'PLN'],
  ['r$', 'BRL'],
  ['fr.', 'CHF'],
  ['kr.', 'KR'],
]);

/** The currencies that have a code in amounts and headers. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set([
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'CZK',
  'PLN',
  'BRL',
  'CHF',
]);

/** The currency that an amount's header names as a word of its own: "amount_usd", "Amount (EUR)", "Amount $"; or ''. */
export function currencyOfHeader(header: string): string {
  for (const word of header.split(/[\s()[\]{}_/,:;-]+/)) {
    const code = currencyOf(word);
    if (CURRENCY_CODES.has(code) || /^\p{Sc}$/u.test(word)) return code;
    if (code === 'KR') return code;
  }
  const words = header.replace(/([\p{Ll}\p{N}])(?=\p{Lu})/gu, '$1 ').split(/[^\p{L}]+/u);
  return words.map(word => word.toUpperCase()).find(word => CURRENCY_CODES.has(word)) ?? '';
}

/** The code of a currency's sign or name, so that "€" and "EUR" are one currency; '' for what names none. */
export function currencyOf(text: string): string {
  const name = text.trim();
  if (!/[\p{L}\p{Sc}]/u.test(name)) return '';
  return CODES.get(name.toLowerCase()) ?? name.toUpperCase();
}

/** No amount is longer, with its currency and every space. What is longer is a note. */
const LONGEST = 200;

/** Reads "$1,200.50", "€ 2.900,00", "120 000", "45k", "(1,200)", "1'200.-" and their like; undefined for the rest. */
export function readAmountText(text: string): AmountText | undefined {
  let rest = text.replace(/[\s\u00A0\u2007-\u200B\u202F\uFEFF]+/g, ' ').trim();
  if (rest.length > LONGEST) return undefined;
  let currency = '';
  let negative = false;
  for (let before = ''; before !== rest; ) {
    before = rest;
    const found = LEADING.exec(rest) ?? TRAILING.exec(rest);
    if (found) {
      // A code says more than a sign: "CAD $100" is Canadian.
      if (found[1]) currency = found[1];
      else currency = currency || currencyOf(found[2] as string);
      rest = rest.replace(found[0], '').trim();
    }
    const bracketed = /^\((.*)\)$/.exec(rest);
    if (bracketed) {
      if (negative) return undefined;
      negative = true;
      rest = (bracketed[1] as string).trim();
    }
    // "1'200.-" and "1.200,--" are how some countries write "and no cents".
    rest = rest.replace(/([.,])[-–—]{1,2}$/, '');
    const positive = withoutMinus(rest);
    if (positive !== undefined) {
      if (negative) return undefined;
      negative = true;
      rest = positive;
    }
  }
  const parts = /^([\d.,'’ ]*\d[.,]?) ?([km])?$/i.exec(rest);
  if (!parts) return undefined;
  const digits = (parts[1] as string).replace(/(?<=\d)[ '’]+(?=\d)/g, '');
  if (/[ '’]/.test(digits)) return undefined;
  const power = { k: 3, m: 6 }[(parts[2] ?? '').toLowerCase()] ?? 0;
  const read = readSigns(digits);
  if (!read) return undefined;
  const cents = (value: string): number => {
    const whole = wholeCents(value, power);
    return negative && whole ? -whole : whole;
  };
  const amount: AmountText = {
    cents: cents(read.value),
    centsIfDecimal: cents(read.ifDecimal),
    lone: read.lone,
    decimal: read.decimal,
    currency,
  };
  return Math.abs(amount.cents) <= LARGEST_CENTS ? amount : undefined;
}

/** The text without the one minus before or after it; undefined where it has none. */
function withoutMinus(text: string): string | undefined {
  const isMinus = (sign: string): boolean => sign !== '' && '-−–'.includes(sign);
  if (isMinus(text.charAt(0))) {
    const rest = text.slice(1).trim();
    if (rest && !isMinus(rest.charAt(0))) return rest;
  }
  if (!isMinus(text.slice(-1))) return undefined;
  const rest = text.slice(0, -1).trim();
  return rest && !isMinus(rest.slice(-1)) ? rest : undefined;
}

interface Signs {
  value: string;
  ifDecimal: string;
  lone: Sign | '';
  decimal: Sign | '';
}

/** Settles which sign separates thousands. Answers texts with "." as the decimal sign and nothing else. */
function readSigns(digits: string): Signs | undefined {
  const signs = digits.replace(/\d/g, '');
  const last = signs.slice(-1) as Sign | '';
  const plain = (value: string, decimal: Sign | ''): Signs => ({
    value,
    ifDecimal: value,
    lone: '',
    decimal,
  });
  if (last === '') return plain(digits, '');
  const cut = digits.lastIndexOf(last);
  const head = digits.slice(0, cut);
  const tail = digits.slice(cut + 1);
  if (signs.length === 1) {
    const ifDecimal = `${head}.${tail}`;
    const groups = tail.length === 3 && head.length >= 1 && head.length <= 3 && head !== '0';
    return groups ? { value: head + tail, ifDecimal, lone: last, decimal: '' } : plain(ifDecimal, last);
  }
  const other: Sign = last === ',' ? '.' : ',';
  if (signs.includes(other)) {
    if (signs.indexOf(last) !== signs.length - 1 || !isGrouped(head, other)) return undefined;
    return plain(`${head.split(other).join('')}.${tail}`, last);
  }
  return isGrouped(digits, last) ? plain(digits.split(last).join(''), '') : undefined;
}

/** 1,234,567 and the Indian 12,34,567; not 31.12.2025, which is a date in the wrong column. */
function isGrouped(digits: string, sign: Sign): boolean {
  const groups = digits.split(sign);
  return groups.every((group, i) => {
    if (i === 0) return group.length >= 1 && group.length <= 3;
    return i === groups.length - 1 ? group.length === 3 : group.length === 2 || group.length === 3;
  });
}

/** Whole cents of a decimal text times a power of ten, halves away from zero. On digits, so it is exact. */
function wholeCents(value: string, power: number): number {
  const [whole = '', fraction = ''] = value.split('.');
  const places = power + 2;
  const digits = whole + fraction.padEnd(places, '0').slice(0, places);
  return Number(digits) + (Number(fraction[places] ?? 0) >= 5 ? 1 : 0);
}

/** Whole cents of a number, halves away from zero as the number is written: 1.005 is 1.01. */
export function centsOf(value: number): number {
  const scaled = Math.abs(value) * 100;
  let cents = Math.round(scaled);
  // Only near a half can binary fractions mislead; there the written digits decide.
  if (Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-4 && scaled < 1e15)
    cents = wholeCents(plainDigits(Math.abs(value)), 0);
  return value < 0 && cents ? -cents : cents;
}

function plainDigits(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20) : text;
}

/**
 * The number of one cell that stands alone, with a percent sign as hundredths; undefined where it is none.
 * Thousands and decimals are told apart as in amounts.
 */
export function readNumber(cell: Cell): number | undefined {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return undefined;
  const parts = /^([-−+]?)\s*([\d.,]*\d)\s*(%?)$/.exec(cell.trim());
  const read = parts && readSigns(parts[2] as string);
  if (!parts || !read) return undefined;
  const value = parts[3] ? hundredth(Number(read.value)) : Number(read.value);
  return parts[1] && parts[1] !== '+' ? -value : value;
}

/** A hundredth as it is written: 99.9 / 100 is 0.999 and not 0.9990000000000001. */
export function hundredth(value: number): number {
  return Number((value / 100).toPrecision(15));
}

/** The cents of one cell that stands alone: a target, a rule's limit. undefined where it is no amount. */
export function readCents(cell: Cell): number | undefined {
  if (typeof cell === 'number') {
    const cents = centsOf(cell);
    return Math.abs(cents) <= LARGEST_CENTS ? cents : undefined;
  }
  return typeof cell === 'string' ? readAmountText(cell)?.cents : undefined;
}
