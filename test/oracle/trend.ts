// A second, independent reading of docs/kpis.md, for tests.
// Section 5, KPI_TREND.

import { dateOf } from './dates.ts';
import { asOf, type Gateway, gatewaysOf, needAsOf, needRules, provenGateway } from './gateways.ts';
import {
  appointmentsPerWeek,
  averageSale,
  closeRatio,
  cycles,
  decided,
  divide,
  type Figure,
  firstAppointments,
  gatewayCounts,
  hasTwoCurrencies,
  revenueCents,
  type Span,
  sales,
  salesCycle,
  salesWithAmount,
} from './kpis.ts';
import {
  needAppointments,
  needCloseDates,
  needColumn,
  needOutcome,
  needTold,
  needWonDates,
  type Opportunity,
  type Pipeline,
} from './pipeline.ts';
import { Refusal } from './refusal.ts';

export const TREND_KPIS = [
  'First appointments',
  'Gateway ratio',
  'Close ratio',
  'Sales',
  'Revenue',
  'Average sale',
  'Sales cycle',
  'Appointments per week',
] as const;
export type TrendKpi = (typeof TREND_KPIS)[number];
export const EVERY = ['week', 'month', 'quarter'] as const;
export type Every = (typeof EVERY)[number];

/** The first day of the week (Monday), month or quarter that a day is in. */
function periodStart(day: number, every: Every): number {
  if (every === 'week') {
    // Serial 2 was a Monday.
    return day - ((((day - 2) % 7) + 7) % 7);
  }
  let start = day;
  const isFirst = (serial: number): boolean => {
    const date = dateOf(serial);
    const month = date.getUTCMonth();
    return date.getUTCDate() === 1 && (every === 'month' || month % 3 === 0);
  };
  while (!isFirst(start)) start -= 1;
  return start;
}

/** The last day of the period that begins on this day. */
function periodEnd(start: number, every: Every): number {
  let end = start;
  while (periodStart(end + 1, every) === start) end += 1;
  return end;
}

interface Point {
  figure: Figure;
  /** The count it rests on. */
  count: number;
}

interface Context {
  pipeline: Pipeline;
  kpi: TrendKpi;
  span: Span;
  gateways: Gateway[];
  gateway: Gateway | null;
  asOf: number | null;
}

/** The figure of a period for some rows, and the count it rests on. */
function pointOf(context: Context, rows: Opportunity[], period: { from: number; to: number }): Point {
  const { pipeline, kpi, span, gateways } = context;
  const { settings } = pipeline;
  const cut = {
    from: span.from === null ? period.from : Math.max(period.from, span.from),
    to: span.to === null ? period.to : Math.min(period.to, span.to),
  };
  switch (kpi) {
    case 'First appointments': {
      const count = firstAppointments(rows, cut).length;
      return { figure: count, count };
    }
    case 'Gateway ratio': {
      const counts = gatewayCounts(pipeline, gateways, 0, context.asOf, rows, cut);
      if (counts === null) return { figure: '', count: 0 };
      return { figure: divide(counts.passes.length, counts.matured.length), count: counts.matured.length };
    }
    case 'Close ratio': {
      const cases = decided(context.gateway, settings, rows, cut);
      return { figure: closeRatio(cases), count: cases.length };
    }
    case 'Sales': {
      const count = sales(rows, cut).length;
      return { figure: count, count };
    }
    // Two currencies among the amounts of the period: money is blank for all, as on its scorecard.
    case 'Revenue': {
      const figure = hasTwoCurrencies(pipeline.rows, cut) ? '' : revenueCents(rows, cut) / 100;
      return { figure, count: salesWithAmount(rows, cut).length };
    }
    case 'Average sale': {
      const figure = hasTwoCurrencies(pipeline.rows, cut) ? '' : averageSale(rows, cut);
      return { figure, count: salesWithAmount(rows, cut).length };
    }
    case 'Sales cycle':
      return { figure: salesCycle(settings, rows, cut), count: cycles(rows, cut).length };
    case 'Appointments per week': {
      // The scorecard's figure of that period; its count the cases up to that day.
      const end = context.asOf === null ? cut.to : Math.min(cut.to, context.asOf);
      const count = end < cut.from ? 0 : firstAppointments(rows, { from: cut.from, to: end }).length;
      return { figure: appointmentsPerWeek(pipeline, context.asOf, rows, cut), count };
    }
  }
}

