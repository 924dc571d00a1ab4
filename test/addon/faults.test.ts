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
const page: Do = bench => bench.click('Build meeting page');
const laterDay: Do = bench => bench.person.type('Pipeline!I2', '2026-09-09');
const plan: Do = door('addToPlan', {
  rep: 'Marcus Webb',
  steps: [
    { kpi: 'Close ratio', step: 'Agree the timeline', goal: '65%' },
    { kpi: 'Close ratio', step: '=HYPERLINK("x")', goal: '' },
  ],
});

/** As it was made before a step kept its day: nine columns. */
const olderPlan: Do = bench => bench.person.clear('KPI Coaching!J1:L3');
const MORE = {
  rep: 'Nina Petrova',
  steps: [{ kpi: 'Gateway ratio', step: 'Start at the top', goal: '' }],
};
const planMore: Do = door('addToPlan', MORE);
/** A formula that leaves the settings out, on the tab on which a person asks for formulas. */
const loose: Do = bench => bench.person.type('Figures!A1', '=CLOSE_RATIO(Pipeline!A1:K40)');
const choose =
  (cell: string, text: string): Do =>
  bench =>
    bench.person.type(`KPI Scorecard!${cell}`, text);
const noPeriod: Do = bench => {
  for (const cell of ['B2', 'D2', 'E2']) bench.person.clear(`KPI Scorecard!${cell}`);
};
/** The answer of a door, or a refusal that says that it is done already. */
const unlessDone =
  <Name extends keyof Requests>(name: Name, request: Requests[Name], done: string): Do =>
  bench => {
    const answer = JSON.parse(bench.callNow(name, [JSON.stringify(request)]) as string);
    if (!answer.ok && answer.problem.code !== done) throw new Error(answer.problem.message);
  };
let undone: Requests['undoSave']['cells'] = [];
const saveToUndo: Do = bench => {
  const request = { version: versionOf(bench), changes: STANDING };
  undone = JSON.parse(bench.callNow('saveSettings', [JSON.stringify(request)]) as string).value.undo;
};

/** What is done before the action is asked for, without a fault: the sidebar has read the settings that it saves. */
type Prepared = (bench: Workbench) => Do;

const ACTIONS: { name: string; before: Do[]; act: Prepared; undo: Do[]; sparse?: number }[] = [
  {
    name: 'build scorecard, the first time',
    before: [],
    act: () => build,
    undo: [door('removeBuilt', {}), bench => bench.person.deleteTab('KPI Settings')],
  },
  { name: 'refresh scorecard', before: [build], act: () => build, undo: [] },
  { name: 'remove scorecard', before: [build], act: () => door('removeBuilt', {}), undo: [build] },
  {
    name: 'remove scorecard from the menu, which asks',
    before: [build],
    act: () => bench => {
      bench.ui.answers.alert = () => 'YES';
      bench.click('Remove scorecard');
    },
    undo: [build],
  },
  {
    // The calls are those of a build from the menu, and each step is an execution of its own.
    name: 'build scorecard from the sidebar',
    before: [],
    sparse: 9,
    act: () => bench => {
      for (let [step, of] = [0, 1]; step < of; ) {
        const answer = JSON.parse(bench.callNow('buildNext', [JSON.stringify({ step })]) as string);
        if (!answer.ok) throw new Error(answer.problem.message);
        ({ done: step, of } = answer.value);
      }
    },
    undo: [door('removeBuilt', {}), bench => bench.person.deleteTab('KPI Settings')],
  },
  {
    name: 'choose a period',
    before: [build],
    act: () => choose('E2', 'Last month'),
    undo: [noPeriod],
  },
  {
    name: 'type a day where a period was chosen',
    before: [build, choose('E2', 'Last month')],
    act: () => choose('B2', '2026-06-15'),
    undo: [choose('E2', 'Last month')],
  },
  {
    name: 'choose the tab of the pipeline',
    before: [],
    act: bench => door('readDocument', { tab: bench.book.grid.tabNamed('Pipeline')?.id as number }),
    undo: [],
  },
  {
    name: 'mend a formula, which makes the settings table',
    before: [loose],
    act: bench => {
      const { formulas } = JSON.parse(bench.callNow('looseFormulas', ['{}']) as string).value;
      return formulas.length ? door('mendFormula', formulas[0]) : () => undefined;
    },
    undo: [bench => bench.person.deleteTab('KPI Settings'), loose],
  },
  {
    name: 'write a formula',
    before: [bench => bench.person.select('Figures!B2')],
    act: bench => {
      bench.person.select('Figures!B2');
      return unlessDone(
        'writeFormula',
        { kpi: 'Close ratio', cell: '', name: 'Marcus Webb', from: '', to: '' },
        'cell-filled',
      );
    },
    undo: [
      bench => bench.person.deleteTab('KPI Settings'),
      bench => bench.person.clear('Figures!B2'),
      bench => bench.person.select('Figures!B2'),
    ],
  },
  {
    name: 'undo a save',
    before: [bench => save(versionOf(bench))(bench), saveToUndo],
    act: bench => door('undoSave', { version: versionOf(bench), cells: undone }),
    undo: [
      bench => bench.person.deleteTab('KPI Settings'),
      bench => save(versionOf(bench))(bench),
      saveToUndo,
    ],
  },
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
    name: 'build the meeting page, the first time',
    before: [keep],
    act: () => page,
    undo: [bench => bench.person.deleteTab('KPI Meeting')],
  },
  {
    name: 'build the meeting page again',
    before: [keep, page, laterDay],
    act: () => page,
    undo: [],
  },
  {
    name: 'build the meeting page beside one that somebody wrote on',
    before: [page, bench => bench.person.type('KPI Meeting!A5', 'call Ben')],
    act: () => page,
    undo: [bench => bench.person.deleteTab('KPI Meeting 2')],
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
  {
    name: 'take coaching rows back',
    before: [plan, planMore],
    act: () => door('removeFromPlan', MORE),
    undo: [bench => bench.person.deleteTab('KPI Coaching'), plan, planMore],
  },
  {
    name: 'add coaching rows to the plan of an older build',
    before: [plan, olderPlan],
    act: () => planMore,
    undo: [bench => bench.person.deleteTab('KPI Coaching'), plan, olderPlan],
  },
  {
    name: 'add coaching rows to those that stand',
    before: [plan],
    act: () => planMore,
    undo: [bench => bench.person.deleteTab('KPI Coaching'), plan],
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
      { name: 'Figures', rows: [], size: { rows: 20, columns: 6 } },
    ],
  });
  bench.person.addRule({ on: ['Team list!A2:A9'], formula: '=LEN($A2)>10', background: '#ffff00' });
  bench.person.addRule({ on: ['Pipeline!A2:A9'], formula: '=$H2="Closed Won"', background: '#00ff00' });
  bench.person.addName('MY_NAME', 'Team list!A1:A4');
  bench.person.type('Pipeline!N2', 'my note');
  bench.person.select('Pipeline!A1');
  return bench;
}

