import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { Problem } from '../../src/core/problem.ts';
import { AVERAGE_SALE, CLOSE_RATIO, GATEWAY_RATIO, SALES_CYCLE } from '../../src/functions/figures.ts';
import { ACTIVITY_BAROMETER, MAGIC_NUMBER, PEER_GAP } from '../../src/functions/formulas.ts';
import { KPI_SCORECARD, KPI_TREND } from '../../src/functions/tables.ts';

// Bad input gets one sentence: what, wanted, got.
const DEALS: Cell[][] = [
  ['Rep', 'First appointment', 'Stage', 'Close date', 'Amount'],
  ['Ann', '2026-01-05', 'Closed won', '2026-02-02', 100],
  ['Bob', '2026-01-06', 'Closed lost', '2026-02-03', ''],
];
const settings = (...rows: Cell[][]): Cell[][] => [['Group', 'Name', 'Setting', 'Value'], ...rows];

describe('is refused with a sentence', () => {
  test.each<[string, () => unknown, string]>([
    [
      'a cell for a pipeline',
      () => SALES_CYCLE('Ann'),
      'pipeline must be a range with a header row and one opportunity per row, got "Ann"',
    ],
    [
      'an empty range',
      () =>
        SALES_CYCLE([
          ['', ''],
          ['', ''],
        ]),
      'pipeline must be a range with a header row and one opportunity per row, got an empty range',
    ],
    [
      'a pipeline without a header row',
      () =>
        KPI_SCORECARD([
          ['Ann', 5],
          ['Bob', 6],
        ]),
      'pipeline must have a column for rep (such as Rep, Rep name, Sales rep), got the headers Ann, 5',
    ],
    ['no rep column', () => CLOSE_RATIO([['Stage'], ['won']], 'Ann'), 'pipeline must have a column for rep'],
    [
      'no stage column',
      () =>
        KPI_SCORECARD([
          ['Rep', 'Amount'],
          ['Ann', 5],
        ]),
      'pipeline must have a column for stage or status or won',
    ],
    [
      'from after to',
      () => CLOSE_RATIO(DEALS, '', '2026-03-01', '2026-02-01'),
      'from must be on or before to, got 2026-03-01 after 2026-02-01',
    ],
    [
      'a text where a date is wanted',
      () => CLOSE_RATIO(DEALS, '', 'soon'),
      'from must be a date, such as 2026-03-31, got "soon"',
    ],
    [
      'a date with two readings',
      () => CLOSE_RATIO(DEALS, '', '', '3/4/2026'),
      'to must be a date that can be read in one way only, such as 2026-03-31, got "3/4/2026"',
    ],
    [
      'a range where one cell is wanted',
      () => CLOSE_RATIO(DEALS, '', [['2026-01-01'], ['2026-01-02']]),
      'from must be a date, such as 2026-03-31, got a range of 2 rows and 1 column',
    ],
    [
      'a negative target',
      () => MAGIC_NUMBER(-1, 13, 25_000, 0.65),
      'revenue_target must be a number from 0, got -1',
    ],
    ['no weeks', () => MAGIC_NUMBER(1, 0, 25_000, 0.65), 'weeks must be a number of weeks above 0, got 0'],
    [
      '65 for 65%',
      () => MAGIC_NUMBER(1, 13, 25_000, 65),
      'close_ratio must be a share such as 65% or 0.65, got 65',
    ],
    [
      'a text for a number',
      () => ACTIVITY_BAROMETER('three', 4),
      'appointments_per_week must be a number from 0, got the text "three"',
    ],
    [
      'ranges of two shapes',
      () => MAGIC_NUMBER([[1], [2], [3]], [[13], [13]], 1, 1),
      'weeks must be one cell, or a range of 3 by 1 cells like the other arguments, got a range of 2 rows and 1 column',
    ],
    [
      'weights of another shape',
      () => PEER_GAP(1, [[1], [2]], [[1]]),
      'weights must be a range of 2 rows and 1 column, like peers, got a range of 1 row and 1 column',
    ],
    ['a negative count', () => GATEWAY_RATIO(-2, 5), 'passed must be a number from 0, got -2'],
    [
      'a third argument beside two numbers',
      () => AVERAGE_SALE(5, 2, '2026-01-01'),
      'revenue and sales must be the only arguments where the first is a number, got a further one',
    ],
    [
      'no gateway',
      () => GATEWAY_RATIO(DEALS),
      'pipeline must have a gateway: a column that proves the next step',
    ],
    [
      'an unknown KPI',
      () => KPI_TREND(DEALS, 'Profit'),
      'kpi must be one of First appointments, Gateway ratio, Close ratio, Sales, Revenue, Average sale, Sales cycle, Appointments per week, got "Profit"',
    ],
    [
      'an unknown period',
      () => KPI_TREND(DEALS, 'Sales', 'fortnight'),
      'every must be one of week, month, quarter, got "fortnight"',
    ],
    [
      'a header that is not there',
      () => KPI_SCORECARD(DEALS, '', '', '', 'Region'),
      'by must be a header of the pipeline, got "Region" beside the headers Rep, First appointment, Stage, Close date, Amount',
    ],
    [
      'settings without their headers',
      () => CLOSE_RATIO(DEALS, '', '', '', DEALS),
      'settings must be a range with the headers Group, Name, Setting and Value',
    ],
    [
      'a benchmark of 650%',
      () => CLOSE_RATIO(DEALS, '', '', '', settings(['Benchmark', 'Close ratio', 'At least', '650%'])),
      'the setting "Benchmark, Close ratio, At least" (row 2) must be a share from 0% to 100%, got "650%"',
    ],
    [
      'a window of -3',
      () => CLOSE_RATIO(DEALS, '', '', '', settings(['Gateway', 'Demo', 'Window (days)', -3])),
      'the setting "Gateway, Demo, Window (days)" (row 2) must be a number of days from 0 to 3650, got -3',
    ],
    [
      'a rule on a column that is gone',
      () => CLOSE_RATIO(DEALS, '', '', '', settings(['Gateway', 'Demo', 'Rule', 'Budget is filled'])),
      'the rule "Budget is filled" of the gateway "Demo" must begin with a header of the pipeline',
    ],
    [
      'a proof column that is gone',
      () => CLOSE_RATIO(DEALS, '', '', '', settings(['Gateway', 'Demo', 'Proof column', 'Demo date'])),
      'the proof column of the gateway "Demo" must be a header of the pipeline, got "Demo date"',
    ],
    [
      'a word in two lists',
      () => CLOSE_RATIO(DEALS, '', '', '', settings(['Outcome', 'Won', 'Stages', 'Signed; Lost'])),
      'the stage "lost" must be in one outcome, got it under Won and under Lost',
    ],
    [
      'two currencies',
      () =>
        AVERAGE_SALE([
          ...DEALS,
          ['Ann', '2026-01-05', 'Closed won', '2026-02-02', '€ 5'],
          ['Ann', '2026-01-05', 'Closed won', '2026-02-02', '$ 5'],
        ]),
      'the amounts under "Amount" must be in one currency to be added, got EUR and USD; PIPELINE_CHECK counts them',
    ],
    [
      'dates with two readings',
      () =>
        SALES_CYCLE([
          ['Rep', 'First appointment', 'Stage', 'Close date'],
          ['Ann', '03/04/2026', 'won', '2026-08-01'],
        ]),
      'the dates of "First appointment" must have one reading, got two: "03/04/2026" is 2026-04-03 day first and 2026-03-04 month first; format the cells as dates, or add the setting Column | First appointment | Date order | Day first (or Month first)',
    ],
  ])('%s', (_, run, sentence) => {
    expect(run).toThrow(sentence);
  });
});

