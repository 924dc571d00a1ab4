// The client against a service on loopback that speaks BigQuery's REST interface, over HTTP.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Asking, Call, Reply } from '../../../src/core/bigquery/calls.ts';
import type { Question } from '../../../src/core/bigquery/query-job.ts';
import { dryRun, PATIENCE_MS, wholeAnswer } from '../../../src/core/bigquery/query-job.ts';
import { describeTable, listDatasets, listProjects, listTables } from '../../../src/core/bigquery/tables.ts';
import { tallyCells } from '../../../src/core/bigquery/tallies.ts';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import { readPipeline } from '../../../src/core/pipeline/read.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { tallyTable } from '../../../src/core/warehouse/write.ts';
import { resultOf } from '../../support/bigquery-result.ts';
import { FakeBigQuery, type FakeResult } from '../../support/fake-bigquery.ts';

const PLACE = { project: 'sales-crm-1', dataset: 'crm', table: 'deals' };
const SQL = 'SELECT 1 FROM `sales-crm-1`.`crm`.`deals` AS t WHERE t.`rep` IS NOT NULL';
const question: Question = { ...PLACE, sql: SQL, location: 'EU' };

const calendar = new Calendar(() => 'Etc/UTC');
const settings = readSettings('', calendar);
const pipeline = readPipeline(
  [
    ['Rep', 'First appointment', 'Stage', 'Close date', 'Amount', 'Proposal date'],
    ...Array.from({ length: 60 }, (_, i) => [
      `Rep ${i % 23}`,
      45_900 + i,
      i % 3 ? 'Won' : 'Lost',
      46_000 + i,
      1000.5 + i,
      i % 2 ? 45_920 + i : '',
    ]),
  ],
  settings,
  calendar,
  true,
);
const table = tallyTable(pipeline, settings, { from: undefined, to: undefined });
const result: FakeResult = resultOf(table);
const COLUMNS = result.fields.length;

let service: FakeBigQuery;
let served: { address: string; close(): void };
let clock = 0;
let paused = 0;

beforeEach(async () => {
  const fields = [
    { name: 'rep', type: 'STRING' },
    { name: 'amount', type: 'NUMERIC' },
    { name: 'tags', type: 'STRING', mode: 'REPEATED' },
    { name: 'where', type: 'GEOGRAPHY' },
    { name: 'a`b', type: 'STRING' },
    { name: 'closed_at', type: 'TIMESTAMP' },
  ];
  service = new FakeBigQuery(
    'sales-crm-1',
    { crm: { deals: { fields, rows: 60, bytes: 5000 } }, other: {} },
    () => result,
  );
  service.location = 'EU';
  served = await service.listen();
  clock = 0;
  paused = 0;
});
afterEach(() => served.close());

/** The REST interface, as the calls' names say. */
async function overHttp(call: Call): Promise<Reply> {
  if (call.method === 'pause') {
    paused += call.ms;
    clock += call.ms;
    return { ok: true, value: null };
  }
  const base = `${served.address}/bigquery/v2/projects`;
  const query =
    'options' in call
      ? `?${new URLSearchParams(Object.entries(call.options).map(([k, v]) => [k, String(v)]))}`
      : '';
  const [url, init] =
    call.method === 'jobs.query'
      ? [`${base}/${call.project}/queries`, { method: 'POST', body: JSON.stringify(call.resource) }]
      : call.method === 'jobs.getQueryResults'
        ? [`${base}/${call.project}/queries/${call.job}${query}`, {}]
        : call.method === 'tables.get'
          ? [`${base}/${call.project}/datasets/${call.dataset}/tables/${call.table}`, {}]
          : call.method === 'tables.list'
            ? [`${base}/${call.project}/datasets/${call.dataset}/tables${query}`, {}]
            : call.method === 'datasets.list'
              ? [`${base}/${call.project}/datasets${query}`, {}]
              : [`${base}${query}`, {}];
  const response = await fetch(url, init);
  const value = await response.json();
  if (response.ok) return { ok: true, value };
  const { code, message, errors } = value.error;
  return { ok: false, error: { status: code, message, reason: errors[0].reason } };
}

async function ask<T>(asking: Asking<T>): Promise<T> {
  let step = asking.next();
  while (!step.done) step = asking.next(await overHttp(step.value));
  return step.value;
}

