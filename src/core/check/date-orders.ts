import type { Calendar } from '../cells/calendar.ts';
import { isoDay } from '../cells/calendar.ts';
import type { Grid } from '../cells/cell.ts';
import type { DateOrder } from '../cells/date-text.ts';
import type { DateColumn } from '../pipeline/date-column.ts';
import { orderName } from '../pipeline/date-column.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { allDateColumns, OPEN } from '../pipeline/opportunities.ts';
import { readPipeline } from '../pipeline/read.ts';
import { counted, quoted } from '../problem.ts';
import type { SettingChange } from '../settings/change.ts';
import type { Settings } from '../settings/settings.ts';

/** What settles the dates of a sheet whose days can't be relied on, with what speaks for it. */
export interface DateCure {
  changes: SettingChange[];
  why: string;
}

/** The columns whose days can't be relied on, each once. */
export function uncertainDates(rows: Opportunities): DateColumn[] {
  const found = new Map<string, DateColumn>();
  for (const dates of allDateColumns(rows)) if (!dates.isCertain) found.set(dates.header, dates);
  return [...found.values()];
}

/** What shows that a column can't be relied on. */
export function uncertaintyOf({ header, halfConverted, twoReadings }: DateColumn): string {
  if (halfConverted) {
    const { text, order } = halfConverted;
    return (
      `The dates of ${quoted(header)} were half converted when they came into the sheet: every date cell is on a day up ` +
      `to 12, and ${quoted(text)}, ${order}, is still a text`
    );
  }
  const { text, dayFirst, monthFirst } = twoReadings as NonNullable<typeof twoReadings>;
  return (
    `The dates of ${quoted(header)} can be read in two ways: ${quoted(text)} is ${isoDay(dayFirst)} day first and ` +
    `${isoDay(monthFirst)} month first`
  );
}

/**
 * The orders by which a sheet's dates make sense. Half-converted columns are exchanged back; columns of two readings take
 * the order by which fewer deals close before their first appointment. A sheet is written in one order, so all its
 * columns are tried in one. undefined where nothing speaks for either.
 */
export function dateCure(
  grid: Grid,
  rows: Opportunities,
  settings: Settings,
  calendar: Calendar,
): DateCure | undefined {
  const uncertain = uncertainDates(rows);
  const half = uncertain.find(({ halfConverted }) => halfConverted)?.halfConverted;
  if (!uncertain.length) return undefined;
  const tried = (half ? [half.order] : (['day first', 'month first'] as const)).map(order => {
    const orders = uncertain.map(column => orderOf(column, order));
    const dateOrders = [...settings.dateOrders, ...orders];
    return {
      orders,
      order,
      early: closedTooEarly(readPipeline(grid, { ...settings, dateOrders }, calendar, false)),
    };
  });
  const [best, other] = [...tried].sort((a, b) => a.early - b.early);
  if (!best || (other && other.early === best.early)) return undefined;
  const changes = best.orders.map(({ column, order, isExchanged }) => ({
    group: 'Column',
    name: column,
    setting: 'Date order',
    values: [`${orderName(order)}${isExchanged ? ', exchanged' : ''}`],
  }));
  const before = other ? other.early : closedTooEarly(rows);
  const deals = (count: number): string => (count ? counted(count, 'deal') : 'no deal');
  const how = half ? 'with day and month exchanged' : best.order;
  const compared =
    before > best.early ? `; ${half ? 'as they are' : 'the other way'}, ${deals(before)} would` : '';
  const evidence = `${how}, ${deals(best.early)} would close before the first appointment${compared}`;
  return {
    changes,
    why: half ? `every date cell is on a day up to 12; ${evidence}` : evidence,
  };
}

function orderOf({ header, halfConverted }: DateColumn, order: DateOrder): Settings['dateOrders'][number] {
  return halfConverted
    ? { column: header, order: halfConverted.order, isExchanged: true }
    : { column: header, order, isExchanged: false };
}

/** How many decided deals close before their first appointment. */
function closedTooEarly({ outcomes, appointments, closed, length }: Opportunities): number {
  let count = 0;
  for (let row = 0; row < length; row++) {
    const appointment = appointments ? (appointments.days[row] as number) : 0;
    const close = closed[row] as number;
    if (outcomes[row] !== OPEN && appointment > 0 && close > 0 && close < appointment) count++;
  }
  return count;
}
