// Where a cell is drawn on the page.
import { FUniver } from '@univerjs/core/facade';
import { IRenderManagerService } from '@univerjs/engine-render';
import type { Book } from '../host/book.ts';
import type { Rect } from '../host/rect.ts';

interface WithRect {
  getCellRect(): DOMRect;
}

/** The canvas of the cells; there is none until the engine has drawn for the first time. */
export function gridCanvas(): Element | null {
  return document.querySelector('#grid canvas[id^="univer-sheet-main-canvas"]');
}

export function cellBox(
  { engine }: Book,
  rect: Rect,
): { x: number; y: number; width: number; height: number } {
  const corner = gridCanvas()?.getBoundingClientRect() ?? { x: 0, y: 0 };
  const sheet = FUniver.newAPI(engine.univer).getActiveWorkbook()?.getActiveSheet();
  const cell = sheet?.getRange(rect.row, rect.column) as unknown as WithRect;
  const { x, y, width, height } = cell.getCellRect();
  // The engine tells where it would be in a tab that is not scrolled; what is frozen stays there.
  const main = engine.get(IRenderManagerService).getRenderById(engine.unitId)?.scene.getViewport('viewMain');
  const frozen = engine.workbook.getActiveSheet()?.getFreeze();
  const left = rect.column < (frozen?.startColumn ?? 0) ? 0 : (main?.viewportScrollX ?? 0);
  const up = rect.row < (frozen?.startRow ?? 0) ? 0 : (main?.viewportScrollY ?? 0);
  return { x: corner.x + x - left, y: corner.y + y - up, width, height };
}
