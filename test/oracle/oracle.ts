// A second, independent reading of docs/kpis.md, for tests: brute force, straight from the sentences.
// Cells are numbers, texts, flags, Dates and blanks; a Date is an instant whose calendar day is its UTC day.

import { type Amount, readAmounts } from './amounts.ts';
import { readColumns } from './columns.ts';
import { type DateReading, type Order, readDates } from './dates.ts';
import type { Range } from './fold.ts';
import type { Argument } from './functions.ts';
import { type LeftOut, type Reason, rowsLeftOut } from './leftout.ts';
import { type Role, readSettings } from './settings.ts';

export { binomialE, furtherCases, poissonE, ratioFlag } from './flags.ts';
export type { Cell, Range } from './fold.ts';
export {
  ACTIVITY_BAROMETER,
  APPOINTMENTS_PER_WEEK,
  type Argument,
  AVERAGE_SALE,
  CLOSE_RATIO,
  catchUp,
  GATEWAY_RATIO,
  KPI_ROWS,
  KPI_SCORECARD,
  KPI_TREND,
  MAGIC_NUMBER,
  PEER_GAP,
  type Result,
  SALES_CYCLE,
} from './functions.ts';
export { Refusal } from './refusal.ts';
export { practices, type Table } from './scorecard.ts';
export {
  type Amount,
  type DateReading,
  type LeftOut,
  type Order,
  type Reason,
  type Role,
  readAmounts,
  readDates,
};

/** Which rows of the range are left out, and why; and the header row (-1: there is none). */
export function leftOut(pipeline: Range, settings?: Argument): LeftOut {
  return rowsLeftOut(pipeline, readColumns(pipeline, readSettings(settings)));
}

/** Role to column, 0-based. Where the created date stands in, it is the "First appointment". */
export function roles(pipeline: Range, settings?: Argument): Partial<Record<Role, number>> {
  return readColumns(pipeline, readSettings(settings)).roles;
}

/** Does the created date stand in for the first appointment? */
export function createdStandsIn(pipeline: Range, settings?: Argument): boolean {
  return readColumns(pipeline, readSettings(settings)).createdStandsIn;
}
