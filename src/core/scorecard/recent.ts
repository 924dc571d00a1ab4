import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { Groups } from '../tally/plan.ts';

/** How many days back, from the day that stands for today and from the period's end, first appointments are told by day. */
export const RECENT_DAYS = 13 * 7;

/**
 * By group and day, the first appointments of the days that are recent.
 *
 * @param end the last day of appointments to date.
 */
export function recentAppointments(
  { appointments, asOf, fates, length }: Opportunities,
  { codes, groups }: Pick<Groups, 'codes' | 'groups'>,
  end: number,
): Map<number, number>[] {
  const found = Array.from({ length: groups }, () => new Map<number, number>());
  for (let row = 0; row < length && appointments; row++) {
    const day = appointments.days[row] as number;
    const isRecent = (day <= asOf && day > asOf - RECENT_DAYS) || (day <= end && day > end - RECENT_DAYS);
    if (fates[row] !== FATES.used || day <= 0 || !isRecent) continue;
    const days = found[codes[row] as number] as Map<number, number>;
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return found;
}
