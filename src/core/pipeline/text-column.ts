import type { Cell } from '../cells/cell.ts';
import { isErrorText, textOf } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';

/** The code of a cell that repeats its own column's header. */
export const HEADER = -1;

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
    if (typeof cell === 'string') return cell === '' ? 0 : (this.byText.get(cell) ?? this.learn(cell));
    return typeof cell === 'number' || typeof cell === 'boolean' ? this.code(textOf(cell)) : 0;
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
