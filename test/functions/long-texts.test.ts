import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { Problem } from '../../src/core/problem.ts';
import { PIPELINE_CHECK } from '../../src/functions/check.ts';
import { CLOSE_RATIO } from '../../src/functions/figures.ts';
import { PEER_GAP } from '../../src/functions/formulas.ts';
import { KPI_SCORECARD } from '../../src/functions/tables.ts';

// Texts that hung every formula before: seconds to minutes each. Here nothing measures the clock; a text that hangs
// again runs into the runner's own limit.
const LONG = 49_999;
const day = (serial: number): Date => new Date((serial - 25_569) * 86_400_000);
const HEADERS = [
  'Rep',
  'Stage',
  'Meeting date',
  'Completed date',
  'Value',
  'Proposal',
  'Won',
  'Closed',
  'Contact level',
];
const ROW: Cell[] = ['Ann', 'Won', day(46_000), day(46_020), 100, 'sent', true, true, 'CEO'];

const NOTES: [what: string, text: string][] = [
  [
    'a note with a date and a time',
    '2026-03-12 10:00 discussed implementation timeline with operations director and purchasing manager; proposal next',
  ],
  [
    'a German note',
    '12.03.2026 14:00 Telefonat wegen Vertragsverlaengerung und Preisverhandlung mit Herrn Müller',
  ],
  ['letters after a time', `2026-03-05 10:30 ${'a'.repeat(60)}!`],
  ['dollars', `1${'$'.repeat(LONG)}`],
  ['currency codes', `1${' USD'.repeat(LONG / 4)}`],
  ['spaces', `1${' '.repeat(LONG)}x`],
  ['digits', '9'.repeat(LONG)],
  ['beginnings of a date', '1/'.repeat(LONG / 2)],
  ['time signs', 'T'.repeat(LONG)],
  ['brackets', `${'('.repeat(LONG / 2)}1${')'.repeat(LONG / 2)}`],
  ['minus signs', `1${'-'.repeat(LONG)}`],
  ['thousands', '1,'.repeat(LONG / 2)],
  ['accents', `a${'\u0301'.repeat(LONG)}`],
];

/** A value or one sentence, and nothing else. */
function answers(run: () => unknown): void {
  try {
    expect(run()).toBeDefined();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.message).not.toBe('');
  }
}

describe.each(NOTES)('%s', (_, text) => {
  test.each(HEADERS.map((header, column) => ({ header, column })))('under $header', ({ column }) => {
    const rows = [HEADERS, ROW, ROW.map((cell, at) => (at === column ? text : cell))];
    answers(() => CLOSE_RATIO(rows));
    answers(() => KPI_SCORECARD(rows));
    answers(() => PIPELINE_CHECK(rows));
  });
  test('as a header', () => {
    const headers = [...HEADERS, text];
    const rows = [headers, [...ROW, 'x']];
    answers(() => PIPELINE_CHECK(rows));
    answers(() => KPI_SCORECARD(rows));
  });
  test('as an argument', () => {
    answers(() => CLOSE_RATIO([HEADERS, ROW], text, '', ''));
    answers(() => CLOSE_RATIO([HEADERS, ROW], '', text, ''));
  });
  test('as a setting', () => {
    for (const setting of [
      ['Method', 'As of', 'Date'],
      ['Gateway', 'Proposal', 'Window (days)'],
      ['Gateway', 'Proposal', 'Rule'],
      ['Target', 'Team', 'Revenue'],
      ['Benchmark', 'Close ratio', 'At least'],
      ['Outcome', 'Won', 'Stages'],
    ]) {
      answers(() =>
        CLOSE_RATIO([HEADERS, ROW], '', '', '', [
          ['Group', 'Name', 'Setting', 'Value'],
          [...setting, text],
        ]),
      );
    }
  });
});

describe('many settings', () => {
  const table = (rows: Cell[][]): Cell[][] => [['Group', 'Name', 'Setting', 'Value'], ...rows];
  const repeated = (row: (i: number) => Cell[]): Cell[][] =>
    table(Array.from({ length: 20_000 }, (_, i) => row(i)));
  test('20,000 date orders, of which the last counts', () => {
    const dates = [
      ['Rep', 'Stage', 'Meeting date', 'Closed on'],
      ['Ann', 'Won', '01/02/2026', '01/03/2026'],
    ];
    const orders = repeated(i => [
      'Column',
      'Closed on',
      'Date order',
      i < 19_999 ? 'Day first' : 'Month first',
    ]);
    expect(CLOSE_RATIO(dates, '', '2026-01-01', '2026-01-31', orders)).toBe(1);
    expect(CLOSE_RATIO(dates, '', '2026-03-01', '2026-03-31', orders)).toBe('');
  });
  test('20,000 steps of a playbook', () => {
    answers(() =>
      KPI_SCORECARD(
        [HEADERS, ROW],
        '',
        '',
        repeated(i => ['Playbook', 'Close ratio', 'Step', `Step ${i}`]),
      ),
    );
  });
  test('a rule that says again and again what a rule says', () => {
    const rule = 'x is one of '.repeat(LONG / 12);
    answers(() => KPI_SCORECARD([HEADERS, ROW], '', '', table([['Gateway', 'Proposal', 'Rule', rule]])));
  });
  test('20,000 words of an outcome', () => {
    const words = Array.from({ length: 8000 }, (_, i) => `w${i}`).join(';');
    answers(() =>
      CLOSE_RATIO(
        [HEADERS, ROW],
        '',
        '',
        '',
        table([
          ['Outcome', 'Won', 'Stages', words],
          ['Outcome', 'Lost', 'Stages', `${words}x`],
        ]),
      ),
    );
  });
});

test('20,000 figures beside 20,000 peers', () => {
  const peers = Array.from({ length: 20_000 }, (_, i) => [i + 1]);
  const gaps = PEER_GAP(peers, peers) as number[][];
  // The sum of 1 to 20,000 is 200,010,000; without 1 and without 20,000 over 19,999 others.
  expect(gaps[0]?.[0]).toBeCloseTo(1 / (200_009_999 / 19_999) - 1, 12);
  expect(gaps[19_999]?.[0]).toBeCloseTo(20_000 / (199_990_000 / 19_999) - 1, 12);
});