/** What is the user's: everything but our tabs, our rules, our names, our marks on tabs, and the formulas asked for. */
function ownOf(bench: Workbench): string {
  const snapshot = bench.snapshot() as unknown as {
    tabs: { name: string; rules?: unknown[] }[];
    names?: Record<string, unknown>;
    [key: string]: unknown;
  };
  const isOurs = (text: unknown) => JSON.stringify(text).includes('Sales Barometer: ');
  const tabs = snapshot.tabs
    .filter(
      tab =>
        !/^KPI .*(building|Scorecard|Weekly goals|Charts 2|Settings|Coaching|History|Meeting)|^Figures$/.test(
          tab.name,
        ),
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

/** Where two snapshots differ, the first places with what each has: a whole document can't be read in a report. */
function differing(one: string, other: string): string[] {
  const places: string[] = [];
  const compare = (a: unknown, b: unknown, place: string): void => {
    if (JSON.stringify(a) === JSON.stringify(b) || places.length > 9) return;
    if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) {
      places.push(`${place}: ${JSON.stringify(a)}, wanted ${JSON.stringify(b)}`);
      return;
    }
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      compare((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${place}/${key}`);
  };
  if (one !== other) compare(JSON.parse(one), JSON.parse(other), '');
  return one === other || places.length ? places : ['the order of something'];
}

let tried = 0;
afterAll(() =>
  console.log(
    `${ACTIONS.length} actions, ${tried} failures at service calls tried (${STEP === 1 ? 'every call' : `one call in ${STEP}`})`,
  ),
);

describe.each(ACTIONS)('$name', ({ act, before, undo, sparse = 1 }) => {
  const step = STEP * sparse;
  let bench: Workbench;
  let start: string;
  let own: string;
  let goal: string;
  let calls = 0;

  const state = () => JSON.stringify(bench.snapshot());
  beforeAll(async () => {
    bench = await userDocument();
    for (const each of before) each(bench);
    start = state();
    own = ownOf(bench);
    bench.journal.clear();
    const run = act(bench);
    bench.journal.clear();
    run(bench);
    calls = bench.journal.calls.length;
    goal = state();
    for (const each of undo) each(bench);
  });
  afterAll(() => bench.close());

  test('an undisturbed run, undone, leaves the start', () => {
    // Deleting a tab by hand leaves its name behind, and the pipeline stays marked as the pipeline.
    const plain = (text: string) =>
      text.replace(/"metadata":\[[^\]]*\],?/g, '').replace(/"KPI_(SETTINGS|HISTORY)":"#REF!",?/g, '');
    if (undo.length) expect(differing(plain(state()), plain(start))).toEqual([]);
  });

  test.each([
    ['throws', () => new Error('Service Spreadsheets failed while accessing document')],
    ['ends', () => new Killed('the execution ended')],
    ['ends, with what was written so far', () => new Killed('the execution ended', true)],
  ])('every call that %s', { timeout: 1_800_000 }, (kind, fault) => {
    for (let index = kind.length % step; index < calls; index += step) {
      tried++;
      const run = act(bench);
      bench.journal.clear();
      let made = 0;
      bench.journal.beforeCall = () => {
        if (made++ !== index) return;
        bench.journal.beforeCall = undefined;
        throw fault();
      };
      try {
        run(bench);
      } catch {
        // The sentence that a person sees is looked at elsewhere.
      }
      bench.journal.beforeCall = undefined;
      expect(differing(ownOf(bench), own), `call ${index} ${kind}: the user's own things`).toEqual([]);
      act(bench)(bench);
      expect(differing(state(), goal), `call ${index} ${kind}: done again`).toEqual([]);
      for (const each of undo) each(bench);
    }
  });
});
