import { normalQuantile } from './normal.ts';

/**
 * The one-sided upper bound of a share by E. B. Wilson's score interval (Journal of the American Statistical
 * Association 22, 1927): the highest true share with which k of n would still be no surprise.
 *
 * @param confidence for example 0.95.
 * @example wilsonUpper(4, 10, 0.95); // 0.6484
 */
export function wilsonUpper(k: number, n: number, confidence: number): number {
  return bound(k / n, n, normalQuantile(confidence), 1);
}

/** The lower end of the same interval. */
export function wilsonLower(k: number, n: number, confidence: number): number {
  return bound(k / n, n, normalQuantile(confidence), -1);
}

function bound(p: number, n: number, z: number, side: 1 | -1): number {
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return (p + (z * z) / (2 * n) + side * spread) / (1 + (z * z) / n);
}

/** More cases than any team will see: a ratio that close to its benchmark stays undecided. */
const OUT_OF_REACH = 1e7;

/**
 * The smallest number of further cases, at the same ratio, that would make the upper bound fall below the
 * benchmark; undefined where the ratio is not below it, or so close that no number in reach would.
 */
export function furtherCases(
  k: number,
  n: number,
  benchmark: number,
  confidence: number,
): number | undefined {
  const p = k / n;
  const z = normalQuantile(confidence);
  const isSettled = (cases: number): boolean => rounded(bound(p, cases, z, 1)) < rounded(benchmark);
  if (!(rounded(p) < rounded(benchmark))) return undefined;
  // The bound is below b as soon as n > z^2 b (1 - b) / (b - p)^2; rounding may move the last case.
  const needed = (z * z * benchmark * (1 - benchmark)) / (benchmark - p) ** 2;
  if (!(needed < OUT_OF_REACH)) return undefined;
  let cases = Math.max(n, Math.floor(needed) - 1);
  while (!isSettled(cases)) cases++;
  return cases - n;
}

/** Comparisons are made after rounding to 12 decimals, so that 0.1 + 0.2 is no more than 0.3. */
export function rounded(value: number): number {
  return Number(value.toFixed(12));
}
