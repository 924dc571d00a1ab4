// A second, independent reading of docs/kpis.md, for tests.
// Section 3: each KPI as its sentence reads. "Rows" are always the rows of whom it is asked for.

import { canBeProven, type Gateway, isNotProvable, passed } from './gateways.ts';
import type { Opportunity, Pipeline } from './pipeline.ts';
import type { Settings } from './settings.ts';

/** Inclusive days; null is unbounded. */
export interface Span {
  from: number | null;
  to: number | null;
}

/** A figure, or '' for blank. */
export type Figure = number | '';

export function within(day: number | null, span: Span): boolean {
  if (day === null) return false;
  return (span.from === null || day >= span.from) && (span.to === null || day <= span.to);
}

/** A decided row without the date it is dated by counts when both bounds are blank and is left out otherwise. */
export function decidedWithin(day: number | null, span: Span): boolean {
  if (day === null) return span.from === null && span.to === null;
  return within(day, span);
}

/** Nothing to divide by: blank. */
export function divide(above: number, below: number): Figure {
  return below === 0 ? '' : above / below;
}

/** First appointments: rows with an appointment date, dated by it. */
export function firstAppointments(rows: Opportunity[], span: Span): Opportunity[] {
  return rows.filter(row => within(row.appointment, span));
}

export interface GatewayCounts {
  passes: Opportunity[];
  matured: Opportunity[];
}

/**
 * Gateway ratio: passes / matured, among rows with an appointment date, dated by it. Matured: the appointment is at
 * least the window before as of. A further gateway: passes of it / rows that passed the one before and matured at
 * it, counted from the date of the one before, or the appointment where it has none. Null: it can't be proven.
 */
export function gatewayCounts(
  pipeline: Pipeline,
  gateways: Gateway[],
  which: number,
  asOf: number | null,
  rows: Opportunity[],
  span: Span,
): GatewayCounts | null {
  const gateway = gateways[which];
  const before = which > 0 ? gateways[which - 1] : undefined;
  if (gateway === undefined || !canBeProven(pipeline, gateway)) return null;
  if (before !== undefined && !canBeProven(pipeline, before)) return null;

  const matured = firstAppointments(rows, span).filter(row => {
    if (isNotProvable(gateway, row)) return false;
    if (before !== undefined && !passed(before, row)) return false;
    const start = before?.dates[row.at] ?? row.appointment;
    return asOf !== null && start !== null && asOf - start >= gateway.window;
  });
  return { matured, passes: matured.filter(row => passed(gateway, row)) };
}

/**
 * Close ratio: won / (won + lost), among rows that passed the gateway; where no gateway can be proven (null), among
 * all decided. Dated by the close date, or by the first appointment where that is set.
 */
export function decided(
  gateway: Gateway | null,
  settings: Settings,
  rows: Opportunity[],
  span: Span,
): Opportunity[] {
  return rows
    .filter(row => row.outcome !== 'open')
    .filter(row => gateway === null || passed(gateway, row))
    .filter(row =>
      decidedWithin(settings.datedBy === 'First appointment' ? row.appointment : row.closed, span),
    );
}

export function closeRatio(rows: Opportunity[]): Figure {
  return divide(rows.filter(row => row.outcome === 'won').length, rows.length);
}

/** Sales: won rows, dated by the close date. */
export function sales(rows: Opportunity[], span: Span): Opportunity[] {
  return rows.filter(row => row.outcome === 'won').filter(row => decidedWithin(row.closed, span));
}

/** Won rows with an amount above 0. */
export function salesWithAmount(rows: Opportunity[], span: Span): Opportunity[] {
  return sales(rows, span).filter(row => row.cents !== null && row.cents > 0);
}

/** Revenue: the sum of their amounts above 0, in cents. */
export function revenueCents(rows: Opportunity[], span: Span): number {
  return salesWithAmount(rows, span).reduce((sum, row) => sum + (row.cents ?? 0), 0);
}

/** Average sale: revenue / won rows with an amount above 0. */
export function averageSale(rows: Opportunity[], span: Span): Figure {
  return divide(revenueCents(rows, span) / 100, salesWithAmount(rows, span).length);
}

/** Two currencies among the amounts that enter the figure: money is not added. */
export function hasTwoCurrencies(rows: Opportunity[], span: Span): boolean {
  const currencies = salesWithAmount(rows, span)
    .map(row => row.currency)
    .filter(currency => currency !== '');
  return new Set(currencies).size > 1;
}

/** Whole days from appointment to close, won rows, negatives left out. */
export function cycles(rows: Opportunity[], span: Span): number[] {
  return sales(rows, span)
    .filter(row => row.appointment !== null && row.closed !== null)
    .map(row => (row.closed ?? 0) - (row.appointment ?? 0))
    .filter(days => days >= 0);
}

/** Sales cycle: their mean (setting: median). */
export function salesCycle(settings: Settings, rows: Opportunity[], span: Span): Figure {
  const days = cycles(rows, span).sort((a, b) => a - b);
  if (days.length === 0) return '';
  if (settings.statistic === 'Mean') return days.reduce((sum, each) => sum + each, 0) / days.length;
  const half = Math.floor(days.length / 2);
  if (days.length % 2 === 1) return days[half] ?? '';
  return ((days[half - 1] ?? 0) + (days[half] ?? 0)) / 2;
}

/** Magic number: revenue target / weeks / (average sale x close ratio x gateway ratio). A ratio or sale of 0: blank. */
export function magicNumber(
  target: Figure,
  weeks: Figure,
  average: Figure,
  close: Figure,
  gateway: Figure,
): Figure {
  if (target === '' || weeks === '' || average === '' || close === '' || gateway === '') return '';
  if (average === 0 || close === 0 || gateway === 0) return '';
  return target / weeks / (average * close * gateway);
}

function earliest(rows: Opportunity[]): number | null {
  const days = rows.map(row => row.appointment).filter(day => day !== null);
  return days.length === 0 ? null : days.reduce((first, day) => Math.min(first, day));
}

/** How many first appointments there were in the span of whom it is asked for, and over how many weeks. */
export interface Pace {
  appointments: number;
  weeks: number;
}

/**
 * The span of appointments per week. End: the earlier of `to` and as of. Start: the later of `from` and the first
 * appointment, in the whole pipeline, of whom it is asked for (none: the team's). Nothing where that is no span.
 */
export function paceOf(
  pipeline: Pipeline,
  asOf: number | null,
  rows: Opportunity[],
  span: Span,
): Pace | null {
  const first = earliest(rows) ?? earliest(pipeline.rows);
  if (asOf === null || first === null) return null;
  const end = span.to === null ? asOf : Math.min(span.to, asOf);
  const start = span.from === null ? first : Math.max(span.from, first);
  const days = end - start + 1;
  if (days <= 0) return null;
  return { appointments: firstAppointments(rows, { from: span.from, to: end }).length, weeks: days / 7 };
}

/** Appointments per week: first appointments from start to end / the weeks between. */
export function appointmentsPerWeek(
  pipeline: Pipeline,
  asOf: number | null,
  rows: Opportunity[],
  span: Span,
): Figure {
  const pace = paceOf(pipeline, asOf, rows, span);
  return pace === null ? '' : pace.appointments / pace.weeks;
}

/** Activity barometer: appointments per week / magic number; magic number 0 or blank: blank. */
export function activityBarometer(perWeek: Figure, magic: Figure): Figure {
  if (perWeek === '' || magic === '' || magic === 0) return '';
  return perWeek / magic;
}
