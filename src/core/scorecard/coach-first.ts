import type { Flag, FlaggedKpi } from '../evidence/flags.ts';
import { rounded } from '../evidence/wilson.ts';
import type { Figure } from '../kpi/kpi.ts';

/** A figure and what it is held against: its benchmark, or for the average sale that of the peers. */
export interface Against {
  own: Figure;
  standard: Figure;
}

export type CoachFirst = 'Gateway ratio' | 'Close ratio' | 'Average sale' | 'Activity' | '';

const CHOICES = ['Gateway ratio', 'Close ratio', 'Average sale'] as const;

/**
 * What to coach first: of the ratios and the average sale that are flagged under (where none is, watch), the one
 * furthest below what it is held against, in proportion; ties to the earlier. Where none is flagged and the
 * barometer is under, Activity.
 */
export function coachFirst(
  flags: readonly Flag[],
  against: Record<(typeof CHOICES)[number], Against>,
): CoachFirst {
  const flagged = (level: Flag['level'], kpi: FlaggedKpi): boolean =>
    flags.some(flag => flag.kpi === kpi && flag.level === level);
  for (const level of ['under', 'watch'] as const) {
    let first: CoachFirst = '';
    let lowest = Number.POSITIVE_INFINITY;
    for (const kpi of CHOICES) {
      const { own, standard } = against[kpi];
      if (!flagged(level, kpi) || own === undefined || !standard) continue;
      const share = rounded(own / standard);
      if (share < lowest) {
        lowest = share;
        first = kpi;
      }
    }
    if (first) return first;
  }
  return flagged('under', 'Activity barometer') ? 'Activity' : '';
}