const terms = (maximumBytes = 1e9) => ({ maximumBytes, requestId: 'once', now: () => clock });
const answer = (maximumBytes?: number) => ask(wholeAnswer(question, terms(maximumBytes)));
const sent = (i: number) => JSON.parse(service.asked[i]?.body ?? '{}');

test('every page is read, and the cells are those of KPI_TALLY, numbers and all', async () => {
  service.pageRows = 7;
  const whole = await answer();
  expect(whole.rows).toHaveLength(23);
  expect(whole.rows.every(row => row.every(value => value === null || typeof value === 'string'))).toBe(true);
  expect(tallyCells(whole)).toEqual(table);
  expect(service.asked).toHaveLength(4);
});

test('an answer that is not ready is waited for, without asking in a hurry', async () => {
  service.waits = 5;
  expect((await answer()).rows).toHaveLength(23);
  expect(service.asked).toHaveLength(6);
  expect(service.runs).toBe(1);
  expect(paused).toBe(4000);
});

test('an answer that is never ready is given up after four minutes', async () => {
  service.waits = 1e9;
  await expect(answer()).rejects.toThrow(
    /must be done within four minutes, got none by then; .* nothing was changed/,
  );
  expect(clock).toBeGreaterThanOrEqual(PATIENCE_MS);
  expect(clock).toBeLessThan(PATIENCE_MS + 60_000);
});

test('pages are read where the job says it runs, whatever was asked for', async () => {
  service.pageRows = 10;
  service.jobLocation = 'europe-west4';
  expect((await answer()).rows).toHaveLength(23);
  expect(sent(0).location).toBe('EU');
  expect(service.asked[1]?.path).toContain('location=europe-west4');
});

describe('a part of an answer is no answer', () => {
  test('rows are missing at the end', async () => {
    service.pageRows = 10;
    service.lost = 2;
    await expect(answer()).rejects.toThrow(
      'All 23 rows of the answer must arrive, got 21; nothing was changed.',
    );
  });

  test('pages lead round in a circle', async () => {
    service.pageRows = 5;
    service.isCircular = true;
    await expect(answer()).rejects.toThrow('All 23 rows of the answer must arrive');
    expect(service.asked.length).toBeLessThan(10);
  });

  test('a row lacks a value', async () => {
    const run = service.run;
    const broken = new FakeBigQuery(service.project, service.tables, sql => {
      const { fields, rows } = run(sql);
      return { fields, rows: rows.map((row, i) => (i === 4 ? row.slice(1) : row)) };
    });
    broken.location = 'EU';
    served.close();
    served = await broken.listen();
    await expect(answer()).rejects.toThrow(
      `Each row of the answer must have ${COLUMNS} values, got one with ${COLUMNS - 1}`,
    );
  });

  test('a cell was changed on the way', () => {
    const { fields, rows } = result;
    const changed = rows.map((row, i) => (i === 3 ? row.map((v, c) => (c === 2 ? '999' : v)) : row));
    expect(() => tallyCells({ fields, rows: changed, bytes: 0 })).toThrow(
      'row 5 of the tallies must be as it was made, got a row with a cell changed',
    );
  });

  test('columns are missing, or others', () => {
    const { fields, rows } = result;
    expect(() => tallyCells({ fields: fields.slice(1), rows, bytes: 0 })).toThrow(
      'must have the columns of a table of tallies, got none called "Tally version" in its place',
    );
    expect(() => tallyCells({ fields, rows: [], bytes: 0 })).toThrow('The table must hold deals, got none');
  });
});

test('a dry run says what would be read, runs nothing, and is no request for rows', async () => {
  const { bytes, fields } = await ask(dryRun(question));
  expect(bytes).toBe(5000);
  expect(fields).toHaveLength(COLUMNS);
  expect(service.runs).toBe(0);
  expect(sent(0)).toEqual({ query: SQL, useLegacySql: false, dryRun: true, location: 'EU' });
});

test('the request has what BigQuery documents, and whole numbers of 64 bits as texts', async () => {
  await answer(123_456_789.9);
  expect(sent(0)).toEqual({
    query: SQL,
    useLegacySql: false,
    location: 'EU',
    maximumBytesBilled: '123456789',
    maxResults: 1000,
    timeoutMs: 50_000,
    jobTimeoutMs: '240000',
    requestId: 'once',
  });
});

