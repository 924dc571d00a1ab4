import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Requests } from '../../src/addon/requests.ts';
import { Killed } from '../../workbench/host/problem.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { openSample } from '../support/workbench.ts';

// A failure at any service call leaves the user's own things as they were, and doing the action again ends like an
// undisturbed run. Every call is tried twice: once it throws, once the execution ends there for good.
// FAULT_STEP=1 (npm run faults) tries every call, the ordinary test run every 23rd from a shifting start.
const STEP = Number(process.env.FAULT_STEP ?? 23);

type Do = (bench: Workbench) => void;
const door = <Name extends keyof Requests>(name: Name, request: Requests[Name]): Do => {
  return bench => {
    const answer = JSON.parse(bench.callNow(name, [JSON.stringify(request)]) as string);
    if (!answer.ok) throw new Error(answer.problem.message);
  };
};
const versionOf = (bench: Workbench): string =>
  JSON.parse(bench.callNow('readDocument', ['{}']) as string).value.settings.version;

const build: Do = bench => bench.click('Build scorecard');
const select: Do = bench => bench.person.select('Team list!A2:A4');
const markNames: Do = bench => {
  select(bench);
  door('mark', { kpi: 'Close ratio', what: 'names' })(bench);
};
const save = (version: string): Do =>
  door('saveSettings', {
    version,
    changes: [
      { group: 'Benchmark', name: 'Close ratio', setting: 'At least', values: ['70%'] },
      {
        group: 'Gateway',
        name: 'Proposal date',
        setting: 'Rule',
        values: ['Contact level is one of VP; Owner', 'Amount at least 100'],
      },
      { group: 'Target', name: 'Team', setting: 'Revenue', values: [900_000] },
    ],
  });
const STANDING: Requests['saveSettings']['changes'] = [
  { group: 'Benchmark', name: 'Close ratio', setting: 'At least', values: ['60%'] },
  {
    group: 'Gateway',
    name: 'Proposal date',
    setting: 'Rule',
    values: ['Contact level is one of VP', 'Amount at least 50', 'Industry is filled'],
  },
];
const saveStanding: Do = bench => {
  door('saveSettings', { version: versionOf(bench), changes: STANDING })(bench);
  bench.person.type('KPI Settings!F3', 'a note of mine');
  bench.person.type('KPI Settings!A9', 'Wether');
};
const keep: Do = bench => bench.click('Keep this week');
const laterDay: Do = bench => bench.person.type('Pipeline!I2', '2026-09-09');
const plan: Do = door('addToPlan', {
  rep: 'Marcus Webb',
  steps: [
    { kpi: 'Close ratio', step: 'Agree the timeline', goal: '65%' },
    { kpi: 'Close ratio', step: '=HYPERLINK("x")', goal: '' },
  ],
});

/** What is done before the action is asked for, without a fault: the sidebar has read the settings that it saves. */
type Prepared = (bench: Workbench) => Do;

const ACTIONS: { name: string; before: Do[]; act: Prepared; undo: Do[] }[] = [
  {
    name: 'build scorecard, the first time',
    before: [],
    act: () => build,
    undo: [door('removeBuilt', {}), bench => bench.person.deleteTab('KPI Settings')],
  },
  { name: 'refresh scorecard', before: [build], act: () => build, undo: [] },
  { name: 'remove scorecard', before: [build], act: () => door('removeBuilt', {}), undo: [build] },
  {
    name: 'save settings, the first time',
    before: [],
    act: bench => save(versionOf(bench)),
    undo: [
      bench => {
        bench.person.deleteTab('KPI Settings');
      },
    ],
  },
  {
    name: 'save settings over a table that stands',
    before: [saveStanding],
    act: bench => save(versionOf(bench)),
    undo: [bench => bench.person.deleteTab('KPI Settings'), saveStanding],
  },
  {
    name: 'mark',
    before: [build, select],
    act: () => bench => door('mark', { kpi: 'Close ratio', what: 'names' })(bench),
    undo: [door('unmark', {})],
  },
  { name: 'remove marks', before: [build, markNames], act: () => door('unmark', {}), undo: [markNames] },
  {
    name: 'keep this week, the first time',
    before: [],
    act: () => keep,
    undo: [bench => bench.person.deleteTab('KPI History')],
  },
  {
    name: 'keep this week again',
    before: [keep, laterDay],
    act: () => keep,
    undo: [],
  },
  {
    name: 'add coaching rows',
    before: [],
    act: () => plan,
    undo: [
      bench => {
        bench.person.deleteTab('KPI Coaching');
      },
    ],
  },
];

