import type { Calendar } from '../core/cells/calendar.ts';
import { isoDay } from '../core/cells/calendar.ts';
import type { Cell } from '../core/cells/cell.ts';
import { isBlank } from '../core/cells/cell.ts';
import { readDay } from '../core/cells/date-text.ts';
import { Problem, shown } from '../core/problem.ts';
import type { Bounds } from '../core/tally/plan.ts';
import type { Tabs } from './tabs.ts';

/** Where the scorecard's tab holds its own first and last day. */
const FROM_TO = 'B2:D2';

/**
 * The period that the scorecard's tab shows, so that panels speak of the same one; unbounded where there is no
 * scorecard. A cell that holds no date is refused as the scorecard itself refuses it.
 */
export function scorecardPeriod(tabs: Tabs, calendar: Calendar): Bounds {
  const sheet = tabs.of('scorecard');
  if (!sheet) return { from: undefined, to: undefined };
  const [from, , to] = sheet.getRange(FROM_TO).getValues()[0] as [Cell, Cell, Cell];
  const day = (cell: Cell, name: string): number | undefined => {
    if (isBlank(cell)) return undefined;
    const read = readDay(cell, calendar);
    if (typeof read === 'number' && read > 0) return read;
    throw new Problem(
      'scorecard-period',
      `${name} on the tab ${shown(sheet.getName())} must be a date, such as 2026-03-31, got ${shown(cell)}`,
    );
  };
  const bounds = { from: day(from, 'From'), to: day(to, 'To') };
  if (bounds.from !== undefined && bounds.to !== undefined && bounds.from > bounds.to)
    throw new Problem(
      'scorecard-period',
      `From on the tab ${shown(sheet.getName())} must be on or before To, got ${isoDay(bounds.from)} after ${isoDay(bounds.to)}`,
    );
  return bounds;
}
