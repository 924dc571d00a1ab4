import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar } from '../../src/core/cells/calendar.ts';
import type { Cell } from '../../src/core/cells/cell.ts';
import { pressesFor } from '../../src/core/check/presses.ts';
import { checkSentence } from '../../src/core/check/sentence.ts';
import { HISTORY_HEADERS, planKeep, readHistory } from '../../src/core/history/history.ts';
import { packRows } from '../../src/core/history/kept-rows.ts';
import { readPipeline } from '../../src/core/pipeline/read.ts';
import { Problem } from '../../src/core/problem.ts';
import { PER_WEEK, TREND_KPIS } from '../../src/core/scorecard/trend.ts';
import { readSettings } from '../../src/core/settings/read.ts';
import { KPI_BRIDGE } from '../../src/functions/bridge.ts';
import { PIPELINE_CHECK } from '../../src/functions/check.ts';
import { KPI_COACHING } from '../../src/functions/coaching.ts';
import { KPI_COACHING_EFFECT } from '../../src/functions/effect.ts';
import * as figures from '../../src/functions/figures.ts';
import * as formulas from '../../src/functions/formulas.ts';
import { KPI_CHART, KPI_WEEKLY_GOALS } from '../../src/functions/pictures.ts';
import { KPI_ROWS } from '../../src/functions/rows.ts';
import { KPI_SCORECARD, KPI_TREND } from '../../src/functions/tables.ts';
import { runs } from '../support/laws.ts';

// Any grid a sheet can hand over, through every function: a value, a rectangle, or one clear sentence.
const HEADERS = [
  'Rep',
  'Owner',
  'Stage',
  'Status',
  'Amount',
  'Close date',
  'First appointment',
  'Proposal date',
  'Won',
  'Closed',
  'Currency',
  'Lost time',
  'Created',
  'CreatedDate',
  'CloseDate',
  'AssignedTo',
  'amount_usd',
  'Won date',
  'Actual Revenue',
  'Est. Revenue',
  'Etapa do negócio',
  'Valor',
  'STAGE_ID',
  'ASSIGNED_BY_ID',
  'OPPORTUNITY',
  'Affaire - Statut',
  'Title',
  '=1+1',
  '',
];
const texts = fc.oneof(
  fc.constantFrom(
    ...HEADERS,
    'won',
    'lost',
    'Closed Won',
    'Ann',
    'Bob',
    '2026-01-05',
    '3/4/2025',
    '31.12.2025',
    '$1,200',
    '45k',
    'Total',
    '#REF!',
    'Loading...',
    '✓',
    '__proto__',
    'constructor',
    '\u202Eabc',
    '\u0000',
    '👍',
    'İ',
    'ﬁ',
    '2026-03-12 10:00 discussed timeline with the purchasing manager; proposal next',
    '12.03.2026 14:00 Telefonat wegen Preisverhandlung',
    '05/01/2026',
    '20/01/2026',
    '01-25-2026',
    '5 mars 2026',
    '2026-13-45',
    '07/21/2025 09:31:52 PM',
    'Customer',
    'Cliente',
    'Negócio perdido',
    'Gagnée',
    'Сделка провалена',
    'C6:WON',
    '受注',
    '失注',
    '(no rep)',
    'Tom Okafor',
    'Okafor Tom',
    'T. Okafor',
    'tom.okafor@example.com',
    'kr 1.200,50',
    'R$ 2.500,50',
    '1 234,50 zł',
    '¥12,34,567',
    'Y',
    'x'.repeat(300),
    '1e400',
    'Infinity',
    '-0',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 5, arbitrary: texts },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.integer(),
      fc.double(),
      fc.constantFrom(0, 1, 45717, 46000, 1e300, -1e300, 1e15, Number.MAX_SAFE_INTEGER),
    ),
  },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.date({ noInvalidDate: false }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      new Date(Date.UTC(2026, 4, 1)),
      new Date(Date.UTC(2026, 1, 12)),
      new Date(Date.UTC(2062, 1, 12)),
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom<Cell>('', null, undefined) },
);
const grid = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 25 });
/** With the headers that most figures need, and cells as they are meant among the nasty ones. */
const apt: Record<string, fc.Arbitrary<Cell>> = {
  Rep: fc.constantFrom('Ann', 'Bob', 'Tom Okafor', 'Okafor Tom'),
  Stage: fc.constantFrom('won', 'lost', 'Closed Won', 'Negotiation'),
  'First appointment': fc.integer({ min: 46_000, max: 46_300 }),
  'Proposal date': fc.constantFrom<Cell>('2026-01-05', '', true),
  'Close date': fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
  Amount: fc.constantFrom<Cell>(100, '$1,200', '45k'),
};
const usual = fc
  .array(
    fc.tuple(
      ...Object.values(apt).map(each =>
        fc.oneof({ weight: 4, arbitrary: each }, { weight: 1, arbitrary: cell }),
      ),
    ),
    { minLength: 4, maxLength: 25 },
  )
  .map(rows => [Object.keys(apt) as Cell[], ...rows]);
