// A table of tallies in place of the rows: the same scorecard, goals, charts, in any split; what it refuses.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { KPI_COACHING } from '../../src/functions/coaching.ts';
import { CLOSE_RATIO } from '../../src/functions/figures.ts';
import { KPI_CHART, KPI_WEEKLY_GOALS } from '../../src/functions/pictures.ts';
import { KPI_ROWS } from '../../src/functions/rows.ts';
import { KPI_SCORECARD, KPI_TREND } from '../../src/functions/tables.ts';
import { KPI_TALLY } from '../../src/functions/tally.ts';
import { runs } from '../support/laws.ts';

const HEAD = ['Rep', 'First appointment', 'Proposal date', 'Stage', 'Close date', 'Amount', 'Currency'];
const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n));
const settings = (...rows: Cell[][]): Cell[][] => [
  ['Group', 'Name', 'Setting', 'Value'],
  ['Method', 'As of', 'Date', '2026-06-30'],
  ...rows,
];

const maybeDay = fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined });
const row = fc
  .record({
    rep: fc.constantFrom('Ann', 'ANN', ' ann ', 'Bob Li', 'bob li', 'Chi', ''),
    appointment: maybeDay,
    proposal: maybeDay,
    stage: fc.constantFrom('Closed Won', 'Closed Lost', 'Open', 'Closed Won', 'Closed Lost'),
    close: maybeDay,
    amount: fc.oneof(
      fc.constantFrom(0, 0.01, 9.99, 99.5, 1000),
      fc.integer({ min: -500, max: 9_000_000 }).map(n => n / 100),
    ),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', '', 'USD'),
  })
  .map(r => [
    r.rep,
    r.appointment === undefined ? '' : day(r.appointment),
    r.proposal === undefined ? '' : day(r.proposal),
    r.stage,
    r.close === undefined ? '' : day(r.close),
    r.amount,
    r.currency,
  ]);

const chosen = fc.record({
  settings: fc.subarray<Cell[]>([
    ['Target', 'Team', 'Revenue', 90_000],
    ['Target', 'Team', 'Weeks', 13],
    ['Target', 'Team', 'Starts', '2026-04-01'],
    ['Target', 'Chi', 'Revenue', 20_000],
    ['Rep', 'Chi', 'Same as', 'Bob Li'],
    ['Rep', 'Ann', 'Active', 'No'],
    ['Method', 'Sales cycle', 'Statistic', 'Median'],
    ['Method', 'Close ratio', 'Dated by', 'First appointment'],
    ['Evidence', 'Ratios', 'Minimum sample', 2],
  ]),
  from: fc.option(fc.integer({ min: 0, max: 90 }).map(day), { nil: '' }),
  to: fc.option(fc.integer({ min: 91, max: 200 }).map(day), { nil: '' }),
});

/** Which of several spellings is shown depends on the order of rows, and on no figure: names are compared in lower case. */
const plain = (table: unknown): unknown[][] =>
  (table as unknown[][]).map(cells =>
    cells.map(cell => (typeof cell === 'string' ? cell.toLowerCase() : cell)),
  );

/** Without what the check says, which names rows where there are rows. */
function withoutCheck(table: Cell[][], line: number): unknown[][] {
  return plain(table).map((cells, i) =>
    i === line ? cells.map((cell, j) => (j === 2 || line === 1 ? '' : cell)) : cells,
  );
}

const SPLITS = runs(150);

