// A second, independent reading of docs/kpis.md, for tests.
// Section 1: a range read as a pipeline, one opportunity per row that is not left out.

import { currencyOf, currencyOfHeader, readAmounts } from './amounts.ts';
import { type Columns, columnWithHeader, defaultProofs, readColumns } from './columns.ts';
import { type DateReading, isDateInAnyLayout, type Order, readDates } from './dates.ts';
import { type Cell, fold, type Range, textOf, trimmed, word } from './fold.ts';
import { type LeftOut, rowsLeftOut } from './leftout.ts';
import { furthestStageOf, isUntold, type Outcome, outcomeOf } from './outcome.ts';
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
  /** Closed, and nobody knows how. */
  isUntold: boolean;
}

export interface Pipeline {
  settings: Settings;
  columns: Columns;
  left: LeftOut;
  rows: Opportunity[];
  /** Days that lie years away from all others, and are few: typing errors. */
  isStray: (day: number | null) => boolean;
}

export function has(pipeline: Pipeline, role: Role): boolean {
  return pipeline.columns.roles[role] !== undefined;
}

/** The set Date order of a column: by the name of its role, or by its header; the later row wins. */
export function orderOf(
  pipeline: Pick<Pipeline, 'columns' | 'settings'>,
  column: number,
): [order?: Order, exchanged?: boolean] {
  const { headers, roles } = pipeline.columns;
  const meant = pipeline.settings.dateOrders.filter(({ name }) => {
    const role = ROLES.find(each => fold(each) === name);
    return columnWithHeader(headers, name) === column || (role !== undefined && roles[role] === column);
  });
  const last = meant[meant.length - 1];
  return last === undefined ? [] : [last.order, last.exchanged];
}

export function readDateColumn(pipeline: Pipeline, column: number): DateReading {
  return readDates(
    pipeline.rows.map(row => row.cells[column]),
    ...orderOf(pipeline, column),
  );
}

