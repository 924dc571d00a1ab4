// What a person does to the spreadsheet with mouse and keyboard; a script is not asked. For tests and for the page.

import type { Book, ProtectionRecord } from './book.ts';
import { emptied, rawValue, typedCell } from './cell-value.ts';
import {
  type FormatRule,
  type GradientPoint,
  moveFormula,
  plainFormat,
  type RuleFormat,
} from './format-rule.ts';
import { readFormula } from './formula-locale.ts';
import type { Cell, CellChanges, TabType } from './grid.ts';
import { rangeOf } from './grid.ts';
import type { Touch } from './journal.ts';
import { overlap, type Rect } from './rect.ts';
import { localeOf } from './spreadsheet-locale.ts';

export interface RuleByHand extends Partial<RuleFormat> {
  on: string[];
  formula?: string;
  /** Colours of the smallest and the largest value. */
  gradient?: [string, string];
}

export class Person {
  #book: Book;
  /** Called once a cell was edited by hand: what a simple trigger hears of. */
  onEdit: ((place: Touch, value: string) => void) | undefined;
  #find: (place: string) => Touch;

  constructor(book: Book, find: (place: string) => Touch) {
    this.#book = book;
    this.#find = find;
  }

  #write(
    tab: string,
    at: Rect,
    cell: (before: Cell | undefined, r: number, c: number) => Cell | null,
    onlyStyle = false,
  ): void {
    const changes: CellChanges = new Map();
    for (let r = 0; r < at.rows; r++) {
      const row = new Map<number, Cell | null>();
      for (let c = 0; c < at.columns; c++) {
        row.set(at.column + c, cell(this.#book.grid.cell(tab, at.row + r, at.column + c), r, c));
      }
      changes.set(at.row + r, row);
    }
    this.#book.grid.write(tab, changes, onlyStyle);
  }

  /** Types into the first cell of a place. */
  type(place: string, text: string): void {
    const { tab, rect } = this.#find(place);
    const cell = { ...rect, rows: 1, columns: 1 };
    this.#write(tab, cell, before => typedCell(this.#book, text, before));
    this.onEdit?.({ tab, rect: cell }, text);
  }

  /** Pastes a block of texts, each read as if typed. */
  paste(place: string, texts: string[][]): void {
    const { tab, rect } = this.#find(place);
    const columns = Math.max(...texts.map(row => row.length));
    this.#write(tab, { ...rect, rows: texts.length, columns }, (before, r, c) =>
      typedCell(this.#book, texts[r]?.[c] ?? '', before),
    );
  }

  clear(place: string): void {
    const { tab, rect } = this.#find(place);
    this.#write(tab, rect, before => (before ? emptied(before) : null));
  }

  /** Gives cells a number format. */
  format(place: string, pattern: string): void {
    const { tab, rect } = this.#find(place);
    this.#write(tab, rect, () => ({ s: { n: { pattern } } }), true);
  }

  select(place: string): void {
    this.#book.active = this.#find(place);
    this.#book.changed('active');
  }

  #tab(name: string): string {
    const tab = this.#book.grid.tabNamed(name);
    if (!tab) throw new Error(`No tab is called ${name}`);
    return tab.key;
  }

  /** Rows and columns count from 1, as people see them. */
  insertRows(tab: string, before: number, count = 1): void {
    this.#book.grid.shift(this.#tab(tab), { axis: 'row', at: before - 1, count });
  }

  deleteRows(tab: string, from: number, count = 1): void {
    this.#book.grid.shift(this.#tab(tab), { axis: 'row', at: from - 1, count: -count });
  }

  insertColumns(tab: string, before: number, count = 1): void {
    this.#book.grid.shift(this.#tab(tab), { axis: 'column', at: before - 1, count });
  }

  deleteColumns(tab: string, from: number, count = 1): void {
    this.#book.grid.shift(this.#tab(tab), { axis: 'column', at: from - 1, count: -count });
  }

  /** A new tab at the end; OBJECT: a chart moved to its own sheet or a timeline view, DATASOURCE: a Connected Sheet. */
  addTab(name: string, type: TabType = 'GRID'): void {
    const { grid } = this.#book;
    grid.insertTab(name, grid.tabs.length, type === 'GRID' ? {} : { custom: { type } });
  }

  renameTab(name: string, to: string): void {
    this.#book.grid.renameTab(this.#tab(name), to);
  }

  deleteTab(name: string): void {
    this.#book.grid.removeTab(this.#tab(name));
  }

  moveTab(name: string, to: number): void {
    this.#book.grid.moveTab(this.#tab(name), to - 1);
  }

  /** Puts cells over others with nothing of the old ones left, their looks included. */
  #replace(tab: string, rect: Rect, cells: Cell[][]): void {
    this.#write(tab, rect, () => null);
    this.#write(tab, rect, (_before, r, c) => cells[r]?.[c] ?? null);
  }

  #copied(tab: string, row: number, column: number, down: number): Cell {
    const cell = this.#book.grid.cell(tab, row, column);
    const formula = this.#book.formulaAt(tab, row, column);
    if (!formula) return { ...emptied(undefined), s: null as never, ...cell };
    return {
      ...emptied(undefined),
      s: cell?.s as never,
      f: moveFormula(formula, down, 0),
      custom: cell?.custom ?? null,
    };
  }

  /** Sorts the rows of a range by one of its columns (from 1). Blanks come last; formats and notes go along. */
  sort(place: string, by: number, ascending = true): void {
    const { tab, rect } = this.#find(place);
    const rows = Array.from({ length: rect.rows }, (_, r) => r);
    const keyOf = (r: number) => rawValue(this.#book, tab, rect.row + r, rect.column + by - 1);
    const rank = (value: unknown) =>
      value === '' ? 3 : typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
    rows.sort((a, b) => {
      const [x, y] = [keyOf(a), keyOf(b)];
      if (x === '' || y === '') return Number(x === '') - Number(y === '');
      const order =
        rank(x) - rank(y) || (typeof x === 'string' ? x.localeCompare(String(y)) : Number(x) - Number(y));
      return ascending ? order : -order;
    });
    const moved = rows.map((from, to) =>
      Array.from({ length: rect.columns }, (_, c) =>
        this.#copied(tab, rect.row + from, rect.column + c, to - from),
      ),
    );
    this.#replace(tab, rect, moved);
  }

  /** Copies whole rows onto others (from 1). The conditional formats that cover them are doubled there, as Sheets does. */
  copyRows(tabName: string, from: number, count: number, to: number): void {
    const tab = this.#tab(tabName);
    const { columns } = this.#book.grid.size(tab);
    const source = { row: from - 1, column: 0, rows: count, columns };
    const down = to - from;
    const cells = Array.from({ length: count }, (_, r) =>
      Array.from({ length: columns }, (__, c) => this.#copied(tab, source.row + r, c, down)),
    );
    this.#replace(tab, { ...source, row: to - 1 }, cells);
    const rules = this.#book.rules.get(tab) ?? [];
    const doubles = rules.flatMap(rule => doubled(rule, source, down));
    if (doubles.length) this.#book.rules.set(tab, [...rules, ...doubles]);
    this.#book.changed('rules');
  }

  addRule({ on, formula, gradient, ...format }: RuleByHand): void {
    const places = on.map(this.#find);
    const tab = places[0]?.tab ?? '';
    const point = (color: string): GradientPoint => ({ color, type: null, value: '' });
    const rule: FormatRule = {
      ranges: places.map(place => place.rect),
      ...(gradient ? { gradient: { min: point(gradient[0]), mid: null, max: point(gradient[1]) } } : {}),
      ...(formula
        ? {
            boolean: {
              criteria: 'CUSTOM_FORMULA',
              values: [readFormula(formula, this.#book.locale).engine],
              format: { ...plainFormat, ...format },
            },
          }
        : {}),
    };
    this.#book.rules.set(tab, [...(this.#book.rules.get(tab) ?? []), rule]);
    this.#book.changed('rules');
  }

  merge(place: string): void {
    const { tab, rect } = this.#find(place);
    this.#write(tab, rect, (before, r, c) => (r + c === 0 ? {} : before ? emptied(before) : null));
    const { engine } = this.#book;
    const { AddWorksheetMergeMutation } = engine.parts.sheets;
    engine.run(AddWorksheetMergeMutation.id, {
      unitId: engine.unitId,
      subUnitId: tab,
      ranges: [rangeOf(rect)],
    });
  }

  /** Somebody else protects a range, or with a tab's name the tab: this user's scripts may not write there. */
  protect(place: string, options: Partial<Pick<ProtectionRecord, 'warningOnly' | 'description'>> = {}): void {
    const whole = this.#book.grid.tabNamed(place);
    const { tab, rect } = whole ? { tab: whole.key, rect: undefined } : this.#find(place);
    this.#book.protections.push({
      kind: whole ? 'SHEET' : 'RANGE',
      tab,
      rect,
      description: '',
      warningOnly: false,
      editable: false,
      ...options,
    });
    this.#book.changed('protections');
  }

  filter(place: string): void {
    this.#book.filters.push(this.#find(place));
  }

  addName(name: string, place: string): void {
    this.#book.names.push({ name, place: this.#find(place) });
    this.#book.changed('names');
  }

  /** File > Settings: locale and time zone. Every formula is calculated anew. */
  settings(change: { locale?: string; timeZone?: string }): void {
    if (change.locale) this.#book.locale = localeOf(change.locale);
    if (change.timeZone) this.#book.timeZone = change.timeZone;
    this.#book.recalculation.all();
  }
}

function doubled(rule: FormatRule, source: Rect, down: number): FormatRule[] {
  return rule.ranges
    .filter(rect => overlap(rect, source))
    .map(rect => {
      const top = Math.max(rect.row, source.row);
      const rows = Math.min(rect.row + rect.rows, source.row + source.rows) - top;
      const [first] = rule.ranges;
      const range = { ...rect, row: top + down, rows };
      if (rule.boolean?.criteria !== 'CUSTOM_FORMULA' || !first) return { ...rule, ranges: [range] };
      const formula = moveFormula(
        String(rule.boolean.values[0]),
        range.row - first.row,
        range.column - first.column,
      );
      return { ...rule, ranges: [range], boolean: { ...rule.boolean, values: [formula] } };
    });
}