test('a failure that passes is asked again, and the query runs once', async () => {
  service.failFirst = [
    [503, 'backendError', 'Error encountered during execution. Retrying may solve the problem.'],
    [403, 'rateLimitExceeded', 'Exceeded rate limits'],
  ];
  expect((await answer()).rows).toHaveLength(23);
  expect(service.runs).toBe(1);
  expect(paused).toBe(3000);
});

describe('what BigQuery refuses is a sentence: what is the matter, and whom to ask', () => {
  const says = (sentence: string | RegExp) => expect(answer(20 * 2 ** 20)).rejects.toThrow(sentence);

  test('no right to run queries', async () => {
    service.mayRun = false;
    await says(
      'Your account must be allowed to run queries in the project "sales-crm-1", got a refusal; ask whoever looks after that project for the role BigQuery Job User; nothing was changed',
    );
  });

  test('no right to read the table', async () => {
    service.mayRead = false;
    await says(
      'Your account must be allowed to read the table "deals", got a refusal; ask whoever looks after it for the role BigQuery Data Viewer; nothing was changed',
    );
  });

  test('the wrong location', async () => {
    service.location = 'asia-east1';
    await says(
      'The query must run where the table "deals" is kept, got a run in EU, where it is not; look again at the table, and if it stays so ask whoever looks after it where it is kept',
    );
  });

  test('more bytes than the limit', async () => {
    (service.tables.crm?.deals as { bytes: number }).bytes = 3 * 2 ** 30;
    await says(
      'The query must read no more than the limit that is set, got one that reads 3.00 GiB; raise the limit, or ask whoever pays for the project "sales-crm-1"',
    );
  });

  test('a column that vanished', async () => {
    service.gone = ['rep'];
    await says(
      'The column "rep" must be in the table "deals", got a table without it; look again at the table',
    );
  });

  test('no such table', async () => {
    delete service.tables.crm?.deals;
    await says('The table "deals" must be in the project, got none of that name; check the names, or ask');
  });

  test('no consent to read BigQuery; the service switched off', async () => {
    service.hasScope = false;
    await says('This script must be allowed to read BigQuery with your account, got no such consent');
    service.hasScope = true;
    service.isOn = false;
    await says(
      'The BigQuery API must be switched on for this script, got one where it is off; ask whoever set',
    );
  });

  test('an answer that is too large, a quota that is used up, a service that is down', async () => {
    service.failFirst = [[403, 'responseTooLarge', 'Response too large to return.']];
    await says('The answer must fit what BigQuery hands over, got one that is too large');
    service.failFirst = [[403, 'quotaExceeded', 'Quota exceeded']];
    await says('BigQuery must have room for the query, got a quota that is used up; try again later');
    service.failFirst = Array.from({ length: 3 }, () => [500, 'internalError', '']);
    await says('BigQuery did not answer as it should, three times; try again in a few minutes');
  });

  test('anything else, in its own words', async () => {
    service.failFirst = [[400, 'invalid', 'Something new']];
    await says(
      'BigQuery refused, and says "Something new"; show this to whoever looks after the table "deals"',
    );
  });
});

test('a table is described by its schema alone; what can’t be read is told', async () => {
  const described = await ask(describeTable(PLACE));
  expect(described.columns).toEqual([
    { name: 'rep', type: 'STRING' },
    { name: 'amount', type: 'NUMERIC' },
    { name: 'closed_at', type: 'TIMESTAMP' },
  ]);
  expect(described.left).toEqual(['tags', 'where', 'a`b']);
  expect(described).toMatchObject({ location: 'EU', rows: 60 });
});

test('a name that could be more than one table never leaves', async () => {
  for (const name of ['deals*', 'deals$20260101', 'INFORMATION_SCHEMA', 'a.b', 'x`', ''])
    await expect(ask(describeTable({ ...PLACE, table: name }))).rejects.toThrow(/must be the plain name/);
  expect(service.asked).toEqual([]);
});

test('projects, datasets and tables are listed, page by page', async () => {
  service.tables.many = Object.fromEntries(
    Array.from({ length: 120 }, (_, i) => [
      `t${String(i).padStart(3, '0')}`,
      { fields: [], rows: 0, bytes: 0 },
    ]),
  );
  expect(await ask(listProjects())).toEqual(['sales-crm-1']);
  expect(await ask(listDatasets('sales-crm-1'))).toEqual(['crm', 'many', 'other']);
  expect(await ask(listTables('sales-crm-1', 'many'))).toHaveLength(120);
  expect(await ask(listTables('sales-crm-1', 'other'))).toEqual([]);
});
