import { Problem } from '../problem.ts';
import type { Asking, Field } from './calls.ts';
import { fieldsIn, listIn, objectIn, textIn } from './calls.ts';
import type { Concerned } from './failures.ts';
import { ask, tooSlow } from './failures.ts';

/** A query to run, and on what terms. */
export interface Question extends Concerned {
  sql: string;
  /** Where the table is kept, such as EU; '' where nobody says. */
  location: string;
}

/** What a run is bound by. */
export interface Terms {
  /** Bytes beyond which BigQuery refuses, before it has read anything. */
  maximumBytes: number;
  /** Makes one run of a request that had to be sent twice. */
  requestId: string;
  /** The time in milliseconds, to stop waiting in time. */
  now: () => number;
}

/** A whole answer: every row, each value as text or null, as BigQuery sends them. */
export interface Answered {
  fields: Field[];
  rows: (string | null)[][];
  /** Bytes that the query read; 0 where the answer was kept from an earlier run. */
  bytes: number;
}

/** How long in all is waited: Google ends a script after six minutes, and there is still a table to write. */
export const PATIENCE_MS = 240_000;
/** How long one call waits on BigQuery's side before it says that the answer is not ready. */
const WAIT_MS = 50_000;
/** What is waited where BigQuery says at once that the answer is not ready. */
const PAUSE_MS = 1000;
/** Rows a page; a reply is at most 10 MB, so a page may have fewer. */
const PAGE = 1000;

/** What the query would read, without running it: bytes, and the columns of its result. Costs nothing. */
export function* dryRun(question: Question): Asking<{ bytes: number; fields: Field[] }> {
  const { sql, location, project } = question;
  const resource = { query: sql, useLegacySql: false as const, dryRun: true, ...where(location) };
  const value = objectIn(yield* ask({ method: 'jobs.query', project, resource }, question));
  const bytes = Number(textIn(value.totalBytesProcessed) || Number.NaN);
  if (!Number.isFinite(bytes))
    throw new Problem(
      'warehouse-refused',
      'BigQuery must say how much the query reads, got no number; try again, and if it stays so ask whoever looks after the project',
      { field: 'warehouse' },
    );
  return { bytes, fields: fieldsIn(value.schema) };
}

/**
 * Runs a query, waits until it is done, and reads every page of its answer.
 *
 * @throws Problem where it takes too long, and where not every row arrived: a part of an answer is no answer.
 */
export function* wholeAnswer(question: Question, terms: Terms): Asking<Answered> {
  const { sql, project } = question;
  const began = terms.now();
  const left = (): number => PATIENCE_MS - (terms.now() - began);
  let reply = objectIn(
    yield* ask(
      {
        method: 'jobs.query',
        project,
        resource: {
          query: sql,
          useLegacySql: false,
          ...where(question.location),
          maximumBytesBilled: String(Math.floor(terms.maximumBytes)),
          maxResults: PAGE,
          timeoutMs: WAIT_MS,
          jobTimeoutMs: String(PATIENCE_MS),
          requestId: terms.requestId,
        },
      },
      question,
    ),
  );
  // Where the job really runs is where its answer is, whatever was asked for.
  const job = objectIn(reply.jobReference);
  const location = textIn(job.location) || question.location;
  const results = (options: Record<string, string | number>) =>
    ask(
      {
        method: 'jobs.getQueryResults',
        project: textIn(job.projectId) || project,
        job: textIn(job.jobId),
        options: { ...where(location), maxResults: PAGE, ...options },
      },
      question,
    );
  while (reply.jobComplete !== true) {
    if (left() <= 0) throw tooSlow();
    const asked = terms.now();
    reply = objectIn(yield* results({ timeoutMs: Math.min(WAIT_MS, Math.max(PAUSE_MS, left())) }));
    if (reply.jobComplete !== true && terms.now() - asked < PAUSE_MS) yield { method: 'pause', ms: PAUSE_MS };
  }
  const fields = fieldsIn(reply.schema);
  const bytes = Number(textIn(reply.totalBytesProcessed) || 0);
  const total = totalOf(reply.totalRows);
  const rows = rowsIn(reply.rows, fields);
  let token = textIn(reply.pageToken);
  const seen = new Set<string>();
  while (token && rows.length <= total) {
    if (seen.has(token)) break;
    seen.add(token);
    if (left() <= 0) throw tooSlow();
    const page = objectIn(yield* results({ pageToken: token, timeoutMs: WAIT_MS }));
    if (totalOf(page.totalRows) !== total)
      throw incomplete(rows.length, `${total}, then ${textIn(page.totalRows)},`);
    for (const row of rowsIn(page.rows, fields)) rows.push(row);
    token = textIn(page.pageToken);
  }
  if (rows.length !== total) throw incomplete(rows.length, String(total));
  return { fields, rows, bytes };
}

function where(location: string): { location?: string } {
  return location ? { location } : {};
}

function totalOf(value: unknown): number {
  const total = textIn(value) === '' ? Number.NaN : Number(textIn(value));
  if (Number.isSafeInteger(total) && total >= 0) return total;
  throw incomplete(0, 'an unknown number of');
}

function incomplete(got: number, of: string): Problem {
  return new Problem(
    'warehouse-truncated',
    `All ${of} rows of the answer must arrive, got ${got}; nothing was changed. Try again, and if it stays so ask whoever looks after the table`,
    { field: 'warehouse' },
  );
}

/** Rows as BigQuery writes them: { f: [{ v }] }, each value as text. */
function rowsIn(value: unknown, fields: readonly Field[]): (string | null)[][] {
  return listIn(value).map(({ f }) => {
    const cells = listIn(f).map(({ v }) => {
      if (v === null || v === undefined) return null;
      return typeof v === 'object' ? JSON.stringify(v) : String(v);
    });
    if (cells.length === fields.length) return cells;
    throw new Problem(
      'warehouse-truncated',
      `Each row of the answer must have ${fields.length} values, got one with ${cells.length}; nothing was changed. Try again, and if it stays so ask whoever looks after the table`,
      { field: 'warehouse' },
    );
  });
}
