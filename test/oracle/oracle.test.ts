// A second, independent reading of docs/kpis.md, for tests: checked against the figures that the contract itself
// works out, and against reference figures per rep of three known files.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { runs } from '../support/laws.ts';
import { FOOTERS, PROFILES, TOTALS_WORDS } from './crm.ts';
import {
  ACTIVITY_BAROMETER,
  APPOINTMENTS_PER_WEEK,
  AVERAGE_SALE,
  binomialE,
  type Cell,
  CLOSE_RATIO,
  catchUp,
  createdStandsIn,
  furtherCases,
  GATEWAY_RATIO,
  KPI_SCORECARD,
  KPI_TREND,
  leftOut,
  MAGIC_NUMBER,
  PEER_GAP,
  poissonE,
  type Range,
  Refusal,
  ratioFlag,
  readAmounts,
  readDates,
  roles,
  SALES_CYCLE,
} from './oracle.ts';
import { type Case, cases } from './pipelines.ts';
import { SCORECARD_HEADERS, type ScorecardHeader } from './scorecard-headers.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const shared = path.resolve(root, '../shared');

const RUNS = runs(100);

/** Where a column of the scorecard stands. */
const at = (header: ScorecardHeader): number => SCORECARD_HEADERS.indexOf(header);

const refused = (call: () => unknown): void => {
  expect(call).toThrow(Refusal);
};
const settings = (...rows: [string, string, string, Cell][]): Range => [
  ['Group', 'Name', 'Setting', 'Value'],
  ...rows,
];
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const cents = (...cells: Cell[]): (number | null)[] => readAmounts(cells).map(amount => amount.cents);

describe('worked figures of the contract', () => {
  test('magic number and barometer', () => {
    expect(MAGIC_NUMBER(600000, 13, 25000, 0.65, 0.6)).toBe(4.733727810650888);
    expect(ACTIVITY_BAROMETER(3, 4.733727810650888)).toBeCloseTo(0.63375, 12);
  });

  test('odds', () => {
    const at65: [number, number, number][] = [
      [0, 2, 4.0068],
      [0, 5, 48.7299637],
      [3, 12, 24.7898962],
      [4, 10, 1.92784153],
      [8, 20, 5.34290334],
      [11, 30, 47.7133785],
      [50, 100, 21.3507101],
      [11, 31, 85.2337],
    ];
    for (const [x, n, e] of at65) expect(binomialE(x, n, 0.65) / e).toBeCloseTo(1, 5);
    expect(poissonE(5, 10)).toBeCloseTo(2.4658559, 7);
    expect(poissonE(20, 40)).toBeCloseTo(130.161965, 6);
  });

  test('levels', () => {
    const levelOf = (x: number, n: number, kpis: number): string =>
      ratioFlag(x, n, 0.65, kpis, 0.95)?.level ?? '';
    expect([levelOf(11, 31, 3), levelOf(3, 12, 3), levelOf(3, 12, 1), levelOf(0, 2, 3)]).toEqual([
      'under',
      'watch',
      'under',
      'watch',
    ]);
    expect([levelOf(4, 10, 3), levelOf(7, 10, 3), levelOf(0, 0, 3)]).toEqual(['below', '', '']);
  });

  test('what would settle it: no fewer cases hold', () => {
    const further = furtherCases(4, 10, 0.65, 3, 0.95) ?? -1;
    const e = (more: number): number => binomialE(Math.floor(((10 + more) * 4) / 10 + 0.5), 10 + more, 0.65);
    expect(e(further)).toBeGreaterThanOrEqual(60);
    for (let fewer = 1; fewer < further; fewer += 1) expect(e(fewer)).toBeLessThan(60);
  });

  test('the benchmark row', () => {
    const card = KPI_SCORECARD([
      ['Rep', 'First meeting', 'Stage', 'Proposal date'],
      ['Ana', '2026-01-05', 'Open', ''],
    ]);
    expect(card[1]).toEqual([
      'Benchmark',
      ...['', '', '', '', '', 0.6],
      ...['', '', 0.65, '', '', -0.4, '', -0.3],
      ...['', '', 1],
    ]);
  });
});

