import type { Cell } from '../cells/cell.ts';
import { isErrorText, textOf } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';

/** The code of a cell that repeats its own column's header. */
const HEADER = -1;

/** How many texts are kept at hand; a power of two. */
const AT_HAND = 2048;

/**
 * A column of words as small codes: 0 for a blank or an unreadable cell, the same code for all spellings that
 * fold to the same. Each distinct text is folded once, so a million rows cost a million look-ups.
 */
export class TextColumn {
  /** By code: the text as first spelt, trimmed, and its folded form. */
  readonly names: string[] = [''];
  readonly folded: string[] = [''];
  private readonly byText = new Map<string, number>();
  private readonly byFold = new Map<string, number>();
  // The texts met last, by a few of their signs: cheaper than hashing a text whole for every cell.
  private readonly texts: string[] = new Array(AT_HAND).fill('');
  private readonly codes = new Int32Array(AT_HAND);

  /**
   * @param header the column's own folded header.
   * @param keyOf the form in which texts are compared; '' where a text says nothing.
   */
  constructor(
    header = '',
    private readonly keyOf: (text: string) => string = fold,
  ) {
    if (header) this.byFold.set(header, HEADER);
  }

  /** The code of a cell; HEADER where it repeats the column's header. */
  code(cell: Cell): number {
    if (cell === '') return 0;
    if (typeof cell !== 'string')
      return typeof cell === 'number' || typeof cell === 'boolean' ? this.code(textOf(cell)) : 0;
    const last = cell.length - 1;
    let hand = last + cell.charCodeAt(last) * 37;
    if (last > 1) hand += cell.charCodeAt(last - 1) * 401 + cell.charCodeAt(last - 2) * 4021;
    hand &= AT_HAND - 1;
    if (this.texts[hand] === cell) return this.codes[hand] as number;
    const code = this.byText.get(cell) ?? this.learn(cell);
    this.texts[hand] = cell;
    this.codes[hand] = code;
    return code;
  }

  /** The code of a text in any spelling; undefined where the column does not hold it. */
  codeOfText(text: string): number | undefined {
    return this.byFold.get(this.keyOf(text));
  }

  /** The code of a folded text; undefined where the column does not hold it. */
  codeOfFolded(folded: string): number | undefined {
    return this.byFold.get(folded);
  }

  private learn(text: string): number {
    const folded = isErrorText(text) ? '' : this.keyOf(text);
    let code = folded === '' ? 0 : this.byFold.get(folded);
    if (code === undefined) {
      code = this.names.length;
      this.names.push(text.trim());
      this.folded.push(folded);
      this.byFold.set(folded, code);
    }
    this.byText.set(text, code);
    return code;
  }
}
