// BigQuery's REST service as far as the client uses it, made from its documented requests and replies: it refuses what Google
// refuses, and can be told to go wrong. It runs no SQL; what a query answers is handed in.
// Source: cloud.google.com/bigquery/docs/reference/rest/v2 and cloud.google.com/bigquery/docs/error-messages.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RestRequest {
  method: string;
  /** The path below the host, with its query. */
  path: string;
  body: string;
}

export interface RestReply {
  status: number;
  body: string;
}

export interface FakeField {
  name: string;
  type: string;
  mode?: string;
}

/** What a query answers: its columns and rows, each value as BigQuery sends it. */
export interface FakeResult {
  fields: FakeField[];
  rows: (string | null)[][];
}

export interface FakeTable {
  fields: FakeField[];
  rows: number;
  bytes: number;
}

interface Job {
  id: string;
  result: FakeResult;
  /** How many more times the answer is not ready. */
  waits: number;
}

/** The fields of a QueryRequest, by the reference. */
const QUERY_FIELDS: Record<string, string> = {
  kind: 'string',
  query: 'string',
  maxResults: 'number',
  defaultDataset: 'object',
  timeoutMs: 'number',
  jobTimeoutMs: 'int64',
  dryRun: 'boolean',
  preserveNulls: 'boolean',
  useQueryCache: 'boolean',
  useLegacySql: 'boolean',
  parameterMode: 'string',
  queryParameters: 'object',
  location: 'string',
  formatOptions: 'object',
  connectionProperties: 'object',
  labels: 'object',
  maximumBytesBilled: 'int64',
  requestId: 'string',
  createSession: 'boolean',
  jobCreationMode: 'string',
};

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

export class FakeBigQuery {
  /** What went over the line, in order. */
  readonly asked: RestRequest[] = [];
  /** Where the data is kept; a query elsewhere does not find it. */
  location = 'US';
  /** Where jobs say that they run. */
  jobLocation: string | undefined;
  mayRun = true;
  mayRead = true;
  isOn = true;
  hasScope = true;
  pageRows = 1000;
  /** How many times an answer is not ready. */
  waits = 0;
  /** Rows that are left out of the last page, as if they were lost. */
  lost = 0;
  /** A page token that leads to itself. */
  isCircular = false;
  /** Names of columns that the table no longer has when the query runs. */
  gone: string[] = [];
  /** Replies of a status of its own before all else, one a request. */
  failFirst: [status: number, reason: string, message: string][] = [];
  #jobs = new Map<string, Job>();
  #requestIds = new Map<string, string>();

  constructor(
    readonly project: string,
    readonly tables: Record<string, Record<string, FakeTable>>,
    /** What a query answers. */
    readonly run: (sql: string) => FakeResult,
  ) {}

