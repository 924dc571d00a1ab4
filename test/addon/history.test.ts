// Monday after Monday: the export is pasted over the last one, the week is kept, and what changed is told.
import { afterEach, describe, expect, test } from 'vitest';
import { HISTORY_HEADERS } from '../../src/core/history/history.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { ask, asked, open, openSample, table, toast } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const HEADERS = [
  'Deal ID',
  'Deal',
  'Rep',
  'First appointment',
  'Proposal date',
  'Stage',
  'Close date',
  'Amount',
];
type Deal = [
  id: string,
  rep: string,
  appointment: string,
  proposal: string,
  stage: string,
  close: string,
  amount: string,
];
const REPS = ['Ana Silva', 'Ben Ode', 'Cyd Ray'];

/** An export as a person copies it: three reps' deals, and what is added to them. */
function exported(deals: Deal[]): string[][] {
  return [HEADERS, ...deals.map(([id, ...rest]) => [id, `Deal ${id}`, ...rest])];
}
const FIRST: Deal[] = Array.from({ length: 30 }, (_, i) => [
  `D${i}`,
  REPS[i % 3] as string,
  `2026-05-${String(1 + (i % 28)).padStart(2, '0')}`,
  i % 4 ? `2026-05-${String(2 + (i % 27)).padStart(2, '0')}` : '',
  i % 5 === 0 ? 'Negotiation' : i % 2 ? 'Closed Won' : 'Closed Lost',
  i % 5 === 0 ? '' : `2026-06-0${1 + (i % 8)}`,
  String(1000 * (i + 1)),
]);
const second = (): Deal[] => [
  ...FIRST.map((deal): Deal => {
    if (deal[0] === 'D5') return [...deal.slice(0, 4), 'Closed Won', '2026-06-17', deal[6]] as Deal;
    if (deal[0] === 'D1') return [...deal.slice(0, 4), 'Closed Lost', deal[5], deal[6]] as Deal;
    return deal;
  }),
  ['D30', 'Ana Silva', '2026-06-10', '', 'Qualified', '', '9000'],
];

/** Selects all of the tab and pastes, as a person does on Monday. */
function pasteOver(sheet: string[][]): void {
  bench.person.clear('Pipeline!A1:Z200');
  bench.person.paste('Pipeline!A1', sheet);
}

async function monday(): Promise<void> {
  bench = await open({
    sheets: [{ name: 'Pipeline', rows: exported(FIRST), size: { rows: 200, columns: 26 } }],
  });
}
const meeting = async (rep?: string) => asked(bench, 'readMeeting', rep === undefined ? {} : { rep });

describe('keep this week', () => {
  test('from the menu: a line a rep and the team, and the toast says the day', async () => {
    await monday();
    bench.click('Keep this week');
    expect(toast(bench)).toBe('This week is kept, as of 2026-06-08');
    const kept = table(bench, 'KPI History!A1:Z20');
    expect(kept.map(row => row[1])).toEqual(['Rep', ...REPS, 'Team']);
    expect(kept[0]?.slice(0, HISTORY_HEADERS.length)).toEqual(HISTORY_HEADERS);
    bench.click('Keep this week');
    expect(table(bench, 'KPI History!A1:Z20')).toEqual(kept);
  });

  test('reads and writes once', async () => {
    await monday();
    bench.click('Keep this week');
    bench.journal.clear();
    bench.click('Keep this week');
    const calls = bench.journal.calls.map(({ name }) => name);
    expect(calls.filter(name => /Range\.setValues?$/.test(name))).toHaveLength(1);
    // The head of the pipeline, its rows, and the history: no cell twice.
    expect(calls.filter(name => /Range\.getValues$/.test(name)).length).toBeLessThanOrEqual(3);
  });

  test('names like formulas stay texts', async () => {
    await monday();
    for (let row = 3; row < 32; row += 3) bench.person.type(`Pipeline!C${row}`, "'=1+1");
    bench.click('Keep this week');
    expect(bench.values('KPI History!B2:B5').flat()).toEqual(['=1+1', 'Ana Silva', 'Cyd Ray', 'Team']);
    expect((await meeting()).tampered).toEqual([]);
  });

  test('a cell that was edited by hand is named, and keeping goes on', async () => {
    await monday();
    bench.click('Keep this week');
    bench.person.type('KPI History!K3', '99%');
    const { tampered } = await meeting();
    expect(tampered).toEqual([
      { row: 3, says: 'Close ratio in row 3 (Ben Ode, 2026-06-08) was changed since it was kept' },
    ]);
    pasteOver(exported(second()));
    bench.click('Keep this week');
    expect(toast(bench)).toContain(
      'as of 2026-06-17. Close ratio in row 3 (Ben Ode, 2026-06-08) was changed',
    );
    expect(bench.values('KPI History!K3')).toEqual([[0.99]]);
  });

  test.each([
    [
      'a history of another form',
      () => bench.person.type('KPI History!C1', 'What'),
      'the tab KPI History must have the headers that it was kept with, side by side from column A, got none called "Coach first"',
    ],
    [
      'an older export than the last week',
      () =>
        pasteOver(
          exported(
            FIRST.filter(deal => deal[5] < '2026-05-30').map(
              deal => [...deal.slice(0, 5), '2026-05-30', '1'] as Deal,
            ),
          ),
        ),
      'the pipeline must reach at least the week kept last, as of 2026-06-08',
    ],
  ])('%s is refused in a sentence, and nothing is written', async (_, spoil, sentence) => {
    await monday();
    bench.click('Keep this week');
    spoil();
    const before = JSON.stringify(bench.values('KPI History!A1:Z20'));
    const answer = await ask(bench, 'keepWeek', {});
    expect(answer.ok ? '' : answer.problem.message).toContain(sentence);
    expect(JSON.stringify(bench.values('KPI History!A1:Z20'))).toBe(before);
  });

  test('20,001 rows: the figures alone, and it says so', async () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => [
      `X${i}`,
      'd',
      REPS[i % 3] as string,
      '2026-05-04',
      '',
      'Closed Won',
      '2026-06-08',
      1000,
    ]);
    bench = await open({ sheets: [{ name: 'Pipeline', rows: [HEADERS, ...rows] }] });
    expect((await asked(bench, 'keepWeek', {})).says).toBe(
      'This week is kept, as of 2026-06-08. Its 20001 rows are more than 20000: the figures alone are kept',
    );
    expect((await meeting()).meeting).toBeUndefined();
  });
});

