import type { Calendar } from '../cells/calendar.ts';
import { FIRST_DAY, isDay, isoDay, LAST_DAY } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { isBlank, isDate } from '../cells/cell.ts';
import type { DateOrder, DateReading } from '../cells/date-text.ts';
import { readDateText } from '../cells/date-text.ts';
import { Problem } from '../problem.ts';
import { learntTexts, UNREADABLE } from './learnt-texts.ts';

/** A text of a column that day-first and month-first read as different days. */
export interface TwoReadings {
  text: string;
  dayFirst: number;
  monthFirst: number;
}

/**
 * A column of dates as calendar days. Texts are read once the whole column is known, because only the column
 * tells whether day or month comes first.
 */
export class DateColumn {
  /** By row: the day; 0 for a blank, UNREADABLE for what is no date. Complete once settled. */
  readonly days: Int32Array;
  readonly header: string;
  /** Set by settling: the text that shows that the column can be read in two ways. */
  twoReadings: TwoReadings | undefined;
  /** The order by which texts were read, where the texts or the settings told one. */
  order: DateOrder | undefined;
  private readonly calendar: Calendar;
  private readonly texts = learntTexts(readDateText, isBlank);

  constructor(rows: number, header: string, calendar: Calendar) {
    this.days = new Int32Array(rows);
    this.header = header;
    this.calendar = calendar;
  }

  /**
   * The day of a cell, 0 for a blank, UNREADABLE, or a number below it for a text that is a date but whose day only
   * settling can tell.
   */
  codeOf(cell: Cell): number {
    if (typeof cell === 'object' && cell !== null) {
      // Nearly all are dates of our own realm; the tag is asked only for the rest.
      const day = cell.constructor === Date || isDate(cell) ? this.calendar.dayOf(cell.getTime()) : 0;
      return day >= FIRST_DAY && day <= LAST_DAY ? day : UNREADABLE;
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
  settle(set: DateOrder | undefined): void {
    const used = this.texts.used().map(({ text, value }) => ({ text, ...value }));
    const ordered = used.filter(reading => !reading.yearFirst);
    const byDay = set ? set === 'day first' : ordered.every(reading => reading.dayFirst > 0);
    const byMonth = set ? set === 'month first' : ordered.every(reading => reading.monthFirst > 0);
    this.order = set;
    if (ordered.length && byDay !== byMonth) this.order = byDay ? 'day first' : 'month first';
    if (!set && byDay && byMonth) this.twoReadings = ordered.find(r => r.dayFirst !== r.monthFirst);
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

  /** Refuses a figure that would rest on this column while it has two readings. */
  require(): void {
    const two = this.twoReadings;
    if (!two) return;
    throw new Problem(
      'date-two-readings',
      `the dates of "${this.header}" must have one reading, got two: "${two.text}" is ${isoDay(two.dayFirst)} day first ` +
        `and ${isoDay(two.monthFirst)} month first; format the cells as dates, or add the setting ` +
        `Column | ${this.header} | Date order | Day first (or Month first)`,
      { field: this.header },
    );
  }
}
