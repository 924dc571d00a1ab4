// The deals behind a number: the list of a figure counts to it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { Problem } from '../../../src/core/problem.ts';
import { AVERAGE_SALE, CLOSE_RATIO, GATEWAY_RATIO, SALES_CYCLE } from '../../../src/functions/figures.ts';
import { KPI_ROWS } from '../../../src/functions/rows.ts';
import { KPI_SCORECARD } from '../../../src/functions/tables.ts';
import { type Case, cases } from '../../oracle/pipelines.ts';
import { often, runs } from '../../support/laws.ts';

const PIPELINE: Cell[][] = [
  ['Deal', 'Rep', 'First appointment', 'Proposal date', 'Stage', 'Close date', 'Amount'],
  ['Alder', 'Ana', '2026-01-05', '2026-01-20', 'Closed Won', '2026-02-01', 1000],
  ['Birch', 'Ana', '2026-01-06', '2026-01-21', 'Closed Lost', '2026-02-10', 400],
  ['Cedar', 'Ben', '2026-01-07', '', 'Closed Lost', '2026-02-11', ''],
  ['Elder', 'Ana', '2026-03-01', '', 'Negotiation', '2026-04-01', 700],
  ['Fir', '', '2026-01-09', '', 'Closed Won', '2026-03-02', 0],
];
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const HEADERS = ['Row', 'Name', 'Rep', 'Counts as', 'Date', 'Amount', 'Days'];

describe('the rows behind a figure', () => {
  test('of the gateway ratio are those that passed, did not, and are still pending', () => {
    expect(KPI_ROWS(PIPELINE, 'gateway ratio')).toEqual([
      HEADERS,
      [2, 'Alder', 'Ana', 'passed', day('2026-01-05'), 1000, 27],
      [3, 'Birch', 'Ana', 'passed', day('2026-01-06'), 400, 35],
      [4, 'Cedar', 'Ben', 'not passed', day('2026-01-07'), '', 35],
      [5, 'Elder', 'Ana', 'pending', day('2026-03-01'), 700, ''],
      [6, 'Fir', '(no rep)', 'passed', day('2026-01-09'), 0, 52],
    ]);
  });

  test('of the close ratio are all that were decided, and those lost before the gateway say so', () => {
    expect(KPI_ROWS(PIPELINE, 'Close ratio').map(row => [row[1], row[3], row[4]])).toEqual([
      ['Name', 'Counts as', 'Date'],
      ['Alder', 'won', day('2026-02-01')],
      ['Birch', 'lost', day('2026-02-10')],
      ['Cedar', 'not passed the gateway', day('2026-02-11')],
      ['Fir', 'won', day('2026-03-02')],
    ]);
  });

  test('are those of one rep, and of a period', () => {
    expect(KPI_ROWS(PIPELINE, 'Sales', '', '2026-02-15').map(row => row[1])).toEqual(['Name', 'Fir']);
    expect(KPI_ROWS(PIPELINE, 'Sales', 'ana').map(row => row[1])).toEqual(['Name', 'Alder']);
    expect(KPI_ROWS(PIPELINE, 'Revenue').map(row => row[1])).toEqual(['Name', 'Alder']);
  });

  test('are none for somebody who is not in the pipeline, or where no gateway can be proven', () => {
    expect(KPI_ROWS(PIPELINE, 'Sales', 'Zed')).toEqual([HEADERS]);
    const byStage: Cell[][] = [
      ['Group', 'Name', 'Setting', 'Value'],
      ['Gateway', 'Proposal', 'Proof stages', 'Proposal'],
    ];
    expect(KPI_ROWS(PIPELINE, 'Gateway ratio', '', '', '', byStage)).toEqual([HEADERS]);
  });

  test('of won deals are dated although the lost dates have two readings', () => {
    const pipeline: Cell[][] = [
      ['Rep', 'First appointment', 'Stage', 'Date won', 'Lost time'],
      ['Dmitri', '2025-07-05', 'Closed Lost', '', '1/9/2025'],
      ['Eve', '2025-07-14', 'Closed Won', '2025-07-17', ''],
    ];
    expect(SALES_CYCLE(pipeline, 'Eve')).toBe(3);
    expect(KPI_ROWS(pipeline, 'Sales cycle', 'Eve').map(row => [row[4], row[6]])).toEqual([
      ['Date', 'Days'],
      [day('2025-07-17'), 3],
    ]);
  });

  test.each([
    [
      () => KPI_ROWS(PIPELINE, 'Appointments per week'),
      'kpi must be one of First appointments, Gateway ratio',
    ],
    [() => KPI_ROWS(PIPELINE, 'Sales', [['Ana'], ['Ben']]), 'rep must be the name of one rep, got a range'],
    [
      () =>
        KPI_ROWS(
          [
            ['Rep', 'Stage'],
            ['Ana', 'Won'],
          ],
          'Revenue',
        ),
      'pipeline must have a column for amount',
    ],
  ])('bad input is refused in a sentence: %#', (call, sentence) => {
    expect(call).toThrow(sentence);
  });
});