  /** Answers one request as Google would. */
  answer(request: RestRequest): RestReply {
    this.asked.push(request);
    try {
      const first = this.failFirst.shift();
      if (first) throw new Refused(...first);
      return { status: 200, body: JSON.stringify(this.#value(request)) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { status, reason, message } = error;
      const errors = [{ message, domain: 'global', reason }];
      return { status, body: JSON.stringify({ error: { code: status, message, errors } }) };
    }
  }

  /** The service over HTTP on this machine. */
  async listen(): Promise<{ address: string; close(): void }> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', part => {
        body += part;
      });
      request.on('end', () => {
        const reply = this.answer({ method: request.method ?? 'GET', path: request.url ?? '/', body });
        response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.body);
      });
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
  }

  #value({ method, path, body }: RestRequest): unknown {
    if (!this.hasScope)
      throw new Refused(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
    if (!this.isOn)
      throw new Refused(
        403,
        'accessNotConfigured',
        'BigQuery API has not been used in project 1 before or it is disabled.',
      );
    const url = new URL(path, 'http://x');
    const parts = url.pathname
      .replace(/^\/bigquery\/v2\//, '')
      .split('/')
      .map(decodeURIComponent);
    const options = Object.fromEntries(url.searchParams);
    if (parts[0] !== 'projects') throw new Refused(404, 'notFound', 'Not Found');
    if (parts.length === 1)
      return this.#page('projects', [this.project], options, projectId => ({
        id: projectId,
        projectReference: { projectId },
      }));
    const [, project = '', what, id, below, name] = parts;
    if (project !== this.project) throw new Refused(404, 'notFound', `Not found: Project ${project}`);
    if (what === 'queries' && method === 'POST') return this.#query(JSON.parse(body));
    if (what === 'queries' && id !== undefined) return this.#results(id, options);
    if (what === 'datasets' && id === undefined)
      return this.#page('datasets', Object.keys(this.tables), options, datasetId => ({
        datasetReference: { projectId: project, datasetId },
        location: this.location,
      }));
    const dataset = this.tables[id ?? ''];
    if (!dataset) throw new Refused(404, 'notFound', `Not found: Dataset ${project}:${id}`);
    if (below === 'tables' && name === undefined)
      return this.#page('tables', Object.keys(dataset), options, tableId => ({
        tableReference: { projectId: project, datasetId: id, tableId },
      }));
    return this.#table(id as string, name ?? '');
  }

  #table(dataset: string, name: string): unknown {
    const table = this.tables[dataset]?.[name];
    if (!this.mayRead)
      throw new Refused(
        403,
        'accessDenied',
        `Access Denied: Table ${this.project}:${dataset}.${name}: Permission bigquery.tables.get denied on table ${this.project}:${dataset}.${name} (or it may not exist).`,
      );
    if (!table) throw new Refused(404, 'notFound', `Not found: Table ${this.project}:${dataset}.${name}`);
    return {
      schema: { fields: table.fields },
      location: this.location,
      numRows: String(table.rows),
      numBytes: String(table.bytes),
    };
  }

  #page(
    what: string,
    names: string[],
    { maxResults = '50', pageToken = '0' }: Record<string, string>,
    entry: (name: string) => unknown,
  ): unknown {
    const from = Number(pageToken);
    const to = from + Math.min(Number(maxResults), 50);
    return {
      [what]: names.slice(from, to).map(entry),
      totalItems: names.length,
      ...(to < names.length ? { nextPageToken: String(to) } : {}),
    };
  }

  #query(asked: Record<string, unknown>): unknown {
    for (const [name, value] of Object.entries(asked)) {
      const type = QUERY_FIELDS[name];
      if (!type)
        throw new Refused(
          400,
          'badRequest',
          `Invalid JSON payload received. Unknown name "${name}": Cannot find field.`,
        );
      const fits =
        type === 'int64'
          ? /^-?\d+$/.test(String(value)) && typeof value !== 'boolean'
          : typeof value === type && !(type === 'number' && !Number.isInteger(value));
      if (!fits)
        throw new Refused(400, 'badRequest', `Invalid value at '${name}' (TYPE_${type.toUpperCase()})`);
    }
    const { query, dryRun, location = 'US', maximumBytesBilled, requestId, useLegacySql = true } = asked;
    if (useLegacySql)
      throw new Refused(
        400,
        'invalidQuery',
        'Encountered " "WITH" "WITH "" at line 1, column 1. [Try using standard SQL]',
      );
    if (typeof query !== 'string' || !query)
      throw new Refused(400, 'required', 'Required parameter is missing: query');
    if (!this.mayRun)
      throw new Refused(
        403,
        'accessDenied',
        `Access Denied: Project ${this.project}: User does not have bigquery.jobs.create permission in project ${this.project}.`,
      );
    const [, project, dataset = '', name = ''] =
      /FROM `([^`]+)`\.`([^`]+)`\.`([^`]+)` AS t/.exec(query) ?? [];
    if (project !== this.project) throw new Refused(404, 'notFound', `Not found: Project ${project}`);
    if (location !== this.location)
      throw new Refused(
        404,
        'notFound',
        `Not found: Dataset ${project}:${dataset} was not found in location ${location}`,
      );
    if (!this.mayRead)
      throw new Refused(
        403,
        'accessDenied',
        `Access Denied: Table ${project}:${dataset}.${name}: User does not have permission to query table ${project}:${dataset}.${name}, or perhaps it does not exist.`,
      );
    const table = this.tables[dataset]?.[name];
    if (!table) throw new Refused(404, 'notFound', `Not found: Table ${project}:${dataset}.${name}`);
    for (const [, column = ''] of query.matchAll(/\bt\.`([^`]+)`/g))
      if (this.gone.includes(column) || !table.fields.some(field => field.name === column))
        throw new Refused(400, 'invalidQuery', `Name ${column} not found inside t at [4:7]`);
    const result = this.run(query);
    const schema = { fields: result.fields };
    if (dryRun)
      return {
        schema,
        jobReference: { projectId: project, location },
        totalBytesProcessed: String(table.bytes),
        jobComplete: true,
        cacheHit: false,
      };
    const billed = Math.max(table.bytes, 10 * 2 ** 20);
    if (maximumBytesBilled !== undefined && Number(maximumBytesBilled) < billed)
      throw new Refused(
        400,
        'bytesBilledLimitExceeded',
        `Query exceeded limit for bytes billed: ${maximumBytesBilled}. ${billed} or higher required.`,
      );
    const known = this.#requestIds.get(String(requestId));
    const id = known ?? `job_${this.#jobs.size + 1}`;
    if (requestId !== undefined) this.#requestIds.set(String(requestId), id);
    if (!known) this.#jobs.set(id, { id, result, waits: this.waits });
    return this.#reply(this.#jobs.get(id) as Job, 0);
  }

  /** How many queries really ran. */
  get runs(): number {
    return this.#jobs.size;
  }

  #results(id: string, { location = 'US', pageToken }: Record<string, string>): unknown {
    const job = this.#jobs.get(id);
    if (!job || location !== (this.jobLocation ?? this.location))
      throw new Refused(404, 'notFound', `Not found: Job ${this.project}:${id}`);
    return this.#reply(job, pageToken === undefined ? 0 : Number(pageToken));
  }

  #reply(job: Job, from: number): unknown {
    const jobReference = {
      projectId: this.project,
      jobId: job.id,
      location: this.jobLocation ?? this.location,
    };
    if (job.waits > 0) {
      job.waits--;
      return { jobReference, jobComplete: false };
    }
    const { fields, rows } = job.result;
    const to = from + this.pageRows;
    const page = rows.slice(from, to >= rows.length ? rows.length - this.lost : to);
    const hasMore = to < rows.length;
    return {
      jobReference,
      jobComplete: true,
      schema: { fields },
      totalRows: String(rows.length),
      totalBytesProcessed: '123456',
      cacheHit: false,
      rows: page.map(cells => ({ f: cells.map(v => ({ v })) })),
      ...(hasMore ? { pageToken: String(this.isCircular ? from + 1 : to) } : {}),
      ...(this.isCircular && from > 0 ? { pageToken: '1' } : {}),
    };
  }
}
