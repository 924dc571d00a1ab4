import { afterEach, describe, expect, test } from 'vitest';
import type { Answer, SettingsState } from '../../src/addon/answers.ts';
import type { Requests } from '../../src/addon/requests.ts';
import type { SettingChange } from '../../src/core/settings/change.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { openSample } from '../support/workbench.ts';

// Two editors at once: the second one's action runs at every service call of the first one's. Where it finds the
// document's lock held it waits, and begins when the first has ended; in a second run it waits in vain.
let bench: Workbench;
afterEach(() => bench?.close());

function call<Name extends keyof Requests>(
  name: Name,
  request: Requests[Name],
  user: string,
): Answer<unknown> {
  return JSON.parse(bench.callNow(name, [JSON.stringify(request)], user) as string);
}

/** Saves as the sidebar does: when somebody was faster, on top of what stands now. */
function save(changes: SettingChange[], version: string, user: string): void {
  const answer = call(
    'saveSettings',
    { version, changes: changes as Requests['saveSettings']['changes'] },
    user,
  );
  if (answer.ok) return;
  if (answer.problem.code === 'busy') throw new Error('busy');
  expect(answer.problem.code).toBe('changed');
  const now = answer.settings as SettingsState;
  expect(
    call(
      'saveSettings',
      { version: now.version, changes: changes as Requests['saveSettings']['changes'] },
      user,
    ).ok,
  ).toBe(true);
}
const versionNow = (): string => {
  const answer = call('readDocument', {}, 'ann') as Answer<{ settings: SettingsState }>;
  return answer.ok ? answer.value.settings.version : '';
};
const change = (name: string, setting: string, value: string): SettingChange => ({
  group: 'Benchmark',
  name,
  setting,
  values: [value],
});

type Action = { name: string; run: (version: string, user: string) => void };
const CLOSE: Action = {
  name: 'save the close ratio',
  run: (v, u) => save([change('Close ratio', 'At least', '70%')], v, u),
};
const SALE: Action = {
  name: 'save the average sale',
  run: (v, u) => save([change('Average sale', 'Below peers by', '25%')], v, u),
};
const BUILD: Action = {
  name: 'build',
  run: (_, user) => {
    for (let step = 0, of = 1; step < of; step++) {
      const answer = call('buildNext', { step }, user) as Answer<{ of: number }>;
      if (!answer.ok) throw new Error(answer.problem.code);
      of = answer.value.of;
    }
  },
};
const MARK: Action = {
  name: 'mark',
  run: (_, user) => {
    // Every user has a selection of their own in Sheets; the workbench has one.
    const { active } = bench.book;
    bench.person.select('List!A2');
    try {
      const answer = call('mark', { kpi: 'Close ratio', what: 'names' }, user);
      if (!answer.ok) throw new Error(answer.problem.code);
    } finally {
      bench.book.active = active;
    }
  },
};

async function start(): Promise<void> {
  const sample = samplePipeline();
  bench = await openSample({
    sheets: [
      { ...sample, rows: sample.rows?.slice(0, 30) ?? [], size: { rows: 40, columns: 12 } },
      { name: 'List', rows: [['Rep'], ['Marcus Webb']], size: { rows: 10, columns: 4 } },
    ],
  });
  BUILD.run('', 'ann');
}

let tried = 0;
const PAIRS: [Action, Action][] = [
  [CLOSE, SALE],
  [CLOSE, MARK],
  [MARK, CLOSE],
  [MARK, MARK],
  [CLOSE, BUILD],
  [BUILD, CLOSE],
  [BUILD, MARK],
  [BUILD, BUILD],
];

/** The rules that are ours, without their marks for kinds of their own: none may stand twice. */
function ownRules(): string[] {
  const snapshot = bench.snapshot() as unknown as { tabs: { name: string; rules?: unknown[] }[] };
  return snapshot.tabs.flatMap(tab =>
    (tab.rules ?? [])
      .map(rule => tab.name + JSON.stringify(rule))
      .filter(text => text.includes('Sales Barometer: ')),
  );
}

describe.each(
  PAIRS.map(([first, second]) => ({ first, second, name: `${second.name} during ${first.name}` })),
)('$name', ({ first, second }) => {
  test.each(['defer', 'time out'] as const)(
    'at every call, where the lock %s',
    { timeout: 600_000 },
    async whenHeld => {
      await start();
      bench.host.locks.whenHeld = whenHeld;
      const settings = () => JSON.stringify(bench.values('KPI Settings!A1:D8'));
      // How it ends when one acts after the other.
      first.run(versionNow(), 'ann');
      second.run(versionNow(), 'ben');
      const goal = JSON.stringify(bench.snapshot());
      const saved = [first, second].some(action => action === CLOSE || action === SALE) ? settings() : '';
      bench.close();
      await start();
      const version = versionNow();
      bench.journal.clear();
      first.run(version, 'ann');
      const calls = bench.journal.calls.length;
      const step = Math.max(1, Math.ceil(calls / (process.env.FAULT_STEP === '1' ? calls : 10)));
      bench.close();

      for (let at = 0; at < calls; at += step) {
        await start();
        bench.host.locks.whenHeld = whenHeld;
        tried++;
        const [mine, theirs] = [versionNow(), versionNow()];
        let count = 0;
        let refused = false;
        bench.journal.beforeCall = () => {
          if (count++ !== at) return;
          bench.journal.beforeCall = undefined;
          bench.host.orLater(() => {
            try {
              second.run(theirs, 'ben');
            } catch (error) {
              // Waited in vain: nothing was done, and a person would press the button again.
              if (whenHeld === 'defer') throw error;
              refused = true;
            }
          });
        };
        first.run(mine, 'ann');
        expect(bench.journal.beforeCall, `call ${at} was reached`).toBeUndefined();
        if (refused) second.run(versionNow(), 'ben');
        if (saved)
          expect(new Set(JSON.parse(settings()).map(String)), `at call ${at}`).toEqual(
            new Set(JSON.parse(saved).map(String)),
          );
        expect(new Set(ownRules()).size, `at call ${at}: no rule is doubled`).toBe(ownRules().length);
        expect(bench.host.locks.held).toEqual([]);
        if (!saved)
          expect(JSON.stringify(bench.snapshot()) === goal, `at call ${at}: the same sheet`).toBe(true);
        bench.close();
      }
    },
  );
});

test('prints how many interleavings were tried', () => {
  console.log(`${PAIRS.length} pairs of actions, ${tried} interleavings tried`);
});
