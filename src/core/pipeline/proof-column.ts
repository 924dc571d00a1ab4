import type { Cell } from '../cells/cell.ts';
import { foldedCell, isTick } from '../cells/cell.ts';
import { readDateText } from '../cells/date-text.ts';
import type { DateColumn } from './date-column.ts';

export const YES_TO_A_PROOF = ['yes', 'y', 'true', 'x', 'done', 'sent', 'passed', 'completed', 'held'];

const CLAIM = 1;
/** The cell is a number: a date or a count, as the rest of the column tells. */
const NUMBER = 2;

/** True for a text that claims a pass: a word that says yes, a tick, or a date in any layout. */
export function textClaims(text: string): boolean {
  return YES_TO_A_PROOF.includes(foldedCell(text)) || isTick(text) || readDateText(text) !== undefined;
}

/**
 * A column that proves a gateway. A date, a number above 0, TRUE, a tick or a word that says yes claims the pass.
 * The claim needs no reading of the date; the date itself is read as any column of dates.
 */
export class ProofColumn {
  /** By row: the day of the proof; not above 0 where it has none. Complete once settled. */
  readonly days: Int32Array;
  private readonly flags: Uint8Array;
  private readonly texts = new Map<string, boolean>();

  constructor(readonly dates: DateColumn) {
    this.days = dates.days;
    this.flags = new Uint8Array(dates.days.length);
  }

  /** True where the row's cell claims the pass. */
  claims(row: number): boolean {
    return ((this.flags[row] as number) & CLAIM) !== 0;
  }

  /** Reads a cell into its row; answers as a column of dates does. */
  read(row: number, cell: Cell): number {
    const day = this.dates.codeOf(cell);
    this.days[row] = day;
    if (day !== 0) this.flags[row] = typeof cell === 'object' ? (day > 0 ? CLAIM : 0) : this.flagOf(cell);
    return day;
  }

  private flagOf(cell: Cell): number {
    if (typeof cell === 'string') return this.says(cell) ? CLAIM : 0;
    if (typeof cell === 'number') return NUMBER | (cell > 0 ? CLAIM : 0);
    return cell ? CLAIM : 0;
  }

  forget(row: number): void {
    this.dates.forget(row);
    this.flags[row] = 0;
  }

  /** @param numbersAreDates true where a rule counts days from this column, so that its numbers must be dates. */
  settle(numbersAreDates: boolean): void {
    this.dates.settle();
    const { flags, days } = this;
    let holdsDates = numbersAreDates;
    for (let row = 0; row < days.length && !holdsDates; row++) {
      holdsDates = (days[row] as number) > 0 && ((flags[row] as number) & NUMBER) === 0;
    }
    if (holdsDates) return;
    for (let row = 0; row < days.length; row++) if ((flags[row] as number) & NUMBER) days[row] = 0;
  }

  private says(text: string): boolean {
    let claims = this.texts.get(text);
    if (claims === undefined) {
      claims = textClaims(text);
      this.texts.set(text, claims);
    }
    return claims;
  }
}
