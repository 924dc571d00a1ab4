import type { Kpi } from './kpi.ts';

/** Mean (or median) whole days from first appointment to close, over won rows; negative ones are left out. */
export const salesCycle = {
  name: 'Sales cycle',
  unit: 'days',
  needs: { columns: ['outcome', 'First appointment'], datedBy: 'sales', alwaysDated: true },
  figure(tally, { cycleStatistic }) {
    const { cycles } = tally;
    const days = Object.keys(cycles).map(Number);
    const total = days.reduce((sum, day) => sum + (cycles[day] as number), 0);
    if (!total) return undefined;
    if (cycleStatistic === 'mean')
      return days.reduce((sum, day) => sum + day * (cycles[day] as number), 0) / total;
    // Whole days as keys come in ascending order. The median of an even number is the mean of the two middle ones.
    return (dayAt(days, cycles, Math.ceil(total / 2)) + dayAt(days, cycles, Math.floor(total / 2) + 1)) / 2;
  },
  basis: ({ cycles }) => Object.values(cycles).reduce((sum, count) => sum + count, 0),
} as const satisfies Kpi;

/** The day of the case at a rank, from 1. */
function dayAt(days: readonly number[], cycles: Record<number, number>, rank: number): number {
  let seen = 0;
  for (const day of days) {
    seen += cycles[day] as number;
    if (seen >= rank) return day;
  }
  return 0;
}
