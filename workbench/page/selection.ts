// What is selected: the engine's selection and the book's active place are kept the same, whoever moves.
import {
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SheetsSelectionsService,
} from '@univerjs/sheets';
import type { Book } from '../host/book.ts';
import { rangeOf } from '../host/grid.ts';

export function followSelection(book: Book, onMove: () => void): void {
  const { engine } = book;
  const { unitId } = engine;
  let mine = false;

  book.onChange.push(what => {
    if (what !== 'active' || !book.grid.tab(book.active.tab)) return;
    mine = true;
    const subUnitId = book.active.tab;
    engine.run(SetWorksheetActiveOperation.id, { unitId, subUnitId });
    const range = rangeOf(book.active.rect);
    const primary = { ...range, actualRow: range.startRow, actualColumn: range.startColumn, isMerged: false };
    const selections = [{ range, primary: { ...primary, isMergedMainCell: false }, style: null }];
    engine.run(SetSelectionsOperation.id, { unitId, subUnitId, selections, reveal: true });
    mine = false;
    onMove();
  });

  // The engine selects columns that a script inserts on another tab; in Sheets that tab opens as it was left.
  engine.onCommand((id, params) => {
    const { subUnitId: tab } = params as { subUnitId?: string };
    if (!/^sheet\.command\.insert-(row|col)-by-range$/.test(id) || !tab || tab === book.active.tab) return;
    const { rect } = book.lastSelected(tab) ?? { rect: { row: 0, column: 0, rows: 1, columns: 1 } };
    const range = rangeOf(rect);
    const primary = { ...range, actualRow: range.startRow, actualColumn: range.startColumn, isMerged: false };
    const selections = [{ range, primary: { ...primary, isMergedMainCell: false }, style: null }];
    setTimeout(() => {
      if (book.grid.tab(tab) && tab !== book.active.tab)
        engine.run(SetSelectionsOperation.id, { unitId, subUnitId: tab, selections });
    }, 0);
  });

  const see = () => {
    if (mine) return;
    const sheet = engine.workbook.getActiveSheet();
    const tab = sheet?.getSheetId();
    if (!tab) return;
    const [selection] = engine.get(SheetsSelectionsService).getCurrentSelections() ?? [];
    const range = selection?.range;
    const size = book.grid.size(tab);
    const row = Math.max(0, range?.startRow || 0);
    const column = Math.max(0, range?.startColumn || 0);
    const rows = Number.isFinite(range?.endRow)
      ? Math.min((range?.endRow ?? row) - row + 1, size.rows - row)
      : size.rows;
    const columns = Number.isFinite(range?.endColumn)
      ? Math.min((range?.endColumn ?? column) - column + 1, size.columns - column)
      : size.columns;
    book.active = { tab, rect: { row, column, rows, columns } };
    onMove();
  };
  const selections = engine.get(SheetsSelectionsService);
  selections.selectionSet$.subscribe(see);
  selections.selectionMoveEnd$.subscribe(see);
  engine.workbook.activeSheet$.subscribe(() => setTimeout(see, 0));
}

/** After a click on a tab the keys go to its cells, as in Sheets; the engine would leave them with the tab. */
export function cellsAfterTab(focusGrid: () => void): void {
  document.getElementById('grid')?.addEventListener('click', event => {
    const tab = (event.target as Element).closest('[role="tab"]');
    // A second click begins to rename it.
    if (tab && event.detail === 1) setTimeout(focusGrid, 0);
  });
}
