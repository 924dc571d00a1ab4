import { firstOfMonth, mondayOf } from '../cells/calendar.ts';
import { appointmentsPerWeek } from '../kpi/appointments-per-week.ts';
import { KPIS, kpiNamed } from '../kpi/catalog.ts';
import type { Figure, KpiContext, KpiName } from '../kpi/kpi.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { OPEN } from '../pipeline/opportunities.ts';
import type { Settings } from '../settings/settings.ts';
import type { Counted } from '../tally/count.ts';
import { count } from '../tally/count.ts';
import type { Bounds, Groups } from '../tally/plan.ts';
import { oneGroup, wholePeriod } from '../tally/plan.ts';
import type { Tally } from '../tally/tally.ts';
import { currenciesOf } from '../tally/tally.ts';

export const EVERY = ['week', 'month', 'quarter'] as const;
type Every = (typeof EVERY)[number];

export const PER_WEEK = 'Appointments per week';
export type TrendKpi = KpiName | typeof PER_WEEK;

/** The KPIs that can be followed over time, by the names that people type. */
export const TREND_KPIS: readonly TrendKpi[] = [...KPIS.map(kpi => kpi.name), PER_WEEK];

/** A figure of a period, and how many cases it rests on. */
interface TrendPoint {
  figure: Figure;
  basis: number;
}

/** One period with a point for each group. */
export interface TrendPeriod {
  /** The first day of the week, month or quarter, even where the bounds begin later. */
  start: number;
  points: TrendPoint[];
}

/** What is followed over time. */
export interface TrendQuestion {
  kpi: TrendKpi;
  every: Every;
  bounds: Bounds;
  /** Whether the team's first gateway can be proven. */
  gatewayProvable: boolean;
}

/**
 * A KPI over time: every period from the first to the last in which a group's figure has something to rest on.
 *
 * @param groups one for each rep asked for; they may overlap, as a rep and the team do.
 */
export function trendOf(
  rows: Opportunities,
  settings: Settings,
  { kpi, every, bounds, gatewayProvable }: TrendQuestion,
  groups: readonly Groups[],
): TrendPeriod[] {
  const starts = periodStarts(rows, bounds, every);
  const first = starts.days[0];
  if (first === undefined) return [];
  const countedFor = (group: Groups): { end: number; counted: Counted } => {
    const whole = wholePeriod(rows, bounds, group);
    const periods = starts.days.length;
    const plan = { ...whole, periods, indexOf: starts.indexOf, firstDay: first, undated: -1 };
    return { end: whole.end, counted: count(rows, settings, plan) };
  };
  const all = groups.map(countedFor);
  // Money in two currencies is blank for all, and an appointment of the team stands in for a rep who has none.
  const team =
    isMoney(kpi) || kpi === PER_WEEK
      ? countedFor(oneGroup(rows.repCodes, rows.reps.names.length)).counted
      : undefined;
  const pointOf = ({ end, counted }: (typeof all)[number], period: number): TrendPoint => {
    const tally = counted.tallies[period] as Tally;
    if (kpi !== PER_WEEK) {
      const { figure, basis } = kpiNamed(kpi);
      const teamTally = team?.tallies[period];
      const context: KpiContext = {
        gatewayProvable,
        cycleStatistic: settings.cycleStatistic,
        oneCurrency: !teamTally || currenciesOf(teamTally).length < 2,
      };
      return { figure: figure(tally, context), basis: basis(tally, context) };
    }
    const own = counted.presences[0]?.firstAppointment || (team?.presences[0]?.firstAppointment ?? 0);
    const start = Math.max(starts.days[period] as number, bounds.from ?? 0, own);
    const last = Math.min((starts.days[period + 1] ?? starts.end) - 1, end);
    const basis = tally.appointmentsToDate;
    return { figure: own ? appointmentsPerWeek(basis, start, last) : undefined, basis };
  };
  const periods = starts.days.map((start, period) => ({
    start,
    points: all.map(each => pointOf(each, period)),
  }));
  const rests = (period: TrendPeriod): boolean => period.points.some(point => point.basis > 0);
  const from = periods.findIndex(rests);
  if (from < 0) return [];
  let last = periods.length - 1;
  while (!rests(periods[last] as TrendPeriod)) last--;
  return periods.slice(from, last + 1);
}

function isMoney(kpi: TrendKpi): boolean {
  return kpi !== PER_WEEK && kpiNamed(kpi).unit === 'money';
}

interface PeriodStarts {
  days: number[];
  /** The first day after the last period. */
  end: number;
  /** By day from the first on: the index of its period. */
  indexOf: Int32Array;
}

/** The periods that hold the days of the pipeline within the bounds. */
function periodStarts(rows: Opportunities, { from, to }: Bounds, every: Every): PeriodStarts {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  const see = (day: number): void => {
    if (day <= 0 || day < (from ?? day) || day > (to ?? day)) return;
    lowest = Math.min(lowest, day);
    highest = Math.max(highest, day);
  };
  for (let row = 0; row < rows.length; row++) {
    if (rows.fates[row] !== FATES.used) continue;
    see(rows.appointments?.days[row] ?? 0);
    if (rows.outcomes[row] !== OPEN) see(rows.closed[row] as number);
  }
  const days: number[] = [];
  if (lowest > highest) return { days, end: 0, indexOf: new Int32Array(0) };
  let start = periodStart(lowest, every);
  while (start <= highest) {
    days.push(start);
    start = nextStart(start, every);
  }
  const first = days[0] as number;
  const indexOf = new Int32Array(start - first);
  days.forEach((day, index) => {
    indexOf.fill(index, day - first, (days[index + 1] ?? start) - first);
  });
  return { days, end: start, indexOf };
}

/** The first day of the week (Monday), month or quarter of a day. */
function periodStart(day: number, every: Every): number {
  if (every === 'week') return mondayOf(day);
  return firstOfMonth(day, every === 'month' ? 1 : 3);
}

function nextStart(start: number, every: Every): number {
  if (every === 'week') return start + 7;
  return firstOfMonth(start + (every === 'month' ? 31 : 92), every === 'month' ? 1 : 3);
}