describe('is blank, never 0 and never an error', () => {
  test.each<[string, unknown]>([
    [
      'a ratio over nothing',
      CLOSE_RATIO([
        ['Rep', 'Stage'],
        ['Ann', 'open'],
      ]),
    ],
    ['a rep who is not in the pipeline', CLOSE_RATIO(DEALS, 'Zoe')],
    ['a magic number without a sale', MAGIC_NUMBER(600_000, 13, '', 0.65)],
    ['a gateway ratio that is given and blank', MAGIC_NUMBER(600_000, 13, 25_000, 0.65, '')],
    ['a barometer over a magic number of 0', ACTIVITY_BAROMETER(3, 0)],
    ['nothing at all', CLOSE_RATIO('')],
  ])('%s', (_, value) => expect(value).toBe(''));
});

test('a range of reps gives a result of its shape, blank for its blank cells', () => {
  expect(
    CLOSE_RATIO(DEALS, [
      ['Ann', ''],
      ['ann ', 'Team'],
    ]),
  ).toEqual([
    [1, ''],
    [1, 0.5],
  ]);
});
test('one number goes with every cell of a range', () => {
  expect(MAGIC_NUMBER([[1300], [''], [2600]], 13, 100, 0.5)).toEqual([[2], [''], [4]]);
});
test('the gap to peers leaves out the first cell that equals the value', () => {
  // 12 against the mean of 8 and 10; weighted 8 x 1, 10 x 3.
  expect(PEER_GAP(12, [[12], [8], [10]])).toBeCloseTo(12 / 9 - 1, 12);
  expect(PEER_GAP(12, [[12], [8], [10]], [[5], [1], [3]])).toBeCloseTo(12 / 9.5 - 1, 12);
});

