// Conditional formats on the canvas. The engine's own panel for them is left out, because rules made there would pass the
// book by; so what draws them is here.
import type { ICellData, Nullable } from '@univerjs/core';
import { IRenderManagerService } from '@univerjs/engine-render';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';
import {
  ConditionalFormattingService,
  ConditionalFormattingViewModel,
} from '@univerjs/sheets-conditional-formatting';
import { SheetSkeletonManagerService } from '@univerjs/sheets-ui';
import type { Book } from '../host/book.ts';
import { soon } from './soon.ts';

interface Place {
  unitId: string;
  subUnitId: string;
  row: number;
  col: number;
  rawData: Nullable<ICellData>;
}

export function drawFormats(book: Book): void {
  const { engine } = book;
  const service = engine.get(ConditionalFormattingService);
  engine.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: 1,
    priority: 10,
    handler: (cell: Nullable<ICellData>, place: Place, next: (cell: Nullable<ICellData>) => unknown) => {
      const found = service.composeStyle(place.unitId, place.subUnitId, place.row, place.col);
      if (!found?.style) return next(cell);
      const own = book.grid.style((cell ?? undefined) as never);
      return next({ ...(cell || {}), s: { ...own, ...found.style } });
    },
  } as never);

  engine.get(ConditionalFormattingViewModel).markDirty$.subscribe(soon(() => redraw(book), 16));
}

export function redraw(book: Book): void {
  const render = book.engine.get(IRenderManagerService).getRenderById(book.engine.unitId);
  render?.with(SheetSkeletonManagerService).reCalculate();
  render?.mainComponent?.makeDirty();
}
