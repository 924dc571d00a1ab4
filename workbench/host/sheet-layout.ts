// Sheet, second part: rows, columns, widths, frozen panes, colour of the tab, clearing.
import { readColor } from './color.ts';
import { asHost, checkTab, checkWrite } from './context.ts';
import { Refusal } from './problem.ts';
import type { RangeFormat } from './range-format.ts';
import type { Shift } from './rect.ts';
import { SheetPlace } from './sheet-place.ts';

type G = GoogleAppsScript.Spreadsheet.Sheet;

export const layoutMethods = {
  appendRow: ['list'],
  autoResizeColumns: ['number,number'],
  clear: ['', 'object'],
  clearContents: [''],
  clearFormats: [''],
  clearNotes: [''],
  deleteColumns: ['number,number'],
  deleteRows: ['number,number'],
  getColumnWidth: ['number'],
  getFrozenColumns: [''],
  getFrozenRows: [''],
  getRowHeight: ['number'],
  getTabColor: [''],
  hasHiddenGridlines: [''],
  hideColumns: ['number', 'number,number'],
  hideRows: ['number', 'number,number'],
  insertColumnsAfter: ['number,number'],
  insertColumnsBefore: ['number,number'],
  insertRowsAfter: ['number,number'],
  insertRowsBefore: ['number,number'],
  isColumnHiddenByUser: ['number'],
  isRowHiddenByFilter: ['number'],
  isRowHiddenByUser: ['number'],
  setColumnWidth: ['number,number'],
  setColumnWidths: ['number,number,number'],
  setFrozenColumns: ['number'],
  setFrozenRows: ['number'],
  setHiddenGridlines: ['boolean'],
  setRowHeight: ['number,number'],
  setRowHeights: ['number,number,number'],
  setTabColor: ['string?'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

export class SheetLayout extends SheetPlace implements Pick<G, keyof typeof layoutMethods> {
  /** Runs a mutation on this tab, at once. */
  protected mutate(id: string, params: object): void {
    const { engine } = this.context.book;
    engine.run(id, { unitId: engine.unitId, subUnitId: this.tab, ...params });
  }

  get #sheets() {
    return this.context.book.engine.parts.sheets;
  }

  protected get whole() {
    const { rows, columns } = this.size;
    return { row: 0, column: 0, rows, columns };
  }

  #all(): RangeFormat {
    return asHost<RangeFormat>(this.range(this.whole));
  }

  appendRow(rowContents: unknown[]): G {
    const row = this.getLastRow();
    if (row >= this.size.rows) this.insertRowsAfter(row, 1);
    this.range({ row, column: 0, rows: 1, columns: rowContents.length }).setValues([rowContents]);
    return this.self;
  }

  /** Google fits the width to the text; here a width is estimated, because there is no font to measure in Node. */
  autoResizeColumns(startColumn: number, numColumns: number): G {
    const range = this.getRange(1, startColumn, this.size.rows, numColumns);
    const texts = range.getDisplayValues();
    for (let c = 0; c < numColumns; c++) {
      const longest = texts.reduce((most, row) => Math.max(most, row[c]?.length ?? 0), 0);
      this.setColumnWidth(startColumn + c, Math.min(400, Math.max(21, longest * 7 + 12)));
    }
    return this.self;
  }

  clear(options: { formatOnly?: boolean | undefined; contentsOnly?: boolean | undefined } = {}): G {
    if (!options.formatOnly) this.#all().clearContent();
    if (!options.contentsOnly) this.#all().clearFormat();
    return this.self;
  }

  clearContents(): G {
    return this.clear({ contentsOnly: true });
  }

  clearFormats(): G {
    return this.clear({ formatOnly: true });
  }

  clearNotes(): G {
    this.range(this.whole).clearNote();
    return this.self;
  }

  #shift(shift: Shift): G {
    checkWrite(this.context, this.tab, this.whole);
    if (shift.count === 0) throw new Refusal('Those rows or columns are out of bounds.');
    this.context.execution.changing();
    this.context.book.grid.shift(this.tab, shift);
    return this.self;
  }

  #delete(axis: Shift['axis'], position: number, howMany: number): void {
    const all = axis === 'row' ? this.size.rows : this.size.columns;
    const word = axis === 'row' ? 'rows' : 'columns';
    if (position < 1 || howMany < 1 || position + howMany - 1 > all) {
      throw new Refusal(`Those ${word} are out of bounds.`);
    }
    const frozen = axis === 'row' ? this.getFrozenRows() : this.getFrozenColumns();
    if (howMany >= all) throw new Refusal(`You can't delete all the ${word} on the sheet.`);
    if (howMany >= all - frozen && position === frozen + 1) {
      throw new Refusal(`Sorry, it is not possible to delete all non-frozen ${word}.`);
    }
    this.#shift({ axis, at: position - 1, count: -howMany });
  }

  deleteRows(rowPosition: number, howMany: number): void {
    this.#delete('row', rowPosition, howMany);
  }

  deleteColumns(columnPosition: number, howMany: number): void {
    this.#delete('column', columnPosition, howMany);
  }

  #insert(axis: Shift['axis'], before: number, howMany: number): G {
    const all = axis === 'row' ? this.size.rows : this.size.columns;
    if (before < 0 || before > all || howMany < 1) {
      throw new Refusal(`Those ${axis === 'row' ? 'rows' : 'columns'} are out of bounds.`);
    }
    return this.#shift({ axis, at: before, count: howMany });
  }

  insertRowsAfter(afterPosition: number, howMany: number): G {
    return this.#insert('row', afterPosition, howMany);
  }

  insertRowsBefore(beforePosition: number, howMany: number): G {
    return this.#insert('row', beforePosition - 1, howMany);
  }

  insertColumnsAfter(afterPosition: number, howMany: number): G {
    return this.#insert('column', afterPosition, howMany);
  }

  insertColumnsBefore(beforePosition: number, howMany: number): G {
    return this.#insert('column', beforePosition - 1, howMany);
  }

  getColumnWidth(columnPosition: number): number {
    this.context.execution.reading();
    return this.context.book.grid.sheet(this.tab).getColumnWidth(columnPosition - 1);
  }

  getRowHeight(rowPosition: number): number {
    this.context.execution.reading();
    return this.context.book.grid.sheet(this.tab).getRowHeight(rowPosition - 1);
  }

  setColumnWidth(columnPosition: number, width: number): G {
    return this.setColumnWidths(columnPosition, 1, width);
  }

  setColumnWidths(startColumn: number, numColumns: number, width: number): G {
    const range = this.getRange(1, startColumn, 1, numColumns);
    const [startIndex, endIndex] = [range.getColumn() - 1, range.getLastColumn() - 1];
    checkWrite(this.context, this.tab, this.whole);
    const ranges = [
      { startRow: 0, endRow: this.size.rows - 1, startColumn: startIndex, endColumn: endIndex },
    ];
    const id = this.#sheets.SetWorksheetColWidthMutation.id;
    this.context.execution.later(() => this.mutate(id, { ranges, colWidth: width }));
    return this.self;
  }

  setRowHeight(rowPosition: number, height: number): G {
    return this.setRowHeights(rowPosition, 1, height);
  }

  setRowHeights(startRow: number, numRows: number, height: number): G {
    const range = this.getRange(startRow, 1, numRows, 1);
    checkWrite(this.context, this.tab, this.whole);
    const rows = { startRow: range.getRow() - 1, endRow: range.getLastRow() - 1 };
    const ranges = [{ ...rows, startColumn: 0, endColumn: this.size.columns - 1 }];
    const id = this.#sheets.SetWorksheetRowHeightMutation.id;
    this.context.execution.later(() => this.mutate(id, { ranges, rowHeight: height }));
    return this.self;
  }

  #freeze() {
    this.context.execution.reading();
    checkTab(this.context.book, this.tab);
    const { xSplit, ySplit } = this.context.book.grid.sheet(this.tab).getFreeze();
    return { columns: xSplit, rows: ySplit };
  }

  getFrozenRows(): number {
    return this.#freeze().rows;
  }

  getFrozenColumns(): number {
    return this.#freeze().columns;
  }

  #setFreeze(rows: number, columns: number): void {
    if (rows >= this.size.rows || columns >= this.size.columns) {
      throw new Refusal("You can't freeze all visible rows or columns on the sheet.");
    }
    this.context.execution.changing();
    this.mutate(this.#sheets.SetFrozenMutation.id, {
      startRow: rows > 0 ? rows : -1,
      startColumn: columns > 0 ? columns : -1,
      xSplit: columns,
      ySplit: rows,
    });
  }

  setFrozenRows(rows: number): void {
    this.#setFreeze(rows, this.#freeze().columns);
  }

  setFrozenColumns(columns: number): void {
    this.#setFreeze(this.#freeze().rows, columns);
  }

  getTabColor(): string | null {
    const color = this.context.book.grid.sheet(this.tab).getTabColor();
    return color ? String(color) : null;
  }

  setTabColor(color: string | null): G {
    const value = color === null ? '' : readColor(color);
    this.context.execution.changing();
    this.mutate(this.#sheets.SetTabColorMutation.id, { color: value });
    return this.self;
  }

  hasHiddenGridlines(): boolean {
    return this.context.book.hiddenGridlines.has(this.tab);
  }

  setHiddenGridlines(hideGridlines: boolean): G {
    this.context.execution.changing();
    const { hiddenGridlines } = this.context.book;
    if (hideGridlines) hiddenGridlines.add(this.tab);
    else hiddenGridlines.delete(this.tab);
    this.mutate(this.#sheets.ToggleGridlinesMutation.id, { showGridlines: hideGridlines ? 0 : 1 });
    return this.self;
  }

  hideRows(rowIndex: number, numRows = 1): void {
    const { context, whole } = this;
    context.execution.changing();
    const ranges = [
      {
        startRow: rowIndex - 1,
        endRow: rowIndex + numRows - 2,
        startColumn: 0,
        endColumn: whole.columns - 1,
      },
    ];
    this.mutate(this.#sheets.SetRowHiddenMutation.id, { ranges });
  }

  hideColumns(columnIndex: number, numColumns = 1): void {
    const { context, whole } = this;
    context.execution.changing();
    const ranges = [
      {
        startRow: 0,
        endRow: whole.rows - 1,
        startColumn: columnIndex - 1,
        endColumn: columnIndex + numColumns - 2,
      },
    ];
    this.mutate(this.#sheets.SetColHiddenMutation.id, { ranges });
  }

  isRowHiddenByUser(rowPosition: number): boolean {
    return !this.context.book.grid.sheet(this.tab).getRowRawVisible(rowPosition - 1);
  }

  isRowHiddenByFilter(rowPosition: number): boolean {
    return this.context.book.grid.sheet(this.tab).getRowFiltered(rowPosition - 1);
  }

  isColumnHiddenByUser(columnPosition: number): boolean {
    return !this.context.book.grid.sheet(this.tab).getColVisible(columnPosition - 1);
  }
}
