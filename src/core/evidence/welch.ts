import type { Tally } from '../tally/tally.ts';
import { normalQuantile } from './normal.ts';

/** Mean and variance of the logarithms of a tally's amounts. */
interface Logs {
  n: number;
  mean: number;
  variance: number;
}

/**
 * Sums of logarithms are right to about 15 digits, and peers are what is left of a team's: of amounts that are all
 * alike, a spread or a difference below this share is rounding.
 */
const NOISE = 1e-10;

function logsOf(tally: Tally): Logs {
  const n = tally.priced;
  const mean = tally.logs / n;
  const spread = tally.squaredLogs - n * mean * mean;
  return { n, mean, variance: spread > NOISE * tally.squaredLogs ? spread / (n - 1) : 0 };
}

/**
 * Whether the amounts of one set of sales are lower than another's, at a confidence level: the one-sided t-test of
 * B. L. Welch (Biometrika 34, 1947) on the logarithms of the amounts, because amounts are skewed.
 *
 * With fewer than two sales on a side nothing can be said: false. Without any spread, lower is lower.
 */
export function isLower(own: Tally, peers: Tally, confidence: number): boolean {
  if (own.priced < 2 || peers.priced < 2) return false;
  const a = logsOf(own);
  const b = logsOf(peers);
  const partA = a.variance / a.n;
  const partB = b.variance / b.n;
  const error = Math.sqrt(partA + partB);
  if (error === 0) return b.mean - a.mean > NOISE * Math.abs(b.mean);
  const freedom = (partA + partB) ** 2 / (partA ** 2 / (a.n - 1) + partB ** 2 / (b.n - 1));
  return (b.mean - a.mean) / error > tQuantile(confidence, freedom);
}

/**
 * The quantile of Student's t by the expansion 26.7.5 of Abramowitz and Stegun, Handbook of Mathematical Functions
 * (1964), from the normal one.
 */
export function tQuantile(p: number, freedom: number): number {
  const x = normalQuantile(p);
  const x2 = x * x;
  const g1 = ((x2 + 1) * x) / 4;
  const g2 = (((5 * x2 + 16) * x2 + 3) * x) / 96;
  const g3 = ((((3 * x2 + 19) * x2 + 17) * x2 - 15) * x) / 384;
  const g4 = (((((79 * x2 + 776) * x2 + 1482) * x2 - 1920) * x2 - 945) * x) / 92160;
  return x + g1 / freedom + g2 / freedom ** 2 + g3 / freedom ** 3 + g4 / freedom ** 4;
}
