// The dbt package: its model is the query to the last sign, and parts of a pipeline add up to the whole.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeDbt } from '../../../build/dbt.mjs';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { dbtPackage, modelOf } from '../../../src/core/dbt/package.ts';
import { readPipeline } from '../../../src/core/pipeline/read.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { merge, unitsOf } from '../../../src/core/tally/tally.ts';
import { queryFor } from '../../../src/core/warehouse/query-for.ts';
import { readTallyTable } from '../../../src/core/warehouse/read.ts';
import type { SchemaColumn } from '../../../src/core/warehouse/schema.ts';
import { fieldOf, TALLY_HEADERS } from '../../../src/core/warehouse/table-header.ts';
import { tallyTable } from '../../../src/core/warehouse/write.ts';

import { runs } from '../../support/laws.ts';

const calendar = new Calendar(() => 'Etc/UTC');
const HEAD = ['Group', 'Name', 'Setting', 'Value'];
const read = (rows: Cell[][]) => readSettings([HEAD, ...rows], calendar);
const column = (name: string, type: SchemaColumn['type']): SchemaColumn => ({ name, type });
const schema = {
  project: 'sales-crm-1',
  dataset: 'crm',
  table: 'deals',
  columns: [
    column('owner', 'STRING'),
    column('first_meeting', 'DATE'),
    column('stage', 'STRING'),
    column('close_date', 'TIMESTAMP'),
    column('amount', 'NUMERIC'),
    column('demo_date', 'DATE'),
    column('level', 'STRING'),
  ],
};

/** Jinja as far as a model uses it: {{ var('name') }}, with the values that dbt_project.yml holds. */
function render(model: string, project: string): string {
  const vars = new Map(
    [...project.matchAll(/^ {4}(kpi_\w+): (".*")$/gm)].map(([, name, value]) => [
      name,
      JSON.parse(value as string),
    ]),
  );
  return model.replace(/\{\{\s*var\('(\w+)'\)\s*\}\}/g, (_, name) => {
    if (!vars.has(name)) throw new Error(`no variable ${name}`);
    return vars.get(name);
  });
}

const AS_OF: Cell[] = ['Method', 'As of', 'Date', '2026-03-31'];
const someSettings = fc.subarray<Cell[]>([
  AS_OF,
  ['Outcome', 'Won', 'Stages', "Kunde; It's won; {{ x }}"],
  ['Outcome', 'Lost', 'Stages', 'Weg'],
  ['Outcome', 'Open', 'Stages', 'Offen'],
  ['Target', 'Team', 'Starts', '2026-01-01'],
  ['Method', 'Close ratio', 'Dated by', 'First appointment'],
  ['Gateway', "Demo's", 'Proof column', 'demo_date'],
  ['Gateway', "Demo's", 'Window (days)', 12],
  ['Gateway', "Demo's", 'Rule', 'level is one of VP; Owner'],
  ['Gateway', 'Offer', 'Proof stages', 'Proposal; Negotiation'],
]);
const someDay = fc.option(fc.integer({ min: 45_000, max: 47_000 }), { nil: undefined });

test('rendered with its variables the model is the query, to the last sign', () => {
  fc.assert(
    fc.property(someSettings, someDay, someDay, (rows, from, to) => {
      const settings = read(rows);
      const bounds = { from, to };
      const files = dbtPackage({ schema, settings, bounds, zone: 'Europe/Berlin' });
      expect(render(files['models/kpi_tally.sql'] ?? '', files['dbt_project.yml'] ?? '')).toBe(
        `${queryFor(schema, settings, bounds, 'Europe/Berlin')}\n`,
      );
    }),
    { numRuns: runs(300) },
  );
});

