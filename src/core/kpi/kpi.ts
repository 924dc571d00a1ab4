import type { Tally } from '../tally/tally.ts';
import type { KPIS } from './catalog.ts';
import type { Needs } from './needs.ts';

/** A figure, or undefined where there is nothing to divide by: a blank cell, never 0 and never an error. */
export type Figure = number | undefined;

/** The KPIs that a tally gives, by the names that people see and type. */
export type KpiName = (typeof KPIS)[number]['name'];

/** What a figure needs to know beside its tally. */
export interface KpiContext {
  /** False where there is no gateway, or where nothing tells which lost rows had passed it. */
  gatewayProvable: boolean;
  cycleStatistic: 'mean' | 'median';
  /** False where the money of a table is in two currencies: it does not add up, for anybody. */
  oneCurrency: boolean;
}

/** One KPI: what it needs, and how a tally answers. */
export interface Kpi {
  name: string;
  unit: 'count' | 'share' | 'money' | 'days';
  needs: Needs;
  figure(tally: Tally, context: KpiContext): Figure;
  /** How many cases the figure rests on: what it divides by, or what it counts. */
  basis(tally: Tally, context: KpiContext): number;
}

/** A quotient; undefined over 0. */
export function ratio(part: number, whole: number): Figure {
  return whole > 0 ? part / whole : undefined;
}
