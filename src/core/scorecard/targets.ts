import { fold } from '../cells/fold.ts';
import type { Settings } from '../settings/settings.ts';

/** The revenue that the team is to bring: its own target, else the sum of what its reps are to bring. */
export function teamTarget({ target, repTargets }: Settings): number | undefined {
  if (target.revenue !== undefined) return target.revenue;
  return repTargets.size ? ownTargets(repTargets) : undefined;
}

/**
 * The revenue that each rep is to bring: the rep's own target; else what the own targets leave of the team's, in
 * equal shares among the other reps. Nothing left, no target.
 *
 * @param names the reps of the scorecard, without the rows that have no rep.
 * @returns targets by folded name.
 */
export function shareTargets(
  { target, repTargets }: Settings,
  names: readonly string[],
): Map<string, number> {
  const targets = new Map<string, number>();
  const others = names.map(fold).filter(name => !repTargets.has(name));
  const left = (target.revenue ?? 0) - ownTargets(repTargets);
  for (const name of others) if (left > 0) targets.set(name, left / others.length);
  for (const [name, { revenue }] of repTargets) targets.set(name, revenue);
  return targets;
}

function ownTargets(repTargets: Settings['repTargets']): number {
  let sum = 0;
  for (const { revenue } of repTargets.values()) sum += Math.round(revenue * 100);
  return sum / 100;
}
