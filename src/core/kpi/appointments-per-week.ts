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
 * @param end the earlier of the period's last day and the day that stands for today.
 */
export function appointmentsPerWeek(appointments: number, start: number, end: number): Figure {
  return start > 0 && end >= start ? appointments / weeksFrom(start, end) : undefined;
}

/** How many weeks there are from one day to another, both counted. */
export function weeksFrom(start: number, end: number): number {
  return (end - start + 1) / 7;
}
