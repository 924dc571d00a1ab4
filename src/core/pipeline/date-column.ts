import type { Calendar } from '../cells/calendar.ts';
import { dayOfMonth, exchanged, FIRST_DAY, isDay, isoDay, LAST_DAY } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { isBlank, isDate } from '../cells/cell.ts';
import type { DateOrder, DateReading } from '../cells/date-text.ts';
import { readDateText } from '../cells/date-text.ts';
import { Problem, quoted } from '../problem.ts';
import type { DateOrderSetting } from '../settings/settings.ts';
import { learntTexts, UNREADABLE } from './learnt-texts.ts';

/** A text of a column that day-first and month-first read as different days. */
export interface TwoReadings {
  text: string;
  dayFirst: number;
  monthFirst: number;
}

/** What shows that a sheet's locale turned a part of the dates into date cells of the wrong day. */
export interface HalfConverted {
  /** A text that was left. */
  text: string;
  /** The order in which the texts that were left are written. */
  order: DateOrder;
}

/** The last day of the month that is a month as well, so that a sheet can take the one for the other. */
const LAST_MONTH = 12;

/**
 * A column of dates as calendar days. Texts are read once the whole column is known, because only the column
 * tells whether day or month comes first.
 */
export class DateColumn {
  /** By row: the day; 0 for a blank, UNREADABLE for what is no date. Complete once settled. */
  readonly days: Int32Array;
  /** By row, days that lie far from all others: typing errors, which count as unreadable. */
  readonly strays = new Map<number, number>();
  /** Set by settling: the text that shows that the column can be read in two ways. */
  twoReadings: TwoReadings | undefined;
  /** Set by settling: what shows that a part of the column's dates were exchanged when they came into the sheet. */
  halfConverted: HalfConverted | undefined;
  /**
   * Set by settling: the same beside date cells on later days, which may have come in as year-first texts. No proof, so
   * nothing is refused.
   */
  mayBeConverted: HalfConverted | undefined;
  private readonly texts = learntTexts(readDateText, isBlank);
  private readonly isExchanged: boolean;

  /**
   * @param set the order that the settings give.
   * @param cellOf the cell of a row, for the rare column of which only its date cells tell how its texts came about.
   */
  constructor(
    rows: number,
    readonly header: string,
    private readonly calendar: Calendar,
    private readonly set: DateOrderSetting | undefined,
    private readonly cellOf: (row: number) => Cell,
  ) {
    this.days = new Int32Array(rows);
    this.isExchanged = set?.isExchanged === true;
  }

  /**
   * The day of a cell, 0 for a blank, UNREADABLE, or a number below it for a text that is a date but whose day only
   * settling can tell.
   */
  codeOf(cell: Cell): number {
    if (typeof cell === 'object' && cell !== null) {
      // Nearly all are dates of our own realm; the tag is asked only for the rest.
      const day = cell.constructor === Date || isDate(cell) ? this.calendar.dayOf(cell.getTime()) : 0;
      if (!(day >= FIRST_DAY && day <= LAST_DAY)) return UNREADABLE;
      if (!this.isExchanged) return day;
      const other = exchanged(day);
      return isDay(other) ? other : UNREADABLE;
    }
    if (cell === '' || cell === undefined || cell === null) return 0;
    if (typeof cell === 'string') return this.texts.codeOf(cell);
    return typeof cell === 'number' && isDay(Math.floor(cell)) ? Math.floor(cell) : UNREADABLE;
  }

  /** Takes back what a row's text told of the column: the row turned out to be no opportunity. */
  forget(row: number): void {
    this.texts.forget(this.days[row] as number);
    this.days[row] = 0;
  }

  /** Decides how the texts are read, and reads them. A set order decides alone. */
  settle(): void {
    const { set } = this;
    const used = this.texts.used().map(({ text, value }) => ({ text, ...value }));
    const ordered = used.filter(reading => !reading.yearFirst);
    const byDay = set ? set.order === 'day first' : ordered.every(reading => reading.dayFirst > 0);
    const byMonth = set ? set.order === 'month first' : ordered.every(reading => reading.monthFirst > 0);
    if (!set && byDay && byMonth) this.twoReadings = ordered.find(r => r.dayFirst !== r.monthFirst);
    const left = set ? undefined : halfConverted(ordered);
    const latest = left ? this.latestDateCell() : 0;
    if (latest > LAST_MONTH) this.mayBeConverted = left;
    else if (latest) this.halfConverted = left;
    const dayOf = ({ dayFirst, monthFirst, yearFirst }: DateReading): number => {
      if (yearFirst || byDay) return dayFirst;
      if (byMonth) return monthFirst;
      // Each order fits texts that the other does not: what both fit differently can't be told.
      return dayFirst && monthFirst && dayFirst !== monthFirst ? 0 : dayFirst || monthFirst;
    };
    this.texts.each(this.days, (row, reading) => {
      this.days[row] = dayOf(reading) || UNREADABLE;
    });
  }

  /** The latest day of a month on which a date cell of an opportunity is; 0 where there is no such cell. */
  private latestDateCell(): number {
    let latest = 0;
    for (let row = 0; row < this.days.length && latest <= LAST_MONTH; row++) {
      const day = this.days[row] as number;
      if (day > 0 && isDate(this.cellOf(row))) latest = Math.max(latest, dayOfMonth(day));
    }
    return latest;
  }

  /** False where the days can't be relied on: they have two readings, or a part of them was exchanged. */
  get isCertain(): boolean {
    return !this.twoReadings && !this.halfConverted;
  }

  /** A row's day lies far from all others: it counts as unreadable. */
  putAside(row: number): void {
    this.strays.set(row, this.days[row] as number);
    this.days[row] = UNREADABLE;
  }

  /** Refuses a figure that would rest on this column while its days can't be relied on. */
  require(): void {
    const header = quoted(this.header);
    const setting = `the setting Column | ${this.header} | Date order`;
    if (this.halfConverted) {
      const { text, order } = this.halfConverted;
      throw new Problem(
        'date-half-converted',
        `the dates of ${header} must all be dates or all be texts, got both: every date cell is on a day up to 12, and ` +
          `${quoted(text)} is still a text, so the sheet took day for month; import the file anew with a locale that ` +
          `writes dates as it does, or add ${setting} | ${orderName(order)}, exchanged`,
        { field: this.header },
      );
    }
    const two = this.twoReadings;
    if (!two) return;
    throw new Problem(
      'date-two-readings',
      `the dates of ${header} must have one reading, got two: ${quoted(two.text)} is ${isoDay(two.dayFirst)} day first ` +
        `and ${isoDay(two.monthFirst)} month first; format the cells as dates, or add ${setting} | Day first (or Month first)`,
      { field: this.header },
    );
  }
}

/** An order as the settings spell it. */
export function orderName(order: DateOrder): 'Day first' | 'Month first' {
  return order === 'day first' ? 'Day first' : 'Month first';
}

/** A first text of the sign whose texts all fit one order only, and the same: what a locale could not convert. */
function halfConverted(readings: readonly (DateReading & { text: string })[]): HalfConverted | undefined {
  for (const sign of ['/', '.', '-']) {
    const [first, ...others] = readings.filter(reading => reading.sign === sign);
    if (!first || !first.dayFirst === !first.monthFirst) continue;
    const isSame = (other: DateReading): boolean =>
      !other.dayFirst === !first.dayFirst && !other.monthFirst === !first.monthFirst;
    if (others.every(isSame))
      return { text: first.text, order: first.dayFirst ? 'day first' : 'month first' };
  }
  return undefined;
}
