import { currencyOf } from '../cells/amount-text.ts';
import type { Calendar } from '../cells/calendar.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { foldedCell, isFilled } from '../cells/cell.ts';
import type { DateOrder } from '../cells/date-text.ts';
import { fold } from '../cells/fold.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { AmountColumn } from './amount-column.ts';
import type { Columns } from './columns.ts';
import { findColumns } from './columns.ts';
import { DateColumn } from './date-column.ts';
import type { Gateway } from './gateways.ts';
import { bindGateways } from './gateways.ts';
import { UNREADABLE } from './learnt-texts.ts';
import { FATES, isTotal, repeatsHeader } from './left-out.ts';
import type { Opportunities } from './opportunities.ts';
import { LOST, OPEN, WON } from './opportunities.ts';
import { OutcomeReader } from './outcome.ts';
import { ProofColumn } from './proof-column.ts';
import { prove } from './prove.ts';
import { TextColumn } from './text-column.ts';

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
  const reader = new RowReader(grid, columns, settings, calendar, gateways);
  reader.readAll();
  return reader.finish();
}

/** By what order the settings say a column's dates are written; the column is named by its role or its header. */
export function dateOrderOf(settings: Settings, columns: Columns, column: number): DateOrder | undefined {
  const roles = Object.entries(columns.of).filter(([, at]) => at === column);
  const names = [columns.folded[column] as string, ...roles.map(([role]) => fold(role))];
  const meant = settings.dateOrders.filter(set => names.includes(fold(set.column)));
  return meant.length ? (meant[meant.length - 1] as { order: DateOrder }).order : undefined;
}

class RowReader {
  private readonly first: number;
  private readonly length: number;
  private readonly fates: Uint8Array;
  private readonly repCodes: Int32Array;
  private readonly repRows: number[] = [];
  private readonly reps: TextColumn;
  private readonly repAt: number;
  private readonly outcomes: Uint8Array;
  private readonly outcome: OutcomeReader;
  private readonly dates: { role: Role; at: number; column: DateColumn }[] = [];
  private readonly proofs: { at: number; column: ProofColumn }[] = [];
  private readonly amounts: AmountColumn | undefined;
  private readonly amountAt: number;
  private readonly currencyNames: TextColumn;
  private readonly currencyAt: number;
  private readonly currencyCodes: Int32Array | undefined;
  private readonly furthest: TextColumn;
  private readonly furthestAt: number;
  /** By row, where a gateway is proven by stages: the code in `furthest` of how far the row had come. */
  private readonly furthestCodes: Int32Array | undefined;
  /** How many columns with a header are read for nothing: their cells may repeat it. */
  private readonly others: number;
  /** Rows that are blank or a total, as far as one row can tell. */
  private readonly suspects: number[] = [];

  constructor(
    private readonly grid: Grid,
    private readonly columns: Columns,
    private readonly settings: Settings,
    private readonly calendar: Calendar,
    private readonly gateways: readonly Gateway[],
  ) {
    const { headerRow, folded, headers, of } = columns;
    this.first = headerRow + 1;
    this.length = Math.max(0, grid.length - this.first);
    const at = (role: Role): number => of[role] ?? -1;
    this.fates = new Uint8Array(this.length);
    this.outcomes = new Uint8Array(this.length);
    this.outcome = new OutcomeReader(columns, settings);
    this.repCodes = new Int32Array(this.length);
    this.repAt = at('Rep');
    this.reps = new TextColumn(folded[this.repAt]);
    for (const role of ['First appointment', 'Close date', 'Won date', 'Lost date'] as const) {
      if (at(role) < 0) continue;
      this.dates.push({
        role,
        at: at(role),
        column: new DateColumn(this.length, headers[at(role)] as string, calendar),
      });
    }
    this.amountAt = at('Amount');
    this.amounts = this.amountAt < 0 ? undefined : new AmountColumn(this.length);
    this.currencyAt = at('Currency');
    this.currencyNames = new TextColumn(folded[this.currencyAt], currencyOf);
    this.currencyCodes = this.currencyAt < 0 ? undefined : new Int32Array(this.length);
    for (const { proof } of gateways) {
      if (proof < 0 || this.proofs.some(known => known.at === proof)) continue;
      this.proofs.push({
        at: proof,
        column: new ProofColumn(this.length, headers[proof] as string, calendar),
      });
    }
    this.furthestAt = at('Furthest stage');
    this.furthest = new TextColumn();
    if (gateways.some(gateway => gateway.setting.proofStages.length))
      this.furthestCodes = new Int32Array(this.length);
    const read = new Set([this.repAt, this.amountAt, this.currencyAt, ...this.outcome.columns]);
    for (const { at: column } of [...this.dates, ...this.proofs]) read.add(column);
    this.others = folded.filter((header, column) => header && !read.has(column)).length;
  }

  readAll(): void {
    for (let row = 0; row < this.length; row++)
      this.read(row, this.grid[this.first + row] as readonly Cell[]);
    this.judgeTotals();
  }

