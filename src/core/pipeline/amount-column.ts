import type { AmountText } from '../cells/amount-text.ts';
import { centsOf, LARGEST_CENTS, readAmountText } from '../cells/amount-text.ts';
import type { Cell } from '../cells/cell.ts';
import { isBlank } from '../cells/cell.ts';
import { learntTexts } from './learnt-texts.ts';

/**
 * A column of amounts in whole cents. Texts are read once the whole column is known, because another text may
 * show that a lone sign is a decimal sign.
 */
export class AmountColumn {
  /** By row: cents; NaN for a blank or an unreadable cell. Complete once settled. */
  readonly cents: Float64Array;
  /** By row: 1 + the index in `currencies` of the currency that the cell's own text names. */
  currencyCodes: Uint8Array | undefined;
  /** Currencies that texts of the column name, in order of appearance. */
  readonly currencies: string[] = [];
  /** True where a number of the column was finer than a cent, and where a cell was neither a number nor empty. */
  hasFractions = false;
  hasOthers = false;
  private textCodes: Int32Array | undefined;
  private readonly texts = learntTexts<AmountText>(readAmountText, isBlank);

  /** @param currency the currency that the column's header names, which every amount of it is in; or ''. */
  constructor(
    rows: number,
    private readonly currency = '',
  ) {
    this.cents = new Float64Array(rows);
  }

  /** Reads a cell into its row; answers true for a number. */
  read(row: number, cell: Cell): boolean {
    if (typeof cell === 'number') {
      const scaled = cell * 100;
      const whole = Math.round(scaled);
      const isPlain = Math.abs(scaled - whole) < 1e-5 && Math.abs(whole) < 1e11;
      if (isPlain) this.cents[row] = whole;
      else {
        this.cents[row] = centsOrNone(cell);
        this.hasFractions = true;
      }
      return true;
    }
    this.cents[row] = Number.NaN;
    if (cell === '' || cell === undefined || cell === null) return false;
    this.hasOthers = true;
    if (typeof cell === 'string') this.readText(row, cell);
    return false;
  }

  private readText(row: number, text: string): void {
    this.textCodes = this.textCodes ?? new Int32Array(this.cents.length);
    this.textCodes[row] = this.texts.codeOf(text);
  }

  /** Takes back what a row's text told of the column: the row turned out to be no opportunity. */
  forget(row: number): void {
    this.cents[row] = Number.NaN;
    if (!this.textCodes) return;
    this.texts.forget(this.textCodes[row] as number);
    this.textCodes[row] = 0;
  }

  /** Reads the texts by the signs that the column shows to be decimal. */
  settle(): void {
    if (this.currency) {
      this.currencies.push(this.currency);
      this.currencyCodes = new Uint8Array(this.cents.length).fill(1);
    }
    const codes = this.textCodes;
    if (!codes) return;
    const values = this.texts.used().map(({ value }) => value);
    const decimal = new Set(values.map(value => value.decimal));
    if (!this.currency && values.some(value => value.currency))
      this.currencyCodes = new Uint8Array(codes.length);
    this.texts.each(codes, (row, value) => {
      this.cents[row] = value.lone && decimal.has(value.lone) ? value.centsIfDecimal : value.cents;
      if (value.currency && !this.currency && this.currencyCodes)
        this.currencyCodes[row] = 1 + indexIn(this.currencies, value.currency);
    });
    this.textCodes = undefined;
  }

  /** Takes the other column's amount, and its currency, for each row in which this one has none. Both are settled. */
  fillFrom(other: AmountColumn): void {
    if (other.currencyCodes && !this.currencyCodes) this.currencyCodes = new Uint8Array(this.cents.length);
    for (let row = 0; row < this.cents.length; row++) {
      if (!Number.isNaN(this.cents[row] as number) || Number.isNaN(other.cents[row] as number)) continue;
      this.cents[row] = other.cents[row] as number;
      if (!this.currencyCodes) continue;
      const code = other.currencyCodes ? (other.currencyCodes[row] as number) : 0;
      const name = other.currencies[code - 1];
      this.currencyCodes[row] = name ? 1 + indexIn(this.currencies, name) : 0;
    }
  }
}

/** The cents of a number; NaN where it is too large to be told to the cent. */
function centsOrNone(value: number): number {
  const cents = centsOf(value);
  return Math.abs(cents) <= LARGEST_CENTS ? cents : Number.NaN;
}

/** The index of a text in a list that grows by what it has not yet. */
function indexIn(list: string[], text: string): number {
  const index = list.indexOf(text);
  return index < 0 ? list.push(text) - 1 : index;
}
