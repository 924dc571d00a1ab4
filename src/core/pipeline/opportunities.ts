import type { Calendar } from '../cells/calendar.ts';
import type { Grid } from '../cells/cell.ts';
import type { AmountColumn } from './amount-column.ts';
import type { Columns } from './columns.ts';
import type { DateColumn } from './date-column.ts';
import type { Gateway } from './gateways.ts';
import type { TextColumn } from './text-column.ts';

/** What became of an opportunity. */
export const OPEN = 0;
export const WON = 1;
export const LOST = 2;

/** What a row is to a gateway, as bits. */
export const CLAIMED = 1;
/** The row passed: it was won, or it claims the pass and meets every rule. */
export const PASSED = 2;
/** The row was lost and nothing tells how far it had come: in neither ratio. */
export const NOT_PROVABLE = 4;

/** How the rows stand to one gateway. */
export interface ProvenGateway extends Gateway {
  /** By row: the bits above. */
  states: Uint8Array;
  /** The dates of the proof, where it has a column. */
  dates: DateColumn | undefined;
  /** The dates that rules count from the appointment. */
  ruleDates: DateColumn[];
}

/**
 * A pipeline read: one entry a row below the header, column by column, in typed arrays. A row that was left out
 * keeps its place and its reason, so that every row of the sheet is accounted for.
 */
export interface Opportunities {
  grid: Grid;
  columns: Columns;
  calendar: Calendar;
  /** Index in the grid of the first row below the header. */
  first: number;
  length: number;
  /** By row: 0 where it is an opportunity, else why it is none (FATES). */
  fates: Uint8Array;
  /** By row: the code of the rep in `reps`; 0 where there is none. */
  repCodes: Int32Array;
  reps: TextColumn;
  /** By rep code: how many opportunities the rep has. */
  repRows: number[];
  /** By row: OPEN, WON or LOST. */
  outcomes: Uint8Array;
  /** The words of the status and of the stage, each once, with those of rows that were left out. */
  words: readonly TextColumn[];
  /** Rows that are closed by their flag while nothing tells how; they stand as open. */
  untold: readonly number[];
  appointments: DateColumn | undefined;
  closeDates: DateColumn | undefined;
  wonDates: DateColumn | undefined;
  lostDates: DateColumn | undefined;
  /** By row: the day on which a decided row closed; not above 0 where that is not known. */
  closed: Int32Array;
  amounts: AmountColumn | undefined;
  /** By row: the code of the currency column. */
  currencyCodes: Int32Array | undefined;
  currencyNames: TextColumn | undefined;
  /** The day that stands for today: what has matured is counted from it. 0 where there is no date at all. */
  asOf: number;
  /** In the order of the funnel; [] where the caller asked for none. */
  gateways: ProvenGateway[];
}

/** The columns of dates that say when something happened to a deal. */
export function dateColumns(rows: Opportunities): DateColumn[] {
  const all = [rows.appointments, rows.closeDates, rows.wonDates, rows.lostDates];
  return all.filter((dates): dates is DateColumn => dates !== undefined);
}

/** Those, and the columns of dates that prove gateways. */
export function allDateColumns(rows: Opportunities): DateColumn[] {
  return [...dateColumns(rows), ...rows.gateways.flatMap(({ dates }) => dates ?? [])];
}
