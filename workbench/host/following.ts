// What has a place follows when rows, columns and tabs come and go. Sheets does this for conditional formats, names,
// charts and protections; the engine does it for formulas, styles and merged cells only.
import type { Book } from './book.ts';
import { type FormatRule, shiftFormula } from './format-rule.ts';
import { type Shift, shiftRect } from './rect.ts';

interface Span {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

/** Hears of every row, column and tab that comes or goes, from a script or from a person. */
export function follow(book: Book): void {
  const { sheets } = book.engine.parts;
  const shifts: Record<string, (range: Span) => Shift> = {
    [sheets.InsertRowMutation.id]: r => ({ axis: 'row', at: r.startRow, count: r.endRow - r.startRow + 1 }),
    [sheets.RemoveRowMutation.id]: r => ({ axis: 'row', at: r.startRow, count: r.startRow - r.endRow - 1 }),
    [sheets.InsertColMutation.id]: r => ({
      axis: 'column',
      at: r.startColumn,
      count: r.endColumn - r.startColumn + 1,
    }),
    [sheets.RemoveColMutation.id]: r => ({
      axis: 'column',
      at: r.startColumn,
      count: r.startColumn - r.endColumn - 1,
    }),
  };
  book.engine.onCommand((id, params) => {
    const shift = shifts[id]?.(params.range as Span);
    if (shift) shiftAll(book, params.subUnitId as string, shift);
    if (id === sheets.RemoveSheetMutation.id) forget(book, params.subUnitId as string);
  });
}

function shiftAll(book: Book, tab: string, shift: Shift): void {
  const tabName = book.grid.tab(tab)?.name ?? '';
  for (const [key, rules] of book.rules) {
    const own = book.grid.tab(key)?.name ?? '';
    const moved = rules.map(rule => shiftRule(rule, shift, key === tab, tabName, own));
    book.rules.set(
      key,
      moved.filter(rule => rule.ranges.length > 0),
    );
  }
  for (const named of book.names) {
    if (named.place?.tab !== tab) continue;
    const rect = shiftRect(named.place.rect, shift);
    named.place = rect && { tab, rect };
  }
  for (const chart of book.charts) {
    chart.ranges = chart.ranges.flatMap(range => {
      if (range.tab !== tab) return [range];
      const rect = shiftRect(range.rect, shift);
      return rect ? [{ tab, rect }] : [];
    });
    if (chart.tab === tab) {
      const anchor = shiftRect({ row: chart.row, column: chart.column, rows: 1, columns: 1 }, shift);
      chart.row = anchor?.row ?? shift.at;
      chart.column = anchor?.column ?? shift.at;
    }
  }
  book.protections = book.protections.filter(protection => {
    if (protection.tab !== tab || !protection.rect) return true;
    protection.rect = shiftRect(protection.rect, shift);
    return protection.rect !== undefined;
  });
  book.filters = book.filters.flatMap(filter => {
    if (filter.tab !== tab) return [filter];
    const rect = shiftRect(filter.rect, shift);
    return rect ? [{ tab, rect }] : [];
  });
  const errors = [...book.errors];
  book.errors.clear();
  for (const [place, sentence] of errors) {
    const [, key = '', row, column] = /^(.*)!(\d+),(\d+)$/.exec(place) ?? [];
    const rect = { row: Number(row), column: Number(column), rows: 1, columns: 1 };
    const moved = key === tab ? shiftRect(rect, shift) : rect;
    if (moved) book.errors.set(`${key}!${moved.row},${moved.column}`, sentence);
  }
  book.changed('rules');
  book.changed('names');
  book.changed('charts');
}

function shiftRule(rule: FormatRule, shift: Shift, here: boolean, onTab: string, ownTab: string): FormatRule {
  const ranges = here
    ? rule.ranges.flatMap(rect => {
        const moved = shiftRect(rect, shift);
        return moved ? [moved] : [];
      })
    : rule.ranges;
  if (rule.boolean?.criteria !== 'CUSTOM_FORMULA') return { ...rule, ranges };
  const [formula] = rule.boolean.values;
  return {
    ...rule,
    ranges,
    boolean: { ...rule.boolean, values: [shiftFormula(String(formula), shift, onTab, ownTab)] },
  };
}

function forget(book: Book, tab: string): void {
  book.rules.delete(tab);
  book.charts = book.charts.filter(chart => chart.tab !== tab);
  for (const chart of book.charts) chart.ranges = chart.ranges.filter(range => range.tab !== tab);
  book.protections = book.protections.filter(protection => protection.tab !== tab);
  book.metadata = book.metadata.filter(item => item.tab !== tab);
  book.filters = book.filters.filter(filter => filter.tab !== tab);
  for (const named of book.names) if (named.place?.tab === tab) named.place = undefined;
  for (const place of [...book.errors.keys()]) if (place.startsWith(`${tab}!`)) book.errors.delete(place);
  if (book.active.tab === tab) {
    book.active = { tab: book.grid.tabs[0]?.key ?? '', rect: { row: 0, column: 0, rows: 1, columns: 1 } };
    book.changed('active');
  }
  book.changed('names');
  book.changed('charts');
}
