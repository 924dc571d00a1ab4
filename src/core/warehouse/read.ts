import type { Calendar } from '../cells/calendar.ts';
import { isoDay } from '../cells/calendar.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { isBlank, isDate, textOf } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import { counted, Problem, shown } from '../problem.ts';
import type { Presence, Tally } from '../tally/tally.ts';
import { checkOf } from './check-cell.ts';
import type { MadeBy, TallyHeader } from './table-header.ts';
import { TALLY_HEADERS, TALLY_VERSION } from './table-header.ts';

/** What one row of a table of tallies says. */
interface TalliedRep {
  /** The rep as spelt; '' for rows that name nobody. */
  spelt: string;
  tally: Tally;
  presence: Presence;
  /** First appointments by day, of the days that are told. */
  recentDays: [day: number, count: number][];
  /** Revenue closed since the start of the target, in cents. */
  sinceStart: number;
  /** How many rows are closed while nothing says how. */
  closedUnknown: number;
}

/** A table of tallies, read. */
export interface TallyTable {
  reps: TalliedRep[];
  madeBy: MadeBy;
  asOf: number;
  from: number | undefined;
  to: number | undefined;
  /** How many cells of which column could not be read. */
  unreadable: Map<string, number>;
}

const FIRST = fold(TALLY_HEADERS[0]);

/** True for a range whose first filled row is the header of a table of tallies. */
export function isTallyTable(grid: Grid): boolean {
  const head = grid.find(row => !row.every(isBlank));
  return Boolean(head?.some(cell => typeof cell === 'string' && fold(cell) === FIRST));
}

/**
 * Reads a table of tallies; several below each other, each with its header or without, are one.
 *
 * @throws Problem for a table of another version, for one with a cell that was changed, and for tables that do not add up because
 *   they were made by different settings, for different periods or for different days.
 */
export function readTallyTable(grid: Grid, calendar: Calendar): TallyTable {
  let columns: number[] = [];
  let table: TallyTable | undefined;
  let first = '';
  /** By how many lines a table says that it has, how many of such tables there are. */
  const parts = new Map<number, number>();
  grid.forEach((cells, at) => {
    if (cells.every(isBlank)) return;
    const row = at + 1;
    const folded = Array.from(cells, cell => (typeof cell === 'string' ? fold(cell) : ''));
    if (folded.includes(FIRST)) {
      columns = columnsOf(folded, row);
      return;
    }
    // A cell that somebody formatted as a date is still the number that it was.
    const line = columns.map(column => {
      const cell = cells[column];
      return isDate(cell) ? calendar.dayOf(cell.getTime()) : cell;
    });
    requireVersion(line[0], row);
    if (checkOf(line.slice(0, -1)) !== textOf(line[line.length - 1]))
      throw new Problem(
        'tally-changed',
        `row ${row} of the tallies must be as it was made, got a row with a cell changed; run the query or KPI_TALLY again`,
        { field: 'pipeline', row },
      );
    const of = (header: TallyHeader): Cell => line[TALLY_HEADERS.indexOf(header)];
    const made = (['Made by', 'As of', 'From', 'To'] as const).map(header => textOf(of(header))).join('\n');
    if (!table) {
      first = made;
      table = {
        reps: [],
        madeBy: JSON.parse(textOf(of('Made by'))) as MadeBy,
        asOf: Number(of('As of')),
        from: dayOf(of('From')),
        to: dayOf(of('To')),
        unreadable: new Map(),
      };
    } else if (made !== first) throw doNotAddUp(table, of, row);
    const lines = Number(of('Lines'));
    parts.set(lines, (parts.get(lines) ?? 0) + 1);
    table.reps.push(repOf(of, table.madeBy.gateways.length));
    for (const [what, count] of JSON.parse(textOf(of('Unreadable'))) as [string, number][])
      table.unreadable.set(what, (table.unreadable.get(what) ?? 0) + count);
  });
  if (table) {
    requireWhole(parts);
    return table;
  }
  throw new Problem('tally-empty', 'the table of tallies must have a row below its header, got none', {
    field: 'pipeline',
  });
}

