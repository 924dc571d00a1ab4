import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counts, Kind } from '../../../src/core/coaching/kinds.ts';
import { kitagawa, standardErrors } from '../../../src/core/coaching/kitagawa.ts';
import { seeded } from './seeded.ts';

const bySelf = (codes: number[]): unknown => codes;
const split = (kinds: Kind[]) => kitagawa(kinds, bySelf);
const kindsFrom = (counts: Counts[]): Kind[] => counts.map((each, i) => [[i + 1], each]);

// Counts are: own cases, peers' cases, own passes, peers' passes.
describe('the decomposition', () => {
  // By hand after Kitagawa (1955), components for a classification by one factor:
  // own 14/40 = 0.35, peers 58/100 = 0.58, gap -0.23.
  // mix:  (0.25 - 0.60)(0.8 + 0.80)/2 + (0.75 - 0.40)(0.2 + 0.25)/2 = -0.28 + 0.07875 = -0.20125
  // rate: (0.8 - 0.8)(0.25 + 0.60)/2 + (0.2 - 0.25)(0.75 + 0.40)/2  = -0.02875
  test('gives the components that are worked by hand', () => {
    const [mix, rate, own, peers] = split(
      kindsFrom([
        [10, 60, 8, 48],
        [30, 40, 6, 10],
      ]),
    );
    expect(mix).toBeCloseTo(-0.20125, 12);
    expect(rate).toBeCloseTo(-0.02875, 12);
    expect(own - peers).toBeCloseTo(rate, 12);
  });

  test('calls a gap mix alone where the rates are the same in every kind', () => {
    const [mix, rate] = split(
      kindsFrom([
        [10, 80, 8, 64],
        [40, 20, 10, 5],
      ]),
    );
    expect(rate).toBeCloseTo(0, 12);
    expect(mix).toBeCloseTo(18 / 50 - 69 / 100, 12);
  });

  test('calls a gap rate alone where the kinds are mixed alike', () => {
    const [mix, rate] = split(
      kindsFrom([
        [10, 50, 2, 40],
        [10, 50, 1, 20],
      ]),
    );
    expect(mix).toBeCloseTo(0, 12);
    expect(rate).toBeCloseTo(3 / 20 - 60 / 100, 12);
  });

  // Both meet the first kind only: rate 5/10 - 30/50 = -0.1. The gap is 6/20 - 70/100 = -0.4; the rest is mix.
  test('counts a kind that one side never meets to the mix', () => {
    const [mix, rate] = split(
      kindsFrom([
        [10, 50, 5, 30],
        [10, 0, 1, 0],
        [0, 50, 0, 40],
      ]),
    );
    expect(rate).toBeCloseTo(-0.1, 12);
    expect(mix).toBeCloseTo(-0.3, 12);
  });

  test('says nothing where no kind is met by both', () => {
    expect(
      split(
        kindsFrom([
          [10, 0, 5, 0],
          [0, 10, 0, 9],
        ]),
      ),
    ).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });
});

/** Kinds that both sides meet, so that both parts can be told. */
const kindsOfBoth = fc
  .array(fc.tuple(fc.nat(40), fc.nat(200), fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 8 })
  .map(all =>
    kindsFrom(
      all.map(([own, peers, a, b]): Counts => {
        const [n, m] = [own + 1, peers + 1];
        return [n, m, Math.round((n * a) / 100), Math.round((m * b) / 100)];
      }),
    ),
  );

