import { currencyOf } from '../cells/amount-text.ts';
import type { Calendar } from '../cells/calendar.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { foldedCell, isFilled } from '../cells/cell.ts';
import type { DateOrder } from '../cells/date-text.ts';
import { fold } from '../cells/fold.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { AmountColumn } from './amount-column.ts';
import { asOfDay } from './as-of.ts';
import type { Columns } from './columns.ts';
import { findColumns } from './columns.ts';
import { DateColumn } from './date-column.ts';
import { bindGateways } from './gateways.ts';
import { UNREADABLE } from './learnt-texts.ts';
import { FATES, isTotal, repeatsHeader } from './left-out.ts';
import type { Opportunities } from './opportunities.ts';
import { LOST, OPEN, WON } from './opportunities.ts';
import { OutcomeReader } from './outcome.ts';
import { ProofColumn } from './proof-column.ts';
import { prove } from './prove.ts';
import { TextColumn } from './text-column.ts';

const DATED: readonly Role[] = ['First appointment', 'Close date', 'Won date', 'Lost date'];

/**
 * Reads a pipeline: its columns by their headers, then each row once.
 *
 * @param grid the range as the sheet hands it over.
 * @param withGateways whether gateways are wanted. Where they are, a proof or rule column that the sheet does not
 *   have is refused; a figure that needs none must not be.
 */
