// Where a cell is drawn on the page.
import { FUniver } from '@univerjs/core/facade';
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
  return { x: corner.x + x, y: corner.y + y, width, height };
}
