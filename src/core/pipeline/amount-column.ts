import type { AmountText } from '../cells/amount-text.ts';
import { centsOf, LARGEST_CENTS, readAmountText } from '../cells/amount-text.ts';
import type { Cell } from '../cells/cell.ts';
import { isBlank } from '../cells/cell.ts';
import { learntTexts, UNREADABLE } from './learnt-texts.ts';

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
  private textCodes: Int32Array | undefined;
  private readonly texts = learntTexts<AmountText>(readAmountText, isBlank);

  constructor(rows: number) {
    this.cents = new Float64Array(rows);
  }

  /** Reads a cell into its row. Answers 1 for a number, 0 for a blank, UNREADABLE, or a number below it for a text. */
  read(row: number, cell: Cell): number {
    if (typeof cell === 'number') {
      const cents = centsOf(cell);
      const isReadable = Math.abs(cents) <= LARGEST_CENTS;
      this.cents[row] = isReadable ? cents : Number.NaN;
      return isReadable ? 1 : UNREADABLE;
    }
    this.cents[row] = Number.NaN;
    if (typeof cell !== 'string') return cell === null || cell === undefined ? 0 : UNREADABLE;
    if (cell === '') return 0;
    this.textCodes = this.textCodes ?? new Int32Array(this.cents.length);
    const code = this.texts.codeOf(cell);
    this.textCodes[row] = code;
    return code;
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
    const codes = this.textCodes;
    if (!codes) return;
    const values = this.texts.used().map(({ value }) => value);
    const decimal = new Set(values.map(value => value.decimal));
    if (values.some(value => value.currency)) this.currencyCodes = new Uint8Array(codes.length);
    this.texts.each(codes, (row, value) => {
      this.cents[row] = value.lone && decimal.has(value.lone) ? value.centsIfDecimal : value.cents;
      if (value.currency && this.currencyCodes)
        this.currencyCodes[row] = 1 + indexIn(this.currencies, value.currency);
    });
    this.textCodes = undefined;
  }
}

/** The index of a text in a list that grows by what it has not yet. */
export function indexIn(list: string[], text: string): number {
  const index = list.indexOf(text);
  return index < 0 ? list.push(text) - 1 : index;
}