test('what the settings say stands in the variables and nowhere in the model', () => {
  const settings = read([
    AS_OF,
    ['Outcome', 'Won', 'Stages', 'Kunde'],
    ['Gateway', 'Demo', 'Proof column', 'demo_date'],
    ['Gateway', 'Demo', 'Window (days)', 12],
    ['Target', 'Team', 'Starts', '2026-01-01'],
  ]);
  const { sql, vars } = modelOf({
    schema,
    settings,
    bounds: { from: 46_000, to: undefined },
    zone: 'Europe/Berlin',
  });
  expect(vars).toMatchObject({
    kpi_project: 'sales-crm-1',
    kpi_dataset: 'crm',
    kpi_table: 'deals',
    kpi_time_zone: "'Europe/Berlin'",
    kpi_won_words: "'kunde'",
    // 2026-03-31, 2026-01-01: serial numbers of a sheet.
    kpi_as_of: '46112',
    kpi_target_starts: '46023',
    kpi_from: '46000',
    kpi_window_1: '12',
  });
  for (const value of ['sales-crm-1', 'deals', 'Berlin', 'kunde', '46112', '46023', '46000'])
    expect(sql).not.toContain(value);
});

describe('the files', () => {
  const files = dbtPackage({
    schema,
    settings: read([AS_OF]),
    bounds: { from: undefined, to: undefined },
    zone: 'Etc/UTC',
  });

  test('every column has its description and its tests', () => {
    const yml = files['models/schema.yml'] ?? '';
    for (const header of TALLY_HEADERS) {
      const [, said = ''] = yml.split(`- name: ${JSON.stringify(fieldOf(header))}\n`);
      expect(said.split('- name:')[0], header).toMatch(
        /quote: true\n +description: ".{10,}"\n +data_tests:\n +- not_null/,
      );
    }
    expect(yml).toContain('accepted_values');
    expect(yml.match(/- unique/g)).toHaveLength(3);
  });

  test('each row is in one part and no more: the parts differ in one sign of their condition', () => {
    const condition = (name: string) =>
      /WHERE (.*kpi_closed_before.*)\n/.exec(files[`models/${name}.sql`] ?? '')?.[1];
    const closed = condition('kpi_tally_closed');
    expect(closed).toMatch(
      /^outcome IN \('W', 'L'\) AND GREATEST\(appointmentDay, closeDay, wonDay, lostDay.*\) < /,
    );
    expect(condition('kpi_tally_open')).toBe(`NOT (${closed})`);
    // 2026-03-31 less 13 weeks.
    expect(files['dbt_project.yml']).toContain('kpi_closed_before: "46021"');
  });

  test('without a day for today nothing is stored, and the package says so', () => {
    const plain = dbtPackage({
      schema,
      settings: read([]),
      bounds: { from: undefined, to: undefined },
      zone: 'Etc/UTC',
    });
    expect(Object.keys(plain)).toEqual([
      'dbt_project.yml',
      'models/kpi_tally.sql',
      'models/schema.yml',
      'README.md',
    ]);
    expect(plain['README.md']).toContain('set Method | As of | Date');
  });

  test('the command writes them from a schema and a CSV of settings; what it can’t read is a sentence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dbt-'));
    const fields = schema.columns.map(({ name, type }) => ({ name, type, mode: 'NULLABLE' }));
    writeFileSync(
      join(folder, 'schema.json'),
      JSON.stringify([...fields, { name: 'tags', type: 'STRING', mode: 'REPEATED' }]),
    );
    writeFileSync(join(folder, 'settings.csv'), 'Group,Name,Setting,Value\nMethod,As of,Date,2026-03-31\n');
    const words = [
      '--table',
      'sales-crm-1.crm.deals',
      '--schema',
      'schema.json',
      '--settings',
      'settings.csv',
    ];
    const { target, names } = await writeDbt(words, folder);
    expect(names).toHaveLength(7);
    expect(readFileSync(join(target, 'models/kpi_tally.sql'), 'utf8')).toBe(files['models/kpi_tally.sql']);
    await expect(writeDbt([...words, '--from', 'soon'], folder)).rejects.toThrow(
      '--from must be a date such as 2026-03-31, got "soon"',
    );
    await expect(writeDbt(['--table', 'deals', '--schema', 'schema.json'], folder)).rejects.toThrow(
      '--table must be project.dataset.table, got "deals"',
    );
    await expect(writeDbt([], folder)).rejects.toThrow('both must be given');
  });
});

