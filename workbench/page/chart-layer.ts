// Charts over the grid: each a float that scrolls with its cells, its picture drawn anew after every calculation. As in
// Sheets a chart stands at its cell, and no width of a column stretches it.
import { DrawingTypeEnum } from '@univerjs/core';
import {
  DrawingApplyType,
  ISheetDrawingService,
  SetDrawingApplyMutation,
  SheetDrawingAnchorType,
} from '@univerjs/sheets-drawing';
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

/** A place on a tab in pixels of its cells, and the cell that it falls into. */
interface Point {
  column: number;
  columnOffset: number;
  row: number;
  rowOffset: number;
}

/** Walks along rows or columns until the way is used up. */
function walk(from: number, way: number, last: number, size: (at: number) => number): [number, number] {
  let at = from;
  let left = way;
  while (at < last && left >= size(at)) left -= size(at++);
  return [at, left];
}

/** Where a chart stands: its corners in pixels of the tab, and as cells, between which the engine keeps it. */
function placeOf(book: Book, chart: ChartRecord): { x: number; y: number; from: Point; to: Point } {
  const sheet = book.grid.sheet(chart.tab);
  const { rows, columns } = book.grid.size(chart.tab);
  const wide = (at: number) => (sheet.getColVisible(at) ? sheet.getColumnWidth(at) : 0);
  const high = (at: number) => (sheet.getRowVisible(at) ? sheet.getRowHeight(at) : 0);
  const { width, height } = chartSize(chart);
  const { rowHeader, columnHeader } = sheet.getConfig();
  let x = rowHeader.width + chart.offsetX;
  let y = columnHeader.height + chart.offsetY;
  for (let at = 0; at < chart.column; at++) x += wide(at);
  for (let at = 0; at < chart.row; at++) y += high(at);
  const [column, columnOffset] = walk(chart.column, chart.offsetX + width, columns - 1, wide);
  const [row, rowOffset] = walk(chart.row, chart.offsetY + height, rows - 1, high);
  const { column: left, row: top, offsetX, offsetY } = chart;
  return {
    x,
    y,
    from: { column: left, columnOffset: offsetX, row: top, rowOffset: offsetY },
    to: { column, columnOffset, row, rowOffset },
  };
}

export function showCharts(book: Book): void {
  const { engine } = book;
  const { unitId } = engine;
  const placed = new Map<string, { where: string; float: string; tab: string }>();
  const idOf = (chart: ChartRecord) => `${unitId}-chart-${chart.id}`;
  engine.get(ComponentManager).register(KEY, Chart as never);

  function apply(tab: string, type: DrawingApplyType, change: unknown): void {
    const { redo: op, objects } = change as { redo: unknown; objects: unknown };
    engine.run(SetDrawingApplyMutation.id, { unitId, subUnitId: tab, op, objects, type });
  }

  function remove({ float, tab }: { float: string; tab: string }): void {
    painters.delete(float);
    holders.delete(float);
    const drawings = engine.get(ISheetDrawingService);
    const drawing = drawings.getDrawingByParam({ unitId, subUnitId: tab, drawingId: float });
    if (drawing) apply(tab, DrawingApplyType.REMOVE, drawings.getBatchRemoveOp([drawing]));
  }

  /** Puts the float there without the engine's own command: that one asks the active tab where the cells are, and could
   * be undone. */
  function add(float: string, chart: ChartRecord): void {
    const { x, y, from, to } = placeOf(book, chart);
    const { width, height } = chartSize(chart);
    const drawing = {
      unitId,
      subUnitId: chart.tab,
      drawingId: float,
      drawingType: DrawingTypeEnum.DRAWING_DOM,
      componentKey: KEY,
      anchorType: SheetDrawingAnchorType.Position,
      sheetTransform: { from, to },
      axisAlignSheetTransform: { from, to },
      transform: { left: x, top: y, width, height },
      allowTransform: false,
      data: { id: float },
    };
    apply(
      chart.tab,
      DrawingApplyType.INSERT,
      engine.get(ISheetDrawingService).getBatchAddOp([drawing as never]),
    );
  }

  function show(): void {
    const wanted = new Map(book.charts.map(chart => [idOf(chart), chart]));
    for (const [id, before] of placed) {
      if (wanted.has(id)) continue;
      remove(before);
      placed.delete(id);
    }
    for (const [id, chart] of wanted) {
      const where = JSON.stringify([chart.tab, placeOf(book, chart), chartSize(chart)]);
      const before = placed.get(id);
      const isThere = before?.where === where;
      const float = isThere ? before.float : `${id}-${where}`;
      const paint = (holder: HTMLElement) => {
        holder.innerHTML = drawChart(book, chart);
      };
      painters.set(float, paint);
      const holder = holders.get(float);
      if (holder?.isConnected) paint(holder);
      if (isThere) continue;
      if (before) remove(before);
      add(float, chart);
      placed.set(id, { where, float, tab: chart.tab });
    }
  }

  book.onChange.push(what => {
    if (what === 'charts') setTimeout(show, 0);
  });
  book.recalculation.onSettled.push(show);
}