const pipeline = fc.oneof(
  { weight: 3, arbitrary: usual },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.subarray(HEADERS, { minLength: 3 }), grid)
      .map(([head, rows]) => [head as Cell[], ...rows]),
  },
  { weight: 2, arbitrary: grid },
);
const settings = fc.oneof(
  fc.constant(''),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          'Column',
          'Outcome',
          'Gateway',
          'Benchmark',
          'Evidence',
          'Method',
          'Target',
          'Rep',
          'Playbook',
          'x',
        ),
        fc.constantFrom(
          'Rep',
          'Won',
          'Proposal',
          'None',
          'Close ratio',
          'Flags',
          'As of',
          'Team',
          'Ann',
          'Stage',
        ),
        fc.constantFrom(
          'Header',
          'Stages',
          'Proof column',
          'Rule',
          'Window (days)',
          'At least',
          'Confidence',
          'Date',
          'Revenue',
          'Weeks',
          'Active',
          'Step',
          'Date order',
          'Same as',
        ),
        cell,
      ),
      { maxLength: 8 },
    )
    .map(rows => [['Group', 'Name', 'Setting', 'Value'], ...rows] as Cell[][]),
  grid,
);

/** What a cell can show; null leaves it empty, so that a text beside it may run over. */
const isValue = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (value instanceof Date && !Number.isNaN(value.getTime()));
const isAnswer = (value: unknown): boolean =>
  isValue(value) ||
  (Array.isArray(value) &&
    value.every(
      row => Array.isArray(row) && row.length === (value[0] as unknown[]).length && row.every(isValue),
    ));

