import { wanted } from '../problem.ts';

const DAY = 86_400_000;
/** The serial number of 1970-01-01: sheets count days from 1899-12-30. */
const EPOCH = 25_569;

/** Serial numbers that count as dates: 1954-10-03 to 2119-01-11. What lies outside is no date of a pipeline. */
export const FIRST_DAY = 20_000;
export const LAST_DAY = 80_000;

/** Eight days hold at most one change of clocks, so a zone's offset is asked for once per so many milliseconds. */
const SPAN = 8 * DAY;
const FIRST_INSTANT = (FIRST_DAY - EPOCH - 2) * DAY;
const SPANS = Math.ceil(((LAST_DAY - FIRST_DAY + 6) * DAY) / SPAN);

/** The serial number of a calendar day, or undefined where there is no such day. */
export function serialOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getTime() / DAY + EPOCH;
}

/** True where a serial number is within the days that count as dates. */
export function isDay(serial: number): boolean {
  return serial >= FIRST_DAY && serial <= LAST_DAY;
}

/** Year, month (1 to 12) and day of a serial number. */
export function ymd(day: number): [year: number, month: number, day: number] {
  const date = new Date((day - EPOCH) * DAY);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** By serial number from FIRST_DAY on, its day of the month. Made when it is first asked for. */
let daysOfMonth: Uint8Array | undefined;

/** The day of the month, 1 to 31, of a serial number that counts as a date. */
export function dayOfMonth(day: number): number {
  if (!daysOfMonth) {
    daysOfMonth = new Uint8Array(LAST_DAY - FIRST_DAY + 1);
    for (let at = FIRST_DAY; at <= LAST_DAY; ) {
      const [year, month, first] = ymd(at);
      const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
      for (let date = first; date <= length && at <= LAST_DAY; date++, at++)
        daysOfMonth[at - FIRST_DAY] = date;
    }
  }
  return daysOfMonth[day - FIRST_DAY] as number;
}

/** The day with day and month exchanged: 5 January for 1 May. A day above 12 can't be a month, and stays. */
export function exchanged(day: number): number {
  const [year, month, date] = ymd(day);
  return date > 12 ? day : (serialOf(year, date, month) as number);
}

/** A day as 2026-03-31. */
export function isoDay(day: number): string {
  return new Date((day - EPOCH) * DAY).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: number): number {
  return day - ((day - 2) % 7);
}

/** The first day of a day's month, or of its quarter. */
export function firstOfMonth(day: number, months: 1 | 3 = 1): number {
  const [year, month] = ymd(day);
  return serialOf(year, month - ((month - 1) % months), 1) as number;
}

/**
 * Says what the clocks of a zone show that the language does not know: "+0200 GMT+02:00", what they are ahead of UTC
 * and what they are called (Java's letters "Z z").
 */
export type ForeignClock = (instant: number, timeZone: string) => string;

/**
 * Days are serial numbers, as sheets count them; a calendar says which day an instant falls on in a time zone.
 */
export class Calendar {
  /** Per span: the zone's offset at its start in milliseconds; NaN where it is not known or changes inside it. */
  private offsets: Float64Array | undefined;
  /** The spans in which clocks change: the instant of the change, and the offsets around it. */
  private readonly changes = new Map<number, { at: number; before: number; after: number }>();
  private offsetAt: ((instant: number) => number) | undefined;

  /**
   * @param timeZone asks for the zone's name; it is asked once, and only when the first date is met, because in a
   *   cell that question is a call to the spreadsheet service.
   * @param foreign asks about a zone that the language does not know; without it such a zone is a Problem.
   */
  constructor(
    private readonly timeZone: () => string,
    private readonly foreign?: ForeignClock,
  ) {}

  /** The calendar day of an instant in milliseconds. */
  dayOf(instant: number): number {
    let offset = this.offsets
      ? (this.offsets[((instant - FIRST_INSTANT) * (1 / SPAN)) | 0] as number)
      : Number.NaN;
    // Not a number, or undefined outside the days that count.
    if (!(offset > -DAY)) offset = this.offset(instant);
    // Half a millisecond on, so that the quotient of a midnight can't fall short of its day.
    return ((instant + offset + 0.5) * (1 / DAY) + EPOCH) | 0;
  }

  /** The instant at which a day begins. */
  startOf(day: number): number {
    const midnight = (day - EPOCH) * DAY;
    const guess = midnight - this.offset(midnight - this.offset(midnight));
    // Where clocks jump over midnight the day begins when they land, so step to the first instant that is in it.
    let start = guess;
    while (this.dayOf(start) < day && start < guess + DAY) start += 1_800_000;
    return start;
  }

  private offset(instant: number): number {
    const span = Math.floor((instant - FIRST_INSTANT) / SPAN);
    if (!(span >= 0 && span < SPANS)) return 0;
    if (!this.changes.has(span)) this.learn(span);
    const { at, before, after } = this.changes.get(span) as { at: number; before: number; after: number };
    return instant < at ? before : after;
  }

  private learn(span: number): void {
    this.offsets = this.offsets ?? new Float64Array(SPANS).fill(Number.NaN);
    this.offsetAt = this.offsetAt ?? zoneOffset(this.timeZone(), this.foreign);
    const { offsets, offsetAt } = this;
    let low = FIRST_INSTANT + span * SPAN;
    let high = low + SPAN;
    const before = offsetAt(low);
    const after = offsetAt(high);
    if (before === after) offsets[span] = before;
    else {
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (offsetAt(middle) === before) low = middle;
        else high = middle;
      }
    }
    this.changes.set(span, { at: high, before, after });
  }
}

/** All that a reader of cells asks of a calendar. */
export type Days = Pick<Calendar, 'dayOf'>;

/** Milliseconds that a zone is ahead of UTC at an instant. */
function zoneOffset(timeZone: string, foreign: ForeignClock | undefined): (instant: number) => number {
  const clock = clockOf(timeZone);
  if (!clock) return foreignOffset(timeZone, foreign);
  return instant => {
    const part: Record<string, number> = {};
    for (const { type, value } of clock.formatToParts(instant)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour % 24, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}

/** Undefined where the language does not know the zone: one newer than its tables, or a name like GMT+02:00. */
function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = 'numeric' as const;
  const options = {
    timeZone,
    hour12: false,
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  };
  try {
    return new Intl.DateTimeFormat('en-US', options);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Java takes a zone that it does not know for GMT, without a word; that would put dates on the wrong day. */
function foreignOffset(timeZone: string, foreign: ForeignClock | undefined): (instant: number) => number {
  const isGmt = /^GMT[+-]0?0(:?00)?$/.test(timeZone);
  return instant => {
    const [, sign, hours, minutes, name] =
      /^([+-])(\d\d)(\d\d) (.*)$/.exec(foreign?.(instant, timeZone) ?? '') ?? [];
    if (!sign || (name === 'GMT' && !isGmt))
      throw wanted(
        'time-zone',
        "the spreadsheet's time zone (File > Settings)",
        'one whose clocks are known, such as Europe/Berlin',
        timeZone,
      );
    return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  };
}
