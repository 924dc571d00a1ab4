import type { Calendar } from '../core/cells/calendar.ts';
import type { Grid } from '../core/cells/cell.ts';
import { isBlank, textOf } from '../core/cells/cell.ts';
import { requireAllDates } from '../core/kpi/needs.ts';
import type { Columns } from '../core/pipeline/columns.ts';
import { findColumns, listed, noColumns } from '../core/pipeline/columns.ts';
import type { Opportunities } from '../core/pipeline/opportunities.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { requireOutcome, tellsOutcome } from '../core/pipeline/require.ts';
import { Problem, shown } from '../core/problem.ts';
import type { Settings } from '../core/settings/settings.ts';
import { isTallyTable } from '../core/warehouse/read.ts';
import { bookCalendar, quoted } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** How many rows are read to find a header: it is the first of the first ten rows that are filled. */
const TOP = 40;

/** What a scorecard can't be without: who, and what became of the deal. */
export type Needed = 'Rep' | 'Stage';

/** A tab that holds a pipeline, or may come to hold one once its columns are named. */
export interface PipelineTab {
  sheet: Sheet;
  /** True for a tab that we made, which holds no pipeline. */
  isOurs: boolean;
  /** True where it holds a table of tallies in place of deals. */
  isTallies: boolean;
  /** Its first rows, read to find the header; [] where the tab is empty. */
  head: Grid;
  columns: Columns;
  /** The needed columns that no header gave. */
  missing: Needed[];
  /** Why the settings' columns are not those of this tab; its columns are then found without them. */
  problem?: Problem;
  /** The whole columns of the pipeline, as a formula names them: new rows are in it. */
  reference: string;
}

function missingIn(columns: Columns): Needed[] {
  return [
    ...(columns.of.Rep === undefined ? (['Rep'] as const) : []),
    ...(tellsOutcome(columns) ? [] : (['Stage'] as const)),
  ];
}

/** The first rows of a tab; [] where it is empty. */
function headOf(sheet: Sheet): Grid {
  const rows = Math.min(TOP, sheet.getLastRow());
  const width = sheet.getLastColumn();
  return rows && width ? (sheet.getRange(1, 1, rows, width).getValues() as Grid) : [];
}

/** What a tab holds, whatever it is. */
function readHead(tabs: Tabs, sheet: Sheet, settings: Settings): PipelineTab {
  const head = headOf(sheet);
  const isTallies = isTallyTable(head);
  const tab = (columns: Columns, problem?: Problem): PipelineTab => ({
    sheet,
    isOurs: tabs.isOurs(sheet),
    isTallies,
    head,
    columns,
    missing: isTallies ? [] : missingIn(columns),
    ...(problem ? { problem } : {}),
    reference: referenceTo(sheet, columns),
  });
  if (isTallies) {
    const headerRow = head.findIndex(row => !row.every(isBlank));
    return tab({ ...noColumns(), headerRow, headers: (head[headerRow] ?? []).map(textOf) });
  }
  try {
    return tab(findColumns(head, settings));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const isBare = error.code === 'no-headers';
    return tab(isBare ? noColumns() : findColumns(head, { ...settings, columns: [] }), error);
  }
}

/**
 * The tab to look at: the active one where it is a pipeline, else the one that was worked on before, else the first
 * that is; where none is one yet, the one that comes nearest, so that a person can name its columns.
 *
 * @param chosen the id of a tab that a person chose: taken whatever it holds.
 */
export function findTab(tabs: Tabs, settings: Settings, chosen?: number): PipelineTab {
  if (chosen !== undefined) return readHead(tabs, tabs.ofId(chosen), settings);
  const known = tabs.of('pipeline');
  const seen = new Map<number, PipelineTab>();
  for (const sheet of candidates(tabs, known)) {
    const tab = readHead(tabs, sheet, settings);
    if (!tab.missing.length && !tab.problem) return tab;
    seen.set(sheet.getSheetId(), tab);
  }
  const others = [...seen.values()].filter(({ head }) => head.length);
  const before = known && seen.get(known.getSheetId());
  const nearest = before?.head.length ? before : others[0];
  if (nearest) return nearest;
  const active = tabs.active() ?? tabs.grids()[0];
  if (active) return readHead(tabs, active, settings);
  throw new Problem(
    'no-pipeline',
    'a tab must hold your deals below a row of headers, got no tab with cells',
  );
}

/** The tabs that may hold the pipeline, each once, the likeliest first; none is asked for before it is its turn. */
function* candidates(tabs: Tabs, known: Sheet | undefined): Generator<Sheet> {
  const seen = new Set<number>();
  const isNew = (sheet: Sheet): boolean => {
    const id = sheet.getSheetId();
    return !tabs.isOurs(sheet) && !seen.has(id) && Boolean(seen.add(id));
  };
  const active = tabs.active();
  if (active && isNew(active)) yield active;
  if (known && isNew(known)) yield known;
  for (const sheet of tabs.grids()) if (isNew(sheet)) yield sheet;
}