/** What the kpi needs: its columns, and their dates in one reading. */
function contextOf(pipeline: Pipeline, kpi: TrendKpi, span: Span): Context {
  let gateways: Gateway[] = [];
  let gateway: Gateway | null = null;
  let day: number | null = null;
  if (kpi === 'First appointments' || kpi === 'Gateway ratio' || kpi === 'Appointments per week') {
    needAppointments(pipeline);
  }
  if (kpi === 'Gateway ratio' || kpi === 'Close ratio') {
    gateways = gatewaysOf(pipeline);
    gateway = provenGateway(pipeline, gateways);
    if (gateway !== null) needRules(pipeline, gateway);
  }
  if (kpi === 'Gateway ratio' && gateways.length === 0 && pipeline.settings.gateways !== 'none') {
    throw new Refusal('pipeline: a gateway was wanted, and there is none.');
  }
  if (kpi === 'Gateway ratio') needTold(pipeline);
  const takesAsOf = kpi === 'Gateway ratio' || kpi === 'Appointments per week';
  if (takesAsOf) {
    if (pipeline.settings.asOf === null) gateways = gatewaysOf(pipeline);
    needAsOf(pipeline, gateways);
    day = asOf(pipeline, gateways);
  }
  if (kpi === 'Close ratio') {
    needOutcome(pipeline);
    if (pipeline.settings.datedBy === 'First appointment') needAppointments(pipeline);
    else needCloseDates(pipeline);
  }
  if (kpi === 'Sales' || kpi === 'Revenue' || kpi === 'Average sale' || kpi === 'Sales cycle') {
    needOutcome(pipeline);
    needWonDates(pipeline);
  }
  if (kpi === 'Revenue' || kpi === 'Average sale') needColumn(pipeline, 'Amount');
  if (kpi === 'Sales cycle') needAppointments(pipeline);
  return { pipeline, kpi, span, gateways, gateway, asOf: day };
}

/** A column of the trend: a rep's rows; null: a blank cell, or a rep who is not in the pipeline. */
export type Column = Opportunity[] | null;

export function trend(
  pipeline: Pipeline,
  kpi: TrendKpi,
  every: Every,
  columns: Column[],
  withCount: boolean,
  span: Span,
): (Date | number | string)[][] | '' {
  const context = contextOf(pipeline, kpi, span);
  // Every period that any date of the pipeline is in is a candidate.
  const days = pipeline.rows
    .flatMap(row => [row.appointment, row.closed])
    .filter(day => day !== null)
    .sort((a, b) => a - b);
  const first = days[0];
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) return '';

  const periods: { from: number; points: (Point | null)[] }[] = [];
  for (let from = periodStart(first, every); from <= last; from = periodEnd(from, every) + 1) {
    const period = { from, to: periodEnd(from, every) };
    const points = columns.map(rows => (rows === null ? null : pointOf(context, rows, period)));
    periods.push({ from, points });
  }
  // From the first to the last whose figure has something to rest on.
  const rests = periods.filter(({ points }) => points.some(point => point !== null && point.count > 0));
  const firstRest = rests[0];
  const lastRest = rests[rests.length - 1];
  if (firstRest === undefined || lastRest === undefined) return '';

  return periods
    .slice(periods.indexOf(firstRest), periods.indexOf(lastRest) + 1)
    .map(({ from, points }) => [
      dateOf(from),
      ...points.map(point => (point === null ? '' : point.figure)),
      ...(withCount ? points.map(point => (point === null ? 0 : point.count)) : []),
    ]);
}
