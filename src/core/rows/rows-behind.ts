import type { KpiName } from '../kpi/kpi.ts';
import type { DateColumn } from '../pipeline/date-column.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { NOT_PROVABLE, OPEN, PASSED, WON } from '../pipeline/opportunities.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';

/** What a row is to a ratio; '' to a figure that is none. */
export type CountsAs =
  | ''
  | 'passed'
  | 'not passed'
  | 'pending'
  | 'not provable'
  | 'won'
  | 'lost'
  | 'not passed the gateway';

/** A row that a figure counts, divides by, or leaves out for a reason that its list tells. */
export interface RowBehind {
  /** Index among the rows below the header. */
  row: number;
  countsAs: CountsAs;
  /** The day by which it is dated; not above 0 where that is not known. */
  day: number;
}

/** Which rows are asked for. */
export interface RowsQuestion {
  kpi: KpiName;
  /** The code of a rep; undefined for the whole team. */
  rep: number | undefined;
  bounds: Bounds;
  /** Whether the first gateway can be proven. */
  gatewayProvable: boolean;
}

/**
 * The rows behind a figure, in the order of the sheet: those that it counts or divides by; of the gateway ratio also
 * those that are pending or not provable, of the close ratio every decided one of the period. A gateway that can't be
 * proven has none.
 */
export function rowsBehind(
  rows: Opportunities,
  settings: Settings,
  { kpi, rep, bounds, gatewayProvable }: RowsQuestion,
): RowBehind[] {
  const standing = standingOf(rows, settings, kpi, gatewayProvable);
  const unbounded = bounds.from === undefined && bounds.to === undefined;
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = bounds;
  const behind: RowBehind[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (rows.fates[row] !== FATES.used || (rep !== undefined && rows.repCodes[row] !== rep)) continue;
    const countsAs = standing.countsAs(row);
    if (countsAs === undefined) continue;
    const day = standing.day(row);
    if (day > 0 ? day >= from && day <= to : unbounded) behind.push({ row, countsAs, day });
  }
  return behind;
}

/** True for a row that the figure itself counts or divides by, beside those that its list shows as well. */
export function isCounted({ countsAs }: RowBehind): boolean {
  return countsAs !== 'pending' && countsAs !== 'not provable' && countsAs !== 'not passed the gateway';
}

interface Standing {
  /** undefined for a row that is not in the list. */
  countsAs(row: number): CountsAs | undefined;
  day(row: number): number;
}

function standingOf(
  rows: Opportunities,
  settings: Settings,
  kpi: KpiName,
  gatewayProvable: boolean,
): Standing {
  const { outcomes, amounts, asOf } = rows;
  const first = gatewayProvable ? rows.gateways[0] : undefined;
  const states = first?.states;
  const appointment = appointmentOf(rows);
  const closing = closingOf(rows);
  const has = (row: number, state: number): boolean =>
    states !== undefined && ((states[row] as number) & state) !== 0;
  switch (kpi) {
    case 'First appointments':
      return { day: appointment, countsAs: row => (appointment(row) > 0 ? '' : undefined) };
    case 'Gateway ratio':
      return {
        day: appointment,
        countsAs: row => {
          if (!first || appointment(row) <= 0) return undefined;
          if (asOf - appointment(row) < first.setting.window) return 'pending';
          if (has(row, NOT_PROVABLE)) return 'not provable';
          return has(row, PASSED) ? 'passed' : 'not passed';
        },
      };
    case 'Close ratio':
      return {
        day: settings.closeRatioDatedBy === 'first appointment' ? appointment : closing,
        countsAs: row => {
          if (outcomes[row] === OPEN) return undefined;
          if (outcomes[row] === WON) return 'won';
          return states && !has(row, PASSED) ? 'not passed the gateway' : 'lost';
        },
      };
    case 'Sales cycle':
      return {
        day: closing,
        countsAs: row =>
          outcomes[row] === WON &&
          closing(row) > 0 &&
          appointment(row) > 0 &&
          closing(row) >= appointment(row)
            ? ''
            : undefined,
      };
    case 'Sales':
      return { day: closing, countsAs: row => (outcomes[row] === WON ? '' : undefined) };
    default:
      return {
        day: closing,
        countsAs: row => (outcomes[row] === WON && (amounts?.cents[row] ?? 0) > 0 ? '' : undefined),
      };
  }
}

/** By row, the day of the appointment; not above 0 where that is not known, or where the column has two readings. */
export function appointmentOf({ appointments }: Opportunities): (row: number) => number {
  const days = appointments?.twoReadings ? undefined : appointments?.days;
  return row => days?.[row] ?? 0;
}

/**
 * By row, the day on which a decided one closed; not above 0 where that is not known, or where a column that tells it
 * has two readings. Of a won row the column of lost dates tells nothing, and the other way round.
 */
export function closingOf({
  outcomes,
  closed,
  closeDates,
  wonDates,
  lostDates,
}: Opportunities): (row: number) => number {
  const clear = (...columns: (DateColumn | undefined)[]) => columns.every(column => !column?.twoReadings);
  const isWonClear = clear(closeDates, wonDates);
  const isLostClear = clear(closeDates, lostDates);
  return row => ((outcomes[row] === WON ? isWonClear : isLostClear) ? (closed[row] as number) : 0);
}