  private read(row: number, cells: readonly Cell[]): void {
    const { outcome, dates, proofs } = this;
    this.outcomes[row] = outcome.read(cells);
    // Cells that hold something else than their header, and cells that may hold it: a row can repeat the header
    // only where the second are as many as the first, so most rows need no closer look.
    let { known, unknown } = outcome;
    let appointment = 0;
    for (let i = 0; i < dates.length; i++) {
      const { at, column, role } = dates[i] as (typeof dates)[number];
      const code = column.read(row, cells[at]);
      if (role === 'First appointment' && code !== UNREADABLE) appointment = code;
      if (code === UNREADABLE) unknown++;
      else if (code) known++;
    }
    for (let i = 0; i < proofs.length; i++) {
      const { at, column } = proofs[i] as (typeof proofs)[number];
      const code = column.read(row, cells[at]);
      if (code === UNREADABLE) unknown++;
      else if (code) known++;
    }
    const rep = this.repAt < 0 ? 0 : this.reps.code(cells[this.repAt]);
    if (rep < 0) unknown++;
    else if (rep) known++;
    if (this.amounts) {
      const code = this.amounts.read(row, cells[this.amountAt]);
      if (code === UNREADABLE) unknown++;
      else if (code) known++;
    }
    if (this.currencyCodes) {
      const code = this.currencyNames.code(cells[this.currencyAt]);
      this.currencyCodes[row] = Math.max(0, code);
      if (code < 0) unknown++;
      else if (code) known++;
    }
    if (unknown + this.others >= Math.max(2, known) && repeatsHeader(cells, this.columns.folded)) {
      this.leaveOut(row, FATES.header);
      return;
    }
    if (appointment === 0 && !outcome.hasStage) {
      if (known === 0 && !cells.some(isFilled)) {
        this.leaveOut(row, FATES.blank);
        return;
      }
      this.suspects.push(row);
    }
    if (this.furthestCodes) this.furthestCodes[row] = this.furthestOf(cells);
    this.repCodes[row] = Math.max(0, rep);
    this.countRep(row, 1);
  }

  private countRep(row: number, rows: number): void {
    const code = this.repCodes[row] as number;
    this.repRows[code] = (this.repRows[code] ?? 0) + rows;
  }

  /** The furthest-stage cell; where that is blank or an outcome, the stage, unless that is one too. */
  private furthestOf(cells: readonly Cell[]): number {
    for (const text of [
      foldedAt(cells, this.furthestAt),
      this.outcome.stages.folded[Math.max(0, this.outcome.stage)],
    ]) {
      const said = text ? this.outcome.says(text) : OPEN;
      if (text && said !== WON && said !== LOST) return this.furthest.code(text);
    }
    return 0;
  }

  /** A totals row may carry a rep's name, so totals are told once all reps are known. */
  private judgeTotals(): void {
    const first = (row: number): Cell => (this.grid[this.first + row] as readonly Cell[]).find(isFilled);
    const totals = this.suspects.filter(row => isTotal(first(row), () => true));
    for (const row of totals) this.countRep(row, -1);
    const isRep = (folded: string): boolean => (this.repRows[this.reps.codeOfFolded(folded) ?? -1] ?? 0) > 0;
    for (const row of totals) {
      if (isTotal(first(row), isRep)) this.leaveOut(row, FATES.total);
      else this.countRep(row, 1);
    }
  }

  /** What a row that is no opportunity told of its columns is taken back. */
  private leaveOut(row: number, fate: number): void {
    this.fates[row] = fate;
    this.outcomes[row] = OPEN;
    this.repCodes[row] = 0;
    for (const { column } of this.dates) column.forget(row);
    for (const { column } of this.proofs) column.forget(row);
    this.amounts?.forget(row);
    if (this.currencyCodes) this.currencyCodes[row] = 0;
    if (this.furthestCodes) this.furthestCodes[row] = 0;
  }

  /** What only the whole column can tell, and the rows beside the gateways. */
  finish(): Opportunities {
    const { columns, settings, grid, first, length, fates, outcomes, gateways } = this;
    const orderOf = (at: number): DateOrder | undefined => dateOrderOf(settings, columns, at);
    for (const { at, column } of this.dates) column.settle(orderOf(at));
    for (const { at, column } of this.proofs) {
      const counts = gateways.some(g => g.proof === at && g.rules.some(rule => rule.test.kind === 'within'));
      column.settle(orderOf(at), counts);
    }
    this.amounts?.settle();
    const datesOf = (role: Role): DateColumn | undefined =>
      this.dates.find(dates => dates.role === role)?.column;
    const opportunities: Opportunities = {
      grid,
      columns,
      calendar: this.calendar,
      first,
      length,
      fates,
      repCodes: this.repCodes,
      reps: this.reps,
      repRows: this.repRows,
      outcomes,
      appointments: datesOf('First appointment'),
      closeDates: datesOf('Close date'),
      wonDates: datesOf('Won date'),
      lostDates: datesOf('Lost date'),
      closed: new Int32Array(length),
      amounts: this.amounts,
      currencyCodes: this.currencyCodes,
      currencyNames: this.currencyNames,
      gateways: [],
    };
    closeRows(opportunities);
    opportunities.gateways = gateways.map(gateway =>
      prove(gateway, opportunities, {
        column: this.proofs.find(proof => proof.at === gateway.proof)?.column,
        stages: this.furthest,
        stageCodes: this.furthestCodes,
        orderOf,
      }),
    );
    return opportunities;
  }
}

/** The close date of a decided row: the date column of its own outcome, else the close date. */
function closeRows({ length, outcomes, closed, closeDates, wonDates, lostDates }: Opportunities): void {
  const any = closeDates?.days;
  const own = [undefined, wonDates?.days, lostDates?.days];
  for (let row = 0; row < length; row++) {
    const outcome = outcomes[row] as number;
    if (outcome === OPEN) continue;
    const day = own[outcome]?.[row] ?? 0;
    closed[row] = day > 0 ? day : (any?.[row] ?? 0);
  }
}

function foldedAt(cells: readonly Cell[], column: number): string {
  return column < 0 ? '' : foldedCell(cells[column]);
}
