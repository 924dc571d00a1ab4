import type { Asking, Call, Reply, ServiceError } from '../../core/bigquery/calls.ts';
import { converse } from '../../core/bigquery/calls.ts';

/** The advanced service, as far as it is used; the manifest of this build enables it by this name. */
declare const BigQuery: {
  Jobs: {
    query(resource: object, project: string): object;
    getQueryResults(project: string, job: string, options: object): object;
  };
  Tables: {
    get(project: string, dataset: string, table: string): object;
    list(project: string, dataset: string, options: object): object;
  };
  Datasets: { list(project: string, options: object): object };
  Projects: { list(options: object): object };
};

/** Carries a conversation with BigQuery through, under the rights of whoever runs the script. */
export function askBigQuery<T>(asking: Asking<T>): T {
  return converse(asking, call => {
    try {
      return { ok: true, value: made(call) };
    } catch (error) {
      return { ok: false, error: errorOf(error) } satisfies Reply;
    }
  });
}

function made(call: Call): unknown {
  switch (call.method) {
    case 'jobs.query':
      return BigQuery.Jobs.query(call.resource, call.project);
    case 'jobs.getQueryResults':
      return BigQuery.Jobs.getQueryResults(call.project, call.job, call.options);
    case 'tables.get':
      return BigQuery.Tables.get(call.project, call.dataset, call.table);
    case 'tables.list':
      return BigQuery.Tables.list(call.project, call.dataset, call.options);
    case 'datasets.list':
      return BigQuery.Datasets.list(call.project, call.options);
    case 'projects.list':
      return BigQuery.Projects.list(call.options);
    case 'pause':
      Utilities.sleep(call.ms);
      return null;
  }
}

/** What was thrown, as the reply that it came from: its own account where it has one, else its sentence. */
function errorOf(thrown: unknown): ServiceError {
  const { details, message = '' } = thrown as {
    details?: { code?: number; message?: string; errors?: { reason?: string }[] };
    message?: string;
  };
  return {
    status: details?.code ?? 0,
    reason: details?.errors?.[0]?.reason ?? '',
    message: details?.message ?? message.replace(/^API call to \S+ failed with error: /, ''),
  };
}
