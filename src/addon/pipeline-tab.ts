import type { Calendar } from '../core/cells/calendar.ts';
import type { Grid } from '../core/cells/cell.ts';
import type { Columns } from '../core/pipeline/columns.ts';
import { findColumns } from '../core/pipeline/columns.ts';
import { Problem } from '../core/problem.ts';
import type { Settings } from '../core/settings/settings.ts';
import { bookCalendar, quoted } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** How many rows are read to find a header: it is the first of the first ten rows that are filled. */
const TOP = 40;

/** A pipeline's tab with its columns known. */
export interface PipelineTab {
  sheet: Sheet;
  /** Its first rows, read to find the header. */
  head: Grid;
  columns: Columns;
  /** The whole columns of the pipeline, as a formula names them: new rows are in it. */
  reference: string;
}

/** True where the columns hold what makes a pipeline: who, and what became of it. */
function isPipeline({ of }: Columns): boolean {
  return of.Rep !== undefined && (of.Stage ?? of.Status ?? of.Won) !== undefined;
}

/** The first rows of a tab; undefined where it is empty. */
function headOf(sheet: Sheet): Grid | undefined {
  const rows = Math.min(TOP, sheet.getLastRow());
  const width = sheet.getLastColumn();
  return rows && width ? (sheet.getRange(1, 1, rows, width).getValues() as Grid) : undefined;
}

/**
 * The pipeline to work on: the active tab where it is one, else the one that was worked on before, else the first.
 *
 * @param chosen the id of a tab that a person chose, in place of the active one.
 */
export function findPipeline(tabs: Tabs, settings: Settings, chosen?: number): PipelineTab {
  for (const sheet of candidates(tabs, chosen)) {
    const head = headOf(sheet);
    const columns = head && findColumns(head, settings);
    if (columns && isPipeline(columns))
      return { sheet, head: head as Grid, columns, reference: referenceTo(sheet, columns) };
  }
  const name = (chosen === undefined ? tabs.book.getActiveSheet() : tabs.ofId(chosen)).getName();
  throw new Problem(
    'no-pipeline',
    `the tab "${name}" must hold a pipeline with a column for the rep and one for the stage, got neither; ` +
      'open the tab with your opportunities and try again',
  );
}

/** The tabs that may hold the pipeline, each once, the likeliest first; none is asked for before it is its turn. */
function* candidates(tabs: Tabs, chosen: number | undefined): Generator<Sheet> {
  if (chosen !== undefined) {
    yield tabs.ofId(chosen);
    return;
  }
  const seen = new Set<number>();
  const isNew = (sheet: Sheet): boolean => {
    const id = sheet.getSheetId();
    return !seen.has(id) && Boolean(seen.add(id));
  };
  const active = tabs.active();
  if (active && isNew(active)) yield active;
  const known = tabs.of('pipeline');
  if (known && isNew(known)) yield known;
  for (const sheet of tabs.grids()) if (isNew(sheet)) yield sheet;
}

function referenceTo(sheet: Sheet, { headers }: Columns): string {
  const filled = headers.map((header, column) => (header ? column : -1)).filter(column => column >= 0);
  const last = filled.length ? (filled[filled.length - 1] as number) : 0;
  return `${quoted(sheet)}!A:${columnLetters(last)}`;
}

/** A column's letters, from its index: 0 is A, 26 is AA. */
function columnLetters(index: number): string {
  const rest = index % 26;
  return (index >= 26 ? columnLetters((index - rest) / 26 - 1) : '') + String.fromCharCode(65 + rest);
}

/** All cells of a pipeline's tab: the first rows are read already, the rest is read now. */
export function readTab({ sheet, head }: PipelineTab): { grid: Grid; calendar: Calendar } {
  const rest = sheet.getLastRow() - head.length;
  const calendar = bookCalendar();
  if (rest <= 0) return { grid: head, calendar };
  const below = sheet.getRange(head.length + 1, 1, rest, sheet.getLastColumn()).getValues() as Grid;
  return { grid: head.concat(below), calendar };
}
