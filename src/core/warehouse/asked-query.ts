import type { Role, Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import { pastedTable } from './pasted.ts';
import { columnsIn, queryFor } from './query-for.ts';

/** A query for a person to copy. */
export interface AskedQuery {
  query: string;
  /** Which column was taken for what, and what to know about it; '' for nothing. */
  taken: { role: string; column: string; note: string }[];
}

const DATED: readonly Role[] = ['First appointment', 'Close date', 'Won date', 'Lost date'];

/**
 * The query for a table that a person named and whose columns they pasted.
 *
 * @param zone the spreadsheet's time zone, in which an instant falls on a day.
 */
export function askedQuery(
  table: string,
  lines: string,
  settings: Settings,
  bounds: Bounds,
  zone: string,
): AskedQuery {
  const schema = pastedTable(table, lines);
  const query = queryFor(schema, settings, bounds, zone);
  const { of } = columnsIn(schema, settings, zone).columns;
  const taken = Object.entries(of).map(([role, at]) => {
    const { name, type } = schema.columns[at] as (typeof schema.columns)[number];
    const isText = type === 'STRING';
    const note =
      isText && DATED.includes(role as Role)
        ? 'Text: only dates such as 2026-03-31 are read there, and the table counts the others; a DATE column is safer'
        : isText && role === 'Amount'
          ? 'Text: only amounts such as 1200.50 are read there, and the table counts the others; a NUMERIC column is safer'
          : '';
    return { role, column: name, note };
  });
  return { query, taken };
}
