import { FIRST_DAY, LAST_DAY } from '../cells/calendar.ts';
import type { DateColumn } from './date-column.ts';
import type { ProofPlace } from './gateways.ts';
import { FATES } from './left-out.ts';
import type { Opportunities } from './opportunities.ts';
import { dateColumns, OPEN } from './opportunities.ts';

/** Days no farther from the next than this, five years, are one run. */
const NEXT = 1826;
/** A run that holds at most one in so many of all days is typing errors. */
const ONE_IN = 20;

/** A run of days: the first, the last, and how many cells are on them. */
interface Run {
  first: number;
  last: number;
  cells: number;
}

/**
 * Puts aside the days that lie years away from all others and are few: a mistyped year. They count as unreadable, so
 * that one slip of a key does not move the day that stands for today.
 *
 * @param proofs the columns of the gateways' proofs, whether or not the call asks for gateways: what is a slip is alike
 *   for every call.
 * @param datesOf reads such a column, where it was not read yet.
 */
export function putStraysAside(
  rows: Opportunities,
  proofs: readonly ProofPlace[],
  isRead: boolean,
  datesOf: (place: ProofPlace) => DateColumn,
): void {
  const own = dateColumns(rows).filter(dates => dates.isCertain);
  const read = isRead ? proofs.map(datesOf) : [];
  const { first, last } = spreadOf([...own, ...read]);
  const certain = rows.appointments?.isCertain ? filledIn(rows.appointments) : 0;
  // All in one run, and too many for a run of slips, whatever the columns hold that were not read.
  if (last - first <= NEXT && (isRead || certain * ONE_IN > certain + rows.length * (proofs.length + 1)))
    return;
  const proven = (isRead ? read : proofs.map(datesOf)).filter(dates => dates.isCertain);
  const strays = strayRuns(cellsByDay(rows, proven));
  if (!strays.length) return;
  const isStray = (day: number): boolean =>
    day > 0 && strays.some(({ first, last }) => day >= first && day <= last);
  for (const dates of [...own, ...proven]) {
    const isClosing = dates !== rows.appointments && own.includes(dates);
    for (let row = 0; row < rows.length; row++) {
      if (rows.fates[row] !== FATES.used || (isClosing && rows.outcomes[row] === OPEN)) continue;
      if (isStray(dates.days[row] as number)) dates.putAside(row);
    }
  }
}

function filledIn({ days }: DateColumn): number {
  let cells = 0;
  for (let row = 0; row < days.length; row++) if ((days[row] as number) > 0) cells++;
  return cells;
}

/** The first and the last day of columns. */
function spreadOf(columns: readonly DateColumn[]): Pick<Run, 'first' | 'last'> {
  let first = LAST_DAY;
  let last = 0;
  for (const { days } of columns) {
    for (let row = 0; row < days.length; row++) {
      const day = days[row] as number;
      if (day <= 0) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  return { first, last };
}

/** How many cells are on each day, from FIRST_DAY on: appointments, gateways' dates, close dates of decided rows. */
function cellsByDay(rows: Opportunities, proofs: readonly DateColumn[]): Int32Array {
  const { fates, outcomes, closed, appointments, closeDates, wonDates, lostDates, length } = rows;
  const cells = new Int32Array(LAST_DAY - FIRST_DAY + 1);
  const count = (day: number): void => {
    if (day > 0) (cells[day - FIRST_DAY] as number)++;
  };
  const closing = [closeDates, wonDates, lostDates].every(dates => !dates || dates.isCertain);
  for (let row = 0; row < length; row++) {
    if (fates[row] !== FATES.used) continue;
    if (appointments?.isCertain) count(appointments.days[row] as number);
    if (closing && outcomes[row] !== OPEN) count(closed[row] as number);
    for (let i = 0; i < proofs.length; i++) count((proofs[i] as DateColumn).days[row] as number);
  }
  return cells;
}

/** The runs other than the largest, of equals the latest, that hold so few cells that they are slips. */
function strayRuns(cells: Int32Array): Run[] {
  const runs: Run[] = [];
  let all = 0;
  for (let at = 0; at < cells.length; at++) {
    const count = cells[at] as number;
    if (!count) continue;
    all += count;
    const day = at + FIRST_DAY;
    const run = runs[runs.length - 1];
    if (run && day - run.last <= NEXT) {
      run.last = day;
      run.cells += count;
    } else runs.push({ first: day, last: day, cells: count });
  }
  const largest = runs.reduce((best, run) => (run.cells >= best.cells ? run : best), {
    first: 0,
    last: 0,
    cells: 0,
  });
  return runs.filter(run => run !== largest && run.cells * ONE_IN <= all);
}