export function readPipeline(
  grid: Grid,
  settings: Settings,
  calendar: Calendar,
  withGateways: boolean,
): Opportunities {
  const columns = findColumns(grid, settings);
  const gateways = withGateways ? bindGateways(settings, columns) : [];
  const { headerRow, folded, headers, of } = columns;
  const first = headerRow + 1;
  const length = Math.max(0, grid.length - first);
  const fates = new Uint8Array(length);
  const outcomes = new Uint8Array(length);
  const outcome = new OutcomeReader(columns, settings);
  const { Rep: repAt, Amount: amountAt = -1, Currency: currencyAt = -1 } = of;
  const reps = new TextColumn(folded[repAt ?? -1]);
  const repCodes = new Int32Array(length);
  const amounts = of.Amount === undefined ? undefined : new AmountColumn(length);
  const currencyNames = new TextColumn(folded[of.Currency ?? -1], currencyOf);
  const currencyCodes = of.Currency === undefined ? undefined : new Int32Array(length);
  const dateColumn = (at: number): DateColumn => new DateColumn(length, headers[at] as string, calendar);
  const dates = DATED.flatMap(role =>
    of[role] === undefined ? [] : [{ role, at: of[role] as number, column: dateColumn(of[role] as number) }],
  );
  const proofs = [...new Set(gateways.map(gateway => gateway.proof))]
    .filter(at => at >= 0)
    .map(at => ({ at, column: new ProofColumn(dateColumn(at)) }));
  const appointments = dates[0]?.role === 'First appointment' ? dates[0].column : undefined;
  const furthest = new TextColumn();
  const furthestCodes = gateways.some(gateway => gateway.setting.proofStages.length)
    ? new Int32Array(length)
    : undefined;
  const withHeader = folded.filter(Boolean).length;
  const suspects: number[] = [];

  for (let row = 0; row < length; row++) {
    const cells = grid[first + row] as readonly Cell[];
    outcomes[row] = outcome.read(cells);
    // How many cells hold something else than their header, and how many are blank: a row repeats the header where
    // two cells or more, and at least half of the filled ones, do, so for most rows a count shows that it does not.
    let known = (outcome.stage > 0 ? 1 : 0) + (outcome.status > 0 ? 1 : 0);
    let blank = 0;
    for (let i = 0; i < dates.length; i++) {
      const { at, column } = dates[i] as (typeof dates)[number];
      const code = column.codeOf(cells[at]);
      column.days[row] = code;
      if (code === 0) blank++;
      else if (code !== UNREADABLE) known++;
    }
    for (let i = 0; i < proofs.length; i++) {
      const { at, column } = proofs[i] as (typeof proofs)[number];
      const code = column.read(row, cells[at]);
      if (code === 0) blank++;
      else if (code !== UNREADABLE) known++;
    }
    if (repAt !== undefined) {
      const code = reps.code(cells[repAt]);
      repCodes[row] = code;
      if (code > 0) known++;
    }
    if (amounts?.read(row, cells[amountAt])) known++;
    else if (cells[amountAt] === '') blank++;
    if (currencyCodes) currencyCodes[row] = currencyNames.code(cells[currencyAt]);
    const mayRepeat = withHeader - known - blank >= Math.max(2, known);
    const day = appointments ? (appointments.days[row] as number) : 0;
    const isBare = (day === 0 || day === UNREADABLE) && !outcome.hasStage;
    if (mayRepeat || isBare) judge(row, mayRepeat, isBare && known === 0, isBare);
    if (furthestCodes) furthestCodes[row] = furthestOf(cells);
  }

  /** Tells a row that is blank or repeats the header; one that may be a total waits until all reps are known. */
  function judge(row: number, mayRepeat: boolean, mayBeBlank: boolean, isBare: boolean): void {
    const cells = grid[first + row] as readonly Cell[];
    if (mayRepeat && repeatsHeader(cells, folded)) leaveOut(row, FATES.header);
    else if (mayBeBlank && !cells.some(isFilled)) leaveOut(row, FATES.blank);
    else if (isBare) suspects.push(row);
  }

  /** The furthest-stage cell; where that is blank or an outcome, the stage, unless that is one too. */
  function furthestOf(cells: readonly Cell[]): number {
    const at = of['Furthest stage'];
    const stage = outcome.stages ? (outcome.stages.texts.folded[Math.max(0, outcome.stage)] as string) : '';
    for (const text of [at === undefined ? '' : foldedCell(cells[at]), stage]) {
      const said = outcome.says(text);
      if (text && said !== WON && said !== LOST) return furthest.code(text);
    }
    return 0;
  }

  /** What a row that is no opportunity told of its columns is taken back. */
  function leaveOut(row: number, fate: number): void {
    fates[row] = fate;
    outcomes[row] = OPEN;
    repCodes[row] = 0;
    for (const { column } of [...dates, ...proofs]) column.forget(row);
    if (amounts) amounts.forget(row);
    if (currencyCodes) currencyCodes[row] = 0;
    if (furthestCodes) furthestCodes[row] = 0;
  }

  const repRows = countReps(repCodes, fates, reps.names.length);
  leaveOutTotals();

  /** A totals row may carry the name of a rep whom other rows name too. */
  function leaveOutTotals(): void {
    const firstFilled = (row: number): Cell => (grid[first + row] as readonly Cell[]).find(isFilled);
    const totals = suspects.filter(row => isTotal(firstFilled(row), () => true));
    for (const row of totals) (repRows[repCodes[row] as number] as number)--;
    const isRep = (name: string): boolean => (repRows[reps.codeOfFolded(name) ?? -1] ?? 0) > 0;
    for (const row of totals) {
      if (isTotal(firstFilled(row), isRep)) leaveOut(row, FATES.total);
      else (repRows[repCodes[row] as number] as number)++;
    }
  }

  const orderOf = (at: number): DateOrder | undefined => dateOrderOf(settings, columns, at);
  for (const { at, column } of dates) column.settle(orderOf(at));
  for (const { at, column } of proofs) {
    const counts = gateways.some(g => g.proof === at && g.rules.some(rule => rule.test.kind === 'within'));
    column.settle(orderOf(at), counts);
  }
  if (amounts) amounts.settle();
  const datesOf = (role: Role): DateColumn | undefined => dates.find(each => each.role === role)?.column;
  const rows: Opportunities = {
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
    appointments,
    closeDates: datesOf('Close date'),
    wonDates: datesOf('Won date'),
    lostDates: datesOf('Lost date'),
    closed: new Int32Array(0),
    amounts,
    currencyCodes,
    currencyNames,
    asOf: 0,
    gateways: [],
  };
  rows.closed = closedDays(rows);
  rows.gateways = gateways.map(gateway =>
    prove(gateway, rows, {
      column: proofs.find(proof => proof.at === gateway.proof)?.column,
      stages: furthest,
      stageCodes: furthestCodes,
      orderOf,
    }),
  );
  rows.asOf = asOfDay(rows, settings);
  return rows;
}

/** How many opportunities each rep has, by code. A cell that repeats the header names nobody. */
function countReps(repCodes: Int32Array, fates: Uint8Array, reps: number): number[] {
  const rows: number[] = new Array(reps).fill(0);
  for (let row = 0; row < repCodes.length; row++) {
    if ((repCodes[row] as number) < 0) repCodes[row] = 0;
    if (fates[row] === FATES.used) (rows[repCodes[row] as number] as number)++;
  }
  return rows;
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
export function dateOrderOf(settings: Settings, columns: Columns, column: number): DateOrder | undefined {
  const roles = Object.entries(columns.of).filter(([, at]) => at === column);
  const names = [columns.folded[column] as string, ...roles.map(([role]) => fold(role))];
  const meant = settings.dateOrders.filter(set => names.includes(fold(set.column)));
  return meant.length ? (meant[meant.length - 1] as { order: DateOrder }).order : undefined;
}
