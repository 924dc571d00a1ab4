import { rounded } from '../kpi/comparison.ts';
import type { Settings } from '../settings/settings.ts';

/** From these odds on something is worth watching, to one. */
export const WATCH = 3;

/** From which odds on, to one, a mark holds. */
export interface Holds {
  /** For gateway ratio, close ratio and average sale, which share one promise. */
  together: number;
  /** For the activity barometer and the sales cycle, which stand for themselves. */
  alone: number;
  /** For a ratio above its benchmark, which may be that of two ratios. */
  above: number;
}

/**
 * The odds from which a mark holds: several KPIs are several chances to be unlucky, and each pays for it.
 *
 * With q = 1 - confidence, the odds of one of K KPIs reach K / q with probability at most q / K where nothing is the
 * matter, however often one looks, so that any of them does with probability at most q. Held for the team, each rep pays
 * for all.
 *
 * @param kpis how many of gateway ratio, close ratio and average sale the pipeline can know.
 * @param reps how many reps with rows the scorecard has.
 */
export function holdsOf({ confidence, holdFor }: Settings, kpis: number, reps: number): Holds {
  const doubt = 1 - confidence;
  const times = holdFor === 'the team' ? Math.max(1, reps) : 1;
  return { together: (kpis * times) / doubt, alone: times / doubt, above: 2 / doubt };
}

/** Whether odds reach what is asked of them. */
export function reaches(odds: number, asked: number): boolean {
  return rounded(odds) >= rounded(asked);
}

/** Odds as a person reads them, rounded down. */
export function oddsText(odds: number): string {
  return odds >= 1000 ? 'over 1000 to 1' : `${Math.floor(rounded(odds))} to 1`;
}
