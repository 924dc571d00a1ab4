// Typing into the grid: what a cell becomes is decided by the host's rules (locale, plain text, errors), and what a cell
// shows while it is edited is what the person or the script wrote. The engine alone would read everything as American.
import type { ICellData, Nullable } from '@univerjs/core';
import {
  AFTER_CELL_EDIT,
  BEFORE_CELL_EDIT,
  INTERCEPTOR_POINT,
  SheetInterceptorService,
} from '@univerjs/sheets';
import type { Book } from '../host/book.ts';
import { showNumber } from '../host/cell-text.ts';
import { sheetsText, typedCell } from '../host/cell-value.ts';
import { spellFormula } from '../host/formula-locale.ts';
import type { Cell } from '../host/grid.ts';
import { Refusal } from '../host/problem.ts';
import { checkValidation } from '../host/validation.ts';

function plainText(cell: Nullable<ICellData>): string | undefined {
  if (!cell) return undefined;
  const stream = cell.p?.body?.dataStream;
  if (stream !== undefined) return stream.replace(/\r\n$/, '').replaceAll('\r', '\n');
  if (cell.f) return cell.f;
  return cell.v === undefined || cell.v === null ? undefined : String(cell.v);
}

/** @param refused hears the sentence of a rule that does not take what was typed; the cell stays as it was. */
export function followEditing(book: Book, refused: (sentence: string) => void): void {
  const interceptors = book.engine.get(SheetInterceptorService);

  interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: 1000,
    handler: (value, context, next) => {
      const text = plainText(value);
      if (text === undefined || !value) return next(value);
      // The engine takes a leading apostrophe off and marks the text with type 4.
      const typed = value.t === 4 ? `'${text}` : text;
      const before = book.grid.cell(context.subUnitId, context.row, context.col);
      const after = typedCell(book, typed, before) as ICellData;
      try {
        checkValidation(book, context.row, context.col, before, after as Cell);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused(error.message);
        return (before ?? { v: null }) as ICellData;
      }
      return { ...after, s: after.s ?? value.s ?? null } as ICellData;
    },
  });

  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: 1000,
    handler: (value, context, next) => {
      const cell = book.grid.cell(context.subUnitId, context.row, context.col);
      const broken = cell?.custom?.broken;
      if (broken) return { ...value, v: broken, t: 1, f: null, p: null } as ICellData;
      const formula = book.formulaAt(context.subUnitId, context.row, context.col);
      if (formula) return { ...value, f: spellFormula(formula, book.locale) } as ICellData;
      return next(value);
    },
  });

  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: 1000,
    effect: 3,
    handler: (
      cell: Nullable<Cell>,
      location: { rawData: Nullable<Cell> },
      next: (cell: Nullable<Cell>) => unknown,
    ) => {
      const raw = cell ?? location.rawData;
      if (!raw) return next(cell);
      const value = raw.v;
      if ((raw.f || raw.si) && (value === undefined || value === null))
        return next({ ...raw, v: 'Loading...', t: 1 });
      if (typeof value === 'string' && sheetsText(value) !== value)
        return next({ ...raw, v: sheetsText(value), t: 1 });
      if (raw.t === 3 && book.locale.truth[0] !== 'TRUE')
        return next({ ...raw, v: book.locale.truth[value ? 0 : 1], t: 1 });
      const isPlain = typeof value === 'number' && raw.t !== 3 && book.grid.pattern(raw) === '';
      if (!isPlain) return next(cell);
      const text = showNumber(value, '', book.locale, book.engine.parts.core.numfmt);
      return text === String(value) ? next(cell) : next({ ...raw, v: text, t: 2 });
    },
  } as never);
}

/** The signs of numbers in the locale. */
export function showInLocale(book: Book): void {
  const { SheetsNumfmtCellContentController } = book.engine.parts.numberFormat;
  const language = book.locale.tag.slice(0, 2);
  book.engine.get(SheetsNumfmtCellContentController).setNumfmtLocal(language as never);
}
