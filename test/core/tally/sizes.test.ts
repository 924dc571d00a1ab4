import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sizeCode, sizeOfCode, sizesBySlot } from '../../../src/core/tally/sizes.ts';
import { runs } from '../../support/laws.ts';

const sizeOf = (cents: number) => sizeOfCode(sizeCode(cents));

describe('sizes of amounts', () => {
  test.each([
    [1, 1],
    [99, 99],
    [100, 100],
    [104, 100],
    [105, 110],
    [995, 1000],
    [1_250_000, 1_300_000],
    [1_249_999, 1_200_000],
    [9_007_199_254_740_991, 9_000_000_000_000_000],
  ])('%d cents are counted as %d: two significant digits, halves away from zero', (cents, size) => {
    expect(sizeOf(cents)).toBe(size);
  });

  test('a size is at most 5% off, has two significant digits, is its own size, and larger amounts have no smaller one', () => {
    const cents = fc.oneof(
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    );
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(Math.abs(sizeOf(a) / a - 1)).toBeLessThanOrEqual(0.05);
        expect(String(sizeOf(a))).toMatch(/^\d{1,2}0*$/);
        expect(sizeOf(sizeOf(a))).toBe(sizeOf(a));
        if (a <= b) expect(sizeOf(a)).toBeLessThanOrEqual(sizeOf(b));
      }),
      { numRuns: runs(2_000) },
    );
  });

  test('sorting by slot counts as one dictionary a slot would', () => {
    const amounts = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 1e9 })), { maxLength: 200 });
    fc.assert(
      fc.property(amounts, list => {
        const expected: Record<number, number>[] = Array.from({ length: 5 }, () => ({}));
        const counts = new Int32Array(5);
        for (const [slot, cents] of list) {
          const sizes = expected[slot] as Record<number, number>;
          sizes[sizeOf(cents)] = (sizes[sizeOf(cents)] ?? 0) + 1;
          (counts[slot] as number)++;
        }
        const slots = Int32Array.from(list, ([slot]) => slot);
        const codes = Int16Array.from(list, ([, cents]) => sizeCode(cents));
        expect(sizesBySlot(slots, codes, counts)).toEqual(expected);
      }),
    );
  });
});
