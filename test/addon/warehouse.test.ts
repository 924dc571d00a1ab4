// The build that asks BigQuery itself: a table is chosen, tried without reading, run, and its tallies are on a tab.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import type { FakeBigQuery } from '../support/fake-bigquery.ts';
import {
  dealRows,
  fromWarehouse,
  openWarehouse,
  PLACE,
  refusalOf,
  serviceWith,
  talliesOf,
} from '../support/warehouse.ts';

const ROWS = dealRows(240);
const LIMIT = 10 * 2 ** 30;
const FROM = { ...PLACE, runsIn: PLACE.project };

let service: FakeBigQuery;
let bench: Workbench;
beforeEach(async () => {
  service = serviceWith(ROWS);
  bench = await openWarehouse(service);
});
afterEach(() => bench.close());

const estimate = () => fromWarehouse(bench, 'warehouseEstimate', FROM);
const run = async (limit = LIMIT) => {
  const { uses } = await estimate();
  return fromWarehouse(bench, 'warehouseRun', { ...FROM, limit, uses });
};
const WIDTH = talliesOf(ROWS)[0]?.length ?? 0;
const area = (rows: number) => `KPI Tallies!A1:A${String.fromCharCode(64 + WIDTH - 26)}${rows}`;
const snapshot = () => JSON.stringify(bench.snapshot());

test('projects, datasets and tables are listed', async () => {
  expect(await fromWarehouse(bench, 'warehouseNames', {})).toEqual(['sales-crm-1']);
  expect(await fromWarehouse(bench, 'warehouseNames', { project: 'sales-crm-1' })).toEqual(['crm', 'empty']);
  expect(await fromWarehouse(bench, 'warehouseNames', { project: 'sales-crm-1', dataset: 'crm' })).toEqual([
    'deals',
  ]);
});

test('a dry run says what would be read and what that may cost, as an estimate, and writes nothing', async () => {
  const before = snapshot();
  expect(await estimate()).toEqual({
    bytes: 3_000_000,
    says: "Reads 2.86 MiB: less than $0.01 a run. This is an estimate at BigQuery's list price of $6.25 per TiB on demand (cloud.google.com/bigquery/pricing, June 2026); a region or a contract of yours may have another, and the first TiB a month is free.",
    uses: [
      { as: 'Rep', column: 'owner' },
      { as: 'First appointment', column: 'first_meeting' },
      { as: 'Stage', column: 'stage' },
      { as: 'Close date', column: 'close_date' },
      { as: 'Amount', column: 'amount' },
      { as: 'Proof of proposal_date', column: 'proposal_date' },
    ],
  });
  expect(snapshot()).toBe(before);
  expect(service.runs).toBe(0);
});

