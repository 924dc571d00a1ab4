import { Problem, quoted } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import { queryFor } from '../warehouse/query-for.ts';
import type { TableSchema } from '../warehouse/schema.ts';
import type { ColumnUse } from './mapping.ts';
import { mapColumns } from './mapping.ts';

/** A query that is ready to be asked, and what it rests on. */
export interface Plan {
  sql: string;
  uses: ColumnUse[];
}

/**
 * The query for a table, which names only the columns that are used: BigQuery bills for the columns that a query names.
 *
 * @param seen the uses that a person was shown, or that the last run had: a column that has gone since is refused, because its
 *   figures would silently be those of another table.
 * @param zone the spreadsheet's time zone.
 */
export function planQuery(
  schema: TableSchema,
  settings: Settings,
  bounds: Bounds,
  zone: string,
  seen: readonly ColumnUse[] = [],
): Plan {
  const gone = seen.find(({ column }) => !schema.columns.some(({ name }) => name === column));
  if (gone)
    throw new Problem(
      'warehouse-column',
      `The column ${quoted(gone.column)} (${gone.as}) must still be in the table ${quoted(schema.table)}, got a table without it; ask whoever looks after the table, or choose another column; nothing was changed`,
      { field: `Column|${gone.as}|Header` },
    );
  const { uses } = mapColumns(schema, settings);
  const used = new Set(uses.map(({ column }) => column));
  const narrow = { ...schema, columns: schema.columns.filter(({ name }) => used.has(name)) };
  // A CRM is told by headers of its own, which may be columns that nothing else uses: then all of them stay.
  const isSame = JSON.stringify(tried(narrow, settings)) === JSON.stringify(uses);
  return { sql: queryFor(isSame ? narrow : schema, settings, bounds, zone), uses };
}

function tried(schema: TableSchema, settings: Settings): ColumnUse[] | undefined {
  try {
    return mapColumns(schema, settings).uses;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
