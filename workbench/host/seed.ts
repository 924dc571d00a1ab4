// Tabs to start a workbench with, as plain rows of values.
import type { ICellData, IWorkbookData, IWorksheetData } from '@univerjs/core';
import { readFormula } from './formula-locale.ts';
import { FormulaParseError } from './formula-tokens.ts';
import type { Cell, TabType } from './grid.ts';
import type { SpreadsheetLocale } from './spreadsheet-locale.ts';
import { serialOfInstant } from './time-zone.ts';

/** A text that begins with = is a formula (in the spreadsheet's locale); a Date is the calendar day it shows in UTC. */
type SeedValue = string | number | boolean | Date | null | undefined;

export type SeedCell =
  | SeedValue
  | { value?: SeedValue; format?: string; note?: string; bold?: boolean; fill?: string };

export interface TabSeed {
  name: string;
  rows?: readonly (readonly SeedCell[])[];
  /** Size of the grid; 1000 rows and 26 columns, or what the rows need. */
  size?: { rows?: number; columns?: number };
  frozenRows?: number;
  /** Widths of the first columns in pixels. */
  widths?: number[];
  /** Number formats of whole columns, by index from 0. */
  formats?: Record<number, string>;
  hidden?: boolean;
  /** A tab that has no cells: a chart or a timeline on a tab of its own (OBJECT), or a Connected Sheet (DATASOURCE). */
  type?: Exclude<TabType, 'GRID'>;
}

function seedCell(seed: SeedCell, locale: SpreadsheetLocale, format?: string): Cell | undefined {
  const full = typeof seed === 'object' && seed !== null && !(seed instanceof Date) ? seed : { value: seed };
  const { value, note } = full;
  let pattern = full.format ?? format;
  const cell: Cell = {};
  if (typeof value === 'string' && value.startsWith('=') && value.length > 1) {
    try {
      cell.f = readFormula(value, locale).engine;
    } catch (error) {
      if (!(error instanceof FormulaParseError)) throw error;
      Object.assign(cell, { v: '#ERROR!', t: 1, custom: { broken: value } });
    }
  } else if (typeof value === 'string' && value !== '') {
    cell.v = value;
    cell.t = value.trim() !== '' && Number.isNaN(Number(value)) ? 1 : 4;
  } else if (typeof value === 'number') {
    Object.assign(cell, { v: value, t: 2 });
  } else if (typeof value === 'boolean') {
    Object.assign(cell, { v: value ? 1 : 0, t: 3 });
  } else if (value instanceof Date) {
    Object.assign(cell, { v: serialOfInstant('Etc/UTC', value.getTime()), t: 2 });
    pattern ??= locale.datePattern;
  }
  const style = {
    ...(pattern ? { n: { pattern } } : {}),
    ...(full.bold ? { bl: 1 } : {}),
    ...(full.fill ? { bg: { rgb: full.fill } } : {}),
  };
  if (Object.keys(style).length) cell.s = style as ICellData['s'];
  if (note) cell.custom = { ...cell.custom, note };
  return Object.keys(cell).length ? cell : undefined;
}

/** How Sheets makes a tab: Arial 10, columns of 100 pixels, rows of 21. */
export const tabDefaults = {
  defaultColumnWidth: 100,
  defaultRowHeight: 21,
  defaultStyle: { ff: 'Arial', fs: 10 },
} as const;

export function seedSnapshot(tabs: readonly TabSeed[], locale: SpreadsheetLocale): Partial<IWorkbookData> {
  const sheets: Record<string, Partial<IWorksheetData>> = {};
  const order: string[] = [];
  tabs.forEach((tab, index) => {
    const id = `tab-${index}`;
    order.push(id);
    const cellData: Record<number, Record<number, Cell>> = {};
    let widest = 0;
    tab.rows?.forEach((row, r) => {
      widest = Math.max(widest, row.length);
      row.forEach((seed, c) => {
        const cell = seedCell(seed, locale, r === 0 ? undefined : tab.formats?.[c]);
        if (!cell) return;
        cellData[r] ??= {};
        (cellData[r] as Record<number, Cell>)[c] = cell;
      });
    });
    const frozen = tab.frozenRows ?? 0;
    sheets[id] = {
      id,
      name: tab.name,
      cellData: cellData as never,
      rowCount: tab.size?.rows ?? Math.max(1000, tab.rows?.length ?? 0),
      columnCount: tab.size?.columns ?? Math.max(26, widest),
      ...tabDefaults,
      columnData: Object.fromEntries((tab.widths ?? []).map((w, i) => [i, { w }])),
      freeze: { startRow: frozen || -1, startColumn: -1, xSplit: 0, ySplit: frozen },
      ...(tab.hidden ? { hidden: 1 } : {}),
      ...(tab.type ? { custom: { type: tab.type } } : {}),
    };
  });
  return { sheetOrder: order, sheets, styles: {}, name: '' };
}
