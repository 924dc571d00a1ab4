import type { Figure } from './kpi.ts';
import type { Needs } from './needs.ts';

/** What first appointments a week need of a pipeline. */
export const PER_WEEK_NEEDS: Needs = { columns: ['First appointment'], datedBy: 'first appointment' };

/**
 * First appointments a week.
 *
 * @param appointments how many there were up to the end.
 * @param start the later of the period's first day and the first appointment of whom it is asked for, so that
 *   nobody is measured over weeks before they began.
 * @param end the period's last day, or the day that stands for today.
 */
export function appointmentsPerWeek(appointments: number, start: number, end: number): Figure {
  return start > 0 && end >= start ? appointments / ((end - start + 1) / 7) : undefined;
}
