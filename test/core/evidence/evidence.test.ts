import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flagText } from '../../../src/core/evidence/flags.ts';
import { funnelOf, ratioReaching } from '../../../src/core/evidence/funnel.ts';
import { holdsOf, oddsText, reaches } from '../../../src/core/evidence/holds.ts';
import { medianOf, notBelow } from '../../../src/core/evidence/median.ts';
import { normalQuantile } from '../../../src/core/evidence/normal.ts';
import { binomialOdds, poissonOdds } from '../../../src/core/evidence/odds.ts';
import { furtherCases } from '../../../src/core/evidence/settle.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { runs } from '../../support/laws.ts';

/** Right to nine digits. */
const right = (figure: number, exact: number) => expect(Math.abs(figure / exact - 1)).toBeLessThan(5e-10);

/**
 * The contract's formula in whole numbers: P(Bin(n + 1, b) > x) / ((n + 1) b P(Bin(n, b) = x)) with b = p / q, both sides
 * multiplied by q^(n + 1).
 */
function exactOdds(x: number, n: number, p: bigint, q: bigint): number {
  const ways = [1n];
  for (let k = 1; k <= n + 1; k++) ways.push(((ways[k - 1] as bigint) * BigInt(n + 2 - k)) / BigInt(k));
  let above = 0n;
  for (let k = x + 1; k <= n + 1; k++)
    above += (ways[k] as bigint) * p ** BigInt(k) * (q - p) ** BigInt(n + 1 - k);
  // C(n, x) = C(n + 1, x) (n + 1 - x) / (n + 1).
  const at = (ways[x] as bigint) * BigInt(n + 1 - x) * p ** BigInt(x + 1) * (q - p) ** BigInt(n - x);
  const scale = 10n ** 20n;
  return Number((above * scale) / at) / 1e20;
}