describe('the laws of the decomposition', () => {
  test('mix and rate add up to the gap', () => {
    fc.assert(
      fc.property(kindsOfBoth, kinds => {
        const sum = (i: number): number =>
          kinds.reduce((total, [, counts]) => total + (counts[i] as number), 0);
        const [mix, rate] = split(kinds);
        expect(mix + rate).toBeCloseTo(sum(2) / sum(0) - sum(3) / sum(1), 10);
      }),
    );
  });

  test('swapping the rep and the peers turns the signs', () => {
    fc.assert(
      fc.property(kindsOfBoth, kinds => {
        const swapped = kinds.map(([codes, [a, b, c, d]]): Kind => [codes, [b, a, d, c]]);
        const [mix, rate] = split(kinds);
        const [otherMix, otherRate] = split(swapped);
        expect(otherMix).toBeCloseTo(-mix, 10);
        expect(otherRate).toBeCloseTo(-rate, 10);
      }),
    );
  });

  test('the order of the kinds does not matter', () => {
    fc.assert(
      fc.property(kindsOfBoth, kinds => {
        const [mix, rate] = split(kinds);
        const [otherMix, otherRate] = split([...kinds].reverse());
        expect(otherMix).toBeCloseTo(mix, 10);
        expect(otherRate).toBeCloseTo(rate, 10);
      }),
    );
  });

  test('a kind that is cut in two with the same rates changes nothing', () => {
    fc.assert(
      fc.property(kindsOfBoth, kinds => {
        const cut = kinds.flatMap(([[code], counts]): Kind[] => {
          const half = counts.map(n => n / 2) as Counts;
          return [
            [[code as number, 1], half],
            [[code as number, 2], half],
          ];
        });
        const [mix, rate] = split(kinds);
        const [otherMix, otherRate] = kitagawa(cut, codes => codes.join());
        expect(otherMix).toBeCloseTo(mix, 10);
        expect(otherRate).toBeCloseTo(rate, 10);
      }),
    );
  });
});

describe('the standard error', () => {
  const errors = (kinds: Kind[]): number[] => standardErrors(kinds, of => split(of).slice(0, 2));

  // The pooled two-sample test of proportions: r = 54/120, r(1 - r)(1/20 + 1/100) = 0.01485.
  test('of a rate over one kind is that of the pooled test of two proportions', () => {
    expect(errors(kindsFrom([[20, 100, 4, 50]]))[1]).toBeCloseTo(Math.sqrt(0.01485), 6);
  });

  // By hand, p = q in both kinds, so that the mix has levels p_i - P on either side and slopes (a - b)/(2a), -(b - a)/(2b).
  test('of a mix is the variance of the levels plus that of the passes', () => {
    const [a, b] = [
      [0.2, 0.8],
      [0.8, 0.2],
    ] as [number[], number[]];
    const [p, n, m] = [[0.8, 0.25], 100, 400] as [number[], number, number];
    let variance = 0;
    for (const [share, other, cases] of [
      [a, b, n],
      [b, a, m],
    ] as [number[], number[], number][]) {
      const mean = share.reduce((sum, s, i) => sum + s * (p[i] as number), 0);
      share.forEach((s, i) => {
        const rate = p[i] as number;
        const slope = (s - (other[i] as number)) / (2 * s);
        variance += (s * ((rate - mean) ** 2 + slope ** 2 * rate * (1 - rate))) / cases;
      });
    }
    const kinds = kindsFrom([
      [20, 320, 16, 256],
      [80, 80, 20, 20],
    ]);
    expect(errors(kinds)[0]).toBeCloseTo(Math.sqrt(variance), 6);
  });

  test('is the spread of the parts over many draws of the same team', () => {
    const random = seeded(42);
    const shares = [
      [0.2, 0.3, 0.5],
      [0.5, 0.3, 0.2],
    ] as const;
    const rates = [0.7, 0.5, 0.3];
    const draw = (): Kind[] => {
      const counts = rates.map((): Counts => [0, 0, 0, 0]);
      [80, 400].forEach((n, side) => {
        for (let i = 0; i < n; i++) {
          let left = random();
          const kind = (shares[side] as readonly number[]).findIndex(share => {
            left -= share;
            return left < 0;
          });
          const of = counts[Math.max(0, kind)] as Counts;
          (of[side] as number)++;
          if (random() < (rates[Math.max(0, kind)] as number)) (of[side + 2] as number)++;
        }
      });
      return kindsFrom(counts);
    };
    const drawn = Array.from({ length: 2000 }, () => draw());
    const parts = drawn.map(kinds => split(kinds).slice(0, 2));
    for (const part of [0, 1]) {
      const values = parts.map(sizes => sizes[part] as number);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
      const told = drawn.slice(0, 200).map(kinds => errors(kinds)[part] as number);
      const error = told.reduce((sum, value) => sum + value, 0) / told.length;
      expect(error / spread).toBeGreaterThan(0.93);
      expect(error / spread).toBeLessThan(1.07);
    }
  });

  test('a handful without a pass is no certainty', () => {
    expect(errors(kindsFrom([[10, 100, 0, 30]]))[1]).toBeGreaterThan(0.14);
  });
});
