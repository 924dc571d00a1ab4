// A block of cells, counted from 0, and how it moves when rows or columns come and go.

export interface Rect {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** Rows (or columns) inserted before `at` (count above 0), or removed from `at` on (count below 0). */
export interface Shift {
  axis: 'row' | 'column';
  at: number;
  count: number;
}

export function overlap(a: Rect, b: Rect): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

/**
 * Where a stretch of rows or columns is after a shift, as Sheets moves ranges: what is inserted inside widens it, what
 * is inserted before it pushes it on, what is removed narrows it. Undefined when nothing of it is left.
 */
function shiftSpan(start: number, length: number, at: number, count: number): [number, number] | undefined {
  const end = start + length;
  if (count >= 0) {
    if (at <= start) return [start + count, length];
    return at < end ? [start, length + count] : [start, length];
  }
  const gone = at - count;
  const left = Math.max(0, Math.min(end, at) - start) + Math.max(0, end - Math.max(start, gone));
  if (left <= 0) return undefined;
  return [start < at ? start : Math.max(at, start + count), left];
}

export function shiftRect(rect: Rect, shift: Shift): Rect | undefined {
  if (shift.axis === 'row') {
    const moved = shiftSpan(rect.row, rect.rows, shift.at, shift.count);
    return moved && { ...rect, row: moved[0], rows: moved[1] };
  }
  const moved = shiftSpan(rect.column, rect.columns, shift.at, shift.count);
  return moved && { ...rect, column: moved[0], columns: moved[1] };
}
