// The two parts of the dbt package, run by DuckDB over the same table: below each other they count what the whole counts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Calendar } from '../../src/core/cells/calendar.ts';
import { dbtPackage } from '../../src/core/dbt/package.ts';
import { readSettings } from '../../src/core/settings/read.ts';
import { TALLY_HEADERS } from '../../src/core/warehouse/table-header.ts';
import { DuckDb } from '../warehouse/duckdb.ts';
import type { Value } from '../warehouse/googlesql.ts';
import { CASES, rowsOf, settingsOf, stream } from '../warehouse/tables.ts';

let duck: DuckDb | undefined;
beforeAll(async () => {
  duck = await DuckDb.start();
});
afterAll(() => duck?.stop());

/** Counts and sums that add up as they stand in their cells. */
const ADD_UP = [
  'Rows',
  'Lost rows',
  'First appointments',
  'Won',
  'Lost',
  'Lost after the gateway',
  'Decisions',
  'Sales',
  'Priced sales',
  'Revenue',
] as const;

function sums(tables: readonly Value[][]): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const line of tables) {
    const rep = String(line[TALLY_HEADERS.indexOf('Rep')]);
    const values = ADD_UP.map(header => Math.round(Number(line[TALLY_HEADERS.indexOf(header)]) * 100));
    found[rep] = values.map((value, i) => value + (found[rep]?.[i] ?? 0));
  }
  return found;
}

const SETTINGS = [['Method', 'As of', 'Date', '2026-06-30']];

test.for(CASES.filter(({ secondRun }) => !secondRun).slice(0, 3))('$name', async (of, context) => {
  if (!duck) return context.skip('@duckdb/node-api or @polyglot-sql/sdk is not installed');
  const schema = { project: 'sales-crm-1', dataset: 'crm', table: 'deals', columns: of.columns };
  const settings = readSettings([...settingsOf(of), ...SETTINGS], new Calendar(() => 'Etc/UTC'));
  const files = dbtPackage({ schema, settings, bounds: { from: of.from, to: of.to }, zone: 'Etc/UTC' });
  const vars = new Map(
    [...(files['dbt_project.yml'] ?? '').matchAll(/^ {4}(kpi_\w+): (".*")$/gm)].map(([, name, value]) => [
      name,
      JSON.parse(value as string) as string,
    ]),
  );
  // Half of the days are before it.
  vars.set('kpi_closed_before', '46050');
  const run = (name: string): Promise<Value[][]> =>
    (duck as DuckDb).run(
      (files[`models/${name}.sql`] ?? '').replace(/\{\{ var\('(\w+)'\) \}\}/g, (_, at) => vars.get(at) ?? ''),
    );
  // Typing errors among the days are looked for in each part for itself, so there are none here.
  const isSound = (row: Value[]): boolean =>
    row.every(
      (cell, i) =>
        of.columns[i]?.type !== 'DATE' || cell === null || (Number(cell) > 45_000 && Number(cell) < 47_000),
    );
  await duck.table(of.columns, rowsOf(of, 5000, stream(5)).filter(isSound));
  const [whole, closed, open] = [
    await run('kpi_tally'),
    await run('kpi_tally_closed'),
    await run('kpi_tally_open'),
  ];
  expect(closed.length).toBeGreaterThan(0);
  expect(open.length).toBeGreaterThan(0);
  expect(sums([...closed, ...open])).toEqual(sums(whole));
});
