import { Calendar } from '../cells/calendar.ts';
import type { Grid } from '../cells/cell.ts';
import { readDay } from '../cells/date-text.ts';
import { Problem, shown, wanted } from '../problem.ts';
import { parseSettings } from '../settings/read.ts';
import type { Bounds } from '../tally/plan.ts';
import { columnPath, columnType, type SchemaColumn } from '../warehouse/schema.ts';
import { dbtPackage } from './package.ts';

/** What npm run dbt is given, as texts. */
export interface Given {
  /** project.dataset.table */
  table: string;
  /** The schema as `bq show --schema --format=prettyjson` prints it. */
  schema: string;
  /** The settings table as a grid; [] for none. */
  settings: Grid;
  zone: string;
  from?: string;
  to?: string;
}

/** The files of a dbt package, from what was given. What can't be read is refused by a sentence. */
export function packageFrom({
  table,
  schema,
  settings: grid,
  zone,
  from,
  to,
}: Given): Record<string, string> {
  const [project = '', dataset = '', name = '', ...more] = table.split('.');
  if (!name || more.length) throw wanted('dbt-table', '--table', 'project.dataset.table', table);
  const calendar = new Calendar(() => zone);
  const day = (what: string, text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    const read = readDay(text, calendar);
    if (typeof read === 'number' && read > 0) return read;
    throw wanted('dbt-day', what, 'a date such as 2026-03-31', text);
  };
  const bounds: Bounds = { from: day('--from', from), to: day('--to', to) };
  const { settings, problems } = parseSettings(grid, calendar);
  if (problems[0]) throw problems[0];
  return dbtPackage({
    schema: { project, dataset, table: name, columns: columnsIn(schema) },
    settings,
    bounds,
    zone,
  });
}

function columnsIn(schema: string): SchemaColumn[] {
  let listed: unknown;
  try {
    listed = JSON.parse(schema);
  } catch {
    listed = undefined;
  }
  if (!Array.isArray(listed))
    throw new Problem(
      'dbt-schema',
      `--schema must be a list of columns as bq show --schema prints it, got ${shown(schema)}`,
    );
  return listed.flatMap(
    ({ name, type, mode }: { name?: string; type?: string; mode?: string }): SchemaColumn[] => {
      const known = mode === 'REPEATED' ? undefined : columnType(String(type));
      if (!known || !name) return [];
      try {
        columnPath(name);
      } catch {
        return [];
      }
      return [{ name, type: known }];
    },
  );
}
