// What a case comes to, by its query's text and by the rows of a sheet.
import { Calendar } from '../../src/core/cells/calendar.ts';
import type { Cell } from '../../src/core/cells/cell.ts';
import { readPipeline } from '../../src/core/pipeline/read.ts';
import { readSettings } from '../../src/core/settings/read.ts';
import { queryFor } from '../../src/core/warehouse/query-for.ts';
import { tallyTable } from '../../src/core/warehouse/write.ts';
import type { Value } from './googlesql.ts';
import { type Case, settingsOf, sheetOf } from './tables.ts';

const zoneOf = ({ zone = 'Etc/UTC' }: Case): string => zone;
const calendarOf = (of: Case): Calendar => new Calendar(() => zoneOf(of));
const boundsOf = ({ from, to }: Case) => ({ from, to });

export function queryOf(of: Case): string {
  const schema = { project: 'sales-crm-1', dataset: 'crm', table: 'deals', columns: of.columns };
  return queryFor(schema, readSettings(settingsOf(of), calendarOf(of)), boundsOf(of), zoneOf(of));
}

/** The table of tallies of the same rows in a sheet, without its header, in the order of the spellings. */
export function byRows(of: Case, rows: readonly Value[][]): Cell[][] {
  const calendar = calendarOf(of);
  const settings = readSettings(settingsOf(of), calendar);
  const read = readPipeline(sheetOf(of.columns, rows, calendar), settings, calendar, true);
  return inOrder(tallyTable(read, settings, boundsOf(of)).slice(1));
}

export function inOrder(table: readonly (Cell | Value)[][]): Cell[][] {
  return ([...table] as Cell[][]).sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1));
}
