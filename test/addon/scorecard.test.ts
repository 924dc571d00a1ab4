import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { STYLES } from '../../src/core/format/bands.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import type { StoryKind } from '../samples/team.ts';
import { stories } from '../samples/team.ts';
import { byHeader, cardIndex, cardLetter } from '../support/card.ts';
import { csvRecords, hasShared, SHARED } from '../support/csv.ts';
import { asked, open, openFile, openSample, table, toast } from '../support/workbench.ts';

// The menu's action on the built add-on, headless: the same host and the same dist as in the browser.
let bench: Workbench;
afterEach(() => bench.close());

const CARD = 'KPI Scorecard!A4:R60';
const CLOSE_RATIO = cardLetter('Close ratio');
async function build(): Promise<void> {
  bench.click('Build scorecard');
  await bench.settled();
}
const lineOf = (name: string) => table(bench, CARD).find(row => row[0] === name) ?? [];
const rowOf = (name: string) => 4 + table(bench, CARD).findIndex(row => row[0] === name);
const fill = (place: string) => bench.look(`KPI Scorecard!${place}`).background;

test('what the check found stands in words above every built table, with where to look', async () => {
  const deals = Array.from({ length: 6 }, (_, i) => [
    ['Ana', 'Bo'][i % 2] as string,
    `2026-01-0${i + 1}`,
    ['Closed Won', 'Customer', 'Negotiation'][i % 3] as string,
    `2026-02-0${i + 1}`,
    1000,
  ]);
  const head = ['Rep', 'First appointment', 'Stage', 'Actual close date', 'Amount'];
  bench = await open({ sheets: [{ name: 'Deals', rows: [head, ...deals] }] });
  await build();
  const check =
    'Check: No deal is lost, so the close ratio can only be 100%; 2 rows say "Customer" and 1 other word: counted as ' +
    'open (first: row 3); see PIPELINE_CHECK';
  expect(bench.value(`KPI Scorecard!${cardLetter('Flags')}${rowOf('Team')}`)).toBe(check);
  for (const line of ['KPI Scorecard!A3', 'KPI Weekly goals!A5', 'KPI Charts!A3'])
    expect(String(bench.value(line)).split('. ')[0]).toBe(`${check}, or the sidebar, Pipeline`);
  // The scorecard's own row says it where the goals' tab is gone.
  bench.person.deleteTab('KPI Weekly goals');
  await bench.settled();
  expect(String(bench.value('KPI Scorecard!A3')).split('. ')[0]).toBe(`${check}, or the sidebar, Pipeline`);
});