describe('the odds of x successes of n', () => {
  test.each([
    [0, 2, 4.0068],
    [0, 5, 48.7299637],
    [3, 12, 24.7898962],
    [4, 10, 1.92784153],
    [8, 20, 5.34290334],
    [11, 30, 47.7133785],
    [50, 100, 21.3507101],
    [11, 31, 85.2337],
  ])('%d of %d at 65% are those of docs/kpis.md', (x, n, odds) => {
    expect(Number(binomialOdds(x, n, 0.65).toPrecision(9))).toBeCloseTo(odds, 4);
  });

  test('are right to nine digits against exact arithmetic', () => {
    const benchmark = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(fc.nat(250), fc.nat(250), benchmark, (a, b, percent) => {
        const [x, n] = [Math.min(a, b), Math.max(a, b)];
        // Whole numbers have no end, the numbers of a computer have one.
        if (binomialOdds(x, n, percent / 100) > 1e280) return;
        right(binomialOdds(x, n, percent / 100), exactOdds(x, n, BigInt(percent), 100n));
      }),
      { numRuns: runs(300) },
    );
  });

  // R 4.2.2: exp(pbinom(x, n + 1, b, lower.tail = FALSE, log.p = TRUE) - log((n + 1) * b) - dbinom(x, n, b, log = TRUE))
  test.each([
    [648_000, 1e6, 0.65, 12.0188154852577],
    [649_000, 1e6, 0.65, 0.0162603772697219],
    [650_000, 1e6, 0.65, 0.000919988176550054],
    [635_000, 1e6, 0.65, 4.59346606176449e210],
    [660_000, 1e6, 0.65, 3.49219528078134e-5],
    [900, 1e6, 0.001, 13.3547027719187],
    [999_000, 1e6, 0.9992, 910051.691533488],
    [6_200, 10_000, 0.65, 5714718.62180992],
    [100, 1_000, 0.5, 3.35295093719073e158],
  ])('%d of %d at %d are those of R', (x, n, b, odds) => right(binomialOdds(x, n, b), odds));

  test('go from n cases to n + 1 as a failure or a success more says', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (a, c, b) => {
        const [x, n] = [Math.min(a, c), Math.max(a, c)];
        const odds = binomialOdds(x, n, b);
        if (odds > 1e280) return;
        right(binomialOdds(x, n + 1, b), ((odds * (n + 1 - x)) / (1 - b) + 1) / (n + 2));
        const more = (odds * (x + 1) - (1 - b)) / (b * (n + 2));
        // The difference of two numbers near each other is right to fewer digits.
        expect(Math.abs(binomialOdds(x + 1, n + 1, b) - more)).toBeLessThan(1e-9 * odds + 1e-12);
      }),
    );
  });

  test('at the ends: no case, one case, benchmarks of 0% and 100%, a million; never NaN', () => {
    expect([binomialOdds(0, 0, 0.65), binomialOdds(1, 1, 0.65), binomialOdds(1, 1, 1)]).toEqual([
      1, 0.5, 0.5,
    ]);
    expect([binomialOdds(0, 3, 0), binomialOdds(3, 3, 0)]).toEqual([1, 0.25]);
    expect(binomialOdds(0, 1, 1)).toBe(Number.POSITIVE_INFINITY);
    right(binomialOdds(1e6, 1e6, 0.65), 9.99999000001e-7);
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (a, c, b) => {
        expect(binomialOdds(Math.min(a, c), Math.max(a, c), b)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the odds of events over a time', () => {
  // R 4.2.2: exp(ppois(a, m, lower.tail = FALSE, log.p = TRUE) - log(m) - dpois(a, m, log = TRUE))
  test.each([
    [5, 10, 2.46585589537681],
    [20, 40, 130.161964526727],
    [990_000, 1e6, 1.52889681159367e19],
    [1_000_000, 1e6, 0.00125264757512131],
    [0, 3, 6.36184564106256],
    [950, 1_000, 0.259576470652585],
    [30, 0.5, 0.0327698475602105],
  ])('%d where %d were needed are those of R', (events, needed, odds) =>
    right(poissonOdds(events, needed), odds),
  );
  test('are the limit of many cases with a small chance each', () => {
    expect(binomialOdds(5, 1e6, 10 / 1e6)).toBeCloseTo(poissonOdds(5, 10), 4);
  });
  test('where nothing or no end was needed', () => {
    expect([poissonOdds(0, 0), poissonOdds(0, 1e17)]).toEqual([1, Number.POSITIVE_INFINITY]);
  });
});

describe('what holds', () => {
  const settings = defaultSettings();
  test('is K / 5% for each rep, and times the reps for the team', () => {
    expect([1, 2, 3].map(kpis => Math.round(holdsOf(settings, kpis, 12).together))).toEqual([20, 40, 60]);
    expect(Math.round(holdsOf(settings, 3, 12).alone)).toBe(20);
    const team = holdsOf({ ...settings, holdFor: 'the team' }, 3, 12);
    expect([Math.round(team.together), Math.round(team.alone)]).toEqual([720, 240]);
    expect(Math.round(holdsOf({ ...settings, holdFor: 'the team' }, 3, 0).together)).toBe(60);
  });
  test('60 to 1 holds, although 3 / (1 - 0.95) is a little off 60', () => {
    expect(reaches(60, holdsOf(settings, 3, 1).together)).toBe(true);
    expect(reaches(59.999_999, holdsOf(settings, 3, 1).together)).toBe(false);
  });
  test.each([0.5, 0.999])('at a confidence of %d the odds asked are numbers', confidence => {
    const { together, alone, above } = holdsOf({ ...settings, confidence, holdFor: 'the team' }, 3, 60);
    for (const asked of [together, alone, above]) expect(Number.isFinite(asked)).toBe(true);
  });
  test('odds are rounded down, and from 1000 on they are over 1000', () => {
    expect([3, 47.99, 999.99, 1000, 1e9].map(oddsText)).toEqual([
      '3 to 1',
      '47 to 1',
      '999 to 1',
      'over 1000 to 1',
      'over 1000 to 1',
    ]);
  });
  test('flags are told in a line', () => {
    expect(
      flagText([
        { kpi: 'Gateway ratio', level: 'under', odds: 85.2 },
        { kpi: 'Close ratio', level: 'below', odds: 1.2 },
        { kpi: 'Average sale', level: 'below', odds: undefined },
        { kpi: 'Activity barometer', level: 'watch', odds: 4.9 },
      ]),
    ).toBe(
      'Gateway ratio under (85 to 1); Close ratio below; Average sale below; Activity barometer watch (4 to 1)',
    );
  });
});

describe('how many more cases would settle it', () => {
  // By brute force: each number of cases, with the odds computed anew.
  const slowly = (x: number, n: number, b: number, asked: number) => {
    for (let more = 1; more < 3_000; more++) {
      if (binomialOdds(Math.floor(((n + more) * x) / n + 0.5), n + more, b) >= asked) return more;
    }
    return undefined;
  };
  test('is the smallest number that does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 0.85, noNaN: true }),
        fc.constantFrom(0.6, 0.65, 0.5),
        fc.constantFrom(20, 60, 720),
        (n, share, b, asked) => {
          const x = Math.floor(share * b * n);
          if (x / n >= b || binomialOdds(x, n, b) >= asked) return;
          expect(furtherCases(x, n, b, asked)).toBe(slowly(x, n, b, asked));
        },
      ),
    );
  });
  test('none at or above the benchmark, none where it would take more than anybody sees', () => {
    expect(furtherCases(13, 20, 0.65, 60)).toBeUndefined();
    expect(furtherCases(0, 0, 0.65, 60)).toBeUndefined();
    expect(furtherCases(64_999, 100_000, 0.65, 60)).toBeUndefined();
  });
});

