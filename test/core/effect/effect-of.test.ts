// What came of a step in the plan, from the rows alone.
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { KPI_COACHING_EFFECT } from '../../../src/functions/effect.ts';

const HEADERS: Cell[] = ['Deal', 'Owner', 'Stage', 'First meeting', 'Close date'];

/** So many deals of a rep, closed one a day from a day on; the first of them won. */
function deals(rep: string, won: number, lost: number, from: string): Cell[][] {
  const start = Date.parse(from);
  return Array.from({ length: won + lost }, (_, i) => {
    const close = new Date(start + i * 86_400_000);
    return [`${rep} ${from} ${i}`, rep, i < won ? 'Won' : 'Lost', new Date(start - 30 * 86_400_000), close];
  });
}

const TEAM = [
  ...deals('Bo', 12, 18, '2026-01-01'),
  ...deals('Cy', 18, 12, '2026-01-01'),
  ...deals('Di', 20, 10, '2026-01-01'),
  ...deals('Bo', 8, 7, '2026-04-01'),
  ...deals('Cy', 8, 7, '2026-04-01'),
  ...deals('Di', 9, 6, '2026-04-01'),
];
const sheet = (...own: Cell[][][]): Cell[][] => [HEADERS, ...own.flat(), ...TEAM];
const effect = (pipeline: Cell[][], ...rest: unknown[]) =>
  (KPI_COACHING_EFFECT as (...args: unknown[]) => Cell[][])(
    pipeline,
    'Ann',
    'Close ratio',
    '2026-03-31',
    ...rest,
  );

const BEFORE = deals('Ann', 8, 17, '2026-01-01');
const AFTER = deals('Ann', 12, 3, '2026-04-01');

describe('the effect of a step', () => {
  test('waits for the cases that were agreed', () => {
    const [, line] = effect(sheet(BEFORE, AFTER.slice(0, 9)));
    expect(line).toEqual([
      'Close ratio',
      '8 of 25',
      '9 of 9',
      '',
      '',
      '',
      '',
      '9 of 15 cases since 2026-03-31: too early to say',
    ]);
    expect(effect(sheet(BEFORE, AFTER.slice(0, 9)), 9)[1]?.[7]).toContain('9 of 9');
  });

  test('says what was to be expected, what came, the interval, and how others as low fared', () => {
    const [headers, line] = effect(sheet(BEFORE, AFTER));
    expect(headers).toEqual([
      'KPI',
      'Before',
      'After',
      'Expected without',
      'Difference',
      'From',
      'To',
      'In words',
    ]);
    // The contract's formulas, written out for 8 of 25, and 12, 18 and 20 of 30.
    const mean = 58 / 115;
    const between =
      (25 * (8 / 25 - mean) ** 2 + 30 * ((0.4 - mean) ** 2 + (0.6 - mean) ** 2 + (2 / 3 - mean) ** 2)) / 3;
    const within = (8 * (17 / 25) + 12 * 0.6 + 18 * 0.4 + 20 / 3) / 111;
    const size = (115 - (625 + 2700) / 115) / 3;
    const icc = (between - within) / (between + (size - 1) * within);
    const weight = 1 / icc - 1;
    const own = (mean * weight + 8) / (weight + 25);
    const drift = 25 / 45 - 50 / 90;
    const p = own + drift;
    const came = 12 / 15;
    const variance =
      (own * (1 - own)) / (weight + 26) + (p * (1 - p)) / 15 + (5 / 9) * (4 / 9) * (1 / 90 + 1 / 45);
    // R: qt(0.95, 3)
    const half = 2.353363435 * Math.sqrt(variance);
    expect(line?.slice(0, 3)).toEqual(['Close ratio', '8 of 25', '12 of 15']);
    [p, came - p, came - p - half, came - p + half].forEach((value, i) => {
      expect(line?.[3 + i]).toBeCloseTo(value, 9);
    });
    const points = (share: number) => `+${(share * 100).toFixed(1)}`;
    expect(line?.[7]).toBe(
      `Helped: 80% (12 of 15) where 38% was to be expected, ${points(came - p)} points ` +
        `(90% interval ${points(came - p - half)} to ${points(came - p + half)}). ` +
        'Of 1 other who stood as low and was not coached, 0 rose as much',
    );
  });

  test('is told once: what comes later does not change it', () => {
    const line = effect(sheet(BEFORE, AFTER))[1];
    const later = sheet(BEFORE, AFTER, deals('Ann', 0, 20, '2026-05-01'), deals('Bo', 0, 9, '2026-05-02'));
    expect(effect(later)[1]).toEqual(line);
  });

  test('leaves reps who were coached too out of the comparison', () => {
    expect(effect(sheet(BEFORE, AFTER), '', '', [['Ann'], ['Bo'], ['']])[1]?.[7]).not.toContain('as low');
  });

  test('can not be told without other reps', () => {
    const alone = [HEADERS, ...BEFORE, ...AFTER];
    expect(effect(alone)[1]?.[7]).toBe(
      '12 of 15 since 2026-03-31; without cases of other reps nothing tells what was to be expected',
    );
  });

  test('of a rep who is not in the pipeline is blank', () => {
    expect(KPI_COACHING_EFFECT(sheet(BEFORE), 'Zed', 'Close ratio', '2026-03-31')).toBe('');
  });

  test.each([
    [['', 'Close ratio', '2026-03-31'], 'rep must be the name of one rep, got a blank'],
    [
      ['Ann', 'Average sale', '2026-03-31'],
      'kpi must be one of Gateway ratio, Close ratio, got "Average sale"',
    ],
    [['Ann', 'Close ratio', ''], 'day must be a date, such as 2026-03-31, got a blank'],
    [['Ann', 'Close ratio', '2026-03-31', 0.5], 'cases must be a whole number from 1 to 10000, got 0.5'],
  ])('bad input is refused in a sentence: %j', (args, sentence) => {
    expect(() => (KPI_COACHING_EFFECT as (...all: unknown[]) => unknown)(sheet(BEFORE), ...args)).toThrow(
      sentence,
    );
  });
});
