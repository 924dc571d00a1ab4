import type { Presence, Tally } from '../tally/tally.ts';

/** A figure, or undefined where there is nothing to divide by: a blank cell, never 0 and never an error. */
export type Figure = number | undefined;

/** The KPIs that a tally gives, by the names that people see and type. */
export type KpiName =
  | 'First appointments'
  | 'Gateway ratio'
  | 'Close ratio'
  | 'Sales'
  | 'Revenue'
  | 'Average sale'
  | 'Sales cycle';

/** What a figure needs to know beside its tally. */
export interface KpiContext {
  /** False where there is no gateway, or where nothing tells which lost rows had passed it. */
  gatewayProvable: boolean;
  cycleStatistic: 'mean' | 'median';
  /** False where the money of a table is in two currencies: it does not add up, for anybody. */
  oneCurrency: boolean;
}

/** One KPI: what it asks, and how a tally answers. */
export interface Kpi {
  name: KpiName;
  /** What a manager learns from it, in one line. */
  asks: string;
  unit: 'count' | 'share' | 'money' | 'days';
  /** A count or a sum over nothing is 0; a ratio or a mean over nothing is blank. */
  overNothing: 'zero' | 'blank';
  figure(tally: Tally, context: KpiContext): Figure;
  /** How many cases the figure rests on: what it divides by, or what it counts. */
  basis(tally: Tally, context: KpiContext): number;
}

/** A quotient; undefined over 0. */
export function ratio(part: number, whole: number): Figure {
  return whole > 0 ? part / whole : undefined;
}

/**
 * Whether a gateway can be proven: it has a proof, and not every lost row of the pipeline leaves open how far it
 * had come. Otherwise only won rows would be known to have passed.
 */
export function isProvable(hasProof: boolean, team: Presence, gateway = 0): boolean {
  return hasProof && !(team.lost > 0 && team.notProvable[gateway] === team.lost);
}
