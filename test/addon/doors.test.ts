// Every function that the sidebar calls can be called by anybody who opens the sidebar's console, with anything.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/addon/answers.ts';
import type { Requests } from '../../src/addon/requests.ts';
import { fold } from '../../src/core/cells/fold.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { INJECTIONS } from '../browser/injection-corpus.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { runs } from '../support/laws.ts';
import { openSample } from '../support/workbench.ts';

/** A request of each door's own form. */
const OWN_FORM: { [Name in keyof Requests]: Requests[Name] } = {
  readDocument: { tab: 0 },
  previewSettings: { rows: [{ group: 'Target', name: 'Team', setting: 'Weeks', value: 13 }], tab: 0 },
  saveSettings: {
    version: 'NOW',
    changes: [{ group: 'Target', name: 'Team', setting: 'Weeks', values: [13] }],
  },
  undoSave: { version: '1', cells: [{ row: 2, part: 3, value: 0.5, as: 'value', format: '0%' }] },
  looseFormulas: {},
  mendFormula: { tab: 0, row: 1, column: 20, formula: '=CLOSE_RATIO(A:K)' },
  writeFormula: { kpi: 'Close ratio', cell: '', name: 'Marcus Webb', from: 'M1', to: '', tab: 0 },
  goTo: { tab: 0, row: 2, column: 1 },
  warehouseQuery: { table: 'sales-crm-1.crm.deals', columns: 'Rep STRING\nStage STRING', from: '', to: '' },
  buildNext: { step: 0, tab: 0 },
  stopBuilding: {},
  removeBuilt: {},
  mark: { kpi: 'Close ratio', what: 'names' },
  listMarks: {},
  unmark: { tab: 0, range: 'A1:A5' },
  coach: { rep: 'marcus webb', tab: 0 },
  installationSeen: { text: 'x' },
  keepWeek: { tab: 0 },
  buildPage: { rep: 'marcus webb', tab: 0 },
  readMeeting: { rep: 'marcus webb', tab: 0 },
  readTrend: { kpi: 'Close ratio', every: 'week', rep: 'marcus webb', tab: 0 },
  writeTrend: { kpi: 'Close ratio', every: 'month', name: 'Marcus Webb', tab: 0 },
  readDeals: { kpi: 'Close ratio', rep: 'marcus webb', tab: 0 },
  addToPlan: { rep: 'Marcus Webb', steps: [{ kpi: 'Close ratio', step: 'Ask', goal: '65%' }] },
  removeFromPlan: { rep: 'Marcus Webb', steps: [{ kpi: 'Close ratio', step: 'Ask', goal: '65%' }] },
};
/** Each door's own form is answered, so what is refused below is refused for what was twisted. */
const ANSWERED: (keyof Requests)[] = [
  'readDocument',
  'previewSettings',
  'warehouseQuery',
  'saveSettings',
  'goTo',
  'coach',
  'keepWeek',
  'buildPage',
  'readMeeting',
  'readDeals',
  'readTrend',
  'addToPlan',
  'removeFromPlan',
];
const NAMES = Object.keys(OWN_FORM) as (keyof Requests)[];
const READS = new Set<keyof Requests>([
  'readDocument',
  'previewSettings',
  'listMarks',
  'looseFormulas',
  'warehouseQuery',
  'coach',
  'readMeeting',
  'readDeals',
  'readTrend',
]);

const FIELDLESS = new Set<keyof Requests>([
  'installationSeen',
  'readDocument',
  'stopBuilding',
  'removeBuilt',
  'listMarks',
  'looseFormulas',
  'unmark',
  'keepWeek',
  'buildPage',
  'readMeeting',
]);

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A value that stands where a request's field stood. */
const hostile: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    true,
    '',
    ' ',
    -1,
    0.5,
    1e308,
    2 ** 31,
    'x'.repeat(6000),
    [],
    {},
    [[]],
    { length: 1e9 },
    JSON.parse('{"__proto__":{"ok":true},"constructor":{"prototype":{}}}'),
    Array.from({ length: 3000 }, () => 1),
  ),
  fc.constantFrom(...INJECTIONS),
  fc.jsonValue() as fc.Arbitrary<Json>,
);

/** A request with one of its values, at any depth, exchanged, dropped or joined by one that nobody asked for. */
function twisted(request: Json): fc.Arbitrary<Json> {
  const inner =
    request !== null && typeof request === 'object' && Object.keys(request).length
      ? [
          fc.constantFrom(...Object.keys(request)).chain(key => {
            const held = (request as Record<string, Json>)[key] as Json;
            return twisted(held).map(value =>
              Array.isArray(request)
                ? request.map((each, i) => (String(i) === key ? value : each))
                : { ...request, [key]: value },
            );
          }),
          fc.constantFrom(...Object.keys(request)).map(key => {
            const { [key]: _, ...rest } = request as Record<string, Json>;
            return rest;
          }),
        ]
      : [];
  return fc.oneof(hostile, ...inner, ...inner);
}

