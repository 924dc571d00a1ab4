// What people do to tabs that were built, in earnest: each action then works, or says in a sentence what to do.
import { afterEach, expect, test } from 'vitest';
import type { Requests } from '../../src/addon/requests.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { ask, asked, openSample, toast } from '../support/workbench.ts';

let bench: Workbench;
afterEach(async () => {
  await bench.settled();
  bench.close();
});
const few = { ...samplePipeline(), rows: samplePipeline().rows?.slice(0, 60) ?? [] };
const REP = String(few.rows?.[1]?.[2]);
const TABS = ['KPI Scorecard', 'KPI Weekly goals', 'KPI Charts'];
const SETTINGS = 'KPI Settings';
const STEP = { kpi: 'Close ratio', step: 'Agree the timeline', goal: '65%' };
const BENCHMARK = { group: 'Benchmark', name: 'Close ratio', setting: 'At least', values: ['70%'] };

/** Every cell of a tab, as far as building fills it, in the hands of a person. */
function overwrite(tab: string, rows: number, columns: number): void {
  bench.person.paste(
    `${tab}!A1`,
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => 'x')),
  );
}

const HANDS: [what: string, act: () => void][] = [
  [
    'rows sorted',
    () => {
      bench.person.sort('KPI Scorecard!A5:R18', 3, false);
      bench.person.sort('KPI Weekly goals!A4:H18', 0, false);
      bench.person.sort(`${SETTINGS}!A2:D9`, 0, false);
      bench.person.sort('KPI Coaching!A2:L3', 2);
    },
  ],
  [
    'rows filtered',
    () => {
      for (const place of ['KPI Scorecard!A4:R18', 'KPI Weekly goals!A6:H18', `${SETTINGS}!A1:D9`])
        bench.person.filter(place);
    },
  ],
  [
    'tabs renamed',
    () =>
      [...TABS, SETTINGS, 'KPI Coaching'].forEach((tab, i) => {
        bench.person.renameTab(tab, `Mine ${i}`);
      }),
  ],
  [
    'tabs protected',
    () =>
      [...TABS, SETTINGS, 'KPI Coaching', 'KPI History'].forEach(tab => {
        bench.person.protect(tab);
      }),
  ],
  ['the pipeline protected', () => bench.person.protect('Pipeline')],
  // The others alone: built-tabs-hostile.test.ts.
  ...['KPI Coaching', 'KPI History'].map((tab): [string, () => void] => [
    `${tab} deleted`,
    () => bench.person.deleteTab(tab),
  ]),
  [
    'all our tabs deleted',
    () =>
      [...TABS, SETTINGS, 'KPI Coaching', 'KPI History'].forEach(tab => {
        bench.person.deleteTab(tab);
      }),
  ],
  ['every cell of the scorecard overwritten', () => overwrite('KPI Scorecard', 20, 26)],
  ['every cell of the weekly goals overwritten', () => overwrite('KPI Weekly goals', 20, 10)],
  ['every cell of the pictures overwritten', () => overwrite('KPI Charts', 40, 26)],
  ['every cell of the settings overwritten', () => overwrite(SETTINGS, 20, 4)],
  ['every cell of the plan overwritten', () => overwrite('KPI Coaching', 10, 12)],
  ['every cell of the history overwritten', () => overwrite('KPI History', 20, 24)],
  ['the settings half emptied', () => bench.person.clear(`${SETTINGS}!B1:C9`)],
  ['the settings without their lower half', () => bench.person.clear(`${SETTINGS}!A2:D9`)],
  [
    'columns deleted',
    () => {
      bench.person.deleteColumns('KPI Scorecard', 3, 2);
      bench.person.deleteColumns('KPI Weekly goals', 2);
      bench.person.deleteColumns('KPI Charts', 15, 3);
      bench.person.deleteColumns(SETTINGS, 2);
    },
  ],
  [
    'rows inserted above',
    () =>
      [...TABS, SETTINGS, 'KPI Coaching'].forEach(tab => {
        bench.person.insertRows(tab, 1, 2);
      }),
  ],
  ['the pipeline emptied', () => bench.person.clear('Pipeline!A1:N60')],
  ['the pipeline without its headers', () => bench.person.deleteRows('Pipeline', 1)],
  ['the pipeline’s tab deleted', () => bench.person.deleteTab('Pipeline')],
];

/** All that the sidebar may ask, in an order in which a person might. */
async function everyRequest(): Promise<string[]> {
  const says: string[] = [];
  const hear = async <Name extends keyof Requests>(name: Name, request: Requests[Name]) => {
    const answer = await ask(bench, name, request);
    if (answer.ok) return answer.value;
    says.push(`${name}: ${answer.problem.code}: ${answer.problem.message}`);
    return undefined;
  };
  const document = await hear('readDocument', {});
  if (document?.problem) says.push(`readDocument: ${document.problem.code}: ${document.problem.message}`);
  const version = document?.settings.version ?? '';
  const saved = await hear('saveSettings', { version, changes: [BENCHMARK] });
  if (saved?.undo) await hear('undoSave', { version: saved.version, cells: saved.undo });
  await hear('previewSettings', { rows: [] });
  await hear('coach', { rep: REP.toLowerCase() });
  await hear('addToPlan', { rep: REP, steps: [{ ...STEP, step: 'Another' }] });
  await hear('readDeals', { kpi: 'Close ratio', rep: REP.toLowerCase() });
  await hear('keepWeek', {});
  await hear('readMeeting', {});
  await hear('buildPage', {});
  await hear('buildPage', { rep: REP });
  await hear('looseFormulas', {});
  await hear('listMarks', {});
  await hear('unmark', {});
  for (let [step, of] = [0, 1]; step < of; ) {
    const next = await hear('buildNext', { step });
    if (!next) break;
    ({ done: step, of } = next);
  }
  await hear('stopBuilding', {});
  await hear('removeBuilt', { onlyAsk: true });
  return says;
}

test.each(HANDS)('%s', async (_, act) => {
  bench = await openSample({ sheets: [few, { name: 'Other', rows: [['x']] }] });
  bench.click('Build scorecard');
  await bench.settled();
  const { settings } = await asked(bench, 'readDocument', {});
  const changes = [BENCHMARK, { group: 'Target', name: 'Team', setting: 'Revenue', values: [900_000] }];
  await asked(bench, 'saveSettings', { version: settings.version, changes });
  await asked(bench, 'addToPlan', { rep: REP, steps: [STEP] });
  await asked(bench, 'keepWeek', {});
  await bench.settled();
  act();
  await bench.settled();
  const says = await everyRequest();
  await bench.settled();
  bench.ui.answers.alert = () => 'YES';
  for (const item of [
    'Build scorecard',
    'Keep this week',
    'Build meeting page',
    'Build scorecard',
    'Remove scorecard',
  ]) {
    bench.click(item);
    await bench.settled();
    says.push(`${item}: said: ${toast(bench)}`);
  }
  for (const sentence of says) {
    expect(sentence).not.toMatch(/: unexpected: |: said: That did not work/);
    expect(sentence).not.toMatch(/Exception|TypeError|undefined|\[object|is not a function/);
  }
  expect(bench.unhandled).toEqual([]);
});