const PIPELINE_HEAD = ['Rep', 'First appointment', 'Stage', 'Close date', 'Amount', 'Proposal date'];
const WITH_DAY = read([AS_OF, ['Target', 'Team', 'Starts', '2026-01-01']]);

/** A pipeline of so many deals, always the same. */
function deals(count: number): Cell[][] {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () => {
    const start = 45_700 + next(400);
    return [
      ['Ann', 'ANN', 'Bob', 'Chi', ''][next(5)] as string,
      next(9) ? start : '',
      ['Won', 'Lost', 'Open', 'Won'][next(4)] as string,
      next(9) ? start + next(90) : '',
      next(2) ? next(1_000_000) / 100 : '',
      next(2) ? start + next(40) : '',
    ];
  });
}

const tallied = (rows: Cell[][], settings = WITH_DAY): Cell[][] =>
  tallyTable(readPipeline([PIPELINE_HEAD, ...rows], settings, calendar, true), settings, {
    from: undefined,
    to: undefined,
  });

/** What a table of tallies, or several below each other, come to by rep, as plain data. */
function sums(table: Cell[][]): unknown {
  const reps = new Map<string, unknown[]>();
  const { reps: lines } = readTallyTable(table, calendar);
  for (const { spelt, tally, presence, sinceStart, closedUnknown, recentDays } of lines) {
    const [had, rows = 0, since = 0, unknown = 0, days = []] = (reps.get(spelt) ?? []) as [
      typeof tally?,
      number?,
      number?,
      number?,
      [number, number][]?,
    ];
    const all = new Map(days);
    for (const [day, count] of recentDays) all.set(day, (all.get(day) ?? 0) + count);
    reps.set(spelt, [
      had ? merge(had, tally) : tally,
      rows + presence.rows,
      since + sinceStart,
      unknown + closedUnknown,
      [...all].sort(([a], [b]) => a - b),
    ]);
  }
  return [...reps]
    .map(([rep, [tally, ...rest]]) => [
      rep,
      { ...(tally as object), revenue: unitsOf((tally as { revenue: never }).revenue) },
      ...rest,
    ])
    .sort();
}

/** 10,000 in the whole test command. */
const SPLITS = runs(10_000);

test('the sum of the parts is the whole, for 10,000 random splits', () => {
  const rows = deals(12);
  const whole = JSON.stringify(sums(tallied(rows)));
  // A part comes back in many splits; its table is made once.
  const made = new Map<string, Cell[][]>();
  const tableOf = (part: Cell[][], key: string): Cell[][] => {
    const table = made.get(key) ?? tallied(part);
    made.set(key, table);
    return table;
  };
  let splits = 0;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: rows.length, maxLength: rows.length }),
      at => {
        const tables = [0, 1, 2].flatMap(part => {
          const is = at.map(each => each === part);
          const own = rows.filter((_, i) => is[i]);
          return own.length ? tableOf(own, is.join()) : [];
        });
        splits++;
        return JSON.stringify(sums(tables)) === whole;
      },
    ),
    { numRuns: SPLITS },
  );
  expect(splits).toBe(SPLITS);
});

test('a stored part does not change while the day for today goes on', () => {
  const before = 46_021;
  const closed = deals(400).filter(
    ([, first, stage, close, , proof]) =>
      stage !== 'Open' && [first, close, proof].every(day => Number(day || 0) < before),
  );
  expect(closed.length).toBeGreaterThan(100);
  const stored = tallied(closed);
  const changing = ['As of', 'Made by', 'Check'].map(header => TALLY_HEADERS.indexOf(header as 'Check'));
  const kept = (table: Cell[][]) => table.map(line => line.filter((_, i) => !changing.includes(i)));
  for (const later of ['2026-04-01', '2026-05-31', '2027-12-31']) {
    const settings = read([
      ['Method', 'As of', 'Date', later],
      ['Target', 'Team', 'Starts', '2026-01-01'],
    ]);
    expect(kept(tallied(closed, settings))).toEqual(kept(stored));
  }
});
