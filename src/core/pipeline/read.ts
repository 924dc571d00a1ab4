import { currencyOf, currencyOfHeader } from '../cells/amount-text.ts';
import type { Calendar } from '../cells/calendar.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { isFilled } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import type { DateOrderSetting, Role, Settings } from '../settings/settings.ts';
import { AmountColumn } from './amount-column.ts';
import { asOfDay } from './as-of.ts';
import type { Columns } from './columns.ts';
import { findColumns } from './columns.ts';
import { DateColumn } from './date-column.ts';
import type { Gateway, ProofPlace } from './gateways.ts';
import { bindGateways, proofPlaces } from './gateways.ts';
import { FATES, isTotal } from './left-out.ts';
import type { Opportunities } from './opportunities.ts';
import { OutcomeReader } from './outcome.ts';
import { ProofColumn } from './proof-column.ts';
import { prove } from './prove.ts';
import type { Readers } from './read-rows.ts';
import { leaveOut, readRows } from './read-rows.ts';
import { nameAsGiven, repColumn } from './reps.ts';
import { putStraysAside } from './stray-days.ts';
import { TextColumn } from './text-column.ts';

const DATED = ['First appointment', 'Close date', 'Won date', 'Lost date'] as const;

/**
 * Reads a pipeline: its columns by their headers, then each row once, then what only whole columns tell.
 *
 * @param grid the range as the sheet hands it over.
 * @param withGateways whether gateways are wanted. Where they are, a proof or rule column that the sheet does not
 *   have is refused; a figure that needs none must not be.
 * @throws Problem where a column that the settings name is not there, or where the first row is no header.
 */
export function readPipeline(
  grid: Grid,
  settings: Settings,
  calendar: Calendar,
  withGateways: boolean,
): Opportunities {
  const columns = findColumns(grid, settings);
  const gateways = withGateways ? bindGateways(settings, columns) : [];
  const places = proofPlaces(settings, columns);
  const readers = readersOf(grid, columns, gateways, withGateways ? places : [], settings, calendar);
  const suspects = readRows(readers);
  const repRows = leaveOutTotals(readers, suspects);
  nameAsGiven(readers.reps, settings);
  settle(readers);
  const rows = opportunitiesOf(readers, repRows, calendar);
  rows.closed = closedDays(rows);
  putStraysAside(rows, places, withGateways, place => proofDates(place, readers, settings, calendar));
  rows.closed = closedDays(rows);
  rows.gateways = gateways.map(gateway =>
    prove(gateway, rows, {
      column: readers.proofs.find(proof => proof.at === gateway.proof)?.column,
      stages: readers.furthest,
      stageCodes: readers.furthestCodes,
      orderOf: at => dateOrderOf(settings, columns, at),
    }),
  );
  rows.asOf = asOfDay(rows, settings);
  return rows;
}

/** What reads each column, with the arrays that it reads into. */
function readersOf(
  grid: Grid,
  columns: Columns,
  gateways: readonly Gateway[],
  places: readonly ProofPlace[],
  settings: Settings,
  calendar: Calendar,
): Readers {
  const { headerRow, folded, headers, of, amountElse } = columns;
  const first = headerRow + 1;
  const length = Math.max(0, grid.length - first);
  const dateColumn = (at: number): DateColumn =>
    new DateColumn(
      length,
      headers[at] as string,
      calendar,
      dateOrderOf(settings, columns, at),
      row => grid[first + row]?.[at],
    );
  const amountColumn = (at: number | undefined): AmountColumn | undefined =>
    at === undefined ? undefined : new AmountColumn(length, currencyOfHeader(headers[at] as string));
  const reps = repColumn(folded[of.Rep ?? -1], settings);
  return {
    grid,
    columns,
    first,
    length,
    fates: new Uint8Array(length),
    outcomes: new Uint8Array(length),
    outcome: new OutcomeReader(columns, settings),
    untold: [],
    reps,
    repCodes: new Int32Array(length),
    dates: DATED.flatMap(role => {
      const at = of[role];
      return at === undefined ? [] : [{ role, at, column: dateColumn(at) }];
    }),
    proofs: places.map(({ at, numbersAreDates }) => ({
      at,
      numbersAreDates,
      column: new ProofColumn(dateColumn(at)),
    })),
    amounts: amountColumn(of.Amount),
    otherAmounts: amountColumn(amountElse),
    currencyNames: new TextColumn(folded[of.Currency ?? -1], currencyOf),
    currencyCodes: of.Currency === undefined ? undefined : new Int32Array(length),
    furthest: new TextColumn(),
    furthestCodes: gateways.some(gateway => gateway.setting.proofStages.length)
      ? new Int32Array(length)
      : undefined,
  };
}