test('tables of any split, below each other, give what the rows give', {
  timeout: 240_000 + SPLITS * 500,
}, () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(row, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 4 }),
      chosen,
      fc.boolean(),
      (rows, parts, { settings: more, from, to }, withHeads) => {
        const set = settings(...more);
        const whole = [HEAD, ...rows.map(([cells]) => cells)];
        const table = Array.from({ length: parts }, (_, part) => {
          const own = rows.filter(([, of]) => of % parts === part).map(([cells]) => cells);
          const tallies = KPI_TALLY([HEAD, ...own], from, to, set);
          return part && !withHeads ? tallies.slice(1) : tallies;
        }).flat();
        const range = [...table, table[0]?.map(() => '') as Cell[]];
        const card = KPI_SCORECARD(whole, from, to, set);
        expect(withoutCheck(KPI_SCORECARD(range, from, to, set), card.length - 1)).toEqual(
          withoutCheck(card, card.length - 1),
        );
        expect(withoutCheck(KPI_WEEKLY_GOALS(range, '', '', set), 1)).toEqual(
          withoutCheck(KPI_WEEKLY_GOALS(whole, from, to, set), 1),
        );
        expect(plain(KPI_CHART(range, '', '', '', set))).toEqual(plain(KPI_CHART(whole, '', from, to, set)));
      },
    ),
    { numRuns: SPLITS },
  );
});

const DEALS: Cell[][] = [
  HEAD,
  ['Ann', day(0), day(10), 'Closed Won', day(40), 1250, 'EUR'],
  ['ann', day(5), '', 'Closed Lost', day(50), 900, 'EUR'],
  ['Ann', day(170), '', 'Open', '', 100, 'EUR'],
  ['', day(7), day(9), 'Closed Lost', day(60), '', ''],
];
const TABLE = KPI_TALLY(DEALS, '', '', settings());
const at = (header: string): number => (TABLE[0] as Cell[]).indexOf(header);

test('a row for each spelling says what its deals come to, counted by hand', () => {
  const of = (line: number): Record<string, Cell> =>
    Object.fromEntries((TABLE[0] as Cell[]).map((header, i) => [header, (TABLE[line] as Cell[])[i]]));
  expect(TABLE).toHaveLength(4);
  expect(of(1)).toMatchObject({
    'Tally version': 1,
    Rep: '',
    Rows: 1,
    Lost: 1,
    'Lost after the gateway': 1,
    Sales: 0,
    Lines: 3,
  });
  expect(of(2)).toMatchObject({
    Rep: 'Ann',
    Rows: 2,
    'Earliest appointment': 46_023,
    'First appointments': 2,
    Matured: '[1]',
    Passed: '[1]',
    Won: 1,
    Revenue: 1250,
    Amounts: '[[130000,1]]',
    Currencies: '[["EUR",1]]',
    Cycles: '[[40,1]]',
    'Recent days': '[[46193,1]]',
    'As of': 46_203,
    From: '',
  });
  expect(of(3)).toMatchObject({
    Rep: 'ann',
    Lost: 1,
    'Lost after the gateway': 0,
    Matured: '[1]',
    Passed: '[0]',
  });
});

