// Wall clocks and instants. A cell holds a wall-clock time (a serial number of days since 1899-12-30); a script holds
// an instant. Which instant a cell means depends on the spreadsheet's time zone, never on the machine's.

const DAY = 86_400_000;

/** The wall clock of serial 0, as if it were UTC. Sheets counts days from 1899-12-30. */
const EPOCH = Date.UTC(1899, 11, 30);

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
    offsets.set(zone, new Map());
  }
  return formatter;
}

/** Java's own names for a fixed offset, GMT+2 to GMT+02:00, in milliseconds; the language does not know them. */
function fixedOffset(zone: string): number | undefined {
  const [, sign, hours, minutes] = /^GMT([+-])(\d{1,2}):?(\d\d)?$/.exec(zone) ?? [];
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000 : undefined;
}

export function isTimeZone(zone: string): boolean {
  if (fixedOffset(zone) !== undefined) return true;
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the zone's clock is ahead of UTC at an instant, in milliseconds. Kept per quarter of an hour. */
export function offsetAt(zone: string, instant: number): number {
  if (zone === 'Etc/UTC' || zone === 'UTC') return 0;
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return fixed;
  const formatter = formatterOf(zone);
  const known = offsets.get(zone) as Map<number, number>;
  const quarter = Math.floor(instant / 900_000);
  let offset = known.get(quarter);
  if (offset === undefined) {
    const start = quarter * 900_000;
    const part: Record<string, string> = {};
    for (const { type, value } of formatter.formatToParts(start)) part[type] = value;
    const year = part.era?.startsWith('B') ? 1 - Number(part.year) : Number(part.year);
    const wall = new Date(0);
    wall.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
    wall.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
    offset = wall.getTime() - start;
    known.set(quarter, offset);
  }
  return offset;
}

/** The wall clock of a zone at an instant, written as the UTC time that looks the same. */
export function wallOf(zone: string, instant: number): number {
  return instant + offsetAt(zone, instant);
}

/**
 * The instant of a wall clock. A time that the clocks skip (spring) is moved forward by what they skip; of a time that
 * comes twice (autumn) the first is meant.
 */
export function instantOf(zone: string, wall: number): number {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    if (offsetAt(zone, wall - offset) === offset) return wall - offset;
  }
  return wall - before;
}

export function instantOfSerial(zone: string, serial: number): number {
  return instantOf(zone, EPOCH + Math.round(serial * DAY));
}

export function serialOfInstant(zone: string, instant: number): number {
  return (wallOf(zone, instant) - EPOCH) / DAY;
}

export function serialOfDay(year: number, month: number, day: number): number {
  return (Date.UTC(year, month - 1, day) - EPOCH) / DAY;
}