describe('bad input: one sentence each, and nothing is lost', () => {
  const kept = (): string => JSON.stringify(bench.values('KPI History!A1:Z40'));

  test('the last week that was kept was removed whole: found, and told once more by keeping', async () => {
    await monday();
    bench.click('Keep this week');
    pasteOver(exported(second()));
    bench.click('Keep this week');
    expect((await meeting()).tampered).toEqual([]);
    bench.person.clear('KPI History!A6:AA9');
    const says = 'After row 5 the week kept last, as of 2026-06-17, was removed';
    expect((await meeting()).tampered).toEqual([{ row: 5, says }]);
    bench.click('Keep this week');
    expect(toast(bench)).toContain(says);
    expect((await meeting()).tampered).toEqual([]);
  });

  test('a kept week that is later than the pipeline reaches: both days', async () => {
    await monday();
    pasteOver(exported(second()));
    bench.click('Keep this week');
    const before = kept();
    pasteOver(exported(FIRST));
    const says =
      'the pipeline must reach at least the week kept last, as of 2026-06-17, got one as of 2026-06-08; paste the newer export, or set the day: Method, As of, Date';
    const state = await meeting();
    expect([state.later, state.meeting]).toEqual([says, undefined]);
    bench.click('Build meeting page');
    const page = bench.values('KPI Meeting!A1:A20').flat().join(' ');
    expect(page).toContain('The pipeline must reach at least the week kept last, as of 2026-06-17');
    expect(kept()).toBe(before);
  });

  test('a history of an older form: the header that is not in its place', async () => {
    await monday();
    bench.click('Keep this week');
    bench.person.deleteColumns('KPI History', 6);
    const before = kept();
    for (const name of ['readMeeting', 'keepWeek', 'buildPage'] as const) {
      const answer = await ask(bench, name, {});
      expect(answer.ok ? '' : answer.problem.message).toMatch(
        /^the tab KPI History must have the headers that it was kept with.* got none called "Matured" in its place; put it back/,
      );
    }
    expect(kept()).toBe(before);
  });

  test('no id: deals are told by name and first appointment', async () => {
    const without = (rows: string[][]) => rows.map(row => row.slice(1));
    bench = await open({
      sheets: [{ name: 'Pipeline', rows: without(exported(FIRST)), size: { rows: 200, columns: 26 } }],
    });
    bench.click('Keep this week');
    pasteOver(without(exported(second())));
    const { meeting: since } = await meeting();
    expect(since?.unmatched).toBe('');
    expect(since?.sentences[0]).toBe(
      'Close ratio 67% to 63%: one deal won; a 2,000 win of June was rewritten to lost',
    );
  });

  test('all ids equal: how many rows can’t be matched, and the parts still add up', async () => {
    const alike = (deals: Deal[]) => exported(deals).map((row, i) => [i ? 'D' : 'Deal ID', ...row.slice(1)]);
    bench = await open({
      sheets: [{ name: 'Pipeline', rows: alike(FIRST), size: { rows: 200, columns: 26 } }],
    });
    bench.click('Keep this week');
    pasteOver(alike(second()));
    const { meeting: since } = await meeting();
    expect(since?.unmatched).toMatch(
      /^\d+ rows of today can't be matched, because several deals share an id: they count as gone and new$/,
    );
  });

  test('columns changed between weeks: the figures follow, and settings of a new column are told', async () => {
    await monday();
    bench.click('Keep this week');
    const before = kept();
    const renamed = exported(second()).map((row, i) =>
      i ? row : row.map(head => (head === 'Rep' ? 'Closer' : head)),
    );
    pasteOver(renamed);
    const answer = await ask(bench, 'readMeeting', {});
    expect(answer.ok ? '' : answer.problem.message).toMatch(/must have a column for the rep/);
    const { settings } = await asked(bench, 'readDocument', {});
    const change = { group: 'Column', name: 'Rep', setting: 'Header', values: ['Closer'] };
    await asked(bench, 'saveSettings', { version: settings.version, changes: [change] });
    const told = await ask(bench, 'readMeeting', {});
    expect(told.ok ? '' : told.problem.message).toMatch(
      /^the settings must name columns that the rows kept as of 2026-06-08 have too, got others .*keep this week, and the next is compared with it$/,
    );
    expect(kept()).toBe(before);
    bench.click('Keep this week');
    const next = renamed.map(row => [...row]);
    (next[3] as string[])[6] = '2026-06-24';
    pasteOver(next);
    expect((await meeting()).meeting).toMatchObject({ since: '2026-06-17', asOf: '2026-06-24' });
  });
});