function columnsOf(folded: readonly string[], row: number): number[] {
  return TALLY_HEADERS.map(header => {
    const column = folded.indexOf(fold(header));
    if (column >= 0) return column;
    throw new Problem(
      'tally-columns',
      `the tallies must have every column of their header, got none called "${header}" in row ${row}; run the query or KPI_TALLY again`,
      { field: 'pipeline', row },
    );
  });
}

/** Refuses a table of which rows are missing: each row says how many there are in all. */
function requireWhole(parts: ReadonlyMap<number, number>): void {
  for (const [lines, got] of parts) {
    if (lines > 0 && got % lines === 0) continue;
    throw new Problem(
      'tally-truncated',
      `the tallies must have all ${counted(lines, 'row')} that they were made with, got ${got % lines || got}; ` +
        'refresh the tab, and ask whoever keeps the query whether its result is cut off',
      { field: 'pipeline' },
    );
  }
}

function requireVersion(cell: Cell, row: number): void {
  if (Number(cell) === TALLY_VERSION && !isBlank(cell)) return;
  throw new Problem(
    'tally-version',
    `the tallies must be of version ${TALLY_VERSION}, got ${shown(cell)} in row ${row}; copy the query anew from the sidebar, or ask whoever keeps it to`,
    { field: 'pipeline', row },
  );
}

/** The sentence about two tables that can't be one: what differs, and what to do. */
function doNotAddUp({ asOf, from, to }: TallyTable, of: (header: TallyHeader) => Cell, row: number): Problem {
  const parts: [what: string, header: TallyHeader, day: number | undefined][] = [
    ['day that stands for today', 'As of', asOf],
    ['first day', 'From', from],
    ['last day', 'To', to],
  ];
  const named = (day: number | undefined): string => (day === undefined ? 'none' : isoDay(day));
  for (const [what, header, day] of parts) {
    const other = dayOf(of(header));
    if (other !== day)
      return new Problem(
        'tally-apart',
        `tallies below each other must have one ${what} to be added, got ${named(day)} and, in row ${row}, ${named(other)}` +
          (header === 'As of' ? '; set Method | As of | Date and make both again' : ''),
        { field: 'pipeline', row },
      );
  }
  return new Problem(
    'tally-apart',
    `tallies below each other must be made by the same settings from the same columns to be added, got others in row ${row}; make them again`,
    { field: 'pipeline', row },
  );
}

function dayOf(cell: Cell): number | undefined {
  return isBlank(cell) ? undefined : Number(cell);
}

function repOf(of: (header: TallyHeader) => Cell, gateways: number): TalliedRep {
  const number = (header: TallyHeader): number => Number(of(header));
  const list = (header: TallyHeader): number[] => JSON.parse(textOf(of(header))) as number[];
  const pairs = <K extends string | number>(header: TallyHeader): [K, number][] =>
    JSON.parse(textOf(of(header))) as [K, number][];
  const matured = list('Matured');
  const passed = list('Passed');
  const cents = Math.round(number('Revenue') * 100);
  return {
    spelt: textOf(of('Rep')).trim(),
    tally: {
      appointments: number('First appointments'),
      appointmentsToDate: number('Appointments to date'),
      gateways: Array.from({ length: gateways }, (_, i) => ({
        matured: matured[i] ?? 0,
        passed: passed[i] ?? 0,
      })),
      won: number('Won'),
      lost: number('Lost'),
      lostPassed: number('Lost after the gateway'),
      decisions: number('Decisions'),
      sales: number('Sales'),
      priced: number('Priced sales'),
      revenue: { units: Math.floor(cents / 100), cents: cents % 100 },
      sizes: Object.fromEntries(pairs<number>('Amounts')),
      currencies: Object.fromEntries(pairs<string>('Currencies')),
      cycles: Object.fromEntries(pairs<number>('Cycles')),
    },
    presence: {
      rows: number('Rows'),
      firstAppointment: number('Earliest appointment'),
      lost: number('Lost rows'),
      notProvable: list('Not provable'),
    },
    recentDays: pairs<number>('Recent days'),
    sinceStart: Math.round(Number(of('Revenue since start') || 0) * 100),
    closedUnknown: number('Closed unknown'),
  };
}
