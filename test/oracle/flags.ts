// A second, independent reading of docs/kpis.md, for tests.
// Section 4: benchmarks, and what a flag means.

import type { Figure } from './kpis.ts';

export type Flag = 'under' | 'watch' | 'best practice' | '';

/** Comparisons are made after rounding to 12 decimals. */
export function rounded(value: number): number {
  return Number(value.toFixed(12));
}

export function isBelow(value: number, other: number): boolean {
  return rounded(value) < rounded(other);
}

/** The normal distribution function, by its series; exact enough from -8 to 8. */
function normalBelow(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-30 && odd < 2000; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The normal quantile, by halving. */
export function normalQuantile(p: number): number {
  let low = -8;
  let high = 8;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Wilson upper bound of k of n: (p + z^2/2n + z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n), p = k/n. */
export function wilsonUpper(k: number, n: number, confidence: number): number {
  const z = normalQuantile(confidence);
  const p = k / n;
  const root = Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return (p + (z * z) / (2 * n) + z * root) / (1 + (z * z) / n);
}

/** Student's t quantile by Abramowitz and Stegun 26.7.5 from the normal one. */
export function tQuantile(p: number, df: number): number {
  const x = normalQuantile(p);
  const g1 = (x ** 3 + x) / 4;
  const g2 = (5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96;
  const g3 = (3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384;
  const g4 = (79 * x ** 9 + 776 * x ** 7 + 1482 * x ** 5 - 1920 * x ** 3 - 945 * x) / 92160;
  return x + g1 / df + g2 / df ** 2 + g3 / df ** 3 + g4 / df ** 4;
}

/** A ratio below its benchmark is under when the Wilson upper bound is below it too, else watch. */
export function ratioFlag(k: number, n: number, benchmark: number, confidence: number): Flag {
  if (n === 0 || !isBelow(k / n, benchmark)) return '';
  return isBelow(wilsonUpper(k, n, confidence), benchmark) ? 'under' : 'watch';
}

/**
 * The smallest number of further cases that would settle it at the same ratio: 0 where it is settled, null where the
 * ratio is not below its benchmark.
 */
export function furtherCases(k: number, n: number, benchmark: number, confidence: number): number | null {
  const p = k / n;
  if (n === 0 || !isBelow(p, benchmark)) return null;
  const settled = (further: number): boolean =>
    isBelow(wilsonUpper(p * (n + further), n + further, confidence), benchmark);
  // One after the other; for long searches in doubling steps first, then halved (the bound only falls with n).
  for (let further = 0; further <= 2000; further += 1) if (settled(further)) return further;
  let low = 2000;
  let high = 4000;
  while (!settled(high)) {
    low = high;
    high *= 2;
    if (high > 1e15) return null;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (settled(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/**
 * Welch's t on the logarithms says lower at the confidence level, one-sided; without any spread, lower is lower;
 * with fewer than two on a side, no.
 */
export function isLowerByWelch(own: number[], peers: number[], confidence: number): boolean {
  if (own.length < 2 || peers.length < 2) return false;
  const a = own.map(amount => Math.log(amount));
  const b = peers.map(amount => Math.log(amount));
  const difference = mean(a) - mean(b);
  const noSpread = own.every(each => each === own[0]) && peers.every(each => each === peers[0]);
  if (noSpread) return isBelow(mean(a), mean(b));
  const va = variance(a) / a.length;
  const vb = variance(b) / b.length;
  const t = difference / Math.sqrt(va + vb);
  const df = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  return isBelow(t, -tQuantile(confidence, df));
}

/** Value / the peers' - 1. */
export function gapTo(own: Figure, peers: Figure): Figure {
  return own === '' || peers === '' || peers === 0 ? '' : own / peers - 1;
}

/** At or past a gap: -40% and anything lower. */
function isPast(gap: Figure, benchmark: number): boolean {
  return gap !== '' && rounded(gap) <= rounded(-benchmark);
}

/** An average sale at or past the gap: under when both sides have enough sales and Welch says lower, else watch. */
export function averageSaleFlag(
  gap: Figure,
  own: number[],
  peers: number[],
  benchmark: number,
  sample: number,
  confidence: number,
): Flag {
  if (!isPast(gap, benchmark)) return '';
  const enough = own.length >= sample && peers.length >= sample;
  return enough && isLowerByWelch(own, peers, confidence) ? 'under' : 'watch';
}

/** A sales cycle at or past 30% shorter, enough cycles on both sides, unless the average sale is flagged. */
export function cycleFlag(
  gap: Figure,
  own: number[],
  peers: number[],
  benchmark: number,
  sample: number,
  saleFlag: Flag,
): Flag {
  if (!isPast(gap, benchmark) || saleFlag !== '') return '';
  return own.length >= sample && peers.length >= sample ? 'best practice' : '';
}

/** The barometer is a count: below is under. */
export function barometerFlag(barometer: Figure, benchmark: number): Flag {
  return barometer !== '' && isBelow(barometer, benchmark) ? 'under' : '';
}

export interface Coachable {
  kpi: string;
  flag: Flag;
  /** Own figure / benchmark (average sale: / the peers'). */
  share: number;
}

/**
 * Coach first: among gateway ratio, close ratio and average sale flagged under (if none, watch) the smallest share;
 * ties to the earlier. None flagged and the barometer under: Activity. Else blank.
 */
export function coachFirst(three: Coachable[], barometer: Flag): string {
  for (const flag of ['under', 'watch'] as const) {
    const flagged = three.filter(each => each.flag === flag);
    const first = flagged.find(each => flagged.every(other => !isBelow(other.share, each.share)));
    if (first !== undefined) return first.kpi;
  }
  return barometer === 'under' ? 'Activity' : '';
}