/** A document with things of the user's own: rules, names, notes, a tab called like one of ours. */
async function userDocument(): Promise<Workbench> {
  const sample = samplePipeline();
  const bench = await openSample({
    sheets: [
      { ...sample, rows: sample.rows?.slice(0, 40) ?? [], size: { rows: 60, columns: 14 } },
      {
        name: 'Team list',
        rows: [['Rep'], ['Marcus Webb'], ['Nina Petrova'], ['Grace Liu']],
        size: { rows: 20, columns: 6 },
      },
      { name: 'KPI Charts', rows: [['This one is mine']], size: { rows: 20, columns: 6 } },
    ],
  });
  bench.person.addRule({ on: ['Team list!A2:A9'], formula: '=LEN($A2)>10', background: '#ffff00' });
  bench.person.addRule({ on: ['Pipeline!A2:A9'], formula: '=$H2="Closed Won"', background: '#00ff00' });
  bench.person.addName('MY_NAME', 'Team list!A1:A4');
  bench.person.type('Pipeline!N2', 'my note');
  bench.person.select('Pipeline!A1');
  return bench;
}

/** What is the user's: everything but our tabs, our rules, our names and our marks on tabs. */
function ownOf(bench: Workbench): string {
  const snapshot = bench.snapshot() as unknown as {
    tabs: { name: string; rules?: unknown[] }[];
    names?: Record<string, unknown>;
    [key: string]: unknown;
  };
  const isOurs = (text: unknown) => JSON.stringify(text).includes('Sales Barometer: ');
  const tabs = snapshot.tabs
    .filter(
      tab => !/^KPI .*(building|Scorecard|Weekly goals|Charts 2|Settings|Coaching|History)/.test(tab.name),
    )
    .map(tab =>
      JSON.parse(
        JSON.stringify(tab, (key, value) =>
          key === 'metadata'
            ? undefined
            : key === 'rules'
              ? (value as unknown[]).filter(rule => !isOurs(rule))
              : value,
        ),
      ),
    );
  const names = Object.fromEntries(
    Object.entries(snapshot.names ?? {}).filter(([name]) => !name.startsWith('KPI_')),
  );
  // In the settings tab, what stands beside the table and a row that nobody knows are the user's.
  const settings = bench.book.grid.tabNamed('KPI Settings') ? bench.value('KPI Settings!F3') : '';
  return JSON.stringify({ tabs, names, settings });
}

let tried = 0;
afterAll(() =>
  console.log(
    `${ACTIONS.length} actions, ${tried} failures at service calls tried (${STEP === 1 ? 'every call' : `one call in ${STEP}`})`,
  ),
);

describe.each(ACTIONS)('$name', ({ act, before, undo }) => {
  let bench: Workbench;
  let start: string;
  let own: string;
  let goal: string;
  let calls = 0;

  const state = () => JSON.stringify(bench.snapshot());
  beforeAll(async () => {
    bench = await userDocument();
    for (const step of before) step(bench);
    start = state();
    own = ownOf(bench);
    bench.journal.clear();
    const run = act(bench);
    bench.journal.clear();
    run(bench);
    calls = bench.journal.calls.length;
    goal = state();
    for (const step of undo) step(bench);
  });
  afterAll(() => bench.close());

  test('an undisturbed run, undone, leaves the start', () => {
    // Deleting a tab by hand leaves its name behind, and the pipeline stays marked as the pipeline.
    const plain = (text: string) =>
      text.replace(/"metadata":\[[^\]]*\],?/g, '').replace(/"KPI_(SETTINGS|HISTORY)":"#REF!",?/g, '');
    if (undo.length) expect(plain(state())).toBe(plain(start));
  });

  test.each([
    ['throws', () => new Error('Service Spreadsheets failed while accessing document')],
    ['ends', () => new Killed('the execution ended')],
    ['ends, with what was written so far', () => new Killed('the execution ended', true)],
  ])('every call that %s', { timeout: 1_800_000 }, (kind, fault) => {
    for (let index = kind.length % STEP; index < calls; index += STEP) {
      tried++;
      const run = act(bench);
      bench.journal.clear();
      bench.journal.beforeCall = call => {
        if (call.index !== index) return;
        bench.journal.beforeCall = undefined;
        throw fault();
      };
      try {
        run(bench);
      } catch {
        // The sentence that a person sees is looked at elsewhere.
      }
      bench.journal.beforeCall = undefined;
      expect(ownOf(bench), `call ${index} ${kind}: the user's own things`).toBe(own);
      act(bench)(bench);
      expect(state(), `call ${index} ${kind}: done again`).toBe(goal);
      for (const step of undo) step(bench);
    }
  });
});
