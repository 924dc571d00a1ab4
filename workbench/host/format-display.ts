// Conditional formats on screen: the book's rules handed to the engine, which evaluates them, and what a cell looks like
// with them. The book's list stays the truth; the engine's copy is thrown away and made anew when it changes.
import type { IStyleData } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import { cellName } from './a1.ts';
import type { Book } from './book.ts';
import { plainColor } from './color.ts';
import { type FormatRule, moveFormula, type RuleFormat } from './format-rule.ts';
import { rangeOf } from './grid.ts';
import type { Rect } from './rect.ts';

/** A condition as a formula about the upper left cell. Texts compare without case, as in Sheets. */
function formulaOf(
  { criteria, values }: NonNullable<FormatRule['boolean']>,
  cell: string,
): string | undefined {
  const [a, b] = values;
  const text = (value: unknown) => `"${String(value).toLowerCase().replaceAll('"', '""')}"`;
  const length = String(a ?? '').length;
  const number = (test: string) => `=AND(ISNUMBER(${cell}),${test})`;
  switch (criteria) {
    case 'CUSTOM_FORMULA':
      return String(a);
    case 'CELL_EMPTY':
      return `=LEN(${cell})=0`;
    case 'CELL_NOT_EMPTY':
      return `=LEN(${cell})>0`;
    case 'NUMBER_BETWEEN':
      return number(`${cell}>=${a},${cell}<=${b}`);
    case 'NUMBER_NOT_BETWEEN':
      return number(`OR(${cell}<${a},${cell}>${b})`);
    case 'NUMBER_EQUAL_TO':
      return number(`${cell}=${a}`);
    case 'NUMBER_NOT_EQUAL_TO':
      return number(`${cell}<>${a}`);
    case 'NUMBER_GREATER_THAN':
      return number(`${cell}>${a}`);
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return number(`${cell}>=${a}`);
    case 'NUMBER_LESS_THAN':
      return number(`${cell}<${a}`);
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return number(`${cell}<=${a}`);
    case 'TEXT_EQUAL_TO':
      return `=LOWER(${cell})=${text(a)}`;
    case 'TEXT_CONTAINS':
      return `=ISNUMBER(FIND(${text(a)},LOWER(${cell})))`;
    case 'TEXT_DOES_NOT_CONTAIN':
      return `=NOT(ISNUMBER(FIND(${text(a)},LOWER(${cell}))))`;
    case 'TEXT_STARTS_WITH':
      return `=LEFT(LOWER(${cell}),${length})=${text(a)}`;
    case 'TEXT_ENDS_WITH':
      return `=RIGHT(LOWER(${cell}),${length})=${text(a)}`;
    default:
      return undefined;
  }
}

function styleOf(format: RuleFormat): IStyleData {
  return {
    ...(format.background ? { bg: { rgb: format.background } } : {}),
    ...(format.fontColor ? { cl: { rgb: format.fontColor } } : {}),
    ...(format.bold ? { bl: 1 } : {}),
    ...(format.italic ? { it: 1 } : {}),
    ...(format.underline ? { ul: { s: 1 } } : {}),
    ...(format.strikethrough ? { st: { s: 1 } } : {}),
  };
}

function pointOf(
  point: { color: string; type: string | null; value: string },
  index: number,
  end: 'min' | 'max',
) {
  const types: Record<string, string> = { NUMBER: 'num', PERCENT: 'percent', PERCENTILE: 'percentile' };
  const type = types[point.type ?? ''] ?? end;
  return {
    index,
    color: point.color,
    value: { type, ...(type === end ? {} : { value: Number(point.value) }) },
  };
}

/** How far rules are drawn below and beside the content. The engine's time for a rule grows with every cell under it. */
const MARGIN = { rows: 60, columns: 12 };

/** The part of a tab that rules are drawn on: its content, spilled cells included, and a margin. */
function reachOf(book: Book, key: string): Rect {
  let rows = 0;
  let columns = 0;
  book.grid
    .sheet(key)
    .getCellMatrix()
    .forValue((row, column, cell) => {
      if (!cell || ((cell.v === undefined || cell.v === null) && !cell.f && !cell.si)) return;
      rows = Math.max(rows, row + 1);
      columns = Math.max(columns, column + 1);
    });
  for (const [row, cells] of Object.entries(book.grid.spilled(key))) {
    if (cells && Object.keys(cells).length) rows = Math.max(rows, Number(row) + 1);
    for (const column of Object.keys(cells ?? {})) columns = Math.max(columns, Number(column) + 1);
  }
  // In steps, so that a row more does not make every rule anew.
  const step = (count: number, by: number) => Math.ceil(count / by) * by + by;
  return { row: 0, column: 0, rows: step(rows, MARGIN.rows), columns: step(columns, MARGIN.columns) };
}

