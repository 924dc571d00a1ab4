import { hundredth, readCents, readNumber } from '../cells/amount-text.ts';
import type { Days } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { textOf } from '../cells/cell.ts';
import { readDay, wantedDay } from '../cells/date-text.ts';
import { flagOf } from '../cells/flag.ts';
import { fold, foldedList } from '../cells/fold.ts';
import { withThousands } from '../thousands.ts';
import { ruleSplits } from './rule.ts';

/** How the value of a setting is written: what a reader makes of the cell, and what a sidebar offers to type it in. */
type KindName =
  | 'share'
  | 'gap'
  | 'number'
  | 'money'
  | 'date'
  | 'choice'
  | 'flag'
  | 'words'
  | 'header'
  | 'rule'
  | 'text';

/** A kind of value with its range. */
export interface Kind<T = unknown> {
  kind: KindName;
  /** What is wanted, after "must be". It names the range that `read` accepts. */
  want: string;
  /** The value of a cell; undefined where it is none of this kind, or out of range. */
  read(cell: Cell, calendar: Days): T | undefined;
  /** Says more of what was wanted, where this cell lets it. */
  wantOf?(cell: Cell, calendar: Days): string | undefined;
  /** Of a share: a number up to this is a share already; above it, it is in percent. */
  shareUpTo?: number;
  /** Of a choice: what can be chosen, as it is written. */
  options?: readonly string[];
}

/** A share written as 0.65, 65% or 65. A number up to `shareUpTo` is a share already. */
export function shareOf(cell: Cell, shareUpTo: number): number | undefined {
  // No share is in thousands: the sign of 12.125% is a decimal one, and a fourth digit after it has it read so.
  const plain =
    typeof cell === 'string' ? cell.replace(/^(\s*[-−]?\d{1,3}[.,]\d{3})(?=\s*(?:%\s*)?$)/, '$10') : cell;
  const read = readNumber(plain);
  if (read === undefined) return undefined;
  const isPercent = typeof cell === 'string' && cell.includes('%');
  return isPercent || Math.abs(read) <= shareUpTo ? read : hundredth(read);
}

/** True for the kinds that are written in percent. */
export function isShare({ kind }: Pick<Kind, 'kind'>): boolean {
  return kind === 'share' || kind === 'gap';
}

/** A share as a person types it: 65%. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))}%`;
}

/** A share from the least to the most; where more than all can be meant, up to `most` is a share without a sign too. */
export function share(least: number, most: number): Kind<number> {
  const shareUpTo = Math.max(1, most);
  return {
    kind: 'share',
    want: `a share from ${percent(least)} to ${percent(most)}`,
    shareUpTo,
    read: cell => within(shareOf(cell, shareUpTo), least, most),
  };
}

/** How far from the peers' figure: 40% or -40%, as the sign goes without saying. */
export function gap(): Kind<number> {
  return {
    kind: 'gap',
    want: 'a gap from 0% to 100%',
    shareUpTo: 1,
    read: cell => {
      const read = shareOf(cell, 1);
      return read === undefined ? undefined : within(Math.abs(read), 0, 1);
    },
  };
}

/**
 * A number, fractions too.
 *
 * @param range inclusive bounds; `above` in place of `least` leaves the bound itself out. Without any, every number.
 */
export function number(
  range: { least?: number; above?: number; most?: number } = {},
  of = 'a number',
): Kind<number> {
  const { least, above, most } = range;
  const from = above === undefined ? '' : ` above ${written(above)}`;
  const bounds =
    least === undefined
      ? `${from}${most === undefined ? '' : ` and up to ${written(most)}`}`
      : ` from ${written(least)}${most === undefined ? '' : ` to ${written(most)}`}`;
  return {
    kind: 'number',
    want: of + bounds,
    read: cell => {
      const read = within(readNumber(cell), least ?? -Infinity, most ?? Infinity);
      return read === undefined || (above !== undefined && !(read > above)) ? undefined : read;
    },
  };
}

/** Money from 0, to the cent. */
export function money(): Kind<number> {
  return {
    kind: 'money',
    want: 'an amount from 0',
    read: cell => {
      const cents = readCents(cell);
      return cents === undefined || cents < 0 ? undefined : cents / 100;
    },
    wantOf: cell => (Number(readNumber(cell)) > 9e13 ? 'an amount from 0 to 90 trillion' : undefined),
  };
}

/** A day, as the number that the calendar counts. */
export function date(): Kind<number> {
  return {
    kind: 'date',
    want: 'a date, such as 2026-03-31',
    read: (cell, calendar) => {
      const day = readDay(cell, calendar);
      return day === 'two readings' ? undefined : day || undefined;
    },
    wantOf: wantedDay,
  };
}

/** One of a few texts, compared folded; the value is the text as it is given here. */
export function choice<T extends string>(...options: readonly T[]): Kind<T> {
  return {
    kind: 'choice',
    want: options.length > 3 ? `one of ${options.map(quoted).join(', ')}` : options.join(' or '),
    options,
    read: cell => options.find(option => fold(option) === fold(textOf(cell))),
  };
}

/** Yes or no. */
export function flag(): Kind<boolean> {
  return { kind: 'flag', want: 'Yes or No', read: flagOf };
}

/** Several texts parted by semicolons, folded. */
export function words(): Kind<string[]> {
  return {
    kind: 'words',
    want: 'texts parted by semicolons',
    read: cell => {
      const list = foldedList(textOf(cell));
      return list.length ? list : undefined;
    },
  };
}

/** The header of a column. Whether the sheet has it is asked when the pipeline is read. */
export function header(): Kind<string> {
  return { kind: 'header', want: 'a header of the pipeline', read: trimmed };
}

/** A rule of a gateway; the value is the rule as it is written, for its column is known only beside the sheet. */
export function rule(): Kind<string> {
  return {
    kind: 'rule',
    want:
      'a column followed by "is filled", "is one of A; B", "is not one of A; B", "at least 5", "at most 5" or ' +
      '"within 21 days of the appointment"',
    read: cell => {
      const text = textOf(cell).trim();
      return ruleSplits(text).length ? text : undefined;
    },
  };
}

/** Any text. */
export function text(of = 'a text'): Kind<string> {
  return { kind: 'text', want: of, read: trimmed };
}

function trimmed(cell: Cell): string | undefined {
  return textOf(cell).trim() || undefined;
}

function within(value: number | undefined, least: number, most: number): number | undefined {
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

/** With its thousands parted from five digits on, as a sentence has it. */
function written(value: number): string {
  return value < 10_000 ? String(value) : withThousands(String(value));
}

/** An option that holds a comma needs its quotes in a list. */
function quoted(option: string): string {
  return option.includes(',') ? `"${option}"` : option;
}