describe('the curves of the funnel', () => {
  test('every ratio on them or under them has the odds, every one above has not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 300 }), fc.constantFrom(3, 60, 720), (n, asked) => {
        const ratio = ratioReaching(n, 0.65, asked);
        for (let x = 0; x <= n && x / n < 0.65; x++) {
          const isOn = ratio !== undefined && x / n <= ratio + 1e-12;
          expect([x, isOn]).toEqual([x, binomialOdds(x, n, 0.65) >= asked]);
        }
      }),
      { numRuns: runs(60) },
    );
  });
  test('begin where even no success would do, and rise to the benchmark', () => {
    // 0.35^-n / (n + 1) / 0.65, more or less: one failure is under 3 to 1, two are over; five hold at 20, not at 60.
    expect([ratioReaching(1, 0.65, 3), ratioReaching(2, 0.65, 3) !== undefined]).toEqual([undefined, true]);
    const curve = funnelOf(0.65, { watch: 3, holds: 60 }, 400);
    const last = curve[curve.length - 1];
    expect(last?.cases).toBe(400);
    expect(last?.holds).toBeGreaterThan(0.5);
    expect(last?.watch).toBeGreaterThan(last?.holds as number);
    expect(last?.watch).toBeLessThan(0.65);
  });
});

describe('medians of histograms', () => {
  test('are those of the values in a row, with the mean of the two in the middle', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 30 }), values => {
        const histogram: Record<number, number> = {};
        for (const value of values) histogram[value] = (histogram[value] ?? 0) + 1;
        const sorted = [...values].sort((a, b) => a - b);
        const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]] as [
          number,
          number,
        ];
        expect(medianOf(histogram)).toBe((low + high) / 2);
        expect(notBelow(histogram, 10)).toBe(values.filter(value => value >= 10).length);
      }),
    );
    expect(medianOf({})).toBeUndefined();
  });
  test('amounts above what an index can be are still in order', () => {
    expect(medianOf({ 9000000000: 1, 100: 1, 8000000000: 1 })).toBe(8_000_000_000);
  });
});

test('quantiles of the normal distribution, for the causes of a low gateway ratio', () => {
  // R 4.2.2: qnorm(c(0.95, 0.975, 0.5, 0.999, 0.75, 0.9))
  const r = [
    1.644853626951472, 1.959963984540054, 0, 3.090232306167813, 0.674489750196082, 1.281551565544601,
  ];
  [0.95, 0.975, 0.5, 0.999, 0.75, 0.9].forEach((p, i) => {
    expect(normalQuantile(p)).toBeCloseTo(r[i] as number, 13);
  });
});
