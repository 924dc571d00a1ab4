// Everything in the document as plain JSON in one order, so that two states can be compared byte for byte. What Google
// would number anew on every run (ids of tabs, charts, metadata) is left out, and so are results of formulas.
import { a1Of, cellName, sheetPrefix } from './a1.ts';
import type { Book } from './book.ts';
import { plainColor } from './color.ts';
import { spellFormula } from './formula-locale.ts';
import type { Cell } from './grid.ts';
import type { Touch } from './journal.ts';
import type { PropertyStores } from './properties.ts';
import type { Rect } from './rect.ts';

/** The same object with its keys in order, and without what is empty. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined && item !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, ordered(item)]),
  );
}

function placeText(book: Book, place: Touch | undefined): string {
  const tab = place && book.grid.tab(place.tab);
  return place && tab ? sheetPrefix(tab.name) + a1Of(place.rect) : '#REF!';
}

function cellOf(book: Book, key: string, row: number, column: number, cell: Cell): Record<string, unknown> {
  const style = book.grid.style(cell);
  const colours = { bg: plainColor(style.bg?.rgb as string), cl: plainColor(style.cl?.rgb as string) };
  const look = { ...style, ...colours, n: style.n?.pattern };
  const formula = cell.custom?.broken ?? book.formulaAt(key, row, column);
  const hasLook = Object.values(look).some(value => value !== undefined && value !== null && value !== 0);
  return {
    ...(formula
      ? { formula: cell.custom?.broken ? formula : spellFormula(formula, book.locale) }
      : cell.v === undefined || cell.v === null || cell.v === ''
        ? {}
        : { value: cell.t === 3 ? cell.v === 1 || cell.v === true : cell.v }),
    ...(hasLook ? { format: look } : {}),
    ...(cell.custom?.note ? { note: cell.custom.note } : {}),
    ...(cell.custom?.validation ? { validation: book.validations.get(cell.custom.validation) } : {}),
  };
}

function tabOf(book: Book, key: string): Record<string, unknown> {
  const sheet = book.grid.sheet(key);
  const { rows, columns } = book.grid.size(key);
  const type = book.grid.tab(key)?.type;
  const cells: Record<string, unknown> = {};
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const content = cell ? cellOf(book, key, row, column, cell as Cell) : {};
    if (Object.keys(content).length) cells[cellName(row, column)] = content;
  });
  const widths: Record<number, number> = {};
  const heights: Record<number, number> = {};
  const { defaultColumnWidth, defaultRowHeight } = sheet.getConfig();
  for (const [column, data] of Object.entries(sheet.getColumnManager().getColumnData())) {
    if (data?.w !== undefined && data.w !== defaultColumnWidth) widths[Number(column) + 1] = data.w;
  }
  for (const [row, data] of Object.entries(sheet.getRowManager().getRowData())) {
    if (data?.h !== undefined && data.h !== defaultRowHeight) heights[Number(row) + 1] = data.h;
  }
  const { xSplit, ySplit } = sheet.getFreeze();
  const here = (rect: Rect) => a1Of(rect);
  return {
    name: sheet.getName(),
    type: type === 'GRID' ? undefined : type,
    rows,
    columns,
    frozen: xSplit || ySplit ? { rows: ySplit, columns: xSplit } : undefined,
    hidden: sheet.isSheetHidden() === 1 ? true : undefined,
    colour: sheet.getTabColor() || undefined,
    gridlines: book.hiddenGridlines.has(key) ? false : undefined,
    widths: Object.keys(widths).length ? widths : undefined,
    heights: Object.keys(heights).length ? heights : undefined,
    merged: book.grid.merges(key).map(here).sort(),
    filter: book.filters.filter(filter => filter.tab === key).map(filter => here(filter.rect))[0],
    cells,
    rules: (book.rules.get(key) ?? []).map(rule => ({ ...rule, ranges: rule.ranges.map(here) })),
    charts: book.charts
      .filter(chart => chart.tab === key)
      .map(({ id: _, tab: __, ranges, ...chart }) => ({
        ...chart,
        ranges: ranges.map(r => placeText(book, r)),
      })),
    protections: book.protections
      .filter(protection => protection.tab === key)
      .map(({ tab: _, rect, ...protection }) => ({ ...protection, range: rect && here(rect) })),
    metadata: metadataOf(book, key),
  };
}

/** A text in which ids of tabs stand for what they are called: a tab that is made again gets another id. */
function unnumbered(book: Book, text: string | null): string | null {
  return (
    text?.replace(/\d{9,}/g, id => {
      const tab = book.grid.tabs.find(known => String(known.id) === id);
      return tab ? `(id of ${tab.name})` : id;
    }) ?? null
  );
}

function metadataOf(book: Book, tab: string | undefined): unknown[] {
  return book.metadata
    .filter(item => item.tab === tab)
    .map(({ key, value, visibility }) => ({ key, value: unnumbered(book, value), visibility }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

export interface Snapshot {
  tabs: Record<string, unknown>[];
  names: Record<string, string>;
  metadata: unknown[];
  properties: Record<string, unknown>;
}

export function snapshotOf(book: Book, properties: PropertyStores): Snapshot {
  const plain = (store: Map<string, string>) =>
    Object.fromEntries([...store].map(([key, value]) => [key, unnumbered(book, value)]));
  const users = [...properties.users].map(([user, store]) => [user, plain(store)]);
  return ordered({
    tabs: book.grid.tabs.map(tab => tabOf(book, tab.key)),
    names: Object.fromEntries(book.names.map(named => [named.name, placeText(book, named.place)])),
    metadata: metadataOf(book, undefined),
    properties: {
      document: plain(properties.document),
      script: plain(properties.script),
      users: Object.fromEntries(users),
    },
  }) as Snapshot;
}
