import type { Calendar } from '../cells/calendar.ts';
import { isoDay } from '../cells/calendar.ts';
import type { KeptRows } from '../history/kept-rows.ts';
import { readPipeline } from '../pipeline/read.ts';
import { counted, Problem } from '../problem.ts';
import { readSettings } from '../settings/read.ts';
import type { Compared } from './bridge.ts';
import { matchDeals } from './match.ts';
import type { Reading } from './standing.ts';

/**
 * A kept week beside today: its rows as its own settings read them, and as today's do.
 *
 * @param asOf the day that the week was kept for, for the sentence of a refusal.
 */
export function sinceThen(kept: KeptRows, asOf: number, now: Reading, calendar: Calendar): Compared {
  const settings = readSettings(kept.settings, calendar);
  const old = { rows: readPipeline(kept.grid, settings, calendar, true), settings };
  let rows: Compared['reread']['rows'];
  try {
    rows = readPipeline(kept.grid, now.settings, calendar, true);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      'bridge-columns',
      `the settings must name columns that the rows kept as of ${isoDay(asOf)} have too, got others (${error.message}); ` +
        'keep this week, and the next is compared with it',
    );
  }
  rows.asOf = old.rows.asOf;
  const reread = { rows, settings: now.settings };
  return { old, reread, now, match: matchDeals(rows, now.rows) };
}

/** What can't be told of the match, in a sentence; '' where all is told. */
export function unmatchedInWords({ match: { by, unclear } }: Compared): string {
  if (!unclear.length) return '';
  const key = by === 'id' ? 'an id' : 'a name and a first appointment';
  return `${counted(unclear.length, 'row')} of today can't be matched, because several deals share ${key}: they count as gone and new`;
}
