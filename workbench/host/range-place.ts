// Range, first part: where it is.
import { a1Of } from './a1.ts';
import { asGoogle, type Context, checkGrid, checkTab } from './context.ts';
import { Refusal } from './problem.ts';
import { overlap, type Rect } from './rect.ts';

type G = GoogleAppsScript.Spreadsheet.Range;

export const placeMethods = {
  activate: [''],
  canEdit: [''],
  getA1Notation: [''],
  getCell: ['number,number'],
  getColumn: [''],
  getGridId: [''],
  getHeight: [''],
  getLastColumn: [''],
  getLastRow: [''],
  getMergedRanges: [''],
  getNumColumns: [''],
  getNumRows: [''],
  getRow: [''],
  getRowIndex: [''],
  getSheet: [''],
  getWidth: [''],
  isPartOfMerge: [''],
  offset: ['number,number', 'number,number,number', 'number,number,number,number'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

/** Makes the tab's object; set by sheet.ts, so that range and sheet need not import each other. */
export const makers = {
  sheet: (_context: Context, _tab: string): object => {
    throw new Error('sheet.ts is not loaded');
  },
  range: (_context: Context, _tab: string, _rect: Rect): object => {
    throw new Error('range.ts is not loaded');
  },
};

/** Refuses a block that is not on the grid. */
function checkOnGrid({ book }: Context, tab: string, rect: Rect): void {
  checkTab(book, tab);
  checkGrid(book, tab);
  const { rows, columns } = book.grid.size(tab);
  if (rect.rows < 1) throw new Refusal('The number of rows in the range must be at least 1.');
  if (rect.columns < 1) throw new Refusal('The number of columns in the range must be at least 1.');
  if (rect.row < 0) throw new Refusal('The starting row of the range is too small.');
  if (rect.column < 0) throw new Refusal('The starting column of the range is too small.');
  if (rect.row + rect.rows > rows || rect.column + rect.columns > columns) {
    throw new Refusal('The coordinates of the range are outside the dimensions of the sheet.');
  }
}

export class RangePlace implements Pick<G, keyof typeof placeMethods> {
  readonly context: Context;
  readonly tab: string;
  readonly rect: Rect;

  constructor(context: Context, tab: string, rect: Rect) {
    checkOnGrid(context, tab, rect);
    this.context = context;
    this.tab = tab;
    this.rect = rect;
  }

  protected get self(): G {
    return asGoogle<G>(this);
  }

  activate(): G {
    const { book } = this.context;
    book.active = { tab: this.tab, rect: this.rect };
    book.changed('active');
    return this.self;
  }

  canEdit(): boolean {
    const { book, execution } = this.context;
    return execution.settings.mayEdit && !book.protectionOver(this.tab, this.rect);
  }

  getA1Notation(): string {
    return a1Of(this.rect);
  }

  getCell(row: number, column: number): G {
    const { rect } = this;
    if (row < 1 || column < 1 || row > rect.rows || column > rect.columns) {
      throw new Refusal('Cell reference out of range');
    }
    const cell = { row: rect.row + row - 1, column: rect.column + column - 1, rows: 1, columns: 1 };
    return asGoogle<G>(makers.range(this.context, this.tab, cell));
  }

  getColumn(): number {
    return this.rect.column + 1;
  }

  getGridId(): number {
    return this.context.book.grid.tab(this.tab)?.id ?? 0;
  }

  getHeight(): number {
    return this.rect.rows;
  }

  getLastColumn(): number {
    return this.rect.column + this.rect.columns;
  }

  getLastRow(): number {
    return this.rect.row + this.rect.rows;
  }

  getMergedRanges(): G[] {
    this.context.execution.reading();
    return this.context.book.grid
      .merges(this.tab)
      .filter(merge => overlap(merge, this.rect))
      .map(merge => asGoogle<G>(makers.range(this.context, this.tab, merge)));
  }

  getNumColumns(): number {
    return this.rect.columns;
  }

  getNumRows(): number {
    return this.rect.rows;
  }

  getRow(): number {
    return this.rect.row + 1;
  }

  getRowIndex(): number {
    return this.rect.row + 1;
  }

  getSheet(): GoogleAppsScript.Spreadsheet.Sheet {
    return asGoogle(makers.sheet(this.context, this.tab));
  }

  getWidth(): number {
    return this.rect.columns;
  }

  isPartOfMerge(): boolean {
    return this.getMergedRanges().length > 0;
  }

  offset(rowOffset: number, columnOffset: number, numRows?: number, numColumns?: number): G {
    const rect = {
      row: this.rect.row + rowOffset,
      column: this.rect.column + columnOffset,
      rows: numRows ?? this.rect.rows,
      columns: numColumns ?? this.rect.columns,
    };
    return asGoogle<G>(makers.range(this.context, this.tab, rect));
  }
}
