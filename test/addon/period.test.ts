// From and To on the scorecard's tab: what may be typed, what a chosen period writes, and what is said.
import { afterEach, describe, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { asked, openSample, table, toast } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

async function built(options: Parameters<typeof openSample>[0] = {}): Promise<void> {
  bench = await openSample(options);
  bench.click('Build scorecard');
  await bench.settled();
}
const type = async (cell: string, text: string) => {
  bench.person.type(`KPI Scorecard!${cell}`, text);
  await bench.settled();
};
const days = () => [bench.shown('KPI Scorecard!B2')[0]?.[0], bench.shown('KPI Scorecard!D2')[0]?.[0]];
const line = () => String(bench.value('KPI Scorecard!A3'));

describe('a period that is chosen writes From and To, seen from the latest day, 31 August 2026', () => {
  test.each([
    ['This quarter', '2026-07-01', ''],
    ['Last month', '2026-07-01', '2026-07-31'],
    ['Last 13 weeks', '2026-06-08', ''],
    ['This year', '2026-01-01', ''],
  ])('%s', async (preset, from, to) => {
    await built();
    await type('E2', preset);
    expect(days()).toEqual([from, to]);
    expect(line()).toContain('each week is a test of its own');
    await type('E2', 'All');
    expect(days()).toEqual(['', '']);
    expect(line()).not.toContain('each week');
  });

  test.each(['America/New_York', 'Asia/Kolkata', 'Pacific/Apia'])(
    'in %s the days are the same',
    async timeZone => {
      await built({ timeZone });
      await type('E2', 'This quarter');
      expect(days()).toEqual(['2026-07-01', '']);
    },
  );

  test('a build brings a chosen period up to date, where no trigger ran', async () => {
    await built();
    bench.person.onEdit = undefined;
    await type('E2', 'Last month');
    expect(days()).toEqual(['', '']);
    bench.click('Build scorecard');
    await bench.settled();
    expect(days()).toEqual(['2026-07-01', '2026-07-31']);
  });

  test('a day that is typed afterwards is kept, and the period forgotten', async () => {
    await built();
    await type('E2', 'Last month');
    await type('B2', '2026-06-15');
    expect([...days(), bench.value('KPI Scorecard!E2')]).toEqual(['2026-06-15', '2026-07-31', '']);
    bench.click('Build scorecard');
    await bench.settled();
    expect(days()).toEqual(['2026-06-15', '2026-07-31']);
  });

  test('what is typed anywhere else asks the spreadsheet for nothing', async () => {
    await built();
    bench.person.select('Pipeline!A1');
    for (const [cell, text] of [
      ['Pipeline!E2', 'This quarter'],
      ['Pipeline!C5', 'Ana'],
      ['KPI Scorecard!Z9', 'All'],
    ] as const) {
      const before = bench.snapshot();
      bench.journal.clear();
      bench.person.type(cell, text);
      const writes = bench.journal.calls.filter(({ written }) => written.length);
      expect(writes).toEqual([]);
      void before;
    }
    await bench.settled();
    expect(days()).toEqual(['', '']);
  });
});

describe('a date that is none', () => {
  test('is refused by the cell', async () => {
    await built();
    const rules = bench.snapshot();
    expect(JSON.stringify(rules)).toContain('A date such as 2026-07-01, or nothing.');
  });

  test('that got in all the same is told above the table, and no target is blamed', async () => {
    await built();
    await type('B2', 'last month');
    expect(line()).toBe('From must be a date, got "last month". ');
    await type('B2', '2026-09-01');
    await type('D2', '2026-08-01');
    expect(line()).toBe('From must not be after To. ');
    await type('D2', '');
    await type('B2', '2026-07-01');
    expect(line()).toMatch(/Ratios from 1 July 2026 on$/);
  });
});

describe('a period that is none, told in the panels too', () => {
  const problem = async () => (await asked(bench, 'readDocument', {})).pipeline?.problem?.message;
  test.each([
    [
      'B2',
      'last month',
      'From on the tab "KPI Scorecard" must be a date, such as 2026-03-31, got "last month"',
    ],
    ['D2', 'soon', 'To on the tab "KPI Scorecard" must be a date, such as 2026-03-31, got "soon"'],
    ['B2', 'TRUE', 'From on the tab "KPI Scorecard" must be a date, such as 2026-03-31, got TRUE'],
    ['B2', '-3', 'From on the tab "KPI Scorecard" must be a date, such as 2026-03-31, got a date in 1899'],
    ['D2', '=1/0', 'To on the tab "KPI Scorecard" must be a date, such as 2026-03-31, got "#DIV/0!"'],
  ])('%s: %s', async (cell, text, says) => {
    await built();
    await type(cell, text);
    expect(await problem()).toBe(says);
    expect((await asked(bench, 'readDocument', {})).pipeline?.team).toBeUndefined();
    await type(cell, '');
    expect(await problem()).toBeUndefined();
  });
  test('From after To', async () => {
    await built();
    await type('B2', '2026-09-01');
    await type('D2', '2026-08-01');
    expect(await problem()).toBe(
      'From on the tab "KPI Scorecard" must be on or before To, got 2026-09-01 after 2026-08-01',
    );
  });
});

describe('one truth on the tabs', () => {
  test('the goals and the pictures go by the scorecard’s From and To, and say so', async () => {
    await built();
    await type('B2', '2026-07-01');
    await type('D2', '2026-09-30');
    const says = 'Ratios from 1 July to 30 September 2026';
    expect(bench.value('KPI Weekly goals!A4')).toContain(says);
    expect(bench.value('KPI Weekly goals!A2')).toContain(
      'From and To of the tab KPI Scorecard count here too',
    );
    expect(bench.value('KPI Charts!A2')).toContain(says);
    expect(line()).toContain(says);
  });

  test('a scorecard of an earlier build, without the settings, names them after the next', async () => {
    await built();
    bench.person.type('KPI Scorecard!A4', "=KPI_SCORECARD('Pipeline'!A:K,B2,D2)");
    bench.person.type('KPI Weekly goals!A4', "=KPI_WEEKLY_GOALS('Pipeline'!A:K,'KPI Scorecard'!B2)");
    bench.click('Build scorecard');
    await bench.settled();
    expect(toast(bench)).toBe('The scorecard is built');
    for (const cell of ['KPI Scorecard!A4', 'KPI Weekly goals!A4', 'KPI Charts!O5'])
      expect(bench.formula(cell)).toContain('KPI_SETTINGS)');
    expect(table(bench, 'KPI Scorecard!A4:R60').length).toBe(15);
  });
});

describe('columns on which Google lets no formula rest', () => {
  test('are named after a build, with the cure', async () => {
    await built({
      sheets: [
        {
          name: 'Deals',
          rows: [
            ['Rep', 'Stage', 'Days open', 'Text'],
            ['Ana', 'Won', '=ROUND(NOW()-B1,0)', '="NOW()"'],
            ['Bo', 'Lost', '=1', '=TODAY()'],
          ],
        },
      ],
    });
    expect(toast(bench)).toBe(
      'The scorecard is built. The column "Days open" must not hold NOW(), which no formula of Sales Barometer may ' +
        'rest on: type the values, use TODAY() for the day, or move the column to another tab',
    );
  });
});
