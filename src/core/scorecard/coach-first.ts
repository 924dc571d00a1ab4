import type { Flag, FlaggedKpi } from '../evidence/flags.ts';
import { BELOW_LEVELS } from '../evidence/flags.ts';
import { rounded } from '../kpi/comparison.ts';
import type { Figure } from '../kpi/kpi.ts';

/** A figure and what it is held against: its benchmark, or for the average sale that of the peers. */
export interface Against {
  own: Figure;
  standard: Figure;
}

export type CoachFirst = 'Gateway ratio' | 'Close ratio' | 'Average sale' | 'Activity' | '';

const CHOICES = ['Gateway ratio', 'Close ratio', 'Average sale'] as const;

/**
 * What to coach first: of what is flagged at the strongest level, the ratio or average sale furthest below what it is held
 * against, in proportion; ties to the earlier. Activity where the barometer is alone at that level.
 */
export function coachFirst(
  flags: readonly Flag[],
  against: Record<(typeof CHOICES)[number], Against>,
): CoachFirst {
  const level = BELOW_LEVELS.find(each => flags.some(flag => flag.level === each));
  if (!level) return '';
  const isAtLevel = (kpi: FlaggedKpi): boolean =>
    flags.some(flag => flag.kpi === kpi && flag.level === level);
  let first: CoachFirst = '';
  let lowest = Number.POSITIVE_INFINITY;
  for (const kpi of CHOICES) {
    const { own, standard } = against[kpi];
    if (!isAtLevel(kpi) || own === undefined || !standard) continue;
    const share = rounded(own / standard);
    if (share < lowest) {
      lowest = share;
      first = kpi;
    }
  }
  return first || (isAtLevel('Activity barometer') ? 'Activity' : '');
}
