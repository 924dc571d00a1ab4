// Sheet, first part: which tab it is, its size, and the ranges on it.
import { readA1 } from './a1.ts';
import { rawValue } from './cell-value.ts';
import { activePlace, asGoogle, asHost, type Context, checkTab } from './context.ts';
import { SheetType } from './enums.ts';
import { Refusal } from './problem.ts';
import type { RangePlace } from './range-place.ts';
import { makers } from './range-place.ts';
import type { Rect } from './rect.ts';

type G = GoogleAppsScript.Spreadsheet.Sheet;
type GRange = GoogleAppsScript.Spreadsheet.Range;

export const sheetPlaceMethods = {
  activate: [''],
  getActiveCell: [''],
  getActiveRange: [''],
  getCurrentCell: [''],
  getDataRange: [''],
  getIndex: [''],
  getLastColumn: [''],
  getLastRow: [''],
  getMaxColumns: [''],
  getMaxRows: [''],
  getName: [''],
  getParent: [''],
  getRange: ['string', 'number,number', 'number,number,number', 'number,number,number,number'],
  getRangeList: ['list'],
  getSheetId: [''],
  getSheetName: [''],
  getType: [''],
  hideSheet: [''],
  isSheetHidden: [''],
  setActiveRange: ['Range'],
  setActiveSelection: ['Range', 'string'],
  setName: ['string'],
  showSheet: [''],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

/** Makes the spreadsheet and range lists; set by their own files. */
export const sheetMakers = {
  spreadsheet: (_context: Context): object => {
    throw new Error('spreadsheet.ts is not loaded');
  },
  rangeList: (_ranges: GRange[]): object => {
    throw new Error('range-list.ts is not loaded');
  },
};

/** A new tab's name: at most 100 signs, not taken. Names differ by more than case, as Sheets sees them. */
export function checkTabName({ book }: Context, name: string, own?: string): void {
  if (name === '') throw new Refusal('The sheet name cannot be empty.');
  if (name.length > 100) throw new Refusal('The sheet name cannot be greater than 100 characters.');
  const taken = book.grid.tabs.some(tab => tab.key !== own && tab.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new Refusal(`A sheet with the name "${name}" already exists. Please enter another name.`);
}

export class SheetPlace implements Pick<G, keyof typeof sheetPlaceMethods> {
  readonly context: Context;
  readonly tab: string;

  constructor(context: Context, tab: string) {
    this.context = context;
    this.tab = tab;
  }

  protected get self(): G {
    return asGoogle<G>(this);
  }

  protected range(rect: Rect): GRange {
    return asGoogle(makers.range(this.context, this.tab, rect));
  }

  protected get size(): { rows: number; columns: number } {
    checkTab(this.context.book, this.tab);
    return this.context.book.grid.size(this.tab);
  }

  activate(): G {
    checkTab(this.context.book, this.tab);
    const { book } = this.context;
    if (book.active.tab !== this.tab) {
      book.active = { tab: this.tab, rect: { row: 0, column: 0, rows: 1, columns: 1 } };
      book.changed('active');
    }
    return this.self;
  }

  getActiveRange(): GRange | null {
    const active = activePlace(this.context);
    return active.tab === this.tab
      ? this.range(active.rect)
      : this.range({ row: 0, column: 0, rows: 1, columns: 1 });
  }

  getActiveCell(): GRange {
    const active = activePlace(this.context);
    const at = active.tab === this.tab ? active.rect : { row: 0, column: 0 };
    return this.range({ row: at.row, column: at.column, rows: 1, columns: 1 });
  }

  getCurrentCell(): GRange | null {
    return this.getActiveCell();
  }

  /** The furthest row and column with content, spilled values included; formats alone do not count. */
  #last(): { row: number; column: number } {
    const { context, tab } = this;
    context.execution.reading();
    checkTab(context.book, tab);
    let row = -1;
    let column = -1;
    const see = (r: number, c: number) => {
      if (r <= row && c <= column) return;
      const { custom } = context.book.grid.cell(tab, r, c) ?? {};
      const formula = context.book.formulaAt(tab, r, c) !== '' || custom?.broken;
      if (!formula && rawValue(context.book, tab, r, c) === '') return;
      row = Math.max(row, r);
      column = Math.max(column, c);
    };
    context.book.grid
      .sheet(tab)
      .getCellMatrix()
      .forValue((r, c, cell) => {
        if (cell && (cell.f || cell.si || (cell.v !== undefined && cell.v !== null && cell.v !== '')))
          see(r, c);
      });
    for (const [r, cells] of Object.entries(context.book.grid.spilled(tab))) {
      for (const c of Object.keys(cells ?? {})) see(Number(r), Number(c));
    }
    // What a formula spilled before columns were deleted may still be there until it is computed again.
    const { rows, columns } = this.size;
    return { row: Math.min(row + 1, rows), column: Math.min(column + 1, columns) };
  }

  getDataRange(): GRange {
    const { row, column } = this.#last();
    return this.range({ row: 0, column: 0, rows: Math.max(1, row), columns: Math.max(1, column) });
  }

  getLastRow(): number {
    return this.#last().row;
  }

  getLastColumn(): number {
    return this.#last().column;
  }

  getMaxRows(): number {
    return this.size.rows;
  }

  getMaxColumns(): number {
    return this.size.columns;
  }

  getName(): string {
    checkTab(this.context.book, this.tab);
    return this.context.book.grid.tab(this.tab)?.name ?? '';
  }

  getSheetName(): string {
    return this.getName();
  }

  getSheetId(): number {
    checkTab(this.context.book, this.tab);
    return this.context.book.grid.tab(this.tab)?.id ?? 0;
  }

  getIndex(): number {
    return this.context.book.grid.tabs.findIndex(tab => tab.key === this.tab) + 1;
  }

  getType(): GoogleAppsScript.Spreadsheet.SheetType {
    checkTab(this.context.book, this.tab);
    return asGoogle(SheetType[this.context.book.grid.tab(this.tab)?.type ?? 'GRID'] as object);
  }

  getParent(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return asGoogle(sheetMakers.spreadsheet(this.context));
  }

  getRange(first: string | number, column = 1, rows = 1, columns = 1): GRange {
    if (typeof first !== 'string') {
      return this.range({ row: first - 1, column: column - 1, rows, columns });
    }
    const place = readA1(first, this.size);
    const { book } = this.context;
    if (place && (place.sheet === undefined || place.sheet === this.getName())) return this.range(place.rect);
    const other = place && book.grid.tabNamed(place.sheet as string);
    if (other) return asGoogle(makers.range(this.context, other.key, place.rect));
    const named = book.names.find(n => n.name.toLowerCase() === first.toLowerCase())?.place;
    if (named) return asGoogle(makers.range(this.context, named.tab, named.rect));
    throw new Refusal('Range not found');
  }

  getRangeList(a1Notations: string[]): GoogleAppsScript.Spreadsheet.RangeList {
    return asGoogle(sheetMakers.rangeList(a1Notations.map(text => this.getRange(text))));
  }

  setActiveRange(range: GRange): GRange {
    return asHost<RangePlace>(range).activate();
  }

  setActiveSelection(range: GRange | string): GRange {
    return typeof range === 'string' ? this.getRange(range).activate() : this.setActiveRange(range);
  }

  setName(name: string): G {
    checkTab(this.context.book, this.tab);
    checkTabName(this.context, name, this.tab);
    this.context.execution.changing();
    this.context.book.grid.renameTab(this.tab, name);
    return this.self;
  }

  isSheetHidden(): boolean {
    checkTab(this.context.book, this.tab);
    return this.context.book.grid.sheet(this.tab).isSheetHidden() === 1;
  }

  #hide(hidden: boolean): G {
    checkTab(this.context.book, this.tab);
    const { book, execution } = this.context;
    const others = book.grid.tabs.filter(
      t => t.key !== this.tab && book.grid.sheet(t.key).isSheetHidden() !== 1,
    );
    if (hidden && others.length === 0) throw new Refusal("You can't hide all the sheets in a document.");
    execution.changing();
    const { engine } = book;
    engine.run(engine.parts.sheets.SetWorksheetHideMutation.id, {
      unitId: engine.unitId,
      subUnitId: this.tab,
      hidden: hidden ? 1 : 0,
    });
    return this.self;
  }

  hideSheet(): G {
    return this.#hide(true);
  }

  showSheet(): G {
    return this.#hide(false);
  }
}
