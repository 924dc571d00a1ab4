// Rows grow with wrapped text and larger letters, as in Sheets, unless somebody set their height. Node has no font to
// measure, so this is the page's alone; a script does not see it.
import { IRenderManagerService } from '@univerjs/engine-render';
import { SetWorksheetRowAutoHeightMutation } from '@univerjs/sheets';
import { SheetSkeletonManagerService } from '@univerjs/sheets-ui';
import type { Book } from '../host/book.ts';
import type { Cell } from '../host/grid.ts';
import { soon } from './soon.ts';

const WRAP = 3;

export function growRows(book: Book): void {
  const { engine } = book;
  const { unitId } = engine;

  function grow(): void {
    const { tab } = book.active;
    if (!book.grid.tab(tab)) return;
    const render = engine.get(IRenderManagerService).getRenderById(unitId);
    const skeleton = render?.with(SheetSkeletonManagerService).getSkeleton(tab);
    if (!skeleton) return;
    const sheet = book.grid.sheet(tab);
    const rows = new Set<number>();
    sheet.getCellMatrix().forValue((row, _column, cell) => {
      if (rows.has(row) || !cell?.s) return;
      const style = book.grid.style(cell as Cell);
      if (style.tb === WRAP || (style.fs ?? 10) > 11) rows.add(row);
    });
    const columns = book.grid.size(tab).columns - 1;
    const own = [...rows].filter(row => sheet.getRowManager().getRow(row)?.h === undefined);
    const ranges = own
      .slice(0, 400)
      .map(row => ({ startRow: row, endRow: row, startColumn: 0, endColumn: columns }));
    const rowsAutoHeightInfo = skeleton
      .calculateAutoHeightInRange(ranges)
      .filter(({ row, autoHeight }) => Math.abs(sheet.getRowHeight(row) - (autoHeight ?? 0)) > 1);
    if (rowsAutoHeightInfo.length === 0) return;
    engine.run(SetWorksheetRowAutoHeightMutation.id, { unitId, subUnitId: tab, rowsAutoHeightInfo });
    render?.with(SheetSkeletonManagerService).reCalculate();
    render?.mainComponent?.makeDirty();
  }

  const plan = soon(grow, 60);
  engine.onCommand(id => {
    if (/set-range-values|col-width|insert-sheet|worksheet-activ/.test(id)) plan();
  });
  book.recalculation.onSettled.push(plan);
}
