// The build that asks BigQuery, in the workbench, with a service beside it that holds one table of deals. The service runs no SQL:
// it answers a query with what KPI_TALLY makes of the same rows, under the same settings. That the SQL itself comes to the same is
// shown by the engines in bench.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWarehouse } from '../../build/warehouse.mjs';
import type { Answer } from '../../src/addon/answers.ts';
import type { WarehouseAnswers, WarehouseRequests } from '../../src/addon/warehouse/requests.ts';
import { Calendar } from '../../src/core/cells/calendar.ts';
import type { Cell } from '../../src/core/cells/cell.ts';
import { readPipeline } from '../../src/core/pipeline/read.ts';
import { readSettings } from '../../src/core/settings/read.ts';
import { tallyTable } from '../../src/core/warehouse/write.ts';
import type { OpenOptions } from '../../workbench/headless/open.ts';
import { open } from '../../workbench/headless/open.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { resultOf } from './bigquery-result.ts';
import { FakeBigQuery, type FakeField } from './fake-bigquery.ts';

export const PLACE = { project: 'sales-crm-1', dataset: 'crm', table: 'deals' };

const FIELDS: FakeField[] = [
  { name: 'owner', type: 'STRING' },
  { name: 'first_meeting', type: 'DATE' },
  { name: 'stage', type: 'STRING' },
  { name: 'close_date', type: 'DATE' },
  { name: 'amount', type: 'NUMERIC' },
  { name: 'proposal_date', type: 'DATE' },
  { name: 'note', type: 'STRING' },
  { name: 'contacts', type: 'STRING', mode: 'REPEATED' },
];

/** So many deals of nine reps, as a sheet would hold them: a header row, then a row each. */
export function dealRows(count: number): Cell[][] {
  const stage = ['Closed Won', 'Closed Lost', 'Proposal', 'Closed Won', 'Closed Lost'];
  return [
    FIELDS.filter(({ mode }) => mode === undefined).map(({ name }) => name),
    ...Array.from({ length: count }, (_, i): Cell[] => [
      `Rep ${String.fromCharCode(65 + ((i * 7) % 9))}`,
      45_800 + ((i * 37) % 200),
      stage[(i * 11) % 5],
      45_840 + ((i * 37) % 200) + ((i * 13) % 60),
      100 + ((i * 7919) % 9000) / 100,
      i % 3 ? 45_810 + ((i * 37) % 200) : '',
      '=1+1',
    ]),
  ];
}

/** What KPI_TALLY makes of the rows, as cells. */
export function talliesOf(rows: Cell[][], settings: Cell[][] | '' = ''): Cell[][] {
  const calendar = new Calendar(() => 'Etc/UTC');
  const read = readSettings(settings, calendar);
  return tallyTable(readPipeline(rows, read, calendar, true), read, { from: undefined, to: undefined });
}

/** A service with the rows in its table. */
export function serviceWith(rows: Cell[][], settings: Cell[][] | '' = ''): FakeBigQuery {
  const result = resultOf(talliesOf(rows, settings));
  const deals = { fields: FIELDS.map(field => ({ ...field })), rows: rows.length - 1, bytes: 3_000_000 };
  return new FakeBigQuery('sales-crm-1', { crm: { deals }, empty: {} }, () => result);
}

let built: Promise<string> | undefined;

/** The folder with that build, made once for all tests of a file. */
export function warehouseDist(): Promise<string> {
  built ??= (async () => {
    const out = mkdtempSync(join(tmpdir(), 'warehouse-'));
    await buildWarehouse({ out });
    return out;
  })();
  return built;
}

/** A spreadsheet with that build in it, and the service beside it. */
export async function openWarehouse(service: FakeBigQuery, options: OpenOptions = {}): Promise<Workbench> {
  return open({
    dist: await warehouseDist(),
    timeZone: 'Etc/UTC',
    bigQuery: request => service.answer(request),
    ...options,
  });
}

/** What the panel would get for a request. */
async function askWarehouse<Name extends keyof WarehouseRequests>(
  bench: Workbench,
  name: Name,
  request: WarehouseRequests[Name],
): Promise<Answer<WarehouseAnswers[Name]>> {
  return JSON.parse((await bench.call(name, JSON.stringify(request))) as string);
}

/** The sentence of a refusal; a test fails where there is none. */
export async function refusalOf<Name extends keyof WarehouseRequests>(
  bench: Workbench,
  name: Name,
  request: WarehouseRequests[Name],
): Promise<string> {
  const answer = await askWarehouse(bench, name, request);
  if (answer.ok) throw new Error(`${name} was not refused: ${JSON.stringify(answer.value)}`);
  return answer.problem.message;
}

/** The value of an answer; a problem fails the test with its sentence. */
export async function fromWarehouse<Name extends keyof WarehouseRequests>(
  bench: Workbench,
  name: Name,
  request: WarehouseRequests[Name],
): Promise<WarehouseAnswers[Name]> {
  const answer = await askWarehouse(bench, name, request);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
  return answer.value;
}
