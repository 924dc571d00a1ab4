// What the sidebar is told after people have been at our tabs: every action works, or one sentence says what to do; and a
// sidebar that was open before still has its panels.
import { afterEach, expect, test } from 'vitest';
import type { Answer, Answers } from '../../src/addon/answers.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { ask, asked, openSample } from '../support/workbench.ts';

let bench: Workbench;
afterEach(async () => {
  await bench?.settled();
  bench?.close();
});
const few = { ...samplePipeline(), rows: samplePipeline().rows?.slice(0, 40) ?? [] };
const SETTINGS = 'KPI Settings';
const STEP = { kpi: 'Close ratio', step: 'Ask', goal: '' };

const TAMPERED: [what: string, how: () => void][] = [
  ['the settings half emptied', () => bench.person.clear(`${SETTINGS}!A1:B2`)],
  ['the settings without a header', () => bench.person.type(`${SETTINGS}!D1`, 'Wert')],
  ['a value of the settings that is an error', () => bench.person.type(`${SETTINGS}!D2`, '=1/0')],
  ['the settings deleted', () => bench.person.deleteTab(SETTINGS)],
  ['the settings renamed', () => bench.person.renameTab(SETTINGS, 'Einstellungen')],
  ['the settings protected', () => bench.person.protect(SETTINGS)],
  ['the scorecard deleted', () => bench.person.deleteTab('KPI Scorecard')],
  ['the scorecard renamed', () => bench.person.renameTab('KPI Scorecard', 'Q3')],
  ['the scorecard protected', () => bench.person.protect('KPI Scorecard')],
  ['the scorecard overwritten', () => bench.person.type('KPI Scorecard!A4', 'mine')],
  ['From overwritten', () => bench.person.type('KPI Scorecard!B2', 'soon')],
  ['the plan without a header', () => bench.person.type('KPI Coaching!C1', 'What')],
  ['the plan deleted', () => bench.person.deleteTab('KPI Coaching')],
  ['the plan protected', () => bench.person.protect('KPI Coaching')],
  ['the charts deleted', () => bench.person.deleteTab('KPI Charts')],
  ['the pipeline renamed', () => bench.person.renameTab('Pipeline', "Deals, 'all'")],
  ['the pipeline emptied', () => bench.person.clear('Pipeline!A1:K40')],
  ['the pipeline without its rep header', () => bench.person.type('Pipeline!C1', 'xyz')],
];

test.each(TAMPERED)('%s', async (what, tamper) => {
  bench = await openSample({ sheets: [few] });
  bench.click('Build scorecard');
  await bench.settled();
  const before = await asked(bench, 'readDocument', {});
  const tab = before.pipeline?.tab ?? 0;
  const change = { group: 'Benchmark', name: 'Close ratio', setting: 'At least', values: ['70%'] };
  const saved = await asked(bench, 'saveSettings', { version: before.settings.version, changes: [change] });
  await asked(bench, 'addToPlan', { rep: 'Marcus Webb', steps: [STEP] });
  tamper();
  await bench.settled();
  const answers: [string, Answer<Answers[keyof Answers]>][] = [];
  const say = async <Name extends Parameters<typeof ask>[1]>(
    name: Name,
    request: Parameters<typeof ask<Name>>[2],
  ) => answers.push([name, await ask(bench, name, request)]);
  await say('readDocument', { tab });
  await say('previewSettings', { rows: [], tab });
  await say('coach', { rep: 'marcus webb', tab });
  await say('readDeals', { kpi: 'Close ratio', rep: 'marcus webb', tab });
  await say('readMeeting', { tab });
  await say('listMarks', {});
  await say('looseFormulas', {});
  await say('goTo', { tab, row: 3 });
  await say('removeFromPlan', { rep: 'Marcus Webb', steps: [STEP] });
  await say('addToPlan', { rep: 'Marcus Webb', steps: [STEP] });
  await say('undoSave', { version: saved.version, cells: saved.undo ?? [] });
  await say('saveSettings', { version: saved.version, changes: [change] });
  await say('removeBuilt', { onlyAsk: true });
  for (const [name, answer] of answers) {
    if (answer.ok) continue;
    expect(answer.problem.code, `${name}: ${answer.problem.message}`).not.toBe('unexpected');
    expect(answer.problem.message, name).not.toMatch(/Exception|undefined|\[object|NaN/);
    expect(answer.problem.message.length, name).toBeGreaterThan(20);
  }
  // Only a table without its headers keeps the panels from opening: it says which tab, and what to do.
  const [, opened] = answers[0] as (typeof answers)[number];
  if (!opened.ok)
    expect(opened.problem.message).toMatch(
      /^the tab "KPI Settings" must have the headers Group, Name, Setting and Value in a row above its settings, got .*; put them back$/,
    );
  expect(opened.ok).toBe(!/half emptied|without a header$/.test(what) || what.startsWith('the plan'));
});