// The worst sentences that hostile input once brought up: each says what was wanted and what came, and is true.
describe('sentences that were untrue or told too little', () => {
  const deals: Cell[][] = [
    ['Rep', 'Stage', 'Amount', 'First appointment', 'Close date'],
    ['Ann', 'Won', 'kr 100', '2026-01-05', '2026-02-05'],
    ['Ann', 'Won', '$200', '2026-01-06', '2026-02-06'],
    ['Bob', 'Lost', 300, '2026-01-07', '2026-02-07'],
  ];
  const set = (...row: Cell[]): Cell[][] => [['Group', 'Name', 'Setting', 'Value'], row];
  const empty: Cell[][] = Array.from({ length: 20 }, () => Array.from({ length: 8 }, () => ''));
  const span = 'a date from 1954-10-03 to 2119-01-11, such as 2026-03-31';
  const long = 'x'.repeat(50_000);
  const EMPTY = 'pipeline must be a range with a header row and one opportunity per row, got an empty range';
  test.each<[string, () => unknown, string]>([
    [
      'a date cell of 1950',
      () => CLOSE_RATIO(deals, '', new Date(Date.UTC(1950, 5, 5))),
      `from must be ${span}, got a date in 1950`,
    ],
    ['an open end', () => CLOSE_RATIO(deals, '', '', '9999-12-31'), `to must be ${span}, got "9999-12-31"`],
    [
      'a date that is none',
      () => CLOSE_RATIO(deals, '', new Date(Number.NaN)),
      'from must be a date, such as 2026-03-31, got a date that is none',
    ],
    [
      'as of in 9999',
      () => CLOSE_RATIO(deals, '', '', '', set('Method', 'As of', 'Date', new Date(Date.UTC(9999, 0, 1)))),
      `must be ${span}, got a date in 9999`,
    ],
    [
      'a share as a text',
      () => MAGIC_NUMBER(1, 1, 1, '65%'),
      'close_ratio must be a share such as 65% or 0.65, got the text "65%"',
    ],
    [
      'an amount as a text',
      () => MAGIC_NUMBER('600,000', 1, 1, 1),
      'revenue_target must be a number from 0, got the text "600,000"',
    ],
    ['an empty range', () => CLOSE_RATIO(empty), EMPTY],
    ['an empty range and a rep', () => CLOSE_RATIO(empty, 'Ann'), EMPTY],
    ['an empty range and a day', () => GATEWAY_RATIO(empty, '', '2026-01-01'), EMPTY],
    [
      'a target too large',
      () => CLOSE_RATIO(deals, '', '', '', set('Target', 'Team', 'Revenue', 900_000_000_000_000)),
      'must be an amount from 0 to 90 trillion, got 900000000000000',
    ],
    [
      'two currencies',
      () => AVERAGE_SALE(deals),
      'the amounts under "Amount" must be in one currency to be added, got kr and USD',
    ],
    [
      'a rule of another column',
      () => KPI_SCORECARD(deals, '', '', set('Gateway', 'P', 'Rule', 'Contact levl is one of CEO')),
      'must begin with a header of the pipeline, got none of the headers Rep',
    ],
    [
      'rows without headers',
      () =>
        KPI_SCORECARD([
          ['Ann', 'Won', 5],
          ['Bob', 'Lost', 6],
        ]),
      'a row of headers must be above the deals',
    ],
    [
      'deals without headers',
      () => CLOSE_RATIO(deals.slice(1)),
      'pipeline must have a row of headers above row 1',
    ],
  ])('%s', (_, run, sentence) => expect(run).toThrow(sentence));

  test('no sentence echoes a long text', () => {
    for (const run of [
      () =>
        CLOSE_RATIO([
          [long, 'Rep'],
          ['a', 'b'],
        ]),
      () => KPI_SCORECARD(deals, '', '', '', long),
      () => CLOSE_RATIO(deals, '', '', '', set('Column', 'Rep', 'Header', long)),
      () => KPI_SCORECARD(deals, '', '', set('Gateway', long, 'Proof column', long)),
      () => CLOSE_RATIO(deals, '', '', '', set('Target', long, 'Revenue', long)),
      () => GATEWAY_RATIO(deals, '', '', '', '', long),
    ]) {
      try {
        run();
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
        expect((error as Problem).message).not.toContain('x'.repeat(61));
      }
    }
  });
  test('what a sheet can not hold is blank, and a zero has no sign', () => {
    expect(MAGIC_NUMBER(600_000, 13, 25_000, 1e-320)).toBe('');
    expect(ACTIVITY_BAROMETER(3, 5e-324)).toBe('');
    expect(Object.is(ACTIVITY_BAROMETER(-0, 5), 0)).toBe(true);
  });
  test('blanks beside blanks are still a tally', () => {
    expect(CLOSE_RATIO([[''], ['']], [[''], ['']])).toEqual([[''], ['']]);
  });
});
