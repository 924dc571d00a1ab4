// Dates that a sheet's locale converted by halves: which cells tell it.
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { Problem } from '../../../src/core/problem.ts';
import { CLOSE_RATIO, GATEWAY_RATIO, SALES_CYCLE } from '../../../src/functions/figures.ts';

const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
const asked = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

// 05/01/2026 and 20/01/2026 in a sheet that writes the month first: the first is a date cell on 1 May, the second a text.
const HEAD: Cell[] = ['Rep', 'Stage', 'First appointment', 'Close date', 'Proposal date', 'Amount'];
const DEALS: Cell[][] = [
  ['Ann', 'Won', day('2026-01-05'), day('2026-05-02'), day('2026-01-07'), 100],
  ['Ann', 'Won', day('2026-01-06'), '20/02/2026', '25/01/2026', 100],
  ['Ann', 'Lost', day('2026-01-07'), day('2026-02-11'), '', 100],
];
const cycle = (...more: Cell[][]): unknown => asked(() => SALES_CYCLE([HEAD, ...DEALS, ...more]));

describe('a column of date cells up to the 12th and of texts that fit one order only', () => {
  test('is refused', () => expect(cycle()).toBe('date-half-converted'));
  test('is refused though a totals row holds a date cell of a later day: it is no deal', () => {
    expect(cycle(['Total', '', '', day('2026-05-28'), '', 300])).toBe('date-half-converted');
  });
  test('is refused though a row that repeats the header holds one', () => {
    expect(cycle(['Rep', 'Stage', 'First appointment', day('2026-05-28'), 'Proposal date', ''])).toBe(
      'date-half-converted',
    );
  });
  test('is not refused where an opportunity has a date cell of a later day: no proof is left', () => {
    expect(cycle(['Ann', 'Open', day('2026-01-08'), day('2026-05-28'), '', 100])).toBeTypeOf('number');
  });
  test('is read where only a row that is left out holds date cells', () => {
    const texts = DEALS.map(deal => deal.map((cell, i) => (i === 3 ? '20/02/2026' : cell)));
    const rows = [HEAD, ...texts, ['Total', '', '', day('2026-05-05'), '', 300]];
    expect(asked(() => SALES_CYCLE(rows))).toBeTypeOf('number');
  });
  test('counts for a gateway likewise, and only there where the gateway is asked for', () => {
    const deals = DEALS.map(deal => deal.map((cell, i) => (i === 3 ? '2026-03-20' : cell)));
    const rows = [HEAD, ...deals, ['Total', '', '', '', day('2026-05-28'), 300]];
    expect(asked(() => GATEWAY_RATIO(rows))).toBe('date-half-converted');
    expect(asked(() => CLOSE_RATIO(rows))).toBe(1);
  });
});
