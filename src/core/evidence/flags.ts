import { kpiNamed } from '../kpi/catalog.ts';
import { isLess, rounded } from '../kpi/comparison.ts';
import type { Figure, KpiContext } from '../kpi/kpi.ts';
import { peerGap } from '../kpi/peer-gap.ts';
import type { Settings } from '../settings/settings.ts';
import type { Tally } from '../tally/tally.ts';
import type { Holds } from './holds.ts';
import { oddsText, reaches, WATCH } from './holds.ts';
import type { Histogram } from './median.ts';
import { casesIn, medianOf, notBelow } from './median.ts';
import { binomialOdds, poissonOdds } from './odds.ts';

/** The KPIs that are held against a benchmark, in the order of the scorecard's columns. */
export const FLAGGED = [
  'Gateway ratio',
  'Close ratio',
  'Average sale',
  'Sales cycle',
  'Activity barometer',
] as const;
export type FlaggedKpi = (typeof FLAGGED)[number];

/** Below the benchmark, the strongest first: the odds hold; are worth watching; or are as likely chance. */
export const BELOW_LEVELS = ['under', 'watch', 'below'] as const;
/** Something to hand on: the odds hold, or are worth watching. */
export const GOOD_LEVELS = ['best practice', 'promising'] as const;
export const LEVELS = [...BELOW_LEVELS, ...GOOD_LEVELS] as const;
export type Level = (typeof LEVELS)[number];

export interface Flag {
  kpi: FlaggedKpi;
  level: Level;
  /** The odds against "nothing is the matter", to one; undefined where the cases allow none. */
  odds: number | undefined;
}

/** What a rep's figures are held against. */
export interface Standard {
  settings: Settings;
  context: KpiContext;
  /** Benchmark of the first gateway; undefined where none can be proven. */
  gatewayBenchmark: number | undefined;
  holds: Holds;
}

/** How far a rep has come in a period, for the barometer. */
export interface Activity {
  barometer: Figure;
  magicNumber: Figure;
  appointments: number;
  /** How long the period is that they were counted in. */
  weeks: number;
}

/** The odds that are kept: more is said as "over 1000 to 1", and a number without limit is no number in JSON. */
const MOST_ODDS = 1e9;

/** The flags of a rep, in the order of the scorecard's columns. */
export function flagsOf(own: Tally, peers: Tally, activity: Activity, standard: Standard): Flag[] {
  const { context, gatewayBenchmark, settings } = standard;
  const sale = saleFlag(own, peers, standard);
  const flags = [
    ratioFlag('Gateway ratio', own, context, gatewayBenchmark, standard.holds.together),
    ratioFlag('Close ratio', own, context, settings.benchmarks.closeRatio, standard.holds.together),
    sale,
    sale ? undefined : cycleFlag(own, peers, standard),
    barometerFlag(activity, standard),
  ];
  return flags.filter((flag): flag is Flag => flag !== undefined);
}

/** "Gateway ratio under (85 to 1); Close ratio below". */
export function flagText(flags: readonly Flag[]): string {
  return flags.map(({ kpi, level, odds }) => `${kpi} ${level}${bracketed(level, odds)}`).join('; ');
}

function bracketed(level: Level, odds: number | undefined): string {
  return level === 'below' || odds === undefined ? '' : ` (${oddsText(odds)})`;
}

/** The level of a figure that is below what it is held against. */
function belowFlag(kpi: FlaggedKpi, odds: number | undefined, holds: number): Flag {
  if (odds === undefined) return { kpi, level: 'below', odds };
  const level = reaches(odds, holds) ? 'under' : reaches(odds, WATCH) ? 'watch' : 'below';
  return { kpi, level, odds: Math.min(odds, MOST_ODDS) };
}

/** What a ratio rests on: its successes, and the cases that it divides by. */
export function casesOf(
  name: 'Gateway ratio' | 'Close ratio',
  tally: Tally,
  context: KpiContext,
): [successes: number, cases: number] {
  const { figure, basis } = kpiNamed(name);
  const cases = basis(tally, context);
  return [Math.round((figure(tally, context) ?? 0) * cases), cases];
}

function ratioFlag(
  kpi: 'Gateway ratio' | 'Close ratio',
  own: Tally,
  context: KpiContext,
  benchmark: number | undefined,
  holds: number,
): Flag | undefined {
  const [x, n] = casesOf(kpi, own, context);
  if (!n || benchmark === undefined || !isLess(x / n, benchmark)) return undefined;
  return belowFlag(kpi, binomialOdds(x, n, benchmark), holds);
}

/**
 * The average sale is judged by how many of the rep's sales are not below the peers' median: half of them, where nothing
 * is the matter. That median is a sample too, so there are odds only where the peers have five times as many.
 */
function saleFlag(own: Tally, peers: Tally, { settings, context, holds }: Standard): Flag | undefined {
  const gap = gapOf('Average sale', own, peers, context);
  if (gap === undefined || !isAtOrPast(gap, settings.benchmarks.averageSale)) return undefined;
  return belowFlag('Average sale', oddsBelowMedian(own.sizes, peers.sizes), holds.together);
}

/** Shorter is good news: a cycle that nobody need be coached on. */
function cycleFlag(own: Tally, peers: Tally, { settings, context, holds }: Standard): Flag | undefined {
  const gap = gapOf('Sales cycle', own, peers, context);
  if (gap === undefined || !isAtOrPast(gap, settings.benchmarks.salesCycle)) return undefined;
  const odds = oddsBelowMedian(own.cycles, peers.cycles);
  if (odds === undefined) return undefined;
  const kept = Math.min(odds, MOST_ODDS);
  if (reaches(odds, holds.alone)) return { kpi: 'Sales cycle', level: 'best practice', odds: kept };
  return reaches(odds, WATCH) ? { kpi: 'Sales cycle', level: 'promising', odds: kept } : undefined;
}

/** The barometer's odds take the magic number as it stands: they say how far the pace is from that number. */
function barometerFlag(activity: Activity, { settings, holds }: Standard): Flag | undefined {
  const { barometer, magicNumber, appointments, weeks } = activity;
  const benchmark = settings.benchmarks.barometer;
  if (barometer === undefined || magicNumber === undefined || !isLess(barometer, benchmark)) return undefined;
  const needed = benchmark * magicNumber * weeks;
  return belowFlag('Activity barometer', poissonOdds(appointments, needed), holds.alone);
}

/** How many times as many cases the peers must have for their median to be held against. */
const ENOUGH_PEERS = 5;

/** How many of a histogram's cases are not below the peers' median, of how many; undefined where the peers have too few. */
export function casesBesideMedian(
  own: Histogram,
  peers: Histogram,
): [notBelow: number, cases: number] | undefined {
  const n = casesIn(own);
  const median = medianOf(peers);
  if (!n || median === undefined || casesIn(peers) < ENOUGH_PEERS * n) return undefined;
  return [notBelow(own, median), n];
}

function oddsBelowMedian(own: Histogram, peers: Histogram): number | undefined {
  const cases = casesBesideMedian(own, peers);
  return cases && binomialOdds(...cases, 0.5);
}

function gapOf(name: 'Average sale' | 'Sales cycle', own: Tally, peers: Tally, context: KpiContext): Figure {
  const { figure } = kpiNamed(name);
  return peerGap(figure(own, context), figure(peers, context));
}

/** A gap of -40% and anything lower is at or past 40%. */
function isAtOrPast(gap: number, benchmark: number): boolean {
  return rounded(gap) <= rounded(-benchmark);
}
