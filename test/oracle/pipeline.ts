// A second, independent reading of docs/kpis.md, for tests.
// Section 1: a range read as a pipeline, one opportunity per row that is not left out.

import { currencyOf, readAmounts } from './amounts.ts';
import { type Columns, columnWithHeader, readColumns } from './columns.ts';
import { type DateReading, type Order, readDates } from './dates.ts';
import { type Cell, fold, type Range, textOf, trimmed, word } from './fold.ts';
import { type LeftOut, rowsLeftOut } from './leftout.ts';
import { furthestStageOf, type Outcome, outcomeOf } from './outcome.ts';
import { Refusal } from './refusal.ts';
import { ROLES, type Role, type Settings } from './settings.ts';

export const NO_REP = '(no rep)';

export interface Opportunity {
  /** Its place among the pipeline's rows (not the range's). */
  at: number;
  cells: Cell[];
  /** The rep, folded. */
  rep: string;
  outcome: Outcome;
  furthestStage: string;
  appointment: number | null;
  /** The date column of its own outcome, else the close date; an open row has none. */
  closed: number | null;
  cents: number | null;
  currency: string;
}

export interface Pipeline {
  settings: Settings;
  columns: Columns;
  left: LeftOut;
  rows: Opportunity[];
}

export function has(pipeline: Pipeline, role: Role): boolean {
  return pipeline.columns.roles[role] !== undefined;
}

/** The set Date order of a column: by the name of its role, or by its header; the later row wins. */
export function orderOf(pipeline: Pick<Pipeline, 'columns' | 'settings'>, column: number): Order | undefined {
  const { headers, roles } = pipeline.columns;
  const meant = pipeline.settings.dateOrders.filter(({ name }) => {
    const role = ROLES.find(each => fold(each) === name);
    return columnWithHeader(headers, name) === column || (role !== undefined && roles[role] === column);
  });
  return meant[meant.length - 1]?.order;
}

export function readDateColumn(pipeline: Pipeline, column: number): DateReading {
  return readDates(
    pipeline.rows.map(row => row.cells[column]),
    orderOf(pipeline, column),
  );
}

/** A function that needs a date column with two readings is refused, naming it and the cure. */
export function needOneReading(pipeline: Pipeline, column: number | undefined): void {
  if (column === undefined) return;
  if (readDateColumn(pipeline, column).readings === 'two readings') {
    const header = trimmed(textOf(pipeline.columns.headers[column]));
    throw new Refusal(
      `pipeline: the dates of "${header}" can be read in two ways: format the cells as dates, or set its Date order to Day first or Month first.`,
    );
  }
}

/** A function refuses a pipeline without a column that its figure needs, and names it. */
export function needColumn(pipeline: Pipeline, role: Role): void {
  if (!has(pipeline, role)) throw new Refusal(`pipeline: a column for ${role} was wanted.`);
}

function hasOutcome(pipeline: Pipeline): boolean {
  return has(pipeline, 'Won') || has(pipeline, 'Status') || has(pipeline, 'Stage');
}

export function needOutcome(pipeline: Pipeline): void {
  if (!hasOutcome(pipeline)) {
    throw new Refusal('pipeline: a column for the outcome was wanted (Won, Status or Stage).');
  }
}

/** Can won rows be dated by their close? */
export function hasWonDates(pipeline: Pipeline): boolean {
  return has(pipeline, 'Won date') || has(pipeline, 'Close date');
}

/** Can won and lost rows be dated by their close? */
export function hasCloseDates(pipeline: Pipeline): boolean {
  return has(pipeline, 'Close date') || (has(pipeline, 'Won date') && has(pipeline, 'Lost date'));
}

export function needWonDates(pipeline: Pipeline): void {
  if (!hasWonDates(pipeline)) throw new Refusal('pipeline: a column for Close date was wanted.');
  needOneReading(pipeline, pipeline.columns.roles['Won date']);
  needOneReading(pipeline, pipeline.columns.roles['Close date']);
}

export function needCloseDates(pipeline: Pipeline): void {
  if (!hasCloseDates(pipeline)) throw new Refusal('pipeline: a column for Close date was wanted.');
  needOneReading(pipeline, pipeline.columns.roles['Won date']);
  needOneReading(pipeline, pipeline.columns.roles['Lost date']);
  needOneReading(pipeline, pipeline.columns.roles['Close date']);
}

export function needAppointments(pipeline: Pipeline): void {
  needColumn(pipeline, 'First appointment');
  needOneReading(pipeline, pipeline.columns.roles['First appointment']);
}

export function readPipeline(range: Range, settings: Settings): Pipeline {
  const columns = readColumns(range, settings);
  const left = rowsLeftOut(range, columns);
  const kept =
    left.headerRow < 0
      ? []
      : range.filter((_, row) => row > left.headerRow && !left.rows.some(out => out.row === row));

  const column = (role: Role): Cell[] => {
    const at = columns.roles[role];
    return kept.map(row => (at === undefined ? null : row[at]));
  };
  const days = (role: Role): (number | null)[] => {
    const at = columns.roles[role];
    return readDates(column(role), at === undefined ? undefined : orderOf({ columns, settings }, at)).days;
  };
  const appointments = days('First appointment');
  const closeDates = days('Close date');
  const wonDates = days('Won date');
  const lostDates = days('Lost date');
  const amounts = readAmounts(column('Amount'));

  const rows = kept.map((cells, at): Opportunity => {
    const cell = (role: Role): Cell => {
      const index = columns.roles[role];
      return index === undefined ? null : cells[index];
    };
    const outcome = outcomeOf(cell, settings);
    let closed: number | null = null;
    if (outcome === 'won') closed = wonDates[at] ?? closeDates[at] ?? null;
    if (outcome === 'lost') closed = lostDates[at] ?? closeDates[at] ?? null;
    const cents = amounts[at]?.cents ?? null;
    return {
      at,
      cells,
      rep: word(cell('Rep')) || fold(NO_REP),
      outcome,
      furthestStage: furthestStageOf(cell, settings),
      appointment: appointments[at] ?? null,
      closed,
      cents,
      currency: amounts[at]?.currency || currencyOf(cell('Currency')),
    };
  });
  return { settings, columns, left, rows };
}

export interface Rep {
  key: string;
  name: string;
}

/** Reps that differ only by folding are one, shown as first spelt, trimmed; a blank one is "(no rep)". */
export function repsOf(pipeline: Pipeline): Rep[] {
  const column = pipeline.columns.roles.Rep;
  if (column === undefined) return [];
  const keys = [...new Set(pipeline.rows.map(row => row.rep))];
  return keys.map(key => {
    const first = pipeline.rows.find(row => row.rep === key);
    const cell = first?.cells[column];
    return { key, name: word(cell) === '' ? NO_REP : trimmed(textOf(cell)) };
  });
}