describe('what changed since', () => {
  test('before anything was kept there is nothing to compare with', async () => {
    bench = await openSample();
    expect(await meeting()).toMatchObject({ weeks: 0, tampered: [], beside: [] });
  });

  test('three Mondays: the same paste, the next week, and the one after it with its columns moved', async () => {
    await monday();
    bench.click('Build scorecard');
    bench.person.type('KPI Scorecard!Z9', 'my note');
    await asked(bench, 'addToPlan', {
      rep: 'Ana Silva',
      steps: [{ kpi: 'Close ratio', step: 'Agree the timeline', goal: '65%' }],
    });
    bench.click('Keep this week');
    expect((await meeting()).meeting?.sentences).toEqual(['Nothing to do']);

    pasteOver(exported(second()));
    const changed = (await meeting()).meeting;
    expect(changed).toMatchObject({ since: '2026-06-08', asOf: '2026-06-17', unmatched: '' });
    expect(changed?.sentences[0]).toBe(
      'Close ratio 67% to 63%: one deal won; a 2,000 win of June was rewritten to lost',
    );
    const close = changed?.bridges.find(({ kpi }) => kpi === 'Close ratio');
    expect(
      close?.parts.map(({ kind, deals }) => [kind, deals.map(({ name, row, says }) => [name, row, says])]),
    ).toEqual([
      ['Decided', [['Deal D5', 7, 'not counted, now won']]],
      ['History rewritten', [['Deal D1', 3, 'won, now lost']]],
    ]);
    expect((await meeting('ben ode')).meeting?.bridges.find(({ kpi }) => kpi === 'Sales')?.now).toBe('3');
    // What was kept beside what the rows say of that day now.
    expect((await meeting()).beside).toContainEqual({
      asOf: '2026-06-08',
      kpi: 'Close ratio',
      kept: '67%',
      today: '61%',
    });
    bench.click('Keep this week');

    // The third week: a column more, columns moved, and fewer rows.
    const third = second().filter(([id]) => id !== 'D2');
    third[0] = [...(third[0] as Deal).slice(0, 4), 'Closed Lost', '2026-06-24', '1000'] as Deal;
    pasteOver(exported(third).map((row, i) => [i ? 'EMEA' : 'Region', ...[...row].reverse()]));
    const last = (await meeting()).meeting;
    expect(last).toMatchObject({ since: '2026-06-17', asOf: '2026-06-24' });
    expect(last?.bridges.find(({ kpi }) => kpi === 'First appointments')).toMatchObject({
      old: '31',
      now: '30',
      parts: [{ kind: 'Gone', deals: [{ name: 'Deal D2', says: 'gone' }] }],
    });

    // What is ours and what people wrote is as it was.
    await bench.settled();
    expect(bench.values('KPI Scorecard!Z9')).toEqual([['my note']]);
    expect(bench.values('KPI Coaching!A2:C2')).toEqual([['Ana Silva', 'Close ratio', 'Agree the timeline']]);
    expect(table(bench, 'KPI Scorecard!A4:B12').map(row => row[0])).toEqual([
      'Rep',
      'Benchmark',
      ...REPS,
      'Team',
    ]);
  });
});
test('the sample can be kept and is unchanged', async () => {
  bench = await open({ sheets: [samplePipeline()] });
  bench.click('Keep this week');
  expect((await meeting()).meeting?.sentences).toEqual(['Nothing to do']);
});