test('the query names the columns that are used and no others', async () => {
  await estimate();
  const { query } = JSON.parse(service.asked.at(-1)?.body ?? '{}');
  expect(new Set([...query.matchAll(/t\.`([^`]+)`/g)].map(([, name]) => name))).toEqual(
    new Set(['owner', 'first_meeting', 'stage', 'close_date', 'amount', 'proposal_date']),
  );
  expect(query.match(/`sales-crm-1`/g)).toHaveLength(1);
});

test('a run puts the tallies on a tab, cell by cell those of KPI_TALLY, and a second run leaves the same', async () => {
  service.pageRows = 4;
  const { says, tab } = await run();
  expect(says).toBe('The tallies of 9 names are on the tab KPI Tallies; the query read 121 KiB');
  const table = talliesOf(ROWS);
  expect(bench.values(area(table.length))).toEqual(table.map(row => row.map(cell => cell ?? '')));
  const before = snapshot();
  expect((await run()).tab).toBe(tab);
  expect(snapshot()).toBe(before);
  expect(service.runs).toBe(2);
});

test('what was chosen is there the next time', async () => {
  expect(await fromWarehouse(bench, 'warehouseLast', {})).toBeNull();
  await run(2 ** 31);
  expect(await fromWarehouse(bench, 'warehouseLast', {})).toMatchObject({ ...FROM, limit: 2 ** 31 });
});

test('fewer names than last time leave no row of the last time', async () => {
  await run();
  const fewer = ROWS.filter(([rep]) => rep !== 'Rep B' && rep !== 'Rep C');
  const other = serviceWith(fewer);
  Object.assign(service, { run: other.run });
  await run();
  expect(bench.values(area(10))).toEqual([
    ...talliesOf(fewer).map(row => row.map(cell => cell ?? '')),
    ...Array.from({ length: 2 }, () => Array(WIDTH).fill('')),
  ]);
});

describe('what goes wrong is one sentence, and the tallies that stood are as they were', () => {
  const says = async (sentence: string | RegExp, limit = LIMIT): Promise<void> => {
    const before = snapshot();
    const uses = [{ as: 'Rep', column: 'owner' }];
    expect(await refusalOf(bench, 'warehouseRun', { ...FROM, limit, uses })).toMatch(sentence);
    expect(snapshot()).toBe(before);
  };
  beforeEach(async () => {
    await run();
  });

  test('no right to read', async () => {
    service.mayRead = false;
    await says(/^Your account must be allowed to read the table "deals", .* role BigQuery Data Viewer/);
  });

  test('no right to run', async () => {
    service.mayRun = false;
    await says(
      /^Your account must be allowed to run queries in the project "sales-crm-1", .* BigQuery Job User/,
    );
  });

  test('the data moved between the schema and the query', async () => {
    const answer = service.answer.bind(service);
    service.answer = request => {
      if (request.method === 'POST') service.location = 'EU';
      return answer(request);
    };
    await says(/^The query must run where the table "deals" is kept, got a run in US, where it is not/);
  });

  test('more bytes than the limit', async () => {
    (service.tables.crm?.deals as { bytes: number }).bytes = 5 * 2 ** 30;
    await says(
      /^The query must read no more than the limit that is set, got one that reads 5\.00 GiB/,
      2 ** 30,
    );
  });

  test('a column that vanished since it was shown', async () => {
    const deals = service.tables.crm?.deals as { fields: { name: string }[] };
    deals.fields = deals.fields.filter(({ name }) => name !== 'owner');
    await says(
      /^The column "owner" \(Rep\) must still be in the table "deals", got a table without it; ask whoever/,
    );
  });

  test('a column that vanished while the query was on its way', async () => {
    service.gone = ['amount'];
    await says(/^The column "amount" must be in the table "deals", got a table without it/);
  });

  test('an answer that is not whole', async () => {
    service.pageRows = 4;
    service.lost = 1;
    await says(/^All 9 rows of the answer must arrive, got 8; nothing was changed/);
  });

  test('an answer that never comes', async () => {
    service.waits = 1e6;
    await says(/^The query must be done within four minutes, got none by then/);
  });

  test('a cell that was changed on the way', async () => {
    const { fields, rows } = service.run('');
    Object.assign(service, {
      run: () => ({ fields, rows: rows.map(row => row.map((v, i) => (i === 2 ? '1' : v))) }),
    });
    await says(/^row 2 of the tallies must be as it was made, got a row with a cell changed/);
  });

  test('somebody wrote below the tallies', async () => {
    bench.person.type('KPI Tallies!B15', 'mine');
    await bench.settled();
    await says('KPI Tallies!B15 must be free for the tallies, got "mine"; move it and try again');
    expect(bench.value('KPI Tallies!B15')).toBe('mine');
  });

  test('a table of another name, and a name that is more than one table', async () => {
    const refused = (table: string) =>
      refusalOf(bench, 'warehouseRun', { ...FROM, table, limit: LIMIT, uses: [] });
    expect(await refused('gone')).toMatch(/^The table "gone" must be in the project, got none of that name/);
    expect(await refused('deals*')).toMatch('the table must be the plain name of one table, got "deals*"');
  });
});

test('the same deals as rows of a sheet and from BigQuery make the same scorecard, figure by figure and flag by flag', async () => {
  const { tab } = await run();
  await buildOn(bench, tab);
  const sheet = await openWarehouse(service, { sheets: [{ name: 'Deals', rows: ROWS }] });
  await buildOn(sheet);
  const card = (of: Workbench) => of.values('KPI Scorecard!A4:R16').map(row => row.map(cell => cell));
  expect(card(bench)[0]?.slice(0, 3)).toEqual(['Rep', 'Coach first', 'Flags']);
  expect(card(bench).filter(([rep]) => String(rep).startsWith('Rep '))).toHaveLength(9);
  expect(card(bench)).toEqual(card(sheet));
  sheet.close();
});

/** Builds the scorecard from a tab, as the sidebar does. */
async function buildOn(of: Workbench, tab?: number): Promise<void> {
  for (let step = 0, steps = 1; step < steps; ) {
    const request = JSON.stringify(tab === undefined ? { step } : { step, tab });
    const answer = JSON.parse((await of.call('buildNext', request)) as string);
    if (!answer.ok) throw new Error(answer.problem.message);
    step = answer.value.done;
    steps = answer.value.of;
  }
  await of.settled();
}

describe('a run that breaks off leaves the tallies that stood, or the new ones whole, and can be done again', () => {
  const tallies = (of: Workbench) => {
    const names = of.book.grid.tabs.map(({ name }) => name);
    return names.includes('KPI Tallies') ? of.values('KPI Tallies!A1:A12').flat().filter(Boolean).length : 0;
  };
  const request = JSON.stringify({ ...FROM, limit: LIMIT, uses: [] });

  test.each(['first', 'second'])('the %s run', async which => {
    let calls = 0;
    for (let index = 0; index === 0 || index < calls; index += 4) {
      bench.close();
      bench = await openWarehouse(service);
      if (which === 'second') await run();
      let made = 0;
      bench.journal.beforeCall = () => {
        if (made++ === index) throw new Error('Service Spreadsheets failed while accessing document');
      };
      const reply = JSON.parse((await bench.call('warehouseRun', request)) as string);
      calls = Math.max(calls, made);
      bench.journal.beforeCall = undefined;
      // Nine names and a header, or nothing at all before the first run is through.
      expect([which === 'second' ? 10 : 0, 10], `call ${index}`).toContain(tallies(bench));
      expect(reply.ok || typeof reply.problem.message === 'string').toBe(true);
      await run();
      expect(tallies(bench), `call ${index}, done again`).toBe(10);
      expect(bench.book.grid.tabs.map(({ name }) => name)).toEqual(['Sheet1', 'KPI Tallies']);
    }
    expect(calls).toBeGreaterThan(10);
  });
});

test('rights that were not granted are asked for by name', async () => {
  bench.close();
  bench = await openWarehouse(service, {
    granted: ['spreadsheets.currentonly', 'script.container.ui'].map(
      scope => `https://www.googleapis.com/auth/${scope}`,
    ),
  });
  expect(await refusalOf(bench, 'warehouseNames', {})).toMatch(
    /^This script must be allowed to read BigQuery with your account, got no such consent/,
  );
});

test('a request with other fields is refused before anything is asked', async () => {
  const reply = JSON.parse((await bench.call('warehouseRun', '{"project":1}')) as string);
  expect(reply.problem.code).toBe('request');
  expect(service.asked).toEqual([]);
});
