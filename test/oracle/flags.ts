// A second, independent reading of docs/kpis.md, for tests.
// Section 4: benchmarks, and what a flag means.

import type { Figure } from './kpis.ts';

type Level = 'under' | 'watch' | 'below' | 'best practice' | 'promising';
/** A level with its odds; null where there is no flag. */
export type Flag = { level: Level; odds: number | null } | null;

/** Comparisons are made after rounding to 12 decimals. */
export function rounded(value: number): number {
  return Number(value.toFixed(12));
}

export function isBelow(value: number, other: number): boolean {
  return rounded(value) < rounded(other);
}

/** Logarithms of factorials, each one more than the one before. */
const logFactorials = [0];
function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k += 1)
    logFactorials.push((logFactorials[k - 1] ?? 0) + Math.log(k));
  return logFactorials[n] ?? 0;
}

/** P(Bin(n, b) = x). */
function binomial(x: number, n: number, b: number): number {
  if (x < 0 || x > n) return 0;
  const ways = logFactorial(n) - logFactorial(x) - logFactorial(n - x);
  const logs = (x === 0 ? 0 : x * Math.log(b)) + (n - x === 0 ? 0 : (n - x) * Math.log(1 - b));
  return Math.exp(ways + logs);
}

/** E(x, n, b) = P(Bin(n + 1, b) > x) / ((n + 1) b P(Bin(n, b) = x)). b = 1: without limit where x < n. */
export function binomialE(x: number, n: number, b: number): number {
  if (b === 1 && x < n) return Number.POSITIVE_INFINITY;
  let above = 0;
  for (let k = n + 1; k > x; k -= 1) above += binomial(k, n + 1, b);
  return above / ((n + 1) * b * binomial(x, n, b));
}

/** P(Pois(M) > A) / (M P(Pois(M) = A)); the terms of the sum over the one at A, so that no power is taken. */
export function poissonE(events: number, needed: number): number {
  let term = 1;
  let sum = 0;
  for (let k = events + 1; k < events + 1e6; k += 1) {
    term *= needed / k;
    sum += term;
    if (sum === Number.POSITIVE_INFINITY || term < sum * 1e-18) break;
  }
  return sum / needed;
}

/** With q = 1 - confidence, E holds where it is at least K / q. */
function holds(e: number, kpis: number, confidence: number): boolean {
  return rounded(e) >= rounded(kpis / (1 - confidence));
}

/** The level of a figure that is below: it holds, E at least 3, less. No odds: below. */
function levelOf(e: number | null, kpis: number, confidence: number): Flag {
  if (e === null) return { level: 'below', odds: null };
  if (holds(e, kpis, confidence)) return { level: 'under', odds: e };
  return { level: rounded(e) >= 3 ? 'watch' : 'below', odds: e };
}

/** Odds are rounded down; from 1,000 on "over 1000 to 1"; none with "below". */
export function flagText(kpi: string, flag: Flag): string {
  if (flag === null) return '';
  const { level, odds } = flag;
  if (level === 'below' || odds === null) return `${kpi} ${level}`;
  const told = odds >= 1000 ? 'over 1000 to 1' : `${Math.floor(rounded(odds))} to 1`;
  return `${kpi} ${level} (${told})`;
}

export function ratioFlag(x: number, n: number, b: number, kpis: number, confidence: number): Flag {
  if (n === 0 || !isBelow(x / n, b)) return null;
  return levelOf(binomialE(x, n, b), kpis, confidence);
}

/**
 * What would settle it: the smallest number of further cases at the same ratio (successes rounded to the nearest, halves
 * up) with which E holds; null where none of the first thousands would.
 */
export function furtherCases(
  x: number,
  n: number,
  b: number,
  kpis: number,
  confidence: number,
): number | null {
  for (let further = 1; further <= 3000; further += 1) {
    const successes = Math.floor(((n + further) * x) / n + 0.5);
    if (holds(binomialE(successes, n + further, b), kpis, confidence)) return further;
  }
  return null;
}

/** Rounded to two significant digits, halves away from zero. */
function twoDigits(cents: number): number {
  const step = 10 ** Math.max(0, String(cents).length - 2);
  return Math.floor(cents / step + 0.5) * step;
}

/** The median of an even number is the mean of the middle two. */
function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (rank: number): number => sorted[rank] ?? Number.NaN;
  return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.floor(sorted.length / 2))) / 2;
}

/** Of the rep's n, x are not below the peers' median; b = 1/2; only where the peers have at least five times as many. */
function besideMedian(own: number[], peers: number[]): number | null {
  if (own.length === 0 || peers.length < 5 * own.length) return null;
  const median = medianOf(peers);
  return binomialE(own.filter(value => value >= median).length, own.length, 1 / 2);
}

/** Value / the peers' - 1. */
export function gapTo(own: Figure, peers: Figure): Figure {
  return own === '' || peers === '' || peers === 0 ? '' : own / peers - 1;
}

/** At or past a gap: -40% and anything lower. */
function isPast(gap: Figure, benchmark: number): boolean {
  return gap !== '' && rounded(gap) <= rounded(-benchmark);
}

/** An average sale at or past the gap; amounts in cents, compared at two significant digits. */
export function averageSaleFlag(
  gap: Figure,
  own: number[],
  peers: number[],
  benchmark: number,
  kpis: number,
  confidence: number,
): Flag {
  if (!isPast(gap, benchmark)) return null;
  return levelOf(besideMedian(own.map(twoDigits), peers.map(twoDigits)), kpis, confidence);
}

/** A sales cycle at or past 30% shorter, where the average sale has no flag; K = 1, or the reps with rows. */
export function cycleFlag(
  gap: Figure,
  own: number[],
  peers: number[],
  benchmark: number,
  kpis: number,
  confidence: number,
  saleFlag: Flag,
): Flag {
  if (!isPast(gap, benchmark) || saleFlag !== null) return null;
  const odds = besideMedian(own, peers);
  if (odds === null) return null;
  if (holds(odds, kpis, confidence)) return { level: 'best practice', odds };
  return rounded(odds) >= 3 ? { level: 'promising', odds } : null;
}

/** A appointments, M = benchmark x magic number x weeks in its span were needed. */
export function barometerFlag(
  barometer: Figure,
  benchmark: number,
  appointments: number,
  needed: number,
  kpis: number,
  confidence: number,
): Flag {
  if (barometer === '' || !isBelow(barometer, benchmark)) return null;
  return levelOf(poissonE(appointments, needed), kpis, confidence);
}

export interface Coachable {
  kpi: string;
  flag: Flag;
  /** Own figure / benchmark (average sale: / the peers'). */
  share: number;
}

/**
 * Coach first: the strongest level among the four; within it the smallest share of the three, ties to the earlier; Activity
 * where the barometer is alone at that level; none, blank.
 */
export function coachFirst(three: Coachable[], barometer: Flag): string {
  for (const level of ['under', 'watch', 'below'] as const) {
    const flagged = three.filter(each => each.flag?.level === level);
    const first = flagged.find(each => flagged.every(other => !isBelow(other.share, each.share)));
    if (first !== undefined) return first.kpi;
    if (barometer?.level === level) return 'Activity';
  }
  return '';
}

/** A ratio above its benchmark is a best practice in coaching where E(n - x, n, 1 - b) is at least 2 / q. */
export function isPractice(x: number, n: number, b: number, confidence: number): boolean {
  if (n === 0 || !isBelow(b, x / n)) return false;
  return rounded(binomialE(n - x, n, 1 - b)) >= rounded(2 / (1 - confidence));
}
