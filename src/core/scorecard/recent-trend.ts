import { firstOfMonth, isoDay, mondayOf } from '../cells/calendar.ts';
import type { Figure } from '../kpi/kpi.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { Settings } from '../settings/settings.ts';
import { oneGroup } from '../tally/plan.ts';
import type { TrendQuestion } from './trend.ts';
import { PER_WEEK, trendOf } from './trend.ts';

/** How far back a picture goes. */
const BACK = { week: 13, month: 12 } as const;
export const RECENT = Object.keys(BACK) as readonly (keyof typeof BACK)[];

/** One week or month: its first day as 2026-03-31, its figure, and the cases that this rests on. */
export interface RecentPoint {
  start: string;
  figure?: number;
  basis: number;
}

/**
 * The last 13 weeks or 12 months of a KPI, up to the day that stands for today; the current one may not be over yet. A
 * period with nothing to rest on has no figure, but for counts and sums, which are 0.
 *
 * @param rep the code of a rep; undefined for the team.
 */
export function recentTrend(
  rows: Opportunities,
  settings: Settings,
  {
    kpi,
    every,
    gatewayProvable,
  }: Omit<TrendQuestion, 'bounds' | 'every'> & { every: (typeof RECENT)[number] },
  rep: number | undefined,
): RecentPoint[] {
  const { asOf } = rows;
  if (!asOf) return [];
  const starts = [every === 'week' ? mondayOf(asOf) : firstOfMonth(asOf)];
  while (starts.length < BACK[every]) {
    const before = (starts[0] as number) - 1;
    starts.unshift(every === 'week' ? before - 6 : firstOfMonth(before));
  }
  const bounds = { from: starts[0], to: asOf };
  const group = oneGroup(rows.repCodes, rows.reps.names.length, rep);
  const known = new Map(
    trendOf(rows, settings, { kpi, every, bounds, gatewayProvable }, [group]).map(({ start, points }) => [
      start,
      points[0],
    ]),
  );
  const isCount = kpi === 'First appointments' || kpi === 'Sales' || kpi === 'Revenue' || kpi === PER_WEEK;
  return starts.map(start => {
    const point = known.get(start);
    const figure: Figure = point ? point.figure : isCount ? 0 : undefined;
    return { start: isoDay(start), basis: point?.basis ?? 0, ...(figure === undefined ? {} : { figure }) };
  });
}
