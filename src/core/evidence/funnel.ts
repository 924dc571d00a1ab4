import { binomialOdds } from './odds.ts';

/**
 * The ratio at which the odds of n cases begin to reach what is asked: everything on the curve or under it does.
 * Between two numbers of successes it is drawn where the logarithm of the odds passes, so that the curve is smooth.
 *
 * @returns undefined where not even no success at all would do.
 */
export function ratioReaching(n: number, b: number, asked: number): number | undefined {
  if (!(b > 0) || n < 1 || binomialOdds(0, n, b) < asked) return undefined;
  let low = 0;
  let high = n;
  // The odds fall as successes grow.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (binomialOdds(middle, n, b) >= asked) low = middle;
    else high = middle;
  }
  const [more, less] = [low, high].map(x => Math.log(binomialOdds(x, n, b))) as [number, number];
  const part = more === Number.POSITIVE_INFINITY ? 0 : (more - Math.log(asked)) / (more - less);
  return Math.min(b, (low + part) / n);
}

/** One point of the curves at which two odds begin. */
export interface FunnelPoint {
  cases: number;
  watch: number | undefined;
  holds: number | undefined;
}

/**
 * The curves of a funnel: ratio against number of cases.
 *
 * @param most the largest number of cases that the picture shows.
 * @param points about how many points a curve has.
 */
export function funnelOf(
  b: number,
  { watch, holds }: { watch: number; holds: number },
  most: number,
  points = 60,
): FunnelPoint[] {
  const step = Math.max(1, most / points);
  const cases = Array.from({ length: Math.floor(most / step) }, (_, i) => Math.round((i + 1) * step));
  return cases.map(n => ({
    cases: n,
    watch: ratioReaching(n, b, watch),
    holds: ratioReaching(n, b, holds),
  }));
}
