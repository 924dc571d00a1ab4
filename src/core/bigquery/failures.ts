import { asSentence, Problem, quoted, shortened } from '../problem.ts';
import type { Asking, Call, ServiceError } from './calls.ts';

/** What a conversation is about, for the sentences about what went wrong. */
export interface Concerned {
  /** The project that runs, and pays for, the query. */
  project: string;
  dataset?: string;
  table?: string;
}

/** How often a call is made again that failed on BigQuery's side or came too often. */
const TRIES = 3;
const PASSING = new Set(['backendError', 'internalError', 'rateLimitExceeded', 'jobBackendError']);

/** Asks one thing, again after a while where the failure is of the kind that passes; refused with a sentence. */
export function* ask(call: Call, concerned: Concerned): Asking<unknown> {
  for (let tried = 1; ; tried++) {
    const reply = yield call;
    if (reply.ok) return reply.value;
    const { error } = reply;
    const passes = PASSING.has(error.reason) || error.status >= 500;
    if (!passes || tried === TRIES) throw failure(error, concerned);
    yield { method: 'pause', ms: 1000 * 2 ** (tried - 1) };
  }
}

/**
 * A refusal of BigQuery's as a sentence: what is the matter, and whom to ask. Its own reasons decide; its sentences are English
 * whatever the account's language.
 * Source: cloud.google.com/bigquery/docs/error-messages.
 */
function failure(error: ServiceError, concerned: Concerned): Problem {
  const { reason, status, message } = error;
  const { project, dataset, table } = concerned;
  const of = (code: string, sentence: string, field = 'warehouse'): Problem =>
    new Problem(code, `${sentence}; nothing was changed`, { field });
  const place = table
    ? `the table ${quoted(table)}`
    : dataset
      ? `the dataset ${quoted(dataset)}`
      : 'BigQuery';

  if (
    /insufficient authentication scopes|insufficientPermissions|permissions are not sufficient/i.test(
      `${reason} ${message}`,
    )
  )
    return of(
      'warehouse-scope',
      'This script must be allowed to read BigQuery with your account, got no such consent; open the menu, choose Open sidebar and allow it, or ask whoever set the script up',
    );
  if (reason === 'accessNotConfigured' || /API has not been used|is disabled/i.test(message))
    return of(
      'warehouse-off',
      'The BigQuery API must be switched on for this script, got one where it is off; ask whoever set the script up to switch it on in its Google Cloud project',
    );
  if (status === 403 && /jobs\.create/i.test(message))
    return of(
      'warehouse-access',
      `Your account must be allowed to run queries in the project ${quoted(project)}, got a refusal; ask whoever looks after that project for the role BigQuery Job User`,
      'project',
    );
  if (reason === 'accessDenied')
    return of(
      'warehouse-access',
      `Your account must be allowed to read ${place}, got a refusal; ask whoever looks after it for the role BigQuery Data Viewer`,
      'table',
    );
  const elsewhere = /was not found in location (\S+)/i.exec(message)?.[1];
  if (elsewhere)
    return of(
      'warehouse-location',
      `The query must run where ${place} is kept, got a run in ${elsewhere}, where it is not; look again at the table, and if it stays so ask whoever looks after it where it is kept`,
      'table',
    );
  if (reason === 'notFound' || status === 404)
    return of(
      'warehouse-not-found',
      `${asSentence(place)} must be in the project, got none of that name; check the names, or ask whoever looks after it`,
      'table',
    );
  if (reason === 'bytesBilledLimitExceeded') {
    const needed = /(?<!\d)(\d+) or higher/i.exec(message)?.[1];
    return of(
      'warehouse-limit',
      `The query must read no more than the limit that is set, got one that reads ${needed ? bytesText(Number(needed)) : 'more'}; raise the limit, or ask whoever pays for the project ${quoted(project)}`,
      'limit',
    );
  }
  const gone =
    /(?:Name|Unrecognized name:?)\s+`?([^\s`]+?)`?(?:\s+not found|\s+at \[|;|$)/i.exec(message)?.[1] ??
    undefined;
  if (reason === 'invalidQuery' && gone)
    return of(
      'warehouse-column',
      `The column ${quoted(gone)} must be in ${place}, got a table without it; look again at the table, or ask whoever looks after it`,
      'table',
    );
  if (reason === 'responseTooLarge')
    return of(
      'warehouse-truncated',
      'The answer must fit what BigQuery hands over, got one that is too large; choose a shorter period, or ask whoever looks after the table',
    );
  if (reason === 'quotaExceeded' || reason === 'rateLimitExceeded')
    return of(
      'warehouse-busy',
      `BigQuery must have room for the query, got a quota that is used up; try again later, or ask whoever looks after the project ${quoted(project)}`,
    );
  if (reason === 'stopped' || reason === 'timeout' || tellsOfEnd(message)) return tooSlow();
  if (status >= 500)
    return of(
      'warehouse-down',
      'BigQuery did not answer as it should, three times; try again in a few minutes',
    );
  const words = quoted(shortened(message || reason || `HTTP ${status}`, 200));
  return of(
    'warehouse-refused',
    `BigQuery refused, and says ${words}; show this to whoever looks after ${place}`,
  );
}

/** The sentence about a query that takes longer than a script may wait. */
export function tooSlow(): Problem {
  return new Problem(
    'warehouse-slow',
    'The query must be done within four minutes, got none by then; choose a shorter period, or ask whoever looks after the table to keep a smaller one; nothing was changed',
    { field: 'warehouse' },
  );
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** "12 bytes", "1.5 GiB": as BigQuery counts, a KiB being 1,024 bytes. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

/** True where a line of a message says of a job that it took too long or was cancelled. */
function tellsOfEnd(message: string): boolean {
  return message.split(/[\n\r\u2028\u2029]/).some(line => {
    const job = line.search(/job/i);
    return job >= 0 && /timed? ?out|cancel/i.test(line.slice(job + 3));
  });
}