/** A list as records by header. */
const records = (list: Cell[][]) =>
  list.slice(1).map(row => Object.fromEntries(row.map((cell, i) => [String(list[0]?.[i]), cell])));
type Records = ReturnType<typeof records>;

const quotient = (part: number, whole: number): Cell => (whole ? part / whole : '');
const counting = (list: Records, ...as: string[]) =>
  list.filter(row => as.includes(String(row['Counts as']))).length;
const cents = (list: Records) => list.reduce((sum, row) => sum + Math.round(Number(row.Amount) * 100), 0);
const middle = (days: number[]): Cell => {
  const sorted = [...days].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] as number) + (sorted[Math.floor(half)] as number)) / 2;
};

/** Each figure from its list alone, as the contract defines it. */
const COUNTED: Record<string, (list: Records, isMedian: boolean) => Cell> = {
  'First appointments': list => list.length,
  'Gateway ratio': list => quotient(counting(list, 'passed'), counting(list, 'passed', 'not passed')),
  'Close ratio': list => quotient(counting(list, 'won'), counting(list, 'won', 'lost')),
  Sales: list => list.length,
  Revenue: list => cents(list) / 100,
  'Average sale': list => quotient(cents(list) / 100, list.length),
  'Sales cycle': (list, isMedian) => {
    const days = list.map(row => Number(row.Days));
    if (!days.length) return '';
    return isMedian ? middle(days) : days.reduce((sum, each) => sum + each, 0) / days.length;
  },
};
const ALONE: Record<string, (c: Case, rep: Cell) => unknown> = {
  'Gateway ratio': (c, rep) => GATEWAY_RATIO(c.pipeline, rep, c.from, c.to, c.settings),
  'Close ratio': (c, rep) => CLOSE_RATIO(c.pipeline, rep, c.from, c.to, c.settings),
  'Average sale': (c, rep) => AVERAGE_SALE(c.pipeline, rep, c.from, c.to, c.settings),
  'Sales cycle': (c, rep) => SALES_CYCLE(c.pipeline, rep, c.from, c.to, c.settings),
};

function tried<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

const close = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value);
const options = { numRuns: runs(150), endOnFailure: true };

describe('the list counts to the figure, on any pipeline, for anybody, in any period', () => {
  test.each(Object.keys(COUNTED))('%s', kpi => {
    let seen = 0;
    fc.assert(
      fc.property(cases, c => {
        const isMedian = JSON.stringify(c.settings).toLowerCase().includes('"median"');
        const counted = (rep: Cell) => {
          const list = tried(() => KPI_ROWS(c.pipeline, kpi, rep, c.from, c.to, c.settings));
          return (
            list && {
              list: records(list),
              figure: (COUNTED[kpi] as (typeof COUNTED)[string])(records(list), isMedian),
            }
          );
        };
        const named = Array.isArray(c.rep) ? c.rep[0]?.[0] : c.rep;
        const alone = ALONE[kpi];
        if (alone) {
          const figure = tried(() => alone(c, named));
          const own = counted(named);
          if (figure !== undefined) expect(close(own?.figure)).toBe(close(figure));
          else if (own && kpi !== 'Average sale') expect.fail('a figure that is refused has a list');
        }
        const card = tried(() => KPI_SCORECARD(c.pipeline, c.from, c.to, c.settings));
        if (!card) return;
        const at = (card[0] as Cell[]).indexOf(kpi);
        const team = card[card.length - 1];
        for (const line of card.slice(2)) {
          // A blank cell: the columns do not tell it, the money is in two currencies, or nothing is behind it.
          if (line[at] === '') continue;
          const own = counted(line === team ? '' : line[0]);
          expect(close(own?.figure), String(line[0])).toBe(close(line[at]));
          seen += own?.list.length ?? 0;
        }
      }),
      options,
    );
    expect(seen).toBeGreaterThan(often(100));
  });
});