/** The pipeline to work on; refused with what is missing where the tab to look at holds none. */
export function findPipeline(tabs: Tabs, settings: Settings, chosen?: number): PipelineTab {
  const tab = findTab(tabs, settings, chosen);
  if (tab.problem) throw tab.problem;
  requireNeeded(tab);
  return tab;
}

const WANTED: Record<Needed, string> = { Rep: 'the rep', Stage: 'the stage or status' };

/** Refuses a tab of ours, an empty one, and one without the columns that every scorecard needs. */
export function requireNeeded({ sheet, isOurs, head, missing, columns }: PipelineTab): void {
  const name = shown(sheet.getName());
  if (isOurs)
    throw new Problem(
      'no-pipeline',
      `a tab must hold your deals below a row of headers, got ${name}, which Sales Barometer made; open the tab with your deals`,
    );
  if (!head.length)
    throw new Problem(
      'no-pipeline',
      `the tab ${name} must hold your deals below a row of headers, got an empty tab; open the tab with your deals`,
    );
  if (!missing.length) return;
  throw new Problem(
    'no-pipeline',
    `the tab ${name} must have a column for ${missing.map(role => WANTED[role]).join(' and one for ')}, ` +
      `got ${listed(columns.headers)}; say in the sidebar, Pipeline, which column it is`,
  );
}

function referenceTo(sheet: Sheet, { headers }: Columns): string {
  const filled = headers.map((header, column) => (header ? column : -1)).filter(column => column >= 0);
  const last = filled.length ? (filled[filled.length - 1] as number) : 0;
  return `${quoted(sheet)}!A:${columnLetters(last)}`;
}

/** A column's letters, from its index: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = index % 26;
  return (index >= 26 ? columnLetters((index - rest) / 26 - 1) : '') + String.fromCharCode(65 + rest);
}

/** The deals of a pipeline's tab; refused where it holds their tallies in place of them. */
export function readTab(tab: PipelineTab): { grid: Grid; calendar: Calendar } {
  requireDeals(tab);
  return readCells(tab);
}

/** The rows of a pipeline's tab; refused where they tell no outcome, or a date has two readings. */
export function readRows(tab: PipelineTab, settings: Settings): { rows: Opportunities; calendar: Calendar } {
  const { grid, calendar } = readTab(tab);
  const rows = readPipeline(grid, settings, calendar, true);
  requireOutcome(rows);
  requireAllDates(rows, settings);
  return { rows, calendar };
}

/** Refuses a tab that holds tallies in place of deals. */
export function requireDeals({ sheet, isTallies }: PipelineTab): void {
  if (isTallies)
    throw new Problem(
      'tallies-only',
      `the tab ${shown(sheet.getName())} must hold the deals themselves for this, got a table of their tallies; the deals stay in the warehouse`,
    );
}

/** All cells of a pipeline's tab, whatever it holds: the first rows are read already, the rest is read now. */
export function readCells({ sheet, head }: PipelineTab): { grid: Grid; calendar: Calendar } {
  const rest = sheet.getLastRow() - head.length;
  const calendar = bookCalendar();
  if (rest <= 0) return { grid: head, calendar };
  const below = sheet.getRange(head.length + 1, 1, rest, sheet.getLastColumn()).getValues() as Grid;
  return { grid: head.concat(below), calendar };
}

/** How many cells of a column are shown to tell what it holds. */
const SAMPLES = 3;

/** For each header, a few different cells below it, as the sheet shows them. */
export function samplesOf({ sheet, head, columns: { headers, headerRow } }: PipelineTab): string[][] {
  const rows = head.length - headerRow - 1;
  const shownCells =
    rows > 0 && headers.length
      ? sheet.getRange(headerRow + 2, 1, rows, headers.length).getDisplayValues()
      : [];
  return headers.flatMap((header, column) => {
    if (!header) return [];
    const texts = shownCells.map(cells => (cells[column] ?? '').trim().slice(0, 40)).filter(Boolean);
    return [[...new Set(texts)].slice(0, SAMPLES)];
  });
}

/** The number formats of the amount column, by row below the header; [] where there is no amount. */
export function amountFormats({ sheet, columns: { of, headerRow } }: PipelineTab, rows: number): string[] {
  if (of.Amount === undefined || rows < 1) return [];
  const cells = sheet.getRange(headerRow + 2, of.Amount + 1, rows, 1);
  return cells.getNumberFormats().map(([format]) => format ?? '');
}
