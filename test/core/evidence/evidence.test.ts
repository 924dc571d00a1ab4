import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/core/evidence/normal.ts';
import { isLower, tQuantile } from '../../../src/core/evidence/welch.ts';
import { furtherCases, wilsonLower, wilsonUpper } from '../../../src/core/evidence/wilson.ts';
import type { Tally } from '../../../src/core/tally/tally.ts';
import { emptyTally, minus } from '../../../src/core/tally/tally.ts';

test('quantiles of the normal distribution', () => {
  // R 4.2: qnorm(c(0.95, 0.975, 0.5, 0.999, 0.75, 0.9))
  const r = [
    1.644853626951472, 1.959963984540054, 0, 3.090232306167813, 0.674489750196082, 1.281551565544601,
  ];
  [0.95, 0.975, 0.5, 0.999, 0.75, 0.9].forEach((p, i) => {
    expect(normalQuantile(p)).toBeCloseTo(r[i] as number, 13);
  });
  expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 14);
});

describe('the Wilson bound', () => {
  test('as worked in docs/kpis.md', () => {
    expect(wilsonUpper(4, 10, 0.95)).toBeCloseTo(0.6484, 4);
    expect(wilsonUpper(2, 4, 0.95)).toBeCloseTo(0.8176, 4);
  });
  test('R 4.2: prop.test(12, 31, conf.level = 0.9, correct = FALSE)$conf.int', () => {
    // A two-sided 90% interval has the one-sided 95% bounds as its ends.
    expect(wilsonLower(12, 31, 0.95)).toBeCloseTo(0.257861225146987, 13);
    expect(wilsonUpper(12, 31, 0.95)).toBeCloseTo(0.534457803634332, 13);
    expect(wilsonUpper(4, 10, 0.95)).toBeCloseTo(0.648361402139878, 13);
  });
  test('is the share whose score test just fails: (bound - p) / sqrt(bound (1 - bound) / n) = z', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const k = Math.round(share * n);
          const upper = wilsonUpper(k, n, 0.95);
          if (upper > 1 - 1e-9) return;
          expect((upper - k / n) / Math.sqrt((upper * (1 - upper)) / n)).toBeCloseTo(normalQuantile(0.95), 6);
        },
      ),
    );
  });
});

describe('how many more cases would settle it', () => {
  // By brute force: add cases at the same ratio until the bound is below the benchmark.
  const slowly = (k: number, n: number, benchmark: number) => {
    const z = 1.6448536269514722;
    const p = k / n;
    for (let m = n; ; m++) {
      const bound =
        (p + (z * z) / (2 * m) + z * Math.sqrt((p * (1 - p)) / m + (z * z) / (4 * m * m))) /
        (1 + (z * z) / m);
      if (bound < benchmark - 5e-13) return m - n;
    }
  };
  test.each([
    [2, 4, 0.65],
    [3, 6, 0.65],
    [12, 20, 0.65],
    [5, 9, 0.6],
    [0, 1, 0.65],
  ])('%d of %d against %d', (k, n, benchmark) => {
    expect(furtherCases(k, n, benchmark, 0.95)).toBe(slowly(k, n, benchmark));
  });
  test('none at or above the benchmark, none where it would take more than anybody sees', () => {
    expect(furtherCases(13, 20, 0.65, 0.95)).toBeUndefined();
    expect(furtherCases(1, 3, 0.333333333334, 0.95)).toBeUndefined();
  });
});

describe('Welch on the logarithms of amounts', () => {
  const tallyOf = (amounts: number[]): Tally => {
    const tally = emptyTally(0);
    tally.priced = amounts.length;
    for (const amount of amounts) {
      tally.logs += Math.log(amount);
      tally.squaredLogs += Math.log(amount) ** 2;
    }
    return tally;
  };
  test('t quantiles by the expansion 26.7.5 are near R 4.2: qt(0.95, c(3, 5, 10, 30))', () => {
    expect(tQuantile(0.95, 3)).toBeCloseTo(2.35336343480182, 1);
    expect(tQuantile(0.95, 5)).toBeCloseTo(2.01504837333302, 2);
    expect(tQuantile(0.95, 10)).toBeCloseTo(1.81246112281168, 4);
    expect(tQuantile(0.95, 30)).toBeCloseTo(1.69726088659396, 6);
  });
  test('R 4.2: t.test(log(a), log(b), alternative = "less")$p.value is 0.01048: lower at 95%, not at 99.9%', () => {
    const a = [1200, 900, 1500, 700, 1100];
    const b = [2500, 1400, 3000, 1000, 2200, 1900];
    expect([isLower(tallyOf(a), tallyOf(b), 0.95), isLower(tallyOf(a), tallyOf(b), 0.999)]).toEqual([
      true,
      false,
    ]);
  });
  test('without any spread lower is lower; with one sale nothing can be said', () => {
    expect(isLower(tallyOf([5, 5, 5]), tallyOf([9, 9, 9]), 0.95)).toBe(true);
    expect(isLower(tallyOf([9, 9, 9]), tallyOf([5, 5, 5]), 0.95)).toBe(false);
    expect(isLower(tallyOf([1]), tallyOf([9, 9, 9]), 0.95)).toBe(false);
  });
  test('equal amounts are not lower than themselves, however many of them are added up', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e7, noNaN: true }),
        fc.integer({ min: 2, max: 300 }),
        fc.integer({ min: 2, max: 300 }),
        (amount, own, peers) => {
          const same = (n: number) => tallyOf(Array.from({ length: n }, () => amount));
          expect(isLower(same(own), same(peers), 0.95)).toBe(false);
          const left = minus(same(own + 10 * peers), same(own));
          expect([isLower(same(own), left, 0.95), isLower(left, same(own), 0.95)]).toEqual([false, false]);
        },
      ),
    );
  });
});
