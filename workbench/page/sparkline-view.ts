// Small charts on the canvas: each cell whose formula makes one draws it within its edges.
import type { ICellData, ICellRenderContext, Nullable } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';
import { sparklineShapes } from '../charts/draw-sparkline.ts';
import type { Book } from '../host/book.ts';
import { type Sparkline, sparklineAt } from '../host/sparkline.ts';

/** Room between the edges of the cell and the chart. */
const EDGE = 3;

interface Place {
  subUnitId: string;
  row: number;
  col: number;
}

export function drawSparklines(book: Book): void {
  book.engine.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: 1,
    priority: 9,
    handler: (cell: Nullable<ICellData>, place: Place, next: (cell: Nullable<ICellData>) => unknown) => {
      const chart = sparklineAt(book, place.subUnitId, place.row, place.col);
      if (!chart) return next(cell);
      const drawWith = (context: CanvasRenderingContext2D, info: ICellRenderContext): void =>
        draw(chart, context, info);
      return next({ ...(cell ?? {}), customRender: [{ drawWith }] } as ICellData);
    },
  } as never);
}

function draw(
  chart: Sparkline,
  context: CanvasRenderingContext2D,
  { primaryWithCoord }: ICellRenderContext,
): void {
  const { isMergedMainCell, mergeInfo } = primaryWithCoord;
  const { startX, startY, endX, endY } = isMergedMainCell ? mergeInfo : primaryWithCoord;
  context.save();
  context.translate(startX + EDGE, startY + EDGE);
  for (const shape of sparklineShapes(chart, endX - startX - 2 * EDGE, endY - startY - 2 * EDGE)) {
    if ('fill' in shape) {
      context.fillStyle = shape.fill;
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      continue;
    }
    context.strokeStyle = shape.stroke;
    context.lineWidth = shape.width;
    context.beginPath();
    for (const [x, y] of shape.points) context.lineTo(x, y);
    context.stroke();
  }
  context.restore();
}