describe('a table is refused', () => {
  const changed = (line: number, header: string, cell: Cell): Cell[][] =>
    TABLE.map((cells, i) => cells.map((each, j) => (i === line && j === at(header) ? cell : each)));
  const without = (header: string): Cell[][] => TABLE.map(cells => cells.filter((_, j) => j !== at(header)));
  test.each<[what: string, table: Cell[][], set: Cell[][], sentence: string]>([
    [
      'of another version',
      changed(2, 'Tally version', 2),
      settings(),
      'must be of version 1, got 2 in row 3; copy the query anew',
    ],
    [
      'without a version',
      changed(2, 'Tally version', ''),
      settings(),
      'must be of version 1, got a blank in row 3',
    ],
    [
      'with a count changed',
      changed(2, 'Won', 2),
      settings(),
      'row 3 of the tallies must be as it was made, got a row with a cell changed',
    ],
    [
      'with a name changed',
      changed(3, 'Rep', 'Bea'),
      settings(),
      'row 4 of the tallies must be as it was made',
    ],
    [
      'that is cut off',
      TABLE.slice(0, -1),
      settings(),
      'must have all 3 rows that they were made with, got 2; refresh the tab, and ask whoever keeps the query',
    ],
    ['of its header alone', TABLE.slice(0, 1), settings(), 'must have a row below its header, got none'],
    [
      'without a column',
      without('Revenue'),
      settings(),
      'got none called "Revenue" in row 1; run the query or KPI_TALLY again',
    ],
    [
      'made by other settings',
      TABLE,
      settings(['Gateway', 'Demo', 'Proof column', 'Proposal date']),
      'must be made by these settings, got ones made by others',
    ],
    [
      'of another day for today',
      [
        ...TABLE,
        ...KPI_TALLY(DEALS, '', '', [
          ['Group', 'Name', 'Setting', 'Value'],
          ['Method', 'As of', 'Date', '2026-07-01'],
        ]),
      ],
      settings(),
      'must have one day that stands for today to be added, got 2026-06-30 and, in row 6, 2026-07-01; set Method | As of | Date',
    ],
    [
      'of two periods',
      [...TABLE, ...KPI_TALLY(DEALS, day(0), '', settings()).slice(1)],
      settings(),
      'must have one first day to be added, got none and, in row 5, 2026-01-01',
    ],
  ])('%s', (_, table, set, sentence) => {
    expect(() => KPI_SCORECARD(table, '', '', set)).toThrow(sentence);
  });

  test('for another period than its own', () => {
    expect(() => KPI_SCORECARD(TABLE, '2026-02-01', '', settings())).toThrow(
      'from must be blank, as the tallies were made, got 2026-02-01; for another period copy the query anew',
    );
  });

  test('by another column, and by whatever needs the deals', () => {
    expect(() => KPI_SCORECARD(TABLE, '', '', settings(), 'Lead source')).toThrow('by must be blank');
    for (const ask of [
      () => KPI_ROWS(TABLE, 'Sales'),
      () => KPI_TREND(TABLE, 'Sales'),
      () => CLOSE_RATIO(TABLE),
      () => KPI_TALLY(TABLE),
    ])
      expect(ask).toThrow(
        'pipeline must hold the opportunities themselves for this function, got a table of tallies',
      );
  });
});

test('benchmarks and targets may change without a new table', () => {
  const set = settings(
    ['Benchmark', 'Close ratio', 'At least', '80%'],
    ['Target', 'Team', 'Revenue', 5000],
    ['Target', 'Team', 'Weeks', 4],
  );
  expect(plain(KPI_SCORECARD(TABLE, '', '', set)).slice(0, 4)).toEqual(
    plain(KPI_SCORECARD(DEALS, '', '', set)).slice(0, 4),
  );
});

test('columns may be in another order, and days be shown as dates', () => {
  const turned = TABLE.map((cells, i) =>
    cells.map((cell, j) => (i && j === at('As of') ? day(180) : cell)).reverse(),
  );
  expect(KPI_SCORECARD(turned, '', '', settings())).toEqual(KPI_SCORECARD(TABLE, '', '', settings()));
});

describe('coaching', () => {
  const many = [
    HEAD,
    ...Array.from({ length: 40 }, (_, i) => [
      i % 2 ? 'Ann' : 'Bob',
      day(i),
      i % 2 && i % 10 !== 1 ? '' : day(i + 5),
      i % 2 ? (i % 10 === 1 ? 'Closed Won' : 'Closed Lost') : 'Closed Won',
      day(i + 60),
      1000 + i,
      'EUR',
    ]),
  ];
  test('has figures, evidence and steps of a table, and says that it names no causes', () => {
    const table = KPI_TALLY(many, '', '', settings());
    const ofRows = KPI_COACHING(many, 'Ann', '', '', settings()) as Cell[][];
    const ofTable = KPI_COACHING(table, 'ANN', '', '', settings()) as Cell[][];
    const steps = (lines: Cell[][]) => lines.filter(line => !/^(Likely|Cannot|Best)/.test(String(line[5])));
    expect(steps(ofTable)).toEqual(steps(ofRows));
    expect(ofTable.flat().join(' ')).toContain('a table of tallies holds no deals to look for them in');
    expect(KPI_COACHING(table, 'Nobody', '', '', settings())).toBe('');
    expect(() => KPI_COACHING(table, 'Team', '', '', settings())).toThrow('rep must be the name of one rep');
  });
});