describe('Build scorecard', () => {
  test('finds the pipeline on the active tab and writes one formula that spills', async () => {
    bench = await openSample();
    await build();
    expect(toast(bench)).toBe('The scorecard is built');
    expect(bench.formula('KPI Scorecard!A4')).toBe("=KPI_SCORECARD('Pipeline'!A:K,B2,D2,KPI_SETTINGS)");
    expect(bench.formula('KPI Scorecard!A5')).toBe('');
    expect(table(bench, CARD).map(row => row[0])).toContain('Team');
    expect(bench.unhandled).toEqual([]);
  });

  test('every story that is planted in the sample is told, and no other', async () => {
    bench = await openSample();
    await build();
    const FLAGS: Record<StoryKind, string> = {
      'close ratio under': 'Close ratio under',
      'too few to tell': 'Close ratio below',
      'average sale under': 'Average sale under',
      'fast cycle': 'Sales cycle best practice',
      'low contact levels': 'Gateway ratio under',
    };
    const told = table(bench, CARD)
      .slice(2, -1)
      .flatMap(row =>
        row[cardIndex('Flags')] ? [[row[0], String(row[cardIndex('Flags')]).replace(/ \(.*?\)/g, '')]] : [],
      );
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(stories.map(({ rep, story }) => [rep, FLAGS[story]])),
    );
  });

  test('under, below and best practice are told apart by fill and by weight, slant or line', async () => {
    bench = await openSample();
    await build();
    const looks = (place: string) => {
      const { background, bold, italic, underline } = bench.look(`KPI Scorecard!${place}`);
      return { background, bold, italic, underline };
    };
    expect(looks(`${CLOSE_RATIO}${rowOf('Marcus Webb')}`)).toEqual({
      background: STYLES.under.fill,
      bold: true,
      italic: false,
      underline: false,
    });
    expect(looks(`${CLOSE_RATIO}${rowOf('Nina Petrova')}`)).toEqual({
      background: STYLES.below.fill,
      bold: false,
      italic: false,
      underline: false,
    });
    expect(looks(`${cardLetter('Sales cycle')}${rowOf('Priya Raman')}`)).toEqual({
      background: STYLES['best practice'].fill,
      bold: true,
      italic: false,
      underline: true,
    });
    expect(fill(`${CLOSE_RATIO}${rowOf('Grace Liu')}`)).toBe('#ffffff');
  });

  test('run twice, it gives the same sheet', async () => {
    bench = await openSample();
    await build();
    const once = bench.snapshot();
    await build();
    expect(bench.snapshot()).toEqual(once);
    bench.person.select('Pipeline!A1');
    await build();
    expect(bench.snapshot()).toEqual(once);
  });

  test('follows the pipeline: a deal that is won changes the figure and the colour', async () => {
    bench = await openSample();
    await build();
    const before = lineOf('Nina Petrova')[cardIndex('Close ratio')];
    const deals = bench.values('Pipeline!A2:K601');
    deals.forEach((deal, i) => {
      if (deal[2] === 'Nina Petrova' && deal[7] === 'Closed Lost' && deal[8] !== '')
        bench.person.type(`Pipeline!H${i + 2}`, 'Closed Won');
    });
    await bench.settled();
    expect([before, lineOf('Nina Petrova')[cardIndex('Close ratio')]]).toEqual([0.5, 1]);
    expect(fill(`${CLOSE_RATIO}${rowOf('Nina Petrova')}`)).toBe('#ffffff');
  });

  test('follows the period: from and to are cells that people may change, and a rebuild keeps them', async () => {
    bench = await openSample();
    await build();
    bench.person.type('KPI Scorecard!B2', '2026-04-01');
    bench.person.type('KPI Scorecard!D2', '2026-06-30');
    await bench.settled();
    const team = lineOf('Team');
    expect(Number(team[cardIndex('First appointments')])).toBeLessThan(400);
    await build();
    expect(lineOf('Team')).toEqual(team);
    expect(bench.shown('KPI Scorecard!B2:D2')[0]).toEqual(['2026-04-01', 'To', '2026-06-30']);
  });

  test('a rebuild keeps what people added beside it', async () => {
    bench = await openSample();
    await build();
    bench.person.type('KPI Scorecard!T6', 'my note');
    bench.person.type('KPI Scorecard!A3', 'my heading');
    bench.person.type('KPI Weekly goals!A3', '=1+1');
    bench.person.addRule({ on: ['KPI Scorecard!A6:A20'], formula: '=LEN($A6)>12', background: '#ffff00' });
    await build();
    expect(bench.value('KPI Scorecard!T6')).toBe('my note');
    expect(bench.value('KPI Scorecard!A3')).toBe('my heading');
    expect(bench.formula('KPI Weekly goals!A3')).toBe('=1+1');
    expect(JSON.stringify(bench.snapshot())).toContain('LEN($A6)');
  });

  test('is removed with all that is its own, and nothing else', async () => {
    bench = await openSample();
    const before = bench.snapshot();
    await build();
    bench.ui.answers.alert = () => 'YES';
    bench.click('Remove scorecard');
    await bench.settled();
    // The settings stay: formulas of the user's own may name them.
    expect(bench.values('KPI Settings!A1:D2')).toEqual([
      ['Group', 'Name', 'Setting', 'Value'],
      ['', '', '', ''],
    ]);
    bench.person.deleteTab('KPI Settings');
    bench.book.names = [];
    const after = bench.snapshot();
    // The pipeline stays tagged as the pipeline, so that the next build finds it; nothing that a person sees differs.
    const plain = (s: unknown) => JSON.stringify(s, (key, value) => (key === 'metadata' ? undefined : value));
    expect(plain(after)).toBe(plain(before));
  });
});

describe.each(['en_US', 'de_DE', 'fr_FR'])('a spreadsheet in %s', locale => {
  test('has the same figures', async () => {
    bench = await openSample({ locale });
    await build();
    expect(toast(bench)).toBe('The scorecard is built');
    const team = byHeader(lineOf('Team'));
    expect([team['First appointments'], team['Gateway ratio'], team['Passed gateway']]).toEqual([
      600, 0.6963946869070209, 367,
    ]);
    expect([team['Close ratio'], team.Sales, team.Revenue]).toEqual([0.6895522388059702, 231, 4882750]);
    expect(fill(`${CLOSE_RATIO}${rowOf('Marcus Webb')}`)).toBe(STYLES.under.fill);
  });
});

describe('a date never moves by a day', () => {
  // The script runs in Etc/UTC; the spreadsheet elsewhere. The counts by day of the week tell a day that moved.
  test.each([
    'America/New_York',
    'America/Sao_Paulo',
    'Asia/Kolkata',
    'Pacific/Apia',
    'Europe/Berlin',
    'Etc/UTC',
  ])('%s', async timeZone => {
    bench = await openSample({ timeZone });
    bench.person.type(
      'Pipeline!M1',
      '=KPI_TREND(A:K; "First appointments"; "week"; ""; "2026-01-05"; "2026-01-18")',
    );
    await bench.settled();
    // 46027 is 2026-01-05 as a sheet counts days, a Monday.
    expect(bench.values('Pipeline!M1:O2')).toEqual([
      [46027, 9, 9],
      [46034, 18, 18],
    ]);
    bench.person.format('Pipeline!M1:M2', 'yyyy-mm-dd');
    await bench.settled();
    expect(bench.shown('Pipeline!M1:M2').flat()).toEqual(['2026-01-05', '2026-01-12']);
  });
});

