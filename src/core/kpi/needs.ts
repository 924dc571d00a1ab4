import { requireAsOf } from '../pipeline/as-of.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { dateColumns } from '../pipeline/opportunities.ts';
import {
  requireClosing,
  requireColumn,
  requireGateway,
  requireOutcome,
  requireReading,
  requireRuleDates,
  requireToldOutcomes,
  tellsClosing,
} from '../pipeline/require.ts';
import type { Settings } from '../settings/settings.ts';
import { isGatewayProvable } from './provable.ts';

/** What a figure needs of a pipeline, said once by its KPI: refusals, blanks and what can't be told all go by it. */
export interface Needs {
  /** Columns without which there is no such figure; "outcome" is whatever tells won from lost. */
  columns: readonly ('First appointment' | 'outcome' | 'Amount')[];
  /** The day that puts a case into a period; of "decisions" the setting Close ratio | Dated by says which. */
  datedBy: 'first appointment' | 'sales' | 'decisions';
  /** True where that day is part of the figure itself, and so is needed without a period too. */
  alwaysDated?: true;
  /** Whether it is the figure of the first gateway itself, or counts deals that passed it where it can be proven. */
  gateway?: 'itself' | 'passed';
  /** True for money, which is not added across currencies. */
  oneCurrency?: true;
}

/** Whether the cases of a KPI are dated by the close date of what was decided. */
function datedByClosing({ datedBy }: Needs, settings: Settings): boolean {
  return datedBy === 'sales' || (datedBy === 'decisions' && settings.closeRatioDatedBy === 'close date');
}

/** The days that close what a KPI counts: losses only where it counts them. */
function ownDates({ datedBy }: Needs): ('Won date' | 'Lost date')[] {
  return datedBy === 'decisions' ? ['Won date', 'Lost date'] : ['Won date'];
}

/**
 * Refuses a pipeline without what a figure needs, naming it, and dates that can be read in two ways.
 *
 * @param isDated whether the figure is asked for a period, so that its cases must be dated.
 * @param gateway which gateway is asked about, by its place in the funnel; the dates of those before it matter too.
 * @returns whether that gateway can be proven; false where the KPI asks for none.
 */
export function requireNeeds(
  needs: Needs,
  rows: Opportunities,
  settings: Settings,
  isDated: boolean,
  gateway = 0,
): boolean {
  const { columns } = rows;
  const dates = isDated || needs.alwaysDated === true;
  if (needs.gateway === 'itself') {
    requireGateway(rows, settings);
    requireToldOutcomes(rows);
  }
  if (needs.columns.includes('outcome')) requireOutcome(rows);
  if (needs.columns.includes('Amount')) requireColumn(columns, 'Amount');
  const byClosing = datedByClosing(needs, settings);
  if (needs.columns.includes('First appointment') || (dates && !byClosing)) {
    requireColumn(columns, 'First appointment');
    requireReading(rows.appointments);
  }
  if (needs.gateway === 'itself') {
    requireReading(...rows.gateways.slice(0, gateway).map(({ dates: proven }) => proven));
    requireAsOf(rows, settings);
  }
  if (dates && byClosing) {
    const own = ownDates(needs);
    requireClosing(columns, ...own);
    requireReading(rows.closeDates, rows.wonDates, own.includes('Lost date') ? rows.lostDates : undefined);
  }
  const isProvable = needs.gateway !== undefined && isGatewayProvable(rows, gateway);
  if (isProvable) requireRuleDates(rows, gateway);
  return isProvable;
}

/**
 * Whether a pipeline's columns let a figure be known; what can't be known is blank in a table, where a single figure is refused.
 *
 * @param isDated whether it is asked for a period.
 */
export function isKnown(needs: Needs, rows: Opportunities, settings: Settings, isDated: boolean): boolean {
  const hasAppointments = rows.appointments !== undefined;
  if (needs.columns.includes('First appointment') && !hasAppointments) return false;
  if (needs.columns.includes('Amount') && rows.amounts === undefined) return false;
  if (isDated || needs.alwaysDated) {
    const isDatable = datedByClosing(needs, settings)
      ? tellsClosing(rows.columns, ...ownDates(needs))
      : hasAppointments;
    if (!isDatable) return false;
  }
  // A rule that counts days from the appointment can't tell who passed where there is none.
  const passed = needs.gateway === 'passed' && rows.gateways[0]?.ruleDates.length;
  return !passed || hasAppointments || !isGatewayProvable(rows);
}

/** Refuses where anything of a whole table could be read in two ways. */
export function requireAllDates(rows: Opportunities, settings: Settings): void {
  requireReading(...dateColumns(rows));
  requireAsOf(rows, settings);
  if (isGatewayProvable(rows)) requireReading(...(rows.gateways[0]?.ruleDates ?? []));
}
