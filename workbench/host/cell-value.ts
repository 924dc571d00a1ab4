// A cell's value as scripts see it, and what a script's value becomes in a cell.

import type { Book } from './book.ts';
import { isDatePattern, isTextPattern, showNumber } from './cell-text.ts';
import { readFormula } from './formula-locale.ts';
import { FormulaParseError } from './formula-tokens.ts';
import type { Cell } from './grid.ts';
import { isStale } from './precedents.ts';
import { Refusal } from './problem.ts';
import { LOADING } from './recalculation.ts';
import { instantOfSerial, serialOfInstant } from './time-zone.ts';
import { readTyped } from './typed-input.ts';

/** The engine's errors that Sheets shows under another name. */
const errors = new Map([
  ['#SPILL!', '#REF!'],
  ['#CYCLE!', '#REF!'],
  ['#CALC!', '#N/A'],
  ['#GETTING_DATA', LOADING],
]);

/** A cell's text, or its error as Sheets calls it. */
export function sheetsText(text: string): string {
  return errors.get(text) ?? text;
}

const BOOLEAN = 3;

/** The plain value of a place: text, number, boolean, '' for blank; formulas not calculated yet are "Loading...". */
export function rawValue(book: Book, key: string, row: number, column: number): string | number | boolean {
  const cell = book.grid.cell(key, row, column);
  if (cell?.custom?.broken) return '#ERROR!';
  if (cell?.f || cell?.si) {
    if (cell.v === undefined || cell.v === null) return LOADING;
    if (book.recalculation.pending && isStale(book, key, row, column)) return LOADING;
  }
  const holder = cell?.v === undefined || cell.v === null ? book.grid.spilled(key)[row]?.[column] : cell;
  const value = holder?.v;
  if (value === undefined || value === null) return '';
  if (holder?.t === BOOLEAN || typeof value === 'boolean')
    return value === true || value === 1 || value === '1';
  if (typeof value === 'string') return sheetsText(value);
  return value;
}

/**
 * A value as Range.getValues gives it: Date for date, time and duration formats. Source: AS/reference/spreadsheet/range,
 * getValues. The instant is that wall clock in the spreadsheet's time zone.
 */
export function scriptValue(
  book: Book,
  key: string,
  row: number,
  column: number,
): string | number | boolean | Date {
  const value = rawValue(book, key, row, column);
  if (typeof value !== 'number') return value;
  const pattern = book.grid.pattern(book.grid.cell(key, row, column));
  return isDatePattern(pattern) ? new Date(instantOfSerial(book.timeZone, value)) : value;
}

export function displayValue(book: Book, key: string, row: number, column: number): string {
  const value = rawValue(book, key, row, column);
  if (typeof value === 'boolean') return book.locale.truth[value ? 0 : 1];
  if (typeof value === 'string') return value;
  const pattern = book.grid.pattern(book.grid.cell(key, row, column));
  return showNumber(value, pattern, book.locale, book.engine.parts.core.numfmt);
}

/** Everything about a cell's content set to nothing; format, note and validation stay. */
export function emptied(cell: Cell | undefined): Cell {
  const { broken: _, ...extras } = cell?.custom ?? {};
  return { v: null, f: null, si: null, p: null, t: null, custom: Object.keys(extras).length ? extras : null };
}

/** Refused as Sheets does it. Limit: 50,000 characters in one cell. */
function checkLength(text: string): void {
  if (text.length > 50_000) {
    throw new Refusal('Your input contains more than the maximum of 50000 characters in a single cell.');
  }
}

/** A cell with a formula, in the spelling of the spreadsheet's locale. What doesn't parse shows #ERROR!. */
export function formulaCell(book: Book, text: string, before: Cell | undefined): Cell {
  checkLength(text);
  const blank = emptied(before);
  try {
    return { ...blank, f: readFormula(text, book.locale, name => book.findName(name)).engine };
  } catch (error) {
    if (!(error instanceof FormulaParseError)) throw error;
    return { ...blank, v: '#ERROR!', t: 1, custom: { ...blank.custom, broken: text } };
  }
}

/** What typing a text into a cell, or writing it with setValues, makes of the cell. */
export function typedCell(book: Book, text: string, before: Cell | undefined, imported = false): Cell {
  checkLength(text);
  const blank = emptied(before);
  const pattern = book.grid.pattern(before);
  if (text === '') return blank;
  // A plain-text format keeps whatever is typed as text; so a script shields text that it does not trust.
  if (isTextPattern(pattern)) return { ...blank, v: text, t: 1 };
  const typed = readTyped(text, { locale: book.locale, year: book.year, imported });
  switch (typed.kind) {
    case 'blank':
      return blank;
    case 'formula':
      return formulaCell(book, typed.value, before);
    case 'boolean':
      return { ...blank, v: typed.value ? 1 : 0, t: BOOLEAN };
    case 'number':
      // A typed 3/31/2026 brings its format along unless the cell has one of its own.
      return typed.pattern && !pattern
        ? { ...blank, v: typed.value, t: 2, s: { n: { pattern: typed.pattern } } }
        : { ...blank, v: typed.value, t: 2 };
    default:
      // Engines read "12" as a number even where t says text; 4 is the type of text that must stay text.
      return {
        ...blank,
        v: typed.value,
        t: typed.forced || typed.value.trim() === '' || !Number.isNaN(Number(typed.value)) ? 4 : 1,
      };
  }
}

/** A value of a script as a cell. Source: AS/reference/spreadsheet/range, setValue. */
export function writtenCell(book: Book, value: unknown, before: Cell | undefined): Cell {
  if (value === null || value === undefined) return emptied(before);
  if (typeof value === 'string') return typedCell(book, value, before);
  const blank = emptied(before);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { ...blank, v: '#NUM!', t: 1 };
    return { ...blank, v: value, t: 2 };
  }
  if (typeof value === 'boolean') return { ...blank, v: value ? 1 : 0, t: BOOLEAN };
  if (value instanceof Date) {
    const serial = serialOfInstant(book.timeZone, value.getTime());
    const pattern = book.grid.pattern(before);
    if (isDatePattern(pattern)) return { ...blank, v: serial, t: 2 };
    const timed = Math.abs(serial - Math.round(serial)) > 1e-9;
    return {
      ...blank,
      v: serial,
      t: 2,
      s: { n: { pattern: book.locale.datePattern + (timed ? ' H:mm:ss' : '') } },
    };
  }
  return blank;
}

/** Refuses what can't stand in a cell. Google writes {} or [Ljava.lang.Object; there, which no script wants. */
export function checkValue(value: unknown): void {
  if (typeof value === 'string') checkLength(value);
  if (typeof value === 'function') throw new Refusal("A cell can't hold a function");
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    throw new Refusal(`A cell can't hold ${Array.isArray(value) ? 'an array' : 'an object'}`);
  }
  if (value instanceof Date && Number.isNaN(value.getTime()))
    throw new Refusal("A cell can't hold an invalid Date");
}