describe('calls to the Sheets service', () => {
  const callsOf = async (rows: number) => {
    const { samplePipeline } = await import('../samples/pipeline.ts');
    const sample = samplePipeline();
    const [head, ...deals] = sample.rows ?? [];
    const many = Array.from({ length: rows }, (_, i) => deals[i % deals.length] as (typeof deals)[number]);
    bench = await openSample({ sheets: [{ ...sample, rows: [head as (typeof deals)[number], ...many] }] });
    bench.journal.clear();
    bench.click('Build scorecard');
    const calls = bench.journal.calls.length;
    const cells = Object.values(bench.journal.counts()).reduce(
      (sum, count) => sum + count.read + count.written,
      0,
    );
    return { calls, cells };
  };
  test('do not grow with rows', async () => {
    const few = await callsOf(100);
    bench.close();
    const many = await callsOf(5000);
    console.log(
      `Build scorecard: ${few.calls} calls at 100 rows, ${many.calls} at 5,000; ${few.cells} and ${many.cells} cells`,
    );
    expect(many.calls).toBe(few.calls);
  });
});

describe('what stands in the way is a sentence, and the sheet stays as it was', () => {
  const refused = async (sentence: RegExp) => {
    const before = bench.snapshot();
    await build();
    expect(toast(bench)).toMatch(sentence);
    expect(bench.snapshot()).toEqual(before);
  };

  test('a tab that holds no pipeline', async () => {
    bench = await openSample({ sheets: [{ name: 'Notes', rows: [['Hello'], ['World']] }] });
    await refused(
      /^The tab "Notes" must have a column for the rep and one for the stage or status, got the headers Hello; say in the sidebar, Pipeline, which column it is$/,
    );
    expect(bench.ui.sidebar?.title).toBe('Sales Barometer');
  });

  test('a tab called KPI Scorecard that is not ours is kept, ours gets another name', async () => {
    bench = await openSample();
    bench.person.addTab('KPI Scorecard');
    bench.person.type('KPI Scorecard!A1', 'mine');
    bench.person.select('Pipeline!A1');
    await build();
    expect(bench.value('KPI Scorecard!A1')).toBe('mine');
    expect(table(bench, 'KPI Scorecard 2!A4:P60').length).toBe(15);
    await build();
    expect(bench.value('KPI Scorecard!A1')).toBe('mine');
  });

  test('text in the way of the spill', async () => {
    bench = await openSample();
    await build();
    bench.person.type('KPI Scorecard!C9', 'in the way');
    await bench.settled();
    await refused(
      /^KPI Scorecard!C9 must be free for the scorecard, got "in the way"; move it and try again$/,
    );
  });

  test('merged cells in the way', async () => {
    bench = await openSample();
    await build();
    bench.person.merge('KPI Scorecard!B30:C31');
    await refused(/^KPI Scorecard!B30:C31 must be free for the scorecard, got merged cells/);
  });

  test('a protected sheet', async () => {
    bench = await openSample();
    await build();
    bench.person.protect('KPI Scorecard');
    await refused(/^The tab "KPI Scorecard" must be one that you may edit, got a protected sheet; ask/);
  });

  test('a filter on the scorecard is no obstacle', async () => {
    bench = await openSample();
    await build();
    bench.person.filter('KPI Scorecard!A4:R18');
    await build();
    expect(toast(bench)).toBe('The scorecard is built');
  });

  test('a pipeline that was renamed is found again; one that was deleted is said', async () => {
    bench = await openSample();
    await build();
    bench.person.renameTab('Pipeline', "Ann's deals");
    await build();
    expect(bench.formula('KPI Scorecard!A4')).toBe("=KPI_SCORECARD('Ann''s deals'!A:K,B2,D2,KPI_SETTINGS)");
    bench.person.deleteTab("Ann's deals");
    await bench.settled();
    bench.person.select('KPI Scorecard!A1');
    await build();
    expect(toast(bench)).toMatch(
      /^A tab must hold your deals .* got "KPI Scorecard", which Sales Barometer made/,
    );
  });
});

describe.skipIf(!hasShared)('a real file', () => {
  test('gives the reference figures per rep, and a Team row of 4,238 sales', {
    timeout: 120_000,
  }, async () => {
    bench = await openFile('maven__sales_pipeline.csv');
    await build();
    const card = table(bench, CARD);
    const reference = csvRecords(resolve(SHARED, 'reference/maven__sales_pipeline.csv'));
    expect(card.find(row => row[0] === 'Team')?.[cardIndex('Sales')]).toBe(4238);
    for (const record of reference) {
      const line = card.find(row => row[0] === (record.rep === '(all)' ? 'Team' : record.rep)) ?? [];
      expect([
        line[0],
        Number(line[cardIndex('Close ratio')]).toFixed(6),
        Number(line[cardIndex('Average sale')]).toFixed(4),
        Number(line[cardIndex('Sales cycle')]).toFixed(6),
      ]).toEqual([
        record.rep === '(all)' ? 'Team' : record.rep,
        Number(record.close_ratio).toFixed(6),
        Number(record.avg_won_amount).toFixed(4),
        Number(record.mean_cycle_won_days).toFixed(6),
      ]);
    }
    expect(await asked(bench, 'listMarks', {})).toEqual([]);
  });
});
