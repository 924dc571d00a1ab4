// How the query of a warehouse grows with the rows: DuckDB, a made-up table of 200 reps, and the time that all its cores took
// together, which a machine with other work to do stretches less than the clock.
import { Calendar } from '../src/core/cells/calendar.ts';
import { readSettings } from '../src/core/settings/read.ts';
import { queryFor } from '../src/core/warehouse/query-for.ts';
import type { SchemaColumn } from '../src/core/warehouse/schema.ts';
import { DuckDb } from './warehouse/duckdb.ts';

const column = (name: string, type: SchemaColumn['type']): SchemaColumn => ({ name, type });
const COLUMNS = [
  column('Rep', 'STRING'),
  column('First appointment', 'DATE'),
  column('Stage', 'STRING'),
  column('Close date', 'DATE'),
  column('Amount', 'NUMERIC'),
  column('Proposal date', 'DATE'),
];

/** Made by the database itself; the numbers only spread the rows over reps, days and stages. */
const made = (rows: number): string => `CREATE OR REPLACE TABLE deals AS
  SELECT 'Rep ' || (i * 7919 % 200)::VARCHAR AS "Rep",
    DATE '2024-01-01' + (i * 104729 % 800)::INTEGER AS "First appointment",
    (['Closed Won', 'Closed Lost', 'Proposal', 'Negotiation', 'Open'])[(i * 31 % 5)::INTEGER + 1] AS "Stage",
    DATE '2024-01-10' + ((i * 104729 % 800) + (i * 13 % 90))::INTEGER AS "Close date",
    (100 + (i * 15485863 % 5000000) / 100)::DECIMAL(38, 9) AS "Amount",
    CASE WHEN i % 3 = 0 THEN NULL ELSE DATE '2024-01-05' + (i * 104729 % 800)::INTEGER END AS "Proposal date"
  FROM range(${rows}) AS t(i)`;

/** Rows, seconds of all cores together, and seconds by the clock; [] where DuckDB is not installed. */
export async function growth(
  sizes: readonly number[],
): Promise<{ rows: number; cores: number; clock: number; answer: number }[]> {
  const duck = await DuckDb.start();
  if (!duck) return [];
  const settings = readSettings('', new Calendar(() => 'Etc/UTC'));
  const schema = { project: 'sales-crm-1', dataset: 'crm', table: 'deals', columns: COLUMNS };
  const sql = queryFor(schema, settings, { from: undefined, to: undefined }, 'Etc/UTC');
  const found = [];
  for (const rows of sizes) {
    await duck.execute(made(rows));
    const cpu = process.cpuUsage();
    const began = performance.now();
    const answer = await duck.run(sql);
    const clock = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    found.push({ rows, cores: (user + system) / 1e6, clock, answer: JSON.stringify(answer).length });
  }
  duck.stop();
  return found;
}