function clipped(rect: Rect, reach: Rect): Rect | undefined {
  const rows = Math.min(rect.row + rect.rows, reach.rows) - rect.row;
  const columns = Math.min(rect.column + rect.columns, reach.columns) - rect.column;
  return rows > 0 && columns > 0 ? { ...rect, rows, columns } : undefined;
}

/** The engine's rules for one of ours: one for each range, its formula moved along, so that each starts at its own corner. */
function engineRules(rule: FormatRule, id: string, reach: Rect): IConditionFormattingRule[] {
  const [first] = rule.ranges;
  if (!first) return [];
  return rule.ranges.flatMap((whole, i) => {
    const rect = clipped(whole, reach);
    if (!rect) return [];
    const base = { cfId: `${id}-${i}`, ranges: [rangeOf(rect)], stopIfTrue: false };
    if (rule.gradient) {
      const { min, mid, max } = rule.gradient;
      const config = [
        pointOf(min, 0, 'min'),
        ...(mid ? [pointOf(mid, 1, 'min')] : []),
        pointOf(max, 2, 'max'),
      ];
      return [{ ...base, rule: { type: 'colorScale', config } } as unknown as IConditionFormattingRule];
    }
    const formula = rule.boolean && formulaOf(rule.boolean, cellName(first.row, first.column));
    if (!rule.boolean || !formula) return [];
    const value = moveFormula(formula, rect.row - first.row, rect.column - first.column);
    const style = styleOf(rule.boolean.format);
    return [
      {
        ...base,
        rule: { type: 'highlightCell', subType: 'formula', value, style },
      } as unknown as IConditionFormattingRule,
    ];
  });
}

export function mirrorRules(book: Book): void {
  const { engine } = book;
  const { AddConditionalRuleMutation, DeleteConditionalRuleMutation } = engine.parts.conditionalFormatting;
  const shown = new Map<string, { text: string; ids: string[] }>();
  const { unitId } = engine;
  const mirror = () => {
    for (const { key } of book.grid.tabs) {
      const rules = book.rules.get(key) ?? [];
      const before = shown.get(key);
      if (rules.length === 0 && !before) continue;
      const reach = reachOf(book, key);
      const text = JSON.stringify([rules, reach]);
      if (before?.text === text) continue;
      for (const cfId of before?.ids ?? []) {
        engine.run(DeleteConditionalRuleMutation.id, { unitId, subUnitId: key, cfId });
      }
      // The engine puts a new rule in front, so the last one goes first; the first match wins for each property.
      const made = rules.flatMap((rule, i) => engineRules(rule, `rule-${i}`, reach)).reverse();
      for (const rule of made) engine.run(AddConditionalRuleMutation.id, { unitId, subUnitId: key, rule });
      shown.set(key, { text, ids: made.map(rule => rule.cfId) });
    }
  };
  book.onChange.push(what => {
    if (what === 'rules') mirror();
  });
  // A table may have spilled further than before.
  book.recalculation.onSettled.push(mirror);
}

export interface Look {
  background: string;
  fontColor: string;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strikethrough: boolean;
}

/** How a cell looks: its own style, and over it what its conditional formats say. */
export function lookOf(book: Book, tab: string, row: number, column: number): Look {
  const { ConditionalFormattingService } = book.engine.parts.conditionalFormatting;
  const own = book.grid.style(book.grid.cell(tab, row, column));
  const rules = book.engine
    .get(ConditionalFormattingService)
    .composeStyle(book.engine.unitId, tab, row, column);
  const style: IStyleData = { ...own, ...rules?.style };
  return {
    background: plainColor(style.bg?.rgb as string) ?? '#ffffff',
    fontColor: plainColor(style.cl?.rgb as string) ?? '#000000',
    bold: style.bl === 1,
    italic: style.it === 1,
    underline: style.ul?.s === 1,
    strikethrough: style.st?.s === 1,
  };
}
