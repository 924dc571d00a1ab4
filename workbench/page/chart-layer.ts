// Charts over the grid: each a float that scrolls with its cells, its picture drawn anew after every calculation.
import { SheetCanvasFloatDomManagerService } from '@univerjs/sheets-drawing-ui';
import { ComponentManager } from '@univerjs/ui';
import { createElement } from 'react';
import { chartSize, drawChart } from '../charts/draw-chart.ts';
import type { Book } from '../host/book.ts';
import type { ChartRecord } from '../host/chart-record.ts';

const KEY = 'workbench-chart';

/** Who draws into the float of each chart, and where that is, by the float's id. */
const painters = new Map<string, (holder: HTMLElement) => void>();
const holders = new Map<string, HTMLElement>();

function Chart({ data }: { data: { id: string } }): unknown {
  const ref = (holder: HTMLElement | null) => {
    if (!holder) return;
    holders.set(data.id, holder);
    painters.get(data.id)?.(holder);
  };
  return createElement('div', { ref, className: 'chart', 'data-chart': data.id });
}

function cornerOf(book: Book, chart: ChartRecord): { x: number; y: number } {
  const sheet = book.grid.sheet(chart.tab);
  const { rowHeader, columnHeader } = sheet.getConfig();
  let x = rowHeader.width + chart.offsetX;
  let y = columnHeader.height + chart.offsetY;
  for (let column = 0; column < chart.column; column++) {
    if (sheet.getColVisible(column)) x += sheet.getColumnWidth(column);
  }
  for (let row = 0; row < chart.row; row++) if (sheet.getRowVisible(row)) y += sheet.getRowHeight(row);
  return { x, y };
}

export function showCharts(book: Book): void {
  const { engine } = book;
  const placed = new Map<string, { where: string; float: string; dispose(): void }>();
  const idOf = (chart: ChartRecord) => `${engine.unitId}-chart-${chart.id}`;
  engine.get(ComponentManager).register(KEY, Chart as never);

  function show(): void {
    const floats = engine.get(SheetCanvasFloatDomManagerService);
    const wanted = new Map(book.charts.map(chart => [idOf(chart), chart]));
    for (const [id, { float, dispose }] of placed) {
      if (wanted.has(id)) continue;
      dispose();
      painters.delete(float);
      placed.delete(id);
    }
    for (const [id, chart] of wanted) {
      const { x, y } = cornerOf(book, chart);
      const { width, height } = chartSize(chart);
      const where = [chart.tab, x, y, width, height].join();
      const before = placed.get(id);
      const paint = (holder: HTMLElement) => {
        holder.innerHTML = drawChart(book, chart);
      };
      const float = before?.where === where ? before.float : `${id}-${where}`;
      painters.set(float, paint);
      const holder = holders.get(float);
      if (holder?.isConnected) paint(holder);
      if (before?.where === where) continue;
      before?.dispose();
      const made = floats.addFloatDomToPosition(
        {
          unitId: engine.unitId,
          subUnitId: chart.tab,
          componentKey: KEY,
          initPosition: { startX: x, endX: x + width, startY: y, endY: y + height },
          allowTransform: false,
          data: { id: float },
        } as never,
        float,
      );
      if (made) placed.set(id, { where, float, dispose: made.dispose });
    }
  }

  book.onChange.push(what => {
    if (what === 'charts') setTimeout(show, 0);
  });
  book.recalculation.onSettled.push(show);
}
