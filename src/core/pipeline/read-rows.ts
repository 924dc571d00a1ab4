import type { Cell, Grid } from '../cells/cell.ts';
import { foldedCell, isFilled } from '../cells/cell.ts';
import type { Role } from '../settings/settings.ts';
import type { AmountColumn } from './amount-column.ts';
import type { Columns } from './columns.ts';
import type { DateColumn } from './date-column.ts';
import { UNREADABLE } from './learnt-texts.ts';
import { FATES, repeatsHeader } from './left-out.ts';
import { LOST, OPEN, WON } from './opportunities.ts';
import type { OutcomeReader } from './outcome.ts';
import { isToldByDates } from './outcome.ts';
import type { ProofColumn } from './proof-column.ts';
import type { TextColumn } from './text-column.ts';

/** What reads each column of a pipeline, with the arrays, one entry a row, that it reads into. */
export interface Readers {
  grid: Grid;
  columns: Columns;
  /** Index in the grid of the first row below the header. */
  first: number;
  length: number;
  fates: Uint8Array;
  outcomes: Uint8Array;
  outcome: OutcomeReader;
  untold: number[];
  reps: TextColumn;
  repCodes: Int32Array;
  dates: { role: Role; at: number; column: DateColumn }[];
  proofs: { at: number; numbersAreDates: boolean; column: ProofColumn }[];
  amounts: AmountColumn | undefined;
  /** Amounts that count where the amount's own cell is blank. */
  otherAmounts: AmountColumn | undefined;
  currencyNames: TextColumn;
  currencyCodes: Int32Array | undefined;
  /** The furthest stages, and by row their codes where a gateway is proven by stages. */
  furthest: TextColumn;
  furthestCodes: Int32Array | undefined;
}

/**
 * Reads each row once, every column of it, and leaves out rows that are blank or repeat the header.
 *
 * @return the rows without a stage and an appointment, which may be totals.
 */
export function readRows(readers: Readers): number[] {
  const { grid, columns, first, length, outcomes, outcome, untold, reps, repCodes, dates, proofs } = readers;
  const { amounts, otherAmounts, currencyNames, currencyCodes, furthestCodes } = readers;
  const { folded, of, amountElse: otherAt = -1 } = columns;
  const { Rep: repAt, Amount: amountAt = -1, Currency: currencyAt = -1 } = of;
  const appointments = dates[0]?.role === 'First appointment' ? dates[0].column : undefined;
  const withHeader = folded.filter(Boolean).length;
  const byDates = isToldByDates(columns) ? outcomeByDates(readers) : undefined;
  const suspects: number[] = [];

  for (let row = 0; row < length; row++) {
    const cells = grid[first + row] as readonly Cell[];
    outcomes[row] = outcome.read(cells);
    if (outcome.isUntold) untold.push(row);
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
    if (byDates) outcomes[row] = byDates(row);
    if (repAt !== undefined) {
      const code = reps.code(cells[repAt]);
      // A cell that repeats the header names nobody.
      repCodes[row] = Math.max(code, 0);
      if (code > 0) known++;
    }
    if (amounts?.read(row, cells[amountAt])) known++;
    else if (cells[amountAt] === '') blank++;
    if (otherAmounts) otherAmounts.read(row, cells[otherAt]);
    if (currencyCodes) currencyCodes[row] = currencyNames.code(cells[currencyAt]);
    const mayRepeat = withHeader - known - blank >= Math.max(2, known);
    const day = appointments ? (appointments.days[row] as number) : 0;
    const isBare = (day === 0 || day === UNREADABLE) && !outcome.hasStage;
    if (mayRepeat || isBare) judge(readers, suspects, row, mayRepeat, isBare && known === 0, isBare);
    if (furthestCodes) furthestCodes[row] = furthestOf(readers, cells);
  }
  return suspects;
}

/** Tells a row that is blank or repeats the header; one that may be a total waits until all reps are known. */
function judge(
  readers: Readers,
  suspects: number[],
  row: number,
  mayRepeat: boolean,
  mayBeBlank: boolean,
  isBare: boolean,
): void {
  const cells = readers.grid[readers.first + row] as readonly Cell[];
  if (mayRepeat && readers.columns.isRecognised && repeatsHeader(cells, readers.columns.folded))
    leaveOut(readers, row, FATES.header);
  else if (mayBeBlank && !cells.some(isFilled)) leaveOut(readers, row, FATES.blank);
  else if (isBare) suspects.push(row);
}

/** The outcome of a row by which of its two dates it has; both, or neither, leave it open. */
function outcomeByDates({ dates }: Readers): (row: number) => number {
  const daysOf = (role: Role): Int32Array | undefined => dates.find(each => each.role === role)?.column.days;
  const won = daysOf('Won date');
  const lost = daysOf('Lost date');
  const isDated = (days: Int32Array | undefined, row: number): boolean => {
    const code = days ? (days[row] as number) : 0;
    return code !== 0 && code !== UNREADABLE;
  };
  return row => {
    const isWon = isDated(won, row);
    if (isWon === isDated(lost, row)) return OPEN;
    return isWon ? WON : LOST;
  };
}

/** The furthest-stage cell; where that is blank or an outcome, the stage, unless that is one too. */
function furthestOf({ columns, outcome, furthest }: Readers, cells: readonly Cell[]): number {
  const at = columns.of['Furthest stage'];
  const stage = outcome.stages ? (outcome.stages.texts.folded[Math.max(0, outcome.stage)] as string) : '';
  for (const text of [at === undefined ? '' : foldedCell(cells[at]), stage]) {
    const said = outcome.says(text);
    if (text && said !== WON && said !== LOST) return furthest.code(text);
  }
  return 0;
}

/** Leaves a row out: what it told of its columns is taken back. */
export function leaveOut(readers: Readers, row: number, fate: number): void {
  const { fates, outcomes, repCodes, dates, proofs, amounts, otherAmounts } = readers;
  fates[row] = fate;
  outcomes[row] = OPEN;
  repCodes[row] = 0;
  for (const { column } of [...dates, ...proofs]) column.forget(row);
  amounts?.forget(row);
  otherAmounts?.forget(row);
  if (readers.currencyCodes) readers.currencyCodes[row] = 0;
  if (readers.furthestCodes) readers.furthestCodes[row] = 0;
}