let bench: Workbench;
beforeAll(async () => {
  const sample = samplePipeline();
  bench = await openSample({
    sheets: [{ ...sample, rows: sample.rows?.slice(0, 60) ?? [], size: { rows: 80, columns: 14 } }],
  });
  bench.click('Build scorecard');
  await bench.settled();
  bench.person.select('Pipeline!A1');
});
let asked = 0;
let refused = 0;
afterAll(() => {
  bench?.close();
  console.log(
    `${asked} hostile requests through ${NAMES.length} doors: ${refused} refused, none by accident`,
  );
});

/** What a door answers, and whether any service was touched for it. */
function knock(name: keyof Requests, ...values: unknown[]): { answer: Answer<unknown>; calls: number } {
  bench.journal.clear();
  const reply = bench.callNow(name, values) as string;
  asked++;
  const answer = JSON.parse(reply) as Answer<unknown>;
  if (!answer.ok) refused++;
  return { answer, calls: bench.journal.calls.length };
}
/** The version of the settings that stand, as JSON: with it a save is not refused for being late. */
function versionNow(): string {
  const { answer } = knock('readDocument', '{}');
  return JSON.stringify((answer as { value: { settings: { version: string } } }).value.settings.version);
}
const state = () => JSON.stringify(bench.snapshot());

test.each(ANSWERED)('%s answers its own form', name => {
  const { answer } = knock(
    name,
    JSON.stringify(OWN_FORM[name]).replace('"NOW"', () => versionNow()),
  );
  expect(answer.ok, JSON.stringify(answer)).toBe(true);
});

describe.each(NAMES)('%s', name => {
  test.each([
    ['nothing', []],
    ['null', [null]],
    ['a number', [7]],
    ['an object in place of its text', [OWN_FORM[name]]],
    ['a text that is no JSON', ['{']],
    ['a list', ['[]']],
    ['a text within the text', ['"{}"']],
  ])('given %s it refuses in a sentence, and touches nothing', (_, values) => {
    const { answer, calls } = knock(name, ...values);
    // An empty list is a request without fields to those that ask for none.
    if (answer.ok && FIELDLESS.has(name)) return;
    expect(answer).toMatchObject({ ok: false, problem: { code: 'request' } });
    // Where no service was touched, nothing can have changed.
    expect(calls).toBe(0);
  });

  test('given its own form with anything in it, it does what it is for or says in a sentence why not', () => {
    const before = state();
    fc.assert(
      fc.property(twisted(OWN_FORM[name] as unknown as Json), request => {
        const { answer, calls } = knock(
          name,
          JSON.stringify(request).replace('"NOW"', () => versionNow()),
        );
        if (answer.ok) return;
        const { code, message } = answer.problem;
        expect(code, `${JSON.stringify(request)}: ${bench.host.log.at(-1)?.text}`).not.toBe('unexpected');
        expect(message).toMatch(/^[^\n]{10,}$/);
        expect(message).not.toMatch(/Error:|\bat .*:\d+|undefined|\[object/);
        if (code === 'request') expect(calls).toBe(0);
      }),
      { numRuns: runs(30) },
    );
    if (READS.has(name)) expect(state() === before, 'a question changes nothing').toBe(true);
  });
});

test('no text that came through a door is a formula or a link in the sheet', async () => {
  for (const text of INJECTIONS) {
    const version = JSON.parse(versionNow()) as string;
    const changes = [{ group: text, name: text, setting: text, values: [text] }];
    knock('saveSettings', JSON.stringify({ version, changes }));
    knock('addToPlan', JSON.stringify({ rep: text, steps: [{ kpi: text, step: text, goal: text }] }));
  }
  await bench.settled();
  for (const tab of ['KPI Settings', 'KPI Coaching']) {
    const cells = bench
      .values(`${tab}!A1:E400`)
      .flatMap((row, r) =>
        row.map((value, c) => ({ value, formula: bench.formula(`${tab}!${'ABCDE'[c]}${r + 1}`) })),
      );
    expect(cells.filter(({ formula }) => formula !== '')).toEqual([]);
    // Settings whose names fold alike are one.
    const standing = new Set(cells.map(({ value }) => fold(String(value))));
    expect(INJECTIONS.filter(text => !standing.has(fold(text)))).toEqual([]);
  }
});
