// The advanced service BigQuery: there only where the manifest says so, and then as strict as Google.
import { afterEach, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { RestService } from '../host/bigquery.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const scopes = (...names: string[]) => names.map(name => `https://www.googleapis.com/auth/${name}`);
const enabled = (userSymbol = 'BigQuery') => ({
  dependencies: { enabledAdvancedServices: [{ userSymbol, serviceId: 'bigquery', version: 'v2' }] },
});
const echo: RestService = request => ({ status: 200, body: JSON.stringify(request) });

async function run(body: string, manifest: object, bigQuery?: RestService): Promise<unknown> {
  bench = await open({ code: `function go() { ${body} }`, manifest, bigQuery });
  return bench.call('go');
}

test('it is no name at all where the manifest does not enable it', async () => {
  await expect(run('return BigQuery.Jobs', { oauthScopes: scopes('bigquery') }, echo)).rejects.toThrow(
    'BigQuery is not defined',
  );
});

test('each method is the request of its name; names are escaped', async () => {
  const manifest = { ...enabled('Warehouse'), oauthScopes: scopes('bigquery.readonly') };
  expect(
    await run(
      `return [Warehouse.Tables.get('p', 'd', 'a/b'), Warehouse.Jobs.getQueryResults('p', 'j', { location: 'EU', maxResults: 5 }),
        Warehouse.Jobs.query({ query: 'x' }, 'p')]`,
      manifest,
      echo,
    ),
  ).toEqual([
    { method: 'GET', path: '/bigquery/v2/projects/p/datasets/d/tables/a%2Fb', body: '' },
    { method: 'GET', path: '/bigquery/v2/projects/p/queries/j?location=EU&maxResults=5', body: '' },
    { method: 'POST', path: '/bigquery/v2/projects/p/queries', body: '{"query":"x"}' },
  ]);
});

test('it needs one of its scopes, and is closed to formulas and simple triggers', async () => {
  await expect(
    run(`BigQuery.Projects.list()`, { ...enabled(), oauthScopes: scopes('spreadsheets') }, echo),
  ).rejects.toThrow(
    'Specified permissions are not sufficient to call bigquery.projects.list. Required permissions: https://www.googleapis.com/auth/bigquery || https://www.googleapis.com/auth/bigquery.readonly',
  );
  bench.close();
  const manifest = { ...enabled(), oauthScopes: scopes('bigquery') };
  bench = await open({
    code: 'function F() { BigQuery.Projects.list() }',
    manifest,
    bigQuery: echo,
    sheets: [{ name: 'A', rows: [['=F()']] }],
  });
  expect(bench.sentence('A!A1')).toContain('You do not have permission to call BigQuery service.');
  bench.close();
  const code = 'function onOpen() { BigQuery.Projects.list() }';
  await expect(open({ code, manifest, bigQuery: echo })).rejects.toThrow(
    'You do not have permission to call bigquery.projects.list.',
  );
});

test('a refusal is Google’s exception, with the reply’s own account of it', async () => {
  const error = { code: 404, message: 'Not found: Job p:j', errors: [{ reason: 'notFound' }] };
  expect(
    await run(
      `try { BigQuery.Jobs.getQueryResults('p', 'j') } catch (e) { return [e.name, e.message, e.details] }`,
      { ...enabled(), oauthScopes: scopes('bigquery') },
      () => ({ status: 404, body: JSON.stringify({ error }) }),
    ),
  ).toEqual([
    'GoogleJsonResponseException',
    'API call to bigquery.jobs.getQueryResults failed with error: Not found: Job p:j',
    error,
  ]);
});

test('arguments are checked, and what the host lacks is named', async () => {
  const manifest = { ...enabled(), oauthScopes: scopes('bigquery') };
  await expect(run(`BigQuery.Jobs.query('p', {})`, manifest, echo)).rejects.toThrow(
    "The parameters (String,Object) don't match the method signature for bigquery.jobs.query.",
  );
  bench.close();
  await expect(run(`BigQuery.Jobs.insert({}, 'p')`, manifest, echo)).rejects.toThrow(
    "bigquery.jobs.insert is not in the workbench's host",
  );
});
