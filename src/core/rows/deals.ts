import { isoDay } from '../cells/calendar.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { CountsAs, RowBehind } from './rows-behind.ts';
import { amountOf, daysToClose, nameOf, repOf, rowInRange } from './rows-table.ts';

/** A deal behind a figure, as plain data. */
export interface Deal {
  /** From 1 at the top of the range. */
  row: number;
  name: string;
  rep: string;
  countsAs: CountsAs;
  /** The day by which it counts, as 2026-03-31; '' where it has none. */
  day: string;
  amount?: number;
  /** From the appointment to the close. */
  days?: number;
}

/** The deals behind a figure. */
export function dealsOf(rows: Opportunities, behind: readonly RowBehind[]): Deal[] {
  const daysOf = daysToClose(rows);
  return behind.map(({ row, countsAs, day }) => {
    const [amount, days] = [amountOf(rows, row), daysOf(row)];
    return {
      row: rowInRange(rows, row),
      name: nameOf(rows, row),
      rep: repOf(rows, row),
      countsAs,
      day: day > 0 ? isoDay(day) : '',
      ...(amount === undefined ? {} : { amount }),
      ...(days === undefined ? {} : { days }),
    };
  });
}
