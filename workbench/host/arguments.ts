// What a custom function gets for the arguments of its formula.
// Source: AS/guides/sheets/functions, "Arguments" and "Data types".
import type { ICellData, IRange, Nullable } from '@univerjs/core';
import type {
  ArrayValueObject,
  BaseReferenceObject,
  BaseValueObject,
  FunctionVariantType,
} from '@univerjs/engine-formula';
import type { Book } from './book.ts';
import { isDatePattern } from './cell-text.ts';
import { sheetsText } from './cell-value.ts';
import { singleCells } from './named-function.ts';
import { instantOfSerial } from './time-zone.ts';

export type Argument = string | number | boolean | Date | Argument[][];

function numberOrDate(book: Book, value: number, pattern: string): number | Date {
  return isDatePattern(pattern) ? new Date(instantOfSerial(book.timeZone, value)) : value;
}

/** One cell gives its value, several give rows of values; a blank is '', an error its text, a date a Date. */
export function readArgument(book: Book, variant: FunctionVariantType): Argument {
  if (variant.isReferenceObject()) return readReference(book, variant as BaseReferenceObject);
  const value = variant as BaseValueObject;
  if (!value.isArray()) return readValue(book, value);
  const array = value as ArrayValueObject;
  const rows: Argument[][] = [];
  const { startRow, startColumn } = array.getRangePosition();
  array.iterator((item, row, column) => {
    rows[row - startRow] ??= [];
    (rows[row - startRow] as Argument[])[column - startColumn] = item ? readValue(book, item) : '';
  });
  const [only] = rows;
  return rows.length === 1 && only?.length === 1 ? (only[0] as Argument) : rows;
}

function readValue(book: Book, value: BaseValueObject): Argument {
  if (value.isNull()) return '';
  const plain = value.getValue();
  if (value.isError()) return sheetsText(String(plain));
  if (value.isBoolean()) return Boolean(plain);
  if (value.isNumber()) return numberOrDate(book, Number(plain), value.getPattern());
  return String(plain);
}

/**
 * Reads the cells of a reference straight from the engine's tables: what this calculation has worked out, else what
 * was there before it. Ranges without an end reach to the last row of the sheet, as in Sheets.
 */
function readReference(book: Book, reference: BaseReferenceObject): Argument {
  const tab = reference.getSheetId();
  // A tab may be deleted while its cells are calculated.
  if (!book.grid.tab(tab)) return '#REF!';
  const size = book.grid.size(tab);
  const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
  const sheet = reference.getCurrentActiveSheetData().cellData;
  const fresh = reference.getCurrentRuntimeSheetData();
  const spilled = reference.getCurrentRuntimeActiveArrayFormulaCellData();
  const respilled = reference.getCurrentRuntimeActiveArrayFormulaRange() ?? {};
  const before = reference.getCurrentActiveArrayFormulaCellData();
  const oldRanges = (reference.getCurrentActiveArrayFormulaRange() ?? {}) as Record<
    string,
    Record<string, IRange>
  >;
  const ranges = Object.entries(oldRanges).flatMap(([row, columns]) =>
    Object.entries(columns ?? {}).map(([column, range]) => ({
      row: Number(row),
      column: Number(column),
      range,
    })),
  );
  /** Old spilled values count only as long as their formula has not been calculated again. */
  const isOutdated = (row: number, column: number) =>
    ranges.some(
      ({ range, row: r, column: c }) =>
        range &&
        row >= range.startRow &&
        row <= range.endRow &&
        column >= range.startColumn &&
        column <= range.endColumn &&
        respilled[r]?.[c],
    );
  const cellAt = (row: number, column: number): Nullable<ICellData> => {
    const now = fresh?.getValue(row, column) ?? spilled?.getValue(row, column);
    if (now) return now;
    const old = before?.getValue(row, column);
    if (old) return isOutdated(row, column) ? null : old;
    return sheet.getValue(row, column);
  };
  const read = (row: number, column: number): Argument => {
    const cell = cellAt(row, column);
    const value = cell ? cell.v : null;
    if (!cell || value === undefined || value === null) return '';
    if (cell?.t === 3 || typeof value === 'boolean') return value === true || value === 1 || value === '1';
    if (typeof value === 'string') {
      return cell?.t === 2 ? Number(value) : sheetsText(value);
    }
    return numberOrDate(book, value, book.grid.pattern(book.grid.cell(tab, row, column)));
  };
  if (reference.isCell() || singleCells.has(reference)) return read(startRow, startColumn);
  const rows: Argument[][] = [];
  const lastColumn = Math.min(endColumn, size.columns - 1);
  for (let row = startRow; row <= Math.min(endRow, size.rows - 1); row++) {
    const line: Argument[] = [];
    for (let column = startColumn; column <= lastColumn; column++) line.push(read(row, column));
    rows.push(line);
  }
  return rows;
}
