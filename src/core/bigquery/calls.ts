/** A column of a result or a table, as BigQuery's replies describe it. */
export interface Field {
  name: string;
  type: string;
  /** NULLABLE, REQUIRED or REPEATED; absent is NULLABLE. */
  mode?: string;
}

/**
 * What is asked of BigQuery, by the method of its REST interface; and a pause, where an answer is not ready.
 * Source: cloud.google.com/bigquery/docs/reference/rest/v2.
 */
export type Call =
  | { method: 'jobs.query'; project: string; resource: QueryRequest }
  | { method: 'jobs.getQueryResults'; project: string; job: string; options: Record<string, string | number> }
  | { method: 'tables.get'; project: string; dataset: string; table: string }
  | { method: 'projects.list'; options: Record<string, string | number> }
  | { method: 'datasets.list'; project: string; options: Record<string, string | number> }
  | { method: 'tables.list'; project: string; dataset: string; options: Record<string, string | number> }
  | { method: 'pause'; ms: number };

/** The fields of a QueryRequest that are used. Whole numbers of 64 bits go as texts. */
interface QueryRequest {
  query: string;
  /** Legacy SQL is BigQuery's default, and another language. */
  useLegacySql: false;
  dryRun?: boolean;
  location?: string;
  maximumBytesBilled?: string;
  maxResults?: number;
  timeoutMs?: number;
  jobTimeoutMs?: string;
  /** The same request sent again with the same id runs once. */
  requestId?: string;
}

/** Why BigQuery refused: the HTTP status, its own reason, and its own sentence, which is for programmers. */
export interface ServiceError {
  status: number;
  reason: string;
  message: string;
}

export type Reply = { ok: true; value: unknown } | { ok: false; error: ServiceError };

/** A conversation with BigQuery: what it asks next, given the last reply. It touches no network itself. */
export type Asking<T> = Generator<Call, T, Reply>;

/** Carries a conversation through, with whatever answers a call. */
export function converse<T>(asking: Asking<T>, answer: (call: Call) => Reply): T {
  let step = asking.next();
  while (!step.done) step = asking.next(answer(step.value));
  return step.value;
}

/** A reply's value as an object to look into; {} for anything else. */
export function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A member as a list of objects; [] where it is none. */
export function listIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(objectIn) : [];
}

/** A member as text; '' where it is absent. */
export function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The fields of a schema. */
export function fieldsIn(schema: unknown): Field[] {
  return listIn(objectIn(schema).fields).map(({ name, type, mode }) => ({
    name: textIn(name),
    type: textIn(type),
    ...(mode === undefined ? {} : { mode: textIn(mode) }),
  }));
}
