// The pages for the meeting and for one rep: what they say, that each fits one sheet of paper, and whose a page is.
import { afterEach, describe, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { ask, asked, open, openSample, toast } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const few = { ...samplePipeline(), rows: samplePipeline().rows?.slice(0, 80) ?? [] };
const MEETING = 'KPI Meeting';
const REP = 'KPI One to one';

interface Tab {
  name: string;
  widths?: Record<number, number>;
  heights?: Record<number, number>;
  cells: Record<string, unknown>;
  charts: {
    type: string;
    ranges: string[];
    options: Record<string, unknown>;
    row: number;
    column: number;
    offsetX: number;
  }[];
}
const tabOf = (name: string): Tab => {
  const found = (bench.snapshot().tabs as unknown as Tab[]).find(tab => tab.name === name);
  if (!found) throw new Error(`no tab ${name}`);
  return found;
};
const names = () => bench.book.grid.tabs.map(({ name }) => name);
/** The page as a person reads it, row by row. */
const read = (tab: string): string[] =>
  bench.values(`'${tab}'!A1:I60`).map(row => row.filter(cell => cell !== '').join(' | '));
const lines = (tab: string): string[] => read(tab).filter(Boolean);
const below = (heading: string, tab = MEETING): string[] => {
  const all = read(tab);
  const from = all.findIndex(line => line.startsWith(heading)) + 1;
  return all.slice(from, all.indexOf('', from));
};

async function setTarget(): Promise<void> {
  const { settings } = await asked(bench, 'readDocument', {});
  const target = (setting: string, value: number) => ({
    group: 'Target',
    name: 'Team',
    setting,
    values: [value],
  });
  await asked(bench, 'saveSettings', {
    version: settings.version,
    changes: [target('Revenue', 1_500_000), target('Weeks', 13)],
  });
}

/** What a page takes on paper, in pixels at 100%, its pictures included. */
function sizeOf(name: string): { width: number; height: number; rows: number } {
  const { widths = {}, heights = {}, cells, charts } = tabOf(name);
  const places = Object.keys(cells).map(cell => /^([A-Z]+)(\d+)$/.exec(cell) as RegExpExecArray);
  const rows = Math.max(...places.map(([, , row]) => Number(row)));
  const columns = Math.max(
    ...places.map(([, letters = '']) => (letters.length > 1 ? 99 : letters.charCodeAt(0) - 64)),
  );
  const upTo = (sizes: Record<number, number>, common: number, last: number): number =>
    Array.from({ length: last }, (_, i) => sizes[i + 1] ?? common).reduce((sum, size) => sum + size, 0);
  const right = charts.map(
    ({ column, offsetX, options }) => upTo(widths, 100, column) + offsetX + Number(options.width),
  );
  const bottom = charts.map(({ row, options }) => upTo(heights, 21, row) + Number(options.height));
  return {
    width: Math.max(upTo(widths, 100, columns), ...right),
    height: Math.max(upTo(heights, 21, rows), ...bottom),
    rows,
  };
}
const INCH = 96;
/** Between margins of three quarters of an inch. */
const PAPERS = {
  A4: { width: (210 / 25.4 - 1.5) * INCH, height: (297 / 25.4 - 1.5) * INCH },
  Letter: { width: (8.5 - 1.5) * INCH, height: (11 - 1.5) * INCH },
};
function fits(name: string): void {
  const size = sizeOf(name);
  for (const [paper, { width, height }] of Object.entries(PAPERS)) {
    expect(size.width, `${paper}: width`).toBeLessThanOrEqual(width);
    expect(size.height, `${paper}: height`).toBeLessThanOrEqual(height);
  }
}

describe('the page for the meeting', () => {
  test('week, as of, what changed, marks with odds, goals and two pictures of them', async () => {
    bench = await openSample();
    await setTarget();
    bench.click('Keep this week');
    // A deal of Marcus Webb's that was lost is won, a week later.
    const lost = bench
      .values('Pipeline!A1:K601')
      .findIndex(row => row[2] === 'Marcus Webb' && row[7] === 'Closed Lost' && row[8] !== '');
    bench.person.type(`Pipeline!H${lost + 1}`, 'Closed Won');
    bench.person.type(`Pipeline!J${lost + 1}`, '2026-09-09');
    bench.click('Build meeting page');
    expect(toast(bench)).toBe(
      'The page is on the tab KPI Meeting. To print it: File, Print, current sheet, portrait, A4 or Letter, normal margins, scale 100%',
    );
    expect(lines(MEETING).slice(0, 3)).toEqual([
      'The page for the meeting',
      'Week of 7 to 13 September 2026, as of Wednesday 9 September (the latest day in the pipeline).',
      'Ratios from the whole pipeline',
    ]);
    expect(below('What changed since Monday 31 August')[0]).toMatch(
      /^1\. Close ratio \d+% to \d+%: .*win|loss.* rewritten/,
    );
    const marks = below('Who is marked');
    expect(marks.slice(0, 3)).toEqual([
      'Under, over 1000 to 1: Tom Okafor, average sale -56% against peers',
      'Under, over 1000 to 1: Dylan Brooks, gateway ratio 30% (15 of 50)',
      expect.stringMatching(/^Watch, \d+ to 1: Marcus Webb, close ratio 39% \(12 of 31\)$/),
    ]);
    expect(marks.join()).toMatch(/activity barometer \d+% \(1\.\d of \d(\.\d)? a week\)/);
    const head = read(MEETING).indexOf(
      'Rep | Goal | So far | Last week | Missing | Week of | Appointments | Magic number',
    );
    // The goals are those of the tab of the weekly goals.
    bench.click('Build scorecard');
    await bench.settled();
    const goals = bench
      .values("'KPI Weekly goals'!A7:H19")
      .map(row => [row[0], row[2], row[3], row[5], row[4]]);
    const onPage = bench.values(`'${MEETING}'!A${head + 2}:E${head + 13}`);
    // Of twelve reps ten fit, those who lack most first; the others are counted.
    expect(onPage.slice(0, 10).map(row => row[4])).toEqual(
      goals
        .slice(0, -1)
        .map(row => Number(row[4]))
        .sort((a, b) => b - a)
        .slice(0, 10),
    );
    for (const row of [...onPage.slice(0, 10), onPage[11]]) expect(goals).toContainEqual(row);
    expect(onPage[10]?.[0]).toBe('and 2 more');
    expect(
      bench
        .shown(`'${MEETING}'!G${head + 2}:G${head + 13}`)
        .flat()
        .slice(-2),
    ).toEqual(['31 Aug', '7 Sep']);
    const { charts } = tabOf(MEETING);
    expect(charts.map(({ type, options, ranges }) => [type, options.title, ranges])).toEqual([
      ['COLUMN', 'Goal, so far and last week', [`'${MEETING}'!A${head + 1}:D${head + 11}`]],
      ['COMBO', 'First appointments, week by week', [`'${MEETING}'!G${head + 1}:I${head + 13}`]],
    ]);
    for (const { options } of charts) expect(options.altText).toMatch(/^First appointments/);
    fits(MEETING);
  });

  test('without a kept week, a target or a date it says what is missing', async () => {
    bench = await openSample({ sheets: [few] });
    bench.click('Build meeting page');
    expect(below('What changed')).toEqual([
      'No week is kept yet: keep this one, and next week’s page says what changed',
    ]);
    expect(lines(MEETING)).toContain('Goals and barometer need a target: sidebar, Targets');
    bench.close();
    bench = await open({
      sheets: [
        {
          name: 'Deals',
          rows: [
            ['Rep', 'Stage'],
            ['Ana', 'Won'],
            ['Bo', 'Lost'],
          ],
        },
      ],
    });
    bench.click('Build meeting page');
    expect(lines(MEETING)[1]).toBe('No week yet: the pipeline holds no dated deal');
    expect(tabOf(MEETING).charts).toEqual([]);
    fits(MEETING);
  });

  test.each([
    ['sixty reps', 60, 'Rep'],
    ['sixty reps with long names', 60, 'A very long name of somebody with many given names'],
    ['Japanese names', 30, '山田太郎さんの長い名前の営業担当者'],
    ['one rep', 1, 'Rep'],
  ])(
    '%s: one sheet of paper, A4 and Letter alike, and what has no room is counted',
    async (_, reps, name) => {
      const days = Array.from({ length: 28 }, (_, i) => `2026-06-${String(i + 1).padStart(2, '0')}`);
      const rows = Array.from({ length: reps * 12 }, (_, i) => [
        `D${i}`,
        `Deal ${i}`,
        `${name} ${i % reps}`,
        days[i % 28] as string,
        days[(i + 3) % 28] as string,
        i % 11 ? 'Closed Lost' : 'Closed Won',
        days[(i + 5) % 28] as string,
        1000 + i,
      ]);
      const header = [
        'Deal ID',
        'Deal',
        'Rep',
        'First appointment',
        'Proposal date',
        'Stage',
        'Close date',
        'Amount',
      ];
      bench = await open({ sheets: [{ name: 'Pipeline', rows: [header, ...rows] }] });
      await setTarget();
      bench.click('Keep this week');
      for (let row = 2; row < 90; row += 3)
        bench.person.type(`Pipeline!F${row}`, row % 2 ? 'Closed Won' : 'Open');
      bench.click('Build meeting page');
      fits(MEETING);
      const all = lines(MEETING);
      expect(all.at(-1)).toMatch(/^Built by Sales Barometer, [0-9a-f]{8}$/);
      if (reps > 20) {
        expect(all.some(line => /^and \d+ more on the tab KPI Scorecard$/.test(line))).toBe(true);
        expect(all.some(line => /^and \d+ more/.test(line) && !line.includes('Scorecard'))).toBe(true);
      }
      expect(below('Who is marked').length).toBeGreaterThanOrEqual(Math.min(reps, 4));
      bench.person.select(`Pipeline!C2`);
      bench.click('Build 1:1 page');
      fits(REP);
    },
  );

  test('built twice it is the same; a shorter page leaves nothing of the longer one', async () => {
    bench = await openSample();
    bench.click('Build meeting page');
    const first = tabOf(MEETING);
    bench.person.select('Pipeline!A1');
    bench.click('Build meeting page');
    expect(tabOf(MEETING)).toEqual(first);
    bench.person.clear('Pipeline!A40:K601');
    bench.person.select('Pipeline!A1');
    bench.click('Build meeting page');
    expect(lines(MEETING).at(-1)).toMatch(/^Built by/);
    expect(lines(MEETING).filter(line => line.startsWith('Built by'))).toHaveLength(1);
    expect(names().filter(name => name.startsWith('KPI'))).toEqual([MEETING]);
    fits(MEETING);
  });

  test('a name that looks like a formula stays a text', async () => {
    bench = await openSample({ sheets: [few] });
    for (let row = 2; row < 40; row += 2) bench.person.type(`Pipeline!C${row}`, "'=1+1");
    bench.click('Build meeting page');
    expect(lines(MEETING).some(line => line.startsWith('=1+1'))).toBe(true);
    expect(toast(bench)).toMatch(/^The page is/);
  });
});

describe('a page on which somebody has written is theirs', () => {
  const wrote: [string, () => void, string][] = [
    ['into a blank cell of it', () => bench.person.type(`${MEETING}!A4`, 'call Ben'), ''],
    ['over one of its cells', () => bench.person.type(`${MEETING}!A1`, 'Our meeting'), ''],
    ['beside it', () => bench.person.type(`${MEETING}!M3`, 'my note'), ' (M3, "my note")'],
    ['below it', () => bench.person.type(`${MEETING}!B70`, 'below'), ' (B70, "below")'],
    ['a formula', () => bench.person.type(`${MEETING}!A4`, '=""'), ''],
  ];
  test.each(wrote)(
    '%s: it stays to the letter, and the page goes to a tab of its own',
    async (_, write, where) => {
      bench = await openSample({ sheets: [few] });
      bench.click('Build meeting page');
      write();
      const theirs = tabOf(MEETING).cells;
      bench.person.select('Pipeline!A1');
      bench.click('Build meeting page');
      expect(toast(bench)).toContain(
        `KPI Meeting stays, because somebody wrote there${where}. The page is on the tab KPI Meeting 2`,
      );
      expect(tabOf(MEETING).cells).toEqual(theirs);
      expect(lines('KPI Meeting 2').at(-1)).toMatch(/^Built by/);
      // Again: the second one is rebuilt, and there is no third.
      bench.person.select('Pipeline!A1');
      bench.click('Build meeting page');
      expect(toast(bench)).toMatch(/^The page is on the tab KPI Meeting 2/);
      expect(names().filter(name => name.startsWith(MEETING))).toEqual([MEETING, 'KPI Meeting 2']);
    },
  );

  test('a tab of the user’s own that bears the name is never touched', async () => {
    bench = await openSample({ sheets: [few, { name: MEETING, rows: [['Mine']] }] });
    bench.click('Build meeting page');
    expect(toast(bench)).toMatch(/^The page is on the tab KPI Meeting 2/);
    expect(bench.values(`${MEETING}!A1:B2`)).toEqual([
      ['Mine', ''],
      ['', ''],
    ]);
  });

  test('a protected page is told, and nothing is changed', async () => {
    bench = await openSample({ sheets: [few] });
    bench.click('Build meeting page');
    bench.person.protect(MEETING);
    bench.person.select('Pipeline!A1');
    const before = JSON.stringify(bench.snapshot());
    bench.click('Build meeting page');
    expect(toast(bench)).toMatch(
      /^the tab "KPI Meeting" must be one that you may edit, got a protected sheet/i,
    );
    expect(JSON.stringify(bench.snapshot())).toBe(before);
  });
});

describe('the page for one rep', () => {
  test('from the menu it is for the rep in the selected cell; anything else is told', async () => {
    bench = await openSample();
    const row = bench.values('Pipeline!C1:C601').findIndex(([name]) => name === 'Marcus Webb');
    bench.person.select(`Pipeline!C${row + 1}`);
    bench.click('Build 1:1 page');
    expect(toast(bench)).toMatch(/^The page is on the tab KPI One to one\./);
    expect(lines(REP)).toEqual(
      expect.arrayContaining([
        'One to one with Marcus Webb',
        'Week of 31 August to 6 September 2026, as of Monday 31 August',
        'Gateway ratio | 71% | 60% | 35 of 49',
        'Close ratio | 35% | 65% | 11 of 31 | Under, 85 to 1',
        'Average sale | $21,750 | peers $21,107 | 11 sales',
        'Revenue | $239,250',
      ]),
    );
    expect(below('Deal |', REP)[0]).toMatch(
      /^Redstone Partners.* \| 507 \| \$28,350 \| 23 Jul 2026 \| Open 39 days$/,
    );
    expect(below('The plan', REP)).toEqual([
      'Nothing is planned yet: the sidebar, Coach, “Add to plan”',
      expect.any(String),
    ]);
    fits(REP);
    bench.person.select('Pipeline!A1');
    bench.click('Build 1:1 page');
    expect(toast(bench)).toMatch(
      /^the selected cell must hold the name of a rep, got "Opportunity"; select one/i,
    );
  });

  test('the deals that changed since the kept week come first; the plan says what came of each step', async () => {
    bench = await openSample();
    bench.click('Keep this week');
    const rows = bench.values('Pipeline!A1:K601');
    const open =
      rows.findIndex(row => row[2] === 'Marcus Webb' && row[7] === 'Proposal' && row[8] !== '') + 1;
    bench.person.type(`Pipeline!H${open}`, 'Closed Won');
    bench.person.type(`Pipeline!J${open}`, '2026-09-07');
    await asked(bench, 'addToPlan', {
      rep: 'Marcus Webb',
      steps: [{ kpi: 'Close ratio', step: 'Agree the timeline', goal: '65%' }],
    });
    // The step is taken back to a day after which more than fifteen were decided.
    bench.person.type('KPI Coaching!J2', '2026-05-31');
    await asked(bench, 'buildPage', { rep: 'marcus webb' });
    expect(below('Deal |', REP)[0]).toMatch(new RegExp(`\\| ${open} \\| .*Decided: won`));
    await bench.settled();
    const came = String(bench.value('KPI Coaching!L2'));
    expect(came).toMatch(/ of 1[56]\) where \d+% was to be expected/);
    expect(below('The plan', REP).join(' ')).toContain(came.slice(0, 40));
    fits(REP);
  });

  test('a rep who is not there is refused in a sentence', async () => {
    bench = await openSample({ sheets: [few] });
    const answer = await ask(bench, 'buildPage', { rep: 'nobody' });
    expect(answer.ok ? '' : answer.problem.message).toBe('the rep must be in the pipeline, got "nobody"');
    expect(names()).toEqual(['Pipeline']);
  });
});
