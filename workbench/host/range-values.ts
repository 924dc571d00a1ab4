// Range, second part: what is in the cells. Blocks are read and written whole.

import {
  checkValue,
  displayValue,
  emptied,
  formulaCell,
  rawValue,
  scriptValue,
  writtenCell,
} from './cell-value.ts';
import { type Context, checkWrite } from './context.ts';
import { spellFormula } from './formula-locale.ts';
import type { Cell, CellChanges } from './grid.ts';
import { Refusal } from './problem.ts';
import { RangePlace } from './range-place.ts';
import { contains, overlap, type Rect } from './rect.ts';
import { checkValidation } from './validation.ts';

type G = GoogleAppsScript.Spreadsheet.Range;

export const valueMethods = {
  clearContent: [''],
  getDisplayValue: [''],
  getDisplayValues: [''],
  getFormula: [''],
  getFormulas: [''],
  getValue: [''],
  getValues: [''],
  isBlank: [''],
  setFormula: ['string?'],
  setFormulas: ['values'],
  setValue: ['any'],
  setValues: ['values'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

/** Google's sentences for a block of another size than the range. Source: issue reports of setValues, same wording. */
export function checkSize(values: readonly unknown[][], rect: Rect): void {
  if (values.length !== rect.rows) {
    throw new Refusal(
      `The number of rows in the data does not match the number of rows in the range. The data has ${values.length} but the range has ${rect.rows}.`,
    );
  }
  for (const row of values) {
    if (row.length !== rect.columns) {
      throw new Refusal(
        `The number of columns in the data does not match the number of columns in the range. The data has ${row.length} but the range has ${rect.columns}.`,
      );
    }
  }
}

export class RangeValues extends RangePlace implements Pick<G, keyof typeof valueMethods> {
  /** Reads the range cell by cell, after everything that waits to be written. */
  protected read<T>(each: (row: number, column: number) => T): T[][] {
    const { rect, tab } = this;
    this.context.execution.reading({ tab, rect });
    const rows: T[][] = [];
    for (let r = 0; r < rect.rows; r++) {
      const row: T[] = [];
      for (let c = 0; c < rect.columns; c++) row.push(each(rect.row + r, rect.column + c));
      rows.push(row);
    }
    return rows;
  }

  protected first<T>(each: (row: number, column: number) => T): T {
    const { row, column } = this.rect;
    this.context.execution.reading({ tab: this.tab, rect: { row, column, rows: 1, columns: 1 } });
    return each(row, column);
  }

  /** Writes every cell of the range, later; cells hidden under a merge keep nothing, as in Sheets. */
  protected write(
    change: (before: Cell | undefined, r: number, c: number) => Cell | null,
    onlyStyle = false,
  ): G {
    const { context, tab, rect } = this;
    checkWrite(context, tab, rect);
    writeLater(context, tab, rect, change, onlyStyle);
    return this.self;
  }

  getValues(): unknown[][] {
    const { book } = this.context;
    return this.read((row, column) => scriptValue(book, this.tab, row, column));
  }

  getValue(): unknown {
    return this.first((row, column) => scriptValue(this.context.book, this.tab, row, column));
  }

  getDisplayValues(): string[][] {
    return this.read((row, column) => displayValue(this.context.book, this.tab, row, column));
  }

  getDisplayValue(): string {
    return this.first((row, column) => displayValue(this.context.book, this.tab, row, column));
  }

  #formula(row: number, column: number): string {
    const { book } = this.context;
    const broken = book.grid.cell(this.tab, row, column)?.custom?.broken;
    const engine = book.formulaAt(this.tab, row, column);
    return broken ?? (engine ? spellFormula(engine, book.locale) : '');
  }

  getFormulas(): string[][] {
    return this.read((row, column) => this.#formula(row, column));
  }

  getFormula(): string {
    return this.first((row, column) => this.#formula(row, column));
  }

  isBlank(): boolean {
    return this.read((row, column) => rawValue(this.context.book, this.tab, row, column) === '')
      .flat()
      .every(Boolean);
  }

  setValues(values: unknown[][]): G {
    checkSize(values, this.rect);
    for (const value of values.flat()) checkValue(value);
    const { book } = this.context;
    return this.write((before, r, c) => {
      const cell = writtenCell(book, values[r]?.[c], before);
      checkValidation(book, this.rect.row + r, this.rect.column + c, before, cell);
      return cell;
    });
  }

  setValue(value: unknown): G {
    const { rows, columns } = this.rect;
    return this.setValues(Array.from({ length: rows }, () => new Array(columns).fill(value)));
  }

  setFormulas(formulas: string[][]): G {
    checkSize(formulas, this.rect);
    const { book } = this.context;
    return this.write((before, r, c) => {
      const text = formulas[r]?.[c] ?? '';
      if (text === '') return emptied(before);
      return formulaCell(book, text.startsWith('=') ? text : `=${text}`, before);
    });
  }

  setFormula(formula: string | null): G {
    const { rows, columns } = this.rect;
    return this.setFormulas(Array.from({ length: rows }, () => new Array(columns).fill(formula ?? '')));
  }

  clearContent(): G {
    return this.write(before => (before ? emptied(before) : null));
  }
}

/**
 * Queues a change of each cell of a block. It is worked out when it is written, because what was queued before it (a
 * plain-text format, say) decides what becomes of a value.
 */
export function writeLater(
  { book, execution }: Context,
  tab: string,
  rect: Rect,
  change: (before: Cell | undefined, r: number, c: number) => Cell | null,
  onlyStyle = false,
): void {
  const write = () => {
    const merges = onlyStyle ? [] : book.grid.merges(tab).filter(merge => overlap(merge, rect));
    const changes: CellChanges = new Map();
    for (let r = 0; r < rect.rows; r++) {
      const row = new Map<number, Cell | null>();
      for (let c = 0; c < rect.columns; c++) {
        const at = { row: rect.row + r, column: rect.column + c, rows: 1, columns: 1 };
        const merge = merges.find(m => contains(m, at));
        if (merge && (merge.row !== at.row || merge.column !== at.column)) continue;
        const before = book.grid.cell(tab, at.row, at.column);
        const after = change(before, r, c);
        if (after || before) row.set(at.column, after);
      }
      if (row.size) changes.set(rect.row + r, row);
    }
    book.grid.write(tab, changes, onlyStyle);
  };
  execution.later(write, { tab, rect });
}
