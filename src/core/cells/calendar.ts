const DAY = 86_400_000;
/** The serial number of 1970-01-01: sheets count days from 1899-12-30. */
const EPOCH = 25_569;
/** A zone's offset is looked up once per this many milliseconds: eight days hold at most one change of clocks. */
const SPAN = 8 * DAY;

/** Serial numbers that count as dates: 1954-10-03 to 2119-01-11. What lies outside is no date of a pipeline. */
export const FIRST_DAY = 20_000;
export const LAST_DAY = 80_000;

/** Days are serial numbers, as sheets count them; a calendar says which day an instant falls on. */
export interface Calendar {
  /** The calendar day of an instant in milliseconds, in the spreadsheet's time zone. */
  dayOf(instant: number): number;
  /** The instant at which a day begins in the spreadsheet's time zone. */
  startOf(day: number): number;
}

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
 * The calendar of a time zone.
 *
 * @param timeZone asks for the zone's name; it is asked once, and only when the first date is met, because in a
 *   cell that question is a call to the spreadsheet service.
 */
export function calendarOf(timeZone: () => string): Calendar {
  let offsetAt: ((instant: number) => number) | undefined;
  const first = Math.floor(((FIRST_DAY - EPOCH - 2) * DAY) / SPAN);
  const last = Math.ceil(((LAST_DAY - EPOCH + 3) * DAY) / SPAN);
  // Per span: the offset at its start, and where clocks change inside it the instant and the offset behind it.
  const before = new Float64Array(last - first + 1).fill(Number.NaN);
  const change = new Float64Array(last - first + 1);
  const after = new Float64Array(last - first + 1);

  function learn(span: number): void {
    offsetAt = offsetAt ?? zoneOffset(timeZone());
    const index = span - first;
    let low = span * SPAN;
    let high = low + SPAN;
    before[index] = offsetAt(low);
    after[index] = offsetAt(high);
    if (before[index] === after[index]) {
      change[index] = Number.POSITIVE_INFINITY;
      return;
    }
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === before[index]) low = middle;
      else high = middle;
    }
    change[index] = high;
  }

  function offset(instant: number): number {
    const span = Math.floor(instant / SPAN);
    const index = span - first;
    if (!(index >= 0 && index < before.length)) return 0;
    if (Number.isNaN(before[index] as number)) learn(span);
    return (instant < (change[index] as number) ? before[index] : after[index]) as number;
  }

  return {
    dayOf: instant => Math.floor((instant + offset(instant)) / DAY) + EPOCH,
    startOf(day) {
      const midnight = (day - EPOCH) * DAY;
      const guess = midnight - offset(midnight - offset(midnight));
      // Where clocks jump over midnight the day begins when they land, so step to the first instant that is in it.
      let start = guess;
      while (this.dayOf(start) < day && start < guess + DAY) start += 1_800_000;
      return start;
    },
  };
}

/** Milliseconds that a zone is ahead of UTC at an instant. */
function zoneOffset(timeZone: string): (instant: number) => number {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour12: false,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return instant => {
    const part: Record<string, number> = {};
    for (const { type, value } of clock.formatToParts(instant)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour % 24, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}

/** A calendar in which days begin at midnight UTC: where no date cell can come in, and in tests. */
export const utcCalendar: Calendar = {
  dayOf: instant => Math.floor(instant / DAY) + EPOCH,
  startOf: day => (day - EPOCH) * DAY,
};