/** A function that needs a date column with two readings is refused, naming it and the cure. */
export function needOneReading(pipeline: Pipeline, column: number | undefined): void {
  if (column === undefined) return;
  if (readDateColumn(pipeline, column).readings !== 'one') {
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
  const byDates = isToldByDates(pipeline.columns);
  return byDates || has(pipeline, 'Won') || has(pipeline, 'Status') || has(pipeline, 'Stage');
}

/** Won date and Lost date are both set, and no flag, status or stage column is there. */
function isToldByDates({ roles }: Columns): boolean {
  const others = [roles.Won, roles.Closed, roles.Status, roles.Stage];
  return (
    roles['Won date'] !== undefined &&
    roles['Lost date'] !== undefined &&
    others.every(column => column === undefined)
  );
}

/** A call that needs outcomes is refused where a row is closed and nobody knows how. */
export function needTold(pipeline: Pipeline): void {
  if (pipeline.rows.some(row => row.isUntold)) {
    throw new Refusal('pipeline: closed deals do not tell how they ended; an Outcome row would settle it.');
  }
}

export function needOutcome(pipeline: Pipeline): void {
  if (!hasOutcome(pipeline)) {
    throw new Refusal('pipeline: a column for the outcome was wanted (Won, Status or Stage).');
  }
  needTold(pipeline);
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
  const dated = ['First appointment', 'Close date', 'Won date', 'Lost date'] as const;
  const read = new Map(
    dated.map((role): [Role, DateReading] => {
      const at = columns.roles[role];
      const [order, exchanged] = at === undefined ? [] : orderOf({ columns, settings }, at);
      return [role, readDates(column(role), order, exchanged)];
    }),
  );
  const days = (role: Role): (number | null)[] => read.get(role)?.days ?? [];
  const isCertain = (role: Role): boolean => read.get(role)?.readings === 'one';
  const appointments = days('First appointment');
  const closeDates = days('Close date');
  const wonDates = days('Won date');
  const lostDates = days('Lost date');
  const amounts = readAmounts(column('Amount'));
  const otherAmounts = readAmounts(
    kept.map(row => (columns.amountElse < 0 ? null : row[columns.amountElse])),
  );
  const currencyOfColumn = (at: number | undefined): string =>
    at === undefined || at < 0 ? '' : currencyOfHeader(columns.headers[at]);
  const byDates = isToldByDates(columns);

  const rows = kept.map((cells, at): Opportunity => {
    const cell = (role: Role): Cell => {
      const index = columns.roles[role];
      return index === undefined ? null : cells[index];
    };
    const isWon = isDateInAnyLayout(cell('Won date')) || wonDates[at] !== null;
    const isLost = isDateInAnyLayout(cell('Lost date')) || lostDates[at] !== null;
    const told = isWon === isLost ? 'open' : isWon ? 'won' : 'lost';
    const outcome = byDates ? told : outcomeOf(cell, settings);
    let closed: number | null = null;
    if (outcome === 'won') closed = wonDates[at] ?? closeDates[at] ?? null;
    if (outcome === 'lost') closed = lostDates[at] ?? closeDates[at] ?? null;
    // The amount's own cell, or where it is blank the other column's.
    const isOther = (amounts[at]?.cents ?? null) === null && (otherAmounts[at]?.cents ?? null) !== null;
    const amount = isOther ? otherAmounts[at] : amounts[at];
    const cents = amount?.cents ?? null;
    const byHeader = currencyOfColumn(isOther ? columns.amountElse : columns.roles.Amount);
    const name = word(cell('Rep'));
    const given = settings.sameAs.find(same => same.name === name)?.rep;
    const rep = given === undefined ? name : fold(given);
    return {
      at,
      cells,
      rep: rep || fold(NO_REP),
      outcome,
      furthestStage: furthestStageOf(cell, settings),
      appointment: appointments[at] ?? null,
      closed,
      cents,
      currency: byHeader || amount?.currency || currencyOf(cell('Currency')),
      isUntold: isUntold(cell, settings),
    };
  });

  // Stray days are found once, with the dates of the gateways' proofs, alike for every call.
  const proofs = proofColumns(columns, settings).filter(
    at =>
      readDates(
        kept.map(row => row[at]),
        ...orderOf({ columns, settings }, at),
      ).readings === 'one',
  );
  const closing = (['Close date', 'Won date', 'Lost date'] as const).every(isCertain);
  const all = [
    ...(isCertain('First appointment') ? rows.map(row => row.appointment) : []),
    ...(closing ? rows.map(row => row.closed) : []),
    ...proofs.flatMap(at =>
      proofDays(
        kept.map(row => row[at]),
        at,
        columns,
        settings,
      ),
    ),
  ].filter(day => day !== null);
  const isStray = strayDays(all);
  for (const row of rows) {
    if (isCertain('First appointment') && isStray(row.appointment)) row.appointment = null;
    // The close date stands in for a stray won or lost date.
    if (row.outcome === 'open') continue;
    const of = (
      role: 'Won date' | 'Lost date' | 'Close date',
      day: number | null | undefined,
    ): number | null => (day === undefined || (isCertain(role) && isStray(day)) ? null : day);
    const own = row.outcome === 'won' ? of('Won date', wonDates[row.at]) : of('Lost date', lostDates[row.at]);
    row.closed = own ?? of('Close date', closeDates[row.at]);
  }
  return { settings, columns, left, rows, isStray };
}

/** The columns of the gateways' proofs that are in the sheet. */
function proofColumns(columns: Columns, settings: Settings): number[] {
  const { headers } = columns;
  if (settings.gateways === 'none') return [];
  const found =
    settings.gateways === null
      ? defaultProofs(columns)
      : settings.gateways.map(({ proofColumn }) =>
          proofColumn === null ? -1 : columnWithHeader(headers, proofColumn),
        );
  return [...new Set(found)].filter(column => column >= 0);
}

/** The days of a proof's column; numbers are dates only beside other dates, or where a rule counts days. */
export function proofDays(
  cells: Cell[],
  at: number,
  columns: Columns,
  settings: Settings,
): (number | null)[] {
  const gateways = Array.isArray(settings.gateways) ? settings.gateways : [];
  const counts = gateways.some(
    ({ proofColumn, rules }) =>
      proofColumn !== null &&
      columnWithHeader(columns.headers, proofColumn) === at &&
      rules.some(rule => /\swithin\s+\S+\s+days?\s+of\s+the\s+(?:first\s+)?appointment\s*$/iu.test(rule)),
  );
  const holdsDates = cells.some(cell => typeof cell !== 'number' && isDateInAnyLayout(cell));
  const meant = cells.map(cell => (typeof cell === 'number' && !holdsDates && !counts ? null : cell));
  return readDates(meant, ...orderOf({ columns, settings }, at)).days;
}

const FIVE_YEARS = 1826;

/** In a run other than the largest (of equals, the latest) that holds at most one in twenty of them all. */
function strayDays(days: number[]): (day: number | null) => boolean {
  const sorted = [...days].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs[runs.length - 1];
    if (run !== undefined && day - (run[run.length - 1] ?? day) <= FIVE_YEARS) run.push(day);
    else runs.push([day]);
  }
  const most = Math.max(0, ...runs.map(run => run.length));
  const largest = runs.filter(run => run.length === most).pop();
  const strays = runs.filter(run => run !== largest && run.length * 20 <= days.length);
  return day => day !== null && strays.some(run => day >= (run[0] ?? 0) && day <= (run[run.length - 1] ?? 0));
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
    const given = pipeline.settings.sameAs.map(same => same.rep).filter(rep => fold(rep) === key);
    const spelt = given[given.length - 1] ?? trimmed(textOf(cell));
    return { key, name: key === fold(NO_REP) ? NO_REP : spelt };
  });
}
