import { Calendar } from '../cells/calendar.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { readPipeline } from '../pipeline/read.ts';
import { requireColumn, requireOutcome } from '../pipeline/require.ts';
import { knownFigures } from '../scorecard/groups.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import { madeByOf } from './made-by.ts';
import { tallyQuery } from './query.ts';
import type { TableSchema } from './schema.ts';

/**
 * The query for a table: its columns are found by their names as a sheet's are by its headers, and what a sheet would be refused
 * for is refused here, by the same sentence.
 *
 * @param zone the spreadsheet's time zone, in which an instant falls on a day.
 */
export function queryFor(schema: TableSchema, settings: Settings, bounds: Bounds, zone: string): string {
  const rows = columnsIn(schema, settings, zone);
  requireColumn(rows.columns, 'Rep');
  requireOutcome(rows);
  const madeBy = madeByOf(rows.gateways, knownFigures(rows, settings, bounds), settings);
  return tallyQuery({ schema, columns: rows.columns, settings, bounds, zone, madeBy });
}

/** A table's columns by the settings, as those of a sheet without a row. */
export function columnsIn(schema: TableSchema, settings: Settings, zone: string): Opportunities {
  const head = [schema.columns.map(({ name }) => name)];
  return readPipeline(head, settings, new Calendar(() => zone), true);
}