/**
 * A totals row may carry the name of a rep whom other rows name too, so it is told when all reps are known.
 *
 * @param suspects rows without a stage and an appointment.
 * @return by rep code, how many opportunities the rep has.
 */
function leaveOutTotals(readers: Readers, suspects: readonly number[]): number[] {
  const { grid, first, reps, repCodes } = readers;
  const repRows = countReps(readers);
  const firstFilled = (row: number): Cell => (grid[first + row] as readonly Cell[]).find(isFilled);
  const totals = suspects.filter(row => isTotal(firstFilled(row), () => true));
  for (const row of totals) (repRows[repCodes[row] as number] as number)--;
  const isRep = (name: string): boolean => (repRows[reps.codeOfText(name) ?? -1] ?? 0) > 0;
  for (const row of totals) {
    if (isTotal(firstFilled(row), isRep)) leaveOut(readers, row, FATES.total);
    else (repRows[repCodes[row] as number] as number)++;
  }
  return repRows;
}

/** By rep code, how many opportunities the rep has. */
function countReps({ repCodes, fates, reps }: Readers): number[] {
  const rows: number[] = new Array(reps.names.length).fill(0);
  for (let row = 0; row < repCodes.length; row++) {
    if (fates[row] === FATES.used) (rows[repCodes[row] as number] as number)++;
  }
  return rows;
}

/** Reads what only a whole column tells: the order of its dates, the sign of its decimals. */
function settle({ dates, proofs, amounts, otherAmounts }: Readers): void {
  for (const { column } of dates) column.settle();
  for (const { column, numbersAreDates } of proofs) column.settle(numbersAreDates);
  amounts?.settle();
  otherAmounts?.settle();
  if (otherAmounts) amounts?.fillFrom(otherAmounts);
}

/** The dates of a proof's column: as they were read, or read now. */
function proofDates(
  { at, numbersAreDates }: ProofPlace,
  readers: Readers,
  settings: Settings,
  calendar: Calendar,
): DateColumn {
  const read = readers.proofs.find(proof => proof.at === at);
  if (read) return read.column.dates;
  const { grid, columns, first, length, fates } = readers;
  const header = columns.headers[at] as string;
  const cellOf = (row: number): Cell => grid[first + row]?.[at];
  const dates = new DateColumn(length, header, calendar, dateOrderOf(settings, columns, at), cellOf);
  const column = new ProofColumn(dates);
  for (let row = 0; row < length; row++) if (fates[row] === FATES.used) column.read(row, cellOf(row));
  column.settle(numbersAreDates);
  return dates;
}

function opportunitiesOf(readers: Readers, repRows: number[], calendar: Calendar): Opportunities {
  const { grid, columns, first, length, fates, repCodes, reps, outcomes } = readers;
  const datesOf = (role: Role): DateColumn | undefined =>
    readers.dates.find(each => each.role === role)?.column;
  return {
    grid,
    columns,
    calendar,
    first,
    length,
    fates,
    repCodes,
    reps,
    repRows,
    outcomes,
    words: readers.outcome.words,
    untold: readers.untold.filter(row => fates[row] === FATES.used),
    appointments: datesOf('First appointment'),
    closeDates: datesOf('Close date'),
    wonDates: datesOf('Won date'),
    lostDates: datesOf('Lost date'),
    closed: new Int32Array(0),
    amounts: readers.amounts,
    currencyCodes: readers.currencyCodes,
    currencyNames: readers.currencyNames,
    asOf: 0,
    gateways: [],
  };
}

/** By row, the close date of a decided one: the date column of its own outcome, else the close date. */
function closedDays({ length, outcomes, closeDates, wonDates, lostDates }: Opportunities): Int32Array {
  const any = closeDates?.days;
  if (any && !wonDates && !lostDates) return any;
  const closed = new Int32Array(length);
  const own = [undefined, wonDates?.days, lostDates?.days];
  for (let row = 0; row < length; row++) {
    const day = own[outcomes[row] as number]?.[row] ?? 0;
    closed[row] = day > 0 ? day : (any?.[row] ?? 0);
  }
  return closed;
}

/** By what order the settings say a column's dates are written; the column is named by its role or its header. */
export function dateOrderOf(
  settings: Settings,
  columns: Columns,
  column: number,
): DateOrderSetting | undefined {
  if (!settings.dateOrders.length) return undefined;
  const roles = Object.entries(columns.of).filter(([, at]) => at === column);
  const names = [
    columns.folded[column] as string,
    columns.onceMore[column] as string,
    ...roles.map(([role]) => fold(role)),
  ].filter(Boolean);
  const meant = settings.dateOrders.filter(set => names.includes(fold(set.column)));
  return meant[meant.length - 1];
}