function holds(run: () => unknown): void {
  try {
    const value = run();
    if (!isAnswer(value)) throw new Error(`no answer for a sheet: ${JSON.stringify(value)}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.message.split('\n')).toHaveLength(1);
    expect(error.message).toMatch(/\S{2,} .*\S/);
  }
}

/** What is proposed to a person, the sentence above a scorecard, and what the sheet says when all is pressed. */
function pressed(grid: Cell[][], settings: unknown): Cell[][] {
  const calendar = new Calendar(() => 'Etc/UTC');
  const read = readSettings(settings, calendar);
  const rows = readPipeline(grid, read, calendar, true);
  const presses = pressesFor(grid, rows, read, calendar);
  const changes = presses.flatMap(press => press.changes);
  const table: Cell[][] = [
    ['Group', 'Name', 'Setting', 'Value'],
    ...changes.flatMap(({ group, name, setting, values }) =>
      values.map(value => [group, name, setting, value]),
    ),
  ];
  return [[checkSentence(rows, read)], ...PIPELINE_CHECK(grid, table).map(row => [row[0] as Cell])];
}

/** The history after the first half of the rows was kept, or an empty one where no week can be kept of them. */
function kept(grid: Cell[][], settings: unknown): Cell[][] {
  const calendar = new Calendar(() => 'Etc/UTC');
  const tab: Cell[][] = [[...HISTORY_HEADERS]];
  const half = grid.slice(0, 1 + Math.ceil(grid.length / 2));
  try {
    const lines = KPI_SCORECARD(half, '', '', settings).slice(2);
    const rows = readPipeline(half, readSettings(settings, calendar), calendar, true);
    const packed = packRows(rows, (settings || []) as Cell[][]);
    const state = { asOf: rows.asOf, lines, fingerprint: 'f', count: rows.length, rows: packed };
    const dateOf = (day: number): Date => new Date(calendar.startOf(day));
    return [...tab, ...planKeep(readHistory(tab, calendar), state, calendar, dateOf).values];
  } catch (error) {
    if (error instanceof Problem) return tab;
    throw error;
  }
}

const EFFECT_KPIS = ['Gateway ratio', 'Close ratio'];
const RUNS = runs(200);
type Args = [p: Cell[][], s: unknown, a: Cell, b: Cell, c: Cell];
const functions: [string, (...args: Args) => unknown][] = [
  ['GATEWAY_RATIO', (p, s, a, b, c) => figures.GATEWAY_RATIO(p, c, a, b, s, c)],
  ['CLOSE_RATIO', (p, s, a, b, c) => figures.CLOSE_RATIO(p, c, a, b, s)],
  ['AVERAGE_SALE', (p, s, a, b, c) => figures.AVERAGE_SALE(p, c, a, b, s)],
  ['SALES_CYCLE', (p, s, a, b, c) => figures.SALES_CYCLE(p, c, a, b, s)],
  ['APPOINTMENTS_PER_WEEK', (p, s, a, b, c) => figures.APPOINTMENTS_PER_WEEK(p, c, a, b, s)],
  ['MAGIC_NUMBER', (p, _, a, b, c) => formulas.MAGIC_NUMBER(p, a, b, c)],
  ['ACTIVITY_BAROMETER', (p, _, a) => formulas.ACTIVITY_BAROMETER(p, a)],
  ['PEER_GAP', (p, _, a) => formulas.PEER_GAP(a, p, p)],
  ['KPI_SCORECARD', (p, s, a, b) => KPI_SCORECARD(p, a, b, s)],
  ['KPI_SCORECARD by', (p, s, _a, _b, c) => KPI_SCORECARD(p, '', '', s, c)],
  ['KPI_TREND', (p, s, a, b, c) => KPI_TREND(p, 'Close ratio', 'month', c, a, b, s)],
  ['KPI_WEEKLY_GOALS', (p, s, a, b) => KPI_WEEKLY_GOALS(p, a, b, s)],
  ['KPI_CHART', (p, s, a, b) => KPI_CHART(p, 'First appointments', a, b, s)],
  ['KPI_COACHING', (p, s, a, b, c) => KPI_COACHING(p, c, a, b, s)],
  ['PIPELINE_CHECK', (p, s) => PIPELINE_CHECK(p, s)],
  ...TREND_KPIS.filter(kpi => kpi !== PER_WEEK).map((kpi): [string, (...args: Args) => unknown] => [
    `KPI_ROWS of ${kpi}`,
    (p, s, a, b, c) => KPI_ROWS(p, kpi, c, a, b, s),
  ]),
  ['KPI_BRIDGE', (p, s, _a, _b, c) => KPI_BRIDGE(kept(p, s), p, '', c, s)],
  ['KPI_BRIDGE of any history', (p, s, a, b) => KPI_BRIDGE(p, p, a, b, s)],
  ...EFFECT_KPIS.map((kpi): [string, (...args: Args) => unknown] => [
    `KPI_COACHING_EFFECT on ${kpi}`,
    (p, s, a, b) => KPI_COACHING_EFFECT(p, 'Ann', kpi, a === '' ? '2026-04-01' : a, b, s, p),
  ]),
  ['the presses of a sheet', (p, s) => pressed(p, s)],
];

describe(`${RUNS} random grids`, () => {
  test.each(functions)('%s answers a value, a rectangle or one sentence', { timeout: 900_000 }, (_, run) => {
    const bound = fc.oneof({ weight: 6, arbitrary: fc.constant<Cell>('') }, { weight: 1, arbitrary: cell });
    const args = fc.tuple(
      pipeline,
      settings,
      bound,
      bound,
      fc.oneof(bound, fc.constantFrom<Cell>('Ann', 'Stage')),
    );
    fc.assert(
      fc.property(args, given => holds(() => run(...(given as Args)))),
      { numRuns: RUNS },
    );
  });
});

test('a hundred thousand blank rows and a column of long texts do not hang', () => {
  const rows: Cell[][] = Array.from({ length: 100_000 }, () => ['', '', '']);
  holds(() => KPI_SCORECARD([['Rep', 'Stage', 'Amount'], ...rows]));
  holds(() =>
    PIPELINE_CHECK([
      ['Rep', 'Stage', 'Amount'],
      ...Array.from({ length: 300 }, (_, i) => [`${'x'.repeat(5000)}${i}`, 'won', `${'9'.repeat(5000)}`]),
    ]),
  );
});
