import { isoDay } from '../cells/calendar.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { LOST, WON } from '../pipeline/opportunities.ts';

/** One deal as it was read: a person sees at once whether the columns are the right ones. */
export interface ReadDeal {
  /** Index in the range. */
  row: number;
  /** '' where none is known. */
  rep: string;
  outcome: 'won' | 'lost' | 'open';
  /** Days as 2026-03-31; absent where there is none that can be read. */
  appointment?: string;
  closed?: string;
  amount?: number;
}

/** What became of the deals by the words that are in force, and the first few as they were read. */
export interface AsRead {
  won: number;
  lost: number;
  open: number;
  first: ReadDeal[];
}

/** How many deals are shown. */
const FIRST = 4;

/** The deals as they were read, in the order of the range. */
export function asRead(rows: Opportunities): AsRead {
  const read: AsRead = { won: 0, lost: 0, open: 0, first: [] };
  for (let row = 0; row < rows.length; row++) {
    if (rows.fates[row] !== FATES.used) continue;
    read[outcomeAt(rows, row)]++;
    if (read.first.length < FIRST) read.first.push(dealAt(rows, row));
  }
  return read;
}

function outcomeAt({ outcomes }: Opportunities, row: number): ReadDeal['outcome'] {
  return outcomes[row] === WON ? 'won' : outcomes[row] === LOST ? 'lost' : 'open';
}

function dealAt(rows: Opportunities, row: number): ReadDeal {
  const outcome = outcomeAt(rows, row);
  const appointment = rows.appointments?.days[row] ?? 0;
  // The close date of an open deal is expected only, and ignored.
  const closed = outcome === 'open' ? 0 : (rows.closed[row] ?? 0);
  const cents = rows.amounts?.cents[row] ?? Number.NaN;
  return {
    row: rows.first + row,
    rep: rows.repCodes[row] ? (rows.reps.names[rows.repCodes[row] as number] ?? '') : '',
    outcome,
    ...(appointment > 0 ? { appointment: isoDay(appointment) } : {}),
    ...(closed > 0 ? { closed: isoDay(closed) } : {}),
    ...(Number.isFinite(cents) && cents !== 0 ? { amount: cents / 100 } : {}),
  };
}
