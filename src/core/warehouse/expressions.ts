import { FIRST_DAY, LAST_DAY } from '../cells/calendar.ts';
import { NO_WORDS, YES_WORDS } from '../cells/flag.ts';
import type { SchemaColumn } from './schema.ts';
import { columnPath, literal } from './schema.ts';

/** What a column's cell is as SQL, for each thing that a role can want of it. */
export interface Expressions {
  /** Its text, trimmed; '' for a blank, for an error text, and for what is no text at all. */
  text: string;
  /** Its text folded; '' for dates, as everywhere. */
  folded: string;
  /** True where it holds something that can be read. */
  filled: string;
  /** Its day as a serial number; 0 for a blank, -1 for what is no date. */
  day: string;
  /** Its money in whole cents; NULL for a blank and for what is no amount. */
  cents: string;
  /** True where there is an amount that can't be read. */
  centsUnread: string;
}

const NUMBERS = ['INT64', 'FLOAT64', 'NUMERIC', 'BIGNUMERIC'];

/** True for a column of a type that holds numbers. */
export function isNumeric({ type }: SchemaColumn): boolean {
  return NUMBERS.includes(type);
}

/** True for a column of a type that holds days or instants. */
export function isDated({ type }: SchemaColumn): boolean {
  return type === 'DATE' || type === 'DATETIME' || type === 'TIMESTAMP';
}

/** The fold of cells/fold.ts in SQL: compatibility-decomposed, without marks, lower case, other signs one space. */
function fold(text: string): string {
  return `TRIM(REGEXP_REPLACE(LOWER(REGEXP_REPLACE(NORMALIZE(${text}, NFKD), r'\\p{M}+', '')), r'[^\\p{L}\\p{N}]+', ' '))`;
}

const ERRORS = String.raw`r'^\s*(?i:#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|ERROR!)|Loading\.\.\.)\s*$'`;
/** A day with or without a time and a zone: the date as written counts. */
const ISO = String.raw`r'^\s*(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?))?)?\s*$'`;
const PLAIN_AMOUNT = String.raw`r'^\s*-?\d+([.]\d{1,2})?\s*$'`;
/** Beyond this one cent can't be told from the next, in a sheet as here. */
const LARGEST = '9007199254740991';

/** @param zone the time zone in which an instant falls on a day. */
export function expressionsOf(column: SchemaColumn, zone: string): Expressions {
  const c = columnPath(column.name);
  const none = "''";
  const { type } = column;
  if (type === 'STRING') {
    const text = `IF(${c} IS NULL OR REGEXP_CONTAINS(${c}, ${ERRORS}), '', TRIM(${c}))`;
    const day = `SAFE_CAST(REGEXP_EXTRACT(${c}, ${ISO}) AS DATE)`;
    const cents = centsOf(
      `SAFE_CAST(IF(REGEXP_CONTAINS(${c}, ${PLAIN_AMOUNT}), TRIM(${c}), NULL) AS NUMERIC)`,
    );
    const folded = fold(text);
    const isTick = `REGEXP_CONTAINS(IFNULL(${c}, ''), r'^\\s*[✓✔☑✅]\\x{FE0F}?\\s*$')`;
    const filled = `(${folded} != '' OR ${isTick})`;
    return {
      text,
      folded,
      filled,
      day: `IF(NOT ${filled}, IF(${c} IS NULL OR ${fold(c)} = '', 0, -1), ${withinDays(serialOf(day))})`,
      cents,
      centsUnread: `(${c} IS NOT NULL AND ${fold(c)} != '' AND ${cents} IS NULL)`,
    };
  }
  if (type === 'BOOL')
    return {
      text: `IF(${c} IS NULL, '', IF(${c}, 'TRUE', 'FALSE'))`,
      folded: `IF(${c} IS NULL, '', IF(${c}, 'true', 'false'))`,
      filled: `${c} IS NOT NULL`,
      day: `IF(${c} IS NULL, 0, -1)`,
      cents: 'CAST(NULL AS INT64)',
      centsUnread: `${c} IS NOT NULL`,
    };
  if (isNumeric(column)) {
    const cents = centsOf(`SAFE_CAST(${c} AS NUMERIC)`);
    return {
      text: `IFNULL(CAST(${c} AS STRING), '')`,
      folded: `IFNULL(${fold(`CAST(${c} AS STRING)`)}, '')`,
      filled: `${c} IS NOT NULL`,
      day: `IF(${c} IS NULL, 0, ${withinDays(`SAFE_CAST(FLOOR(SAFE_CAST(${c} AS FLOAT64)) AS INT64)`)})`,
      cents,
      centsUnread: `(${c} IS NOT NULL AND ${cents} IS NULL)`,
    };
  }
  const date = type === 'DATE' ? c : type === 'DATETIME' ? `DATE(${c})` : `DATE(${c}, ${literal(zone)})`;
  return {
    text: none,
    folded: none,
    filled: `${c} IS NOT NULL`,
    day: `IF(${c} IS NULL, 0, ${withinDays(serialOf(date))})`,
    cents: 'CAST(NULL AS INT64)',
    centsUnread: `${c} IS NOT NULL`,
  };
}

function serialOf(date: string): string {
  return `DATE_DIFF(${date}, DATE '1899-12-30', DAY)`;
}

/** A serial number where it counts as a day, else -1. */
function withinDays(serial: string): string {
  return `IFNULL(IF(${serial} BETWEEN ${FIRST_DAY} AND ${LAST_DAY}, ${serial}, -1), -1)`;
}

/** Whole cents, halves away from zero; NULL where one cent could not be told from the next. */
function centsOf(numeric: string): string {
  const cents = `ROUND(${numeric} * 100)`;
  return `CAST(IF(ABS(${cents}) <= ${LARGEST}, ${cents}, NULL) AS INT64)`;
}

/** True where a folded text is one of some words. */
export function isOneOf(folded: string, words: readonly string[]): string {
  return words.length ? `${folded} IN (${words.map(literal).join(', ')})` : 'FALSE';
}

/** What a flag says: 1 for yes, 0 for no, NULL for neither. */
export function flag({ folded }: Expressions): string {
  return `CASE WHEN ${isOneOf(folded, YES_WORDS)} THEN 1 WHEN ${isOneOf(folded, NO_WORDS)} THEN 0 END`;
}
