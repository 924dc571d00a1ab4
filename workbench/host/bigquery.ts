// The advanced service BigQuery, as far as an add-on that reads needs it. Each method is one request of the REST interface of the
// same name; who answers it is handed in. Source: https://developers.google.com/apps-script/advanced/bigquery and
// https://cloud.google.com/bigquery/docs/reference/rest/v2.
import { Refusal } from './problem.ts';
import { expose } from './surface.ts';

/** Answers a request of a service of Google's at once, as a script waits for it. */
export type RestService = (request: { method: 'GET' | 'POST'; path: string; body: string }) => {
  status: number;
  body: string;
};

/** What an advanced service throws: Google's sentence, and the reply's own account of it. */
export class ApiFailure extends Refusal {
  override name = 'GoogleJsonResponseException';
  readonly details: object;

  constructor(method: string, details: { message?: string }) {
    super(`API call to bigquery.${method} failed with error: ${details.message ?? ''}`);
    this.details = details;
  }
}

type Options = Record<string, unknown>;

class Line {
  #service: RestService | undefined;

  constructor(service: RestService | undefined) {
    this.#service = service;
  }

  ask(
    name: string,
    method: 'GET' | 'POST',
    parts: readonly string[],
    options: Options,
    body?: object,
  ): object {
    if (!this.#service) throw new Refusal('The workbench has no BigQuery to ask.');
    const query = Object.entries(options ?? {}).map(
      ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`,
    );
    const path = `/bigquery/v2/${parts.map(encodeURIComponent).join('/')}${query.length ? `?${query.join('&')}` : ''}`;
    const reply = this.#service({ method, path, body: body ? JSON.stringify(body) : '' });
    const value = JSON.parse(reply.body) as { error?: { message?: string } };
    if (reply.status >= 400) throw new ApiFailure(name, value.error ?? {});
    return value;
  }
}

class HostJobs {
  #line: Line;
  constructor(line: Line) {
    this.#line = line;
  }

  query(resource: object, project: string): object {
    return this.#line.ask('jobs.query', 'POST', ['projects', project, 'queries'], {}, resource);
  }

  getQueryResults(project: string, job: string, options: Options = {}): object {
    return this.#line.ask('jobs.getQueryResults', 'GET', ['projects', project, 'queries', job], options);
  }
}

class HostTables {
  #line: Line;
  constructor(line: Line) {
    this.#line = line;
  }

  get(project: string, dataset: string, table: string): object {
    return this.#line.ask(
      'tables.get',
      'GET',
      ['projects', project, 'datasets', dataset, 'tables', table],
      {},
    );
  }

  list(project: string, dataset: string, options: Options = {}): object {
    return this.#line.ask(
      'tables.list',
      'GET',
      ['projects', project, 'datasets', dataset, 'tables'],
      options,
    );
  }
}

class HostDatasets {
  #line: Line;
  constructor(line: Line) {
    this.#line = line;
  }

  list(project: string, options: Options = {}): object {
    return this.#line.ask('datasets.list', 'GET', ['projects', project, 'datasets'], options);
  }
}

class HostProjects {
  #line: Line;
  constructor(line: Line) {
    this.#line = line;
  }

  list(options: Options = {}): object {
    return this.#line.ask('projects.list', 'GET', ['projects'], options);
  }
}

export class HostBigQuery {
  readonly Jobs: HostJobs;
  readonly Tables: HostTables;
  readonly Datasets: HostDatasets;
  readonly Projects: HostProjects;

  constructor(service: RestService | undefined) {
    const line = new Line(service);
    this.Jobs = new HostJobs(line);
    this.Tables = new HostTables(line);
    this.Datasets = new HostDatasets(line);
    this.Projects = new HostProjects(line);
  }
}

const service = 'BigQuery';
expose(HostBigQuery, {
  name: 'BigQuery',
  service,
  methods: {},
  members: ['Jobs', 'Tables', 'Datasets', 'Projects'],
});
expose(HostJobs, {
  name: 'bigquery.jobs',
  service,
  methods: { query: ['object,string'], getQueryResults: ['string,string', 'string,string,object'] },
});
expose(HostTables, {
  name: 'bigquery.tables',
  service,
  methods: { get: ['string,string,string'], list: ['string,string', 'string,string,object'] },
});
expose(HostDatasets, {
  name: 'bigquery.datasets',
  service,
  methods: { list: ['string', 'string,object'] },
});
expose(HostProjects, { name: 'bigquery.projects', service, methods: { list: ['', 'object'] } });
