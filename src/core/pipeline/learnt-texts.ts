/** What stands for a cell that holds something which its column can't hold. */
export const UNREADABLE = -1;

/**
 * The distinct texts of a column, each read once. While a column is being read, a cell that holds a readable text
 * stands in a typed array as a code below UNREADABLE; once the whole column is known, `each` visits those rows.
 */
export interface LearntTexts<Value> {
  /** The code of a text, which one more row uses; 0 for a blank one, UNREADABLE for one that can't be read. */
  codeOf(text: string): number;
  /** One row less uses the text of a code. */
  forget(code: number): void;
  /** The readable texts that rows use, with what each was read as. */
  used(): { text: string; value: Value }[];
  /** Visits each row of the array that stands for a text. */
  each(codes: Int32Array, visit: (row: number, value: Value) => void): void;
}

const FIRST = UNREADABLE - 1;

/** @param read reads a text; undefined where it can't be read. */
export function learntTexts<Value>(
  read: (text: string) => Value | undefined,
  isBlank: (text: string) => boolean,
): LearntTexts<Value> {
  const codes = new Map<string, number>();
  const texts: { text: string; value: Value; rows: number }[] = [];

  function learn(text: string): number {
    const value = isBlank(text) ? undefined : read(text);
    let code = 0;
    if (value !== undefined) code = FIRST - (texts.push({ text, value, rows: 0 }) - 1);
    else if (!isBlank(text)) code = UNREADABLE;
    codes.set(text, code);
    return code;
  }

  const count = (code: number, rows: number): void => {
    const entry = code <= FIRST ? texts[FIRST - code] : undefined;
    if (entry) entry.rows += rows;
  };

  return {
    codeOf(text) {
      const code = codes.get(text) ?? learn(text);
      count(code, 1);
      return code;
    },
    forget: code => count(code, -1),
    used: () => texts.filter(entry => entry.rows > 0),
    each(cells, visit) {
      if (!texts.length) return;
      for (let row = 0; row < cells.length; row++) {
        const code = cells[row] as number;
        if (code <= FIRST) visit(row, (texts[FIRST - code] as { value: Value }).value);
      }
    },
  };
}