describe('dates', () => {
  const days = (...cells: Cell[]): (number | null)[] => readDates(cells).days;
  const march31 = 46112;

  test('plain dates', () => {
    expect(
      days(
        day('2026-03-31'),
        new Date('2026-03-31T23:59:59Z'),
        '2026-03-31',
        '2026/3/31',
        '2026-03-31T22:15:33+05:00',
        '2026-03-31 10:22:33',
        march31,
        march31 + 0.9,
      ),
    ).toEqual(Array.from({ length: 8 }, () => march31));
    expect(days(19999, 20000, 80000, 80001, '2026-02-30', 'soon', true, '#N/A', '')).toEqual([
      null,
      20000,
      80000,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('layouts', () => {
    expect(
      days('31/3/2026', '31.03.26', '31 Mar 2026', '31-March-2026 10:15', '31 Mar, 2026 00:02:00'),
    ).toEqual(Array.from({ length: 5 }, () => march31));
    expect(days('3/31/2026', 'Mar 31, 2026', '3/31/2026, 10:22 AM')).toEqual([march31, march31, march31]);
    // The layout that fits them all.
    expect(days('1/2/2026', '31/3/2026')).toEqual([46054, march31]);
    expect(days('1/2/2026', '3/31/2026')).toEqual([46024, march31]);
    // Each fits some that the other does not.
    expect(days('31/3/2026', '3/31/2026', '1/2/2026', '5/5/2026')).toEqual([march31, march31, null, 46147]);
    // Both fit all: the same days, or two readings.
    expect(readDates(['5/5/2026', '6/6/2026']).readings).toBe('one');
    expect(readDates(['5/5/2026', '1/2/2026']).readings).toBe('two readings');
    expect(readDates(['1/2/2026', 'soon'], 'Month first').days).toEqual([46024, null]);
    expect(days('1/2/69', '13/2/70')).toEqual([61760, 25612]);
  });
});

describe('amounts', () => {
  test('signs', () => {
    expect(cents('$45,000', '45k', '1.2M', '12 500', "1'200.50")).toEqual([
      4500000, 4500000, 120000000, 1250000, 120050,
    ]);
    // The comma that another text shows as decimal is decimal here too.
    expect(cents('2.500,50', 'R$ 2.500,50', '45,000')).toEqual([250050, 250050, 4500]);
    expect(cents('(1,200)', '1,200-', '-1,200', 'USD 1,200', '1,200 EUR', 'Fr. 5', '12 Kč')).toEqual([
      -120000, -120000, -120000, 120000, 120000, 500, 1200,
    ]);
    expect(cents('0.500', '1234.567', '12.50', '1,200,300')).toEqual([50, 123457, 1250, 120030000]);
    expect(cents('1.200')).toEqual([120000]);
    expect(cents('1.200', '12.50')).toEqual([120, 1250]);
    expect(cents('1,200', '12.50')).toEqual([120000, 1250]);
    expect(cents(1.005, -1.005, 0.1 + 0.2, 1e-7, 'n/a', true, '', '#N/A', '12%')).toEqual([
      101,
      -101,
      30,
      0,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('currencies', () => {
    const currencies = readAmounts(['$5', '€5', 'R$5', '5 kr', '5 CHF', 5, '₹5']).map(
      amount => amount.currency,
    );
    expect(currencies).toEqual(['USD', 'EUR', 'BRL', 'KR', 'CHF', '', '₹']);
  });
});

describe('the pipeline', () => {
  test('headers, rows left out', () => {
    const range: Range = [
      ['Deals of the year', '', ''],
      ['', '', ''],
      ['Rep', 'First meeting', 'Stage'],
      ['Ana', '2026-01-05', 'Won'],
      [' ', '\u200b', '#N/A'],
      ['Rep', 'First meeting', 'Stage'],
      ['Ana total', 1, ''],
      ['Grand Total (3 records)', '', ''],
      ['Total', 40000, ''],
    ];
    expect(leftOut(range)).toEqual({
      headerRow: 2,
      rows: [
        { row: 4, reason: 'blank' },
        { row: 5, reason: 'header' },
        { row: 6, reason: 'total' },
        { row: 7, reason: 'total' },
      ],
    });
    expect(roles(range)).toEqual({ Rep: 0, 'First appointment': 1, Stage: 2 });
  });

  test('roles: settings, profile, lists, traps', () => {
    expect(
      roles([
        ['Owner', 'Created', 'Closed', 'Won', 'Title'],
        ['Ana', '', '', '', ''],
      ]),
    ).toEqual({
      Rep: 0,
      'First appointment': 1,
      Won: 3,
      Closed: 2,
      Name: 4,
    });
    expect(
      createdStandsIn([
        ['Owner', 'Created'],
        ['Ana', ''],
      ]),
    ).toBe(true);
    expect(
      roles([
        ['Owner', 'Closed', 'Won'],
        ['Ana', '2026-01-05', ''],
      ])['Close date'],
    ).toBe(1);
    expect(roles([['Title', 'Job title', 'Rep']])).toEqual({ 'Contact level': 1, Name: 0, Rep: 2 });
    // Copper: the completed date, and never the expected one.
    const copper: Cell[] = ['Owner', 'Close Date', 'Converted Value', 'Converted Currency', 'Status'];
    expect(roles([copper])['Close date']).toBeUndefined();
    expect(roles([[...copper, 'Completed Date']])['Close date']).toBe(5);
    expect(roles([copper], settings(['Column', 'Close date', 'Header', 'Close date']))['Close date']).toBe(1);
    refused(() => roles([copper], settings(['Column', 'Rep', 'Header', 'Seller'])));
  });
});

describe('gateways and figures, by hand', () => {
  const range: Range = [
    ['Rep', 'First meeting', 'Stage', 'Proposal date', 'Close date', 'Amount'],
    ['Ana', '2026-01-05', 'Won', '', '2026-02-04', 1000],
    ['ana ', '2026-01-06', 'Lost', '2026-01-20', '2026-03-01', 500],
    ['Ana', '2026-01-07', 'Lost', '', '2026-03-31', ''],
    ['Bo', '2026-01-08', 'Open', '2026-01-20', '2026-12-31', 700],
    ['Bo', '2026-03-20', 'Open', '', '', ''],
    ['', '2026-01-09', 'Won', '2026-02-01', '', 300],
  ];

  test('functions', () => {
    // As of 2026-03-31: Bo's last row is pending.
    expect(GATEWAY_RATIO(range)).toBe(4 / 5);
    expect(
      GATEWAY_RATIO(range, [
        ['ANA', ''],
        ['Bo', 'Zed'],
      ]),
    ).toEqual([
      [2 / 3, ''],
      [1, ''],
    ]);
    expect(CLOSE_RATIO(range, 'ana')).toBe(1 / 2);
    expect(CLOSE_RATIO(range)).toBe(2 / 3);
    expect(CLOSE_RATIO(range, '', '2026-01-01')).toBe(1 / 2);
    expect(CLOSE_RATIO(range, '', '', '', settings(['Gateway', 'None', '', '']))).toBe(1 / 2);
    expect(AVERAGE_SALE(range)).toBe(650);
    expect(AVERAGE_SALE(range, 'Bo')).toBe('');
    expect(AVERAGE_SALE(range, '(no rep)')).toBe(300);
    expect(SALES_CYCLE(range, 'Team')).toBe(30);
    expect(APPOINTMENTS_PER_WEEK(range, 'Ana', '', '2026-01-18')).toBe(3 / 2);
    refused(() => CLOSE_RATIO(range, '', '2026-02-01', '2026-01-01'));
    refused(() => CLOSE_RATIO(range, '', '1/2/2026'));
    refused(() => GATEWAY_RATIO(range, '', '', '', '', 'Demo'));
  });

  test('trend', () => {
    expect(KPI_TREND(range, 'sales cycle', 'month')).toEqual([[day('2026-02-01'), 30, 1]]);
    expect(KPI_TREND(range, 'First appointments', 'month', [['Ana', 'Bo']])).toEqual([
      [day('2026-01-01'), 3, 1],
      [day('2026-02-01'), 0, 0],
      [day('2026-03-01'), 0, 1],
    ]);
    expect(KPI_TREND(range, 'First appointments', '', '', '2026-01-07')).toEqual([
      [day('2026-01-05'), 3, 3],
      ...['2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02', '2026-02-09'].map(at => [day(at), 0, 0]),
      ...['2026-02-16', '2026-02-23', '2026-03-02', '2026-03-09'].map(at => [day(at), 0, 0]),
      [day('2026-03-16'), 1, 1],
    ]);
    expect(KPI_TREND(range, 'Sales', '', 'Zed')).toBe('');
  });

  test('scorecard, targets, catch-up', () => {
    const table = settings(
      ['Target', 'Team', 'Revenue', 9000],
      ['Target', 'Team', 'Weeks', 13],
      ['Target', 'Team', 'Starts', '2026-02-01'],
      ['Target', 'Cy', 'Revenue', '1.000'],
    );
    const card = KPI_SCORECARD(range, '', '', table);
    expect(card.map(row => row[0])).toEqual(['Rep', 'Benchmark', 'Ana', 'Bo', 'Cy', '(no rep)', 'Team']);
    const shared = 4000 / 13 / (650 * (2 / 3) * 0.8);
    expect(card.map(row => row[at('Magic number')]).slice(2)).toEqual([
      expect.closeTo(shared, 12),
      expect.closeTo(shared, 12),
      expect.closeTo(shared / 4, 12),
      '',
      expect.closeTo((shared * 9) / 4, 12),
    ]);
    // 9,000 less the 1,000 closed on 4 February; 91 - 59 = 32 days left after 31 March.
    expect(catchUp(range, 'Team', '', '', table)).toBeCloseTo(8000 / (32 / 7) / (650 * (2 / 3) * 0.8), 12);
    expect(KPI_SCORECARD(range, '', '', table, 'Stage').map(row => row[0])).toEqual([
      'Stage',
      'Benchmark',
      'Lost',
      'Open',
      'Won',
      'Team',
    ]);
  });

  test('tallies, magic number, peer gap', () => {
    expect(GATEWAY_RATIO(6, 10)).toBe(0.6);
    expect(
      CLOSE_RATIO(
        [
          [3, ''],
          [1, 2],
        ],
        [
          [2, 4],
          [0, 8],
        ],
      ),
    ).toEqual([
      [1.5, ''],
      ['', 0.25],
    ]);
    expect(AVERAGE_SALE('', 5)).toBe('');
    refused(() => AVERAGE_SALE(-1, 5));
    refused(() => AVERAGE_SALE('abc', 5));
    expect(MAGIC_NUMBER(1300, 13, 100, 0.5)).toBe(2);
    expect(MAGIC_NUMBER(1300, 13, 100, 0.5, '')).toBe('');
    expect(MAGIC_NUMBER(1300, 13, 0, 0.5)).toBe('');
    expect(MAGIC_NUMBER([[1300], [2600]], 13, 100, 0.5)).toEqual([[2], [4]]);
    refused(() => MAGIC_NUMBER(1300, 0, 100, 0.5));
    refused(() => MAGIC_NUMBER(1300, 13, '100', 0.5));
    expect(ACTIVITY_BAROMETER(3, 0)).toBe('');
    expect(PEER_GAP(60, [[60], [100], [100]])).toBeCloseTo(-0.4, 12);
    expect(PEER_GAP(60, [[60], [100], [200]], [[1], [3], [1]])).toBeCloseTo(60 / 125 - 1, 12);
  });
});

describe('gateways that cannot be proven', () => {
  const range: Range = [
    ['Rep', 'First meeting', 'Status', 'Stage', 'Furthest stage', 'Trial start', 'Close date'],
    ['Ana', '2026-01-05', 'Won', 'Won', '', '', '2026-03-01'],
    ['Ana', '2026-01-06', 'Lost', 'Proposal', '', '', '2026-03-02'],
    ['Ana', '2026-01-07', 'Lost', 'Lost', 'Lost', 40, '2026-03-31'],
    ['Ana', '2026-01-08', 'Open', 'Qualified', '', '2026-02-20', ''],
  ];
  const stages = (...more: [string, string, string, Cell][]): Range =>
    settings(['Gateway', 'Proposal', 'Proof stages', 'proposal; Negotiation'], ...more);

  test('a lost row without a furthest stage is in neither ratio', () => {
    expect(GATEWAY_RATIO(range, '', '', '', stages())).toBe(2 / 3);
    expect(CLOSE_RATIO(range, '', '', '', stages())).toBe(1 / 2);
    // With a proof column too it is provable.
    const both = stages(['Gateway', 'Proposal', 'Proof column', 'Trial start']);
    expect(GATEWAY_RATIO(range, '', '', '', both)).toBe(1);
    expect(CLOSE_RATIO(range, '', '', '', both)).toBe(1 / 3);
  });

  test('where that is so for every lost row, among all decided', () => {
    const flat = range.map((row, at) =>
      at === 2 ? ['Ana', '2026-01-06', 'Lost', 'Lost', '', '', '2026-03-02'] : row,
    );
    expect(GATEWAY_RATIO(flat, '', '', '', stages())).toBe('');
    expect(CLOSE_RATIO(flat, '', '', '', stages())).toBe(1 / 3);
    expect(KPI_SCORECARD(flat, '', '', stages())[1]?.[at('Gateway ratio')]).toBe('');
  });

  test('a further gateway counts from the date of the one before', () => {
    const two = settings(
      ['Gateway', 'Trial', 'Proof column', 'Trial start'],
      ['Gateway', 'Proposal', 'Proof stages', 'Proposal; Negotiation; Qualified'],
    );
    // As of 2026-03-31; a trial of 20 February has had 39 days, the number 40 is no date here (no serial).
    expect(GATEWAY_RATIO(range, '', '', '', two)).toBe(3 / 4);
    expect(GATEWAY_RATIO(range, '', '', '', two, 'proposal')).toBe(1);
    const slow = [...two, ['Gateway', 'Proposal', 'Window (days)', 60]];
    expect(GATEWAY_RATIO(range, '', '', '', slow, 'Proposal')).toBe(1);
    refused(() =>
      GATEWAY_RATIO(range, '', '', '', [...two, ['Gateway', 'Trial', 'Rule', 'Budget is filled']]),
    );
    refused(() => AVERAGE_SALE(range, '', '', '', [...two, ['Gateway', 'Trial', 'Rule', 'banana']]));
  });
});

describe('random pipelines', () => {
  const calls = (c: Case): Record<string, () => unknown> => ({
    gateway: () => GATEWAY_RATIO(c.pipeline, c.rep, c.from, c.to, c.settings, c.gateway),
    close: () => CLOSE_RATIO(c.pipeline, c.rep, c.from, c.to, c.settings),
    sale: () => AVERAGE_SALE(c.pipeline, c.rep, c.from, c.to, c.settings),
    cycle: () => SALES_CYCLE(c.pipeline, c.rep, c.from, c.to, c.settings),
    perWeek: () => APPOINTMENTS_PER_WEEK(c.pipeline, c.rep, c.from, c.to, c.settings),
    card: () => KPI_SCORECARD(c.pipeline, c.from, c.to, c.settings, c.by),
    trend: () => KPI_TREND(c.pipeline, c.kpi, c.every, c.rep, c.from, c.to, c.settings),
    catchUp: () => catchUp(c.pipeline, Array.isArray(c.rep) ? '' : c.rep, c.from, c.to, c.settings),
  });
  /** The result, or 'refused'; any other error is one of this code. */
  const outcome = (call: () => unknown): unknown => {
    try {
      return call();
    } catch (error) {
      if (error instanceof Refusal) return 'refused';
      throw error;
    }
  };

  test('figures or a refusal, never anything else; the order of columns is nothing', {
    timeout: 120000,
  }, () => {
    fc.assert(
      fc.property(cases, c => {
        const turned: Case = {
          ...c,
          settings: c.settings === '' ? '' : c.settings.map(row => [...row].reverse()),
        };
        for (const [name, call] of Object.entries(calls(c))) {
          const result = outcome(call);
          const cells = Array.isArray(result) ? (result as unknown[][]).flat() : [result];
          expect(cells.every(cell => typeof cell !== 'number' || Number.isFinite(cell))).toBe(true);
          expect(outcome(calls(turned)[name] ?? call)).toEqual(result);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('the scorecard says what the functions say', { timeout: 120000 }, () => {
    fc.assert(
      fc.property(cases, c => {
        const card = outcome(() => KPI_SCORECARD(c.pipeline, c.from, c.to, c.settings));
        if (!Array.isArray(card)) return;
        const rows = (card as Range).slice(2, -1);
        const team = (card as Range).slice(-1)[0] ?? [];
        const reps = rows.map(row => [row[0]]);
        const same = (call: (rep: Cell | Range) => unknown, column: number): void => {
          // Two currencies in the team blank the card's money for all; so compare where the team has a figure.
          const all = outcome(() => call(''));
          if (all === 'refused') return;
          expect(all).toEqual(team[column]);
          const each = outcome(() => call(reps));
          if (each !== 'refused') expect(each).toEqual(rows.map(row => [row[column]]));
        };
        same(rep => GATEWAY_RATIO(c.pipeline, rep, c.from, c.to, c.settings), at('Gateway ratio'));
        same(rep => CLOSE_RATIO(c.pipeline, rep, c.from, c.to, c.settings), at('Close ratio'));
        same(rep => AVERAGE_SALE(c.pipeline, rep, c.from, c.to, c.settings), at('Average sale'));
        same(rep => SALES_CYCLE(c.pipeline, rep, c.from, c.to, c.settings), at('Sales cycle'));
        same(
          rep => APPOINTMENTS_PER_WEEK(c.pipeline, rep, c.from, c.to, c.settings),
          at('Appointments per week'),
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('are interesting often', { timeout: 120000 }, () => {
    const cards = fc
      .sample(cases, { numRuns: 400, seed: 7 })
      .map(c => outcome(() => KPI_SCORECARD(c.pipeline, c.from, c.to, c.settings)))
      .filter(card => Array.isArray(card)) as Range[];
    expect(cards.length).toBeGreaterThan(250);
    const flags = cards
      .flatMap(card =>
        card.map(row =>
          String(row[at('Flags')])
            .replace(/ \([^)]*\)/g, '')
            .split('; '),
        ),
      )
      .flat();
    const count = (flag: string): number => flags.filter(each => each === flag).length;
    for (const kpi of ['Gateway ratio', 'Close ratio']) {
      const often = [count(`${kpi} under`) > 4, count(`${kpi} watch`) > 20, count(`${kpi} below`) > 20];
      expect([kpi, ...often]).toEqual([kpi, true, true, true]);
    }
    expect([count('Average sale below') > 20, count('Average sale watch') > 0]).toEqual([true, true]);
    expect(count('Sales cycle best practice')).toBeGreaterThan(0);
    expect(count('Activity barometer under')).toBeGreaterThan(10);
    const first = new Set(cards.flatMap(card => card.slice(2).map(row => row[at('Coach first')])));
    expect(first).toEqual(new Set(['', 'Gateway ratio', 'Close ratio', 'Average sale', 'Activity']));
  });
});

test.skipIf(!existsSync(path.join(shared, 'crm-exports.json')))(
  'crm.ts is what crm-exports.json says',
  () => {
    const json = JSON.parse(readFileSync(path.join(shared, 'crm-exports.json'), 'utf8'));
    const { sheet_templates: _, ...profiles } = json.crms as Record<string, Record<string, unknown>>;
    expect(Object.keys(PROFILES)).toEqual(Object.keys(profiles));
    const fields = new Set(Object.values(PROFILES).flatMap(profile => Object.keys(profile)));
    for (const [name, profile] of Object.entries(profiles)) {
      const meant = Object.entries(profile).filter(([field]) => fields.has(field));
      expect(PROFILES[name]).toEqual(Object.fromEntries(meant));
    }
    expect(TOTALS_WORDS).toEqual(json.global.totals_tokens);
    expect(FOOTERS).toEqual(Object.values(profiles).flatMap(profile => profile.footer_regex ?? []));
  },
);

/** The rows of a file; plain numeric texts become numbers, every other text stays a text. */
function rangeOf(file: string): Range {
  const { data } = Papa.parse<string[]>(readFileSync(file, 'utf8').replace(/^\ufeff/, ''), {
    skipEmptyLines: false,
  });
  return data.map(row => row.map(cell => (/^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell)));
}

const FILES: [name: string, table: Range | undefined, teamSales: number | null][] = [
  ['maven__sales_pipeline', undefined, 4238],
  ['hubspot-dummy__deals', undefined, null],
  [
    'zoho-sample__Potentials',
    settings(['Column', 'Rep', 'Header', 'Potential Owner'], ['Column', 'Status', 'Header', 'Forecast Type']),
    null,
  ],
];

describe.each(FILES)('reference figures of %s', (name, table, teamSales) => {
  const data = path.join(shared, 'data', `${name}.csv`);
  const reference = path.join(shared, 'reference', `${name}.csv`);
  const weekly = path.join(shared, 'reference', `${name}__weekly_new.csv`);
  const absent = !existsSync(data) || !existsSync(reference) || !existsSync(weekly);
  const records = (file: string): Record<string, string>[] =>
    Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true })
      .data;
  const figure = (text: string | undefined): number | '' =>
    text === undefined || text === '' ? '' : Number(text);
  const near = (digits: number, text: string | undefined): unknown => {
    const value = figure(text);
    return value === '' ? '' : expect.closeTo(value, digits);
  };

  test.skipIf(absent)('per rep', { timeout: 120000 }, () => {
    const range = rangeOf(data);
    const median = settings(...((table ?? []).slice(1) as [string, string, string, Cell][]), [
      'Method',
      'Sales cycle',
      'Statistic',
      'Median',
    ]);
    const rows = records(reference);
    const reps = rows.map(row => [
      row.rep === '(all)' ? 'Team' : row.rep === '(blank)' ? '(no rep)' : (row.rep ?? ''),
    ]);
    const column = (field: string, digits: number): unknown[] => rows.map(row => [near(digits, row[field])]);
    expect(CLOSE_RATIO(range, reps, '', '', table)).toEqual(column('close_ratio', 5));
    expect(AVERAGE_SALE(range, reps, '', '', table)).toEqual(column('avg_won_amount', 3));
    expect(SALES_CYCLE(range, reps, '', '', table)).toEqual(column('mean_cycle_won_days', 5));
    expect(SALES_CYCLE(range, reps, '', '', median)).toEqual(column('median_cycle_won_days', 5));
    expect(CLOSE_RATIO(range, '', '', '', table)).toBeCloseTo(Number(rows[rows.length - 1]?.close_ratio), 5);
  });

  test.skipIf(absent)('scorecard and weeks', { timeout: 120000 }, () => {
    const range = rangeOf(data);
    const card = KPI_SCORECARD(range, '', '', table);
    const rows = records(reference);
    for (const row of rows) {
      const rep = row.rep === '(all)' ? 'Team' : row.rep === '(blank)' ? '(no rep)' : row.rep;
      const line = card.find(each => each[0] === rep);
      expect([rep, line?.[at('Sales')], line?.[at('Revenue')]]).toEqual([
        rep,
        Number(row.won),
        near(2, row.won_amount_sum),
      ]);
    }
    const team = card[card.length - 1];
    if (teamSales !== null) expect(team?.[at('Sales')]).toBe(teamSales);

    const trend = KPI_TREND(range, 'First appointments', 'week', '', '', '', table);
    const weeks = (trend === '' ? [] : trend)
      .filter(row => row[2] !== 0)
      .map(([at, count]) => [(at as Date).toISOString().slice(0, 10), count]);
    const expected = records(weekly)
      .filter(row => row.rep === '(all)')
      .map(row => [row.week_start_monday, Number(row.new_deals)]);
    expect(weeks).toEqual(expected);
  });
});
