// The goals of a week: what they are called, what they add up to, and what is said where there are none.
import { describe, expect, test } from 'vitest';
import { dayInWords, daysInWords, weekdayInWords } from '../../../src/core/cells/day-words.ts';
import { presetBounds } from '../../../src/core/scorecard/presets.ts';
import { KPI_WEEKLY_GOALS } from '../../../src/functions/pictures.ts';

const serial = (iso: string): number => Date.parse(iso) / 86_400_000 + 25_569;

const HEADERS = ['Rep', 'First appointment', 'Stage', 'Close date', 'Amount'];
const DEALS = [
  ['Ana', '2026-08-17', 'Won', '2026-08-28', 1000],
  ['Ana', '2026-08-19', 'Lost', '2026-08-28', 1000],
  ['Bo', '2026-08-24', 'Won', '2026-08-31', 1000],
  ['Bo', '2026-08-26', 'Lost', '2026-08-31', 1000],
];
const settings = (...rows: unknown[][]) => [['Group', 'Name', 'Setting', 'Value'], ...rows];
const TARGET = [
  ['Target', 'Team', 'Revenue', 10_600],
  ['Target', 'Team', 'Weeks', 2],
];

describe('days in words', () => {
  test.each([
    ['2026-08-31', 'Monday 31 August', '31 August 2026'],
    ['2026-03-01', 'Sunday 1 March', '1 March 2026'],
    ['2024-02-29', 'Thursday 29 February', '29 February 2024'],
  ])('%s', (iso, weekday, day) => {
    expect([weekdayInWords(serial(iso)), dayInWords(serial(iso))]).toEqual([weekday, day]);
  });

  test.each([
    ['2026-08-24', '2026-08-30', '24 to 30 August 2026'],
    ['2026-08-31', '2026-09-06', '31 August to 6 September 2026'],
    ['2025-12-29', '2026-01-04', '29 December 2025 to 4 January 2026'],
  ])('%s to %s: what they share is said once', (from, to, words) => {
    expect(daysInWords(serial(from), serial(to))).toBe(words);
  });
});

describe('presets, seen from Monday 31 August 2026', () => {
  test.each([
    ['This quarter', '2026-07-01', undefined],
    ['Last month', '2026-07-01', '2026-07-31'],
    ['Last 13 weeks', '2026-06-08', undefined],
    ['This year', '2026-01-01', undefined],
    ['All', undefined, undefined],
  ] as const)('%s', (preset, from, to) => {
    expect(presetBounds(preset, serial('2026-08-31'))).toEqual({
      from: from && serial(from),
      to: to && serial(to),
    });
  });
  test('last month in January is December', () => {
    expect(presetBounds('Last month', serial('2026-01-15'))).toEqual({
      from: serial('2025-12-01'),
      to: serial('2025-12-31'),
    });
  });
});

describe('the line above the goals', () => {
  test('names the week, what stands for today and why, and the period of the ratios', () => {
    const [[line]] = KPI_WEEKLY_GOALS([HEADERS, ...DEALS], '', '', settings()) as [string[]];
    expect(line).toBe(
      'Week of 31 August to 6 September 2026, as of Monday 31 August (the latest day in the pipeline). Ratios from the whole pipeline',
    );
  });

  test('says where a day comes from that was set, and which period was asked for', () => {
    const asOf = settings(['Method', 'As of', 'Date', '2026-08-30']);
    const [[line]] = KPI_WEEKLY_GOALS([HEADERS, ...DEALS], '2026-07-01', '2026-09-30', asOf) as [string[]];
    expect(line).toBe(
      'Week of 24 to 30 August 2026, as of Sunday 30 August (set in the settings). Ratios from 1 July to 30 September 2026',
    );
  });
});

describe('the line on what is missing', () => {
  const missing = (deals: unknown[][], table: unknown[][]) =>
    (KPI_WEEKLY_GOALS([HEADERS, ...deals], '', '', table) as string[][])[1]?.[0];
  test('speaks of the target only where there is none', () => {
    expect(missing(DEALS, settings())).toBe('Goals and barometer need a target: sidebar, Targets');
    expect(missing(DEALS, settings(...TARGET))).toBe('');
  });
  test('speaks of sales where there is a target and no sale', () => {
    const lost = DEALS.map(deal => [...deal.slice(0, 2), 'Lost', ...deal.slice(3)]);
    expect(missing(lost, settings(...TARGET))).toBe(
      'Check: No deal is won; see PIPELINE_CHECK, or the sidebar, Pipeline. Goals and barometer need an average sale ' +
        'and a close ratio above 0 of the team: widen From and To',
    );
  });
});

describe('what the check found', () => {
  const second = (deals: unknown[][], table: unknown[][]) =>
    (KPI_WEEKLY_GOALS([HEADERS, ...deals], '', '', table) as string[][])[1]?.[0];
  const won = DEALS.map(deal => [...deal.slice(0, 2), 'Won', ...deal.slice(3)]);
  test('stands in the line below the week, before what is missing', () => {
    const check =
      'Check: No deal is lost, so the close ratio can only be 100%; see PIPELINE_CHECK, or the sidebar, Pipeline';
    expect(second(won, settings(...TARGET))).toBe(check);
    expect(second(won, settings())).toBe(`${check}. Goals and barometer need a target: sidebar, Targets`);
  });
  test('says nothing where nothing can be wrong', () => {
    expect(second(DEALS, settings(...TARGET))).toBe('');
  });
});

test('the goals add up: the team’s is the sum of its reps’, and so is what is still missing', () => {
  // 10,600 in 2 weeks over 1,000 a sale and half of the deals won: 10.6 a week, 5.3 for each of two reps, 6 rounded up.
  const [, , headers, ana, bo, team] = KPI_WEEKLY_GOALS(
    [HEADERS, ...DEALS],
    '',
    '',
    settings(...TARGET),
  ) as unknown[][];
  expect(headers?.slice(0, 5)).toEqual([
    'Rep',
    'Magic number',
    'Goal this week, rounded up',
    'This week so far',
    'Still missing',
  ]);
  expect(ana?.slice(0, 5)).toEqual(['Ana', 5.3, 6, 0, 6]);
  expect(bo?.slice(0, 5)).toEqual(['Bo', 5.3, 6, 0, 6]);
  expect(team?.slice(0, 5)).toEqual(['Team', 10.6, 12, 0, 12]);
});
