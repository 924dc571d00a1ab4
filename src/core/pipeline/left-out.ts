import type { Cell } from '../cells/cell.ts';
import { foldedCell, isFilled, textOf } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';

/** Why a row is no opportunity; 0 where it is one. */
export const FATES = { used: 0, blank: 1, header: 2, total: 3 } as const;

/** Totals words of exports, folded. A word more would take rows of people who are called so. */
const TOTALS = [
  'total',
  'totals',
  'sum',
  'subtotal',
  'sub total',
  'grand total',
  'count',
  'average',
  'avg',
  'mean',
  'running total',
];

const FOOTERS = [
  /^Grand Totals? \(\d+ records?\)$/,
  /^Confidential Information - Do Not Distribute$/,
  /^Copyright (\(c\)|©) 2000-\d{4} salesforce\.com/,
  /^(Sub)?[Tt]otals?$/,
  /^Count$/,
];

/** True for a folded text that is a totals word. */
export function isTotalsWord(folded: string): boolean {
  return TOTALS.includes(folded);
}

/**
 * True where a row's first filled cell is a totals word, alone or after a rep's name, or a CRM's footer. The
 * caller knows that the row has no stage, status or appointment.
 *
 * @param isRep tells whether a folded text is the name of a rep of the pipeline.
 */
export function isTotal(first: Cell, isRep: (folded: string) => boolean): boolean {
  const text = textOf(first).trim();
  if (FOOTERS.some(footer => footer.test(text))) return true;
  const folded = fold(text);
  if (isTotalsWord(folded)) return true;
  return TOTALS.some(word => folded.endsWith(` ${word}`) && isRep(folded.slice(0, -word.length - 1)));
}

/** True where two filled cells or more, and at least half of them, repeat the header of their own column. */
export function repeatsHeader(row: readonly Cell[], headers: readonly string[]): boolean {
  let filled = 0;
  let repeated = 0;
  for (let column = 0; column < row.length; column++) {
    const cell = row[column];
    if (cell === '' || cell === null || cell === undefined) continue;
    if (typeof cell !== 'string') filled++;
    else if (isFilled(cell)) {
      filled++;
      if (mayFoldTo(cell, headers[column]) && foldedCell(cell) === headers[column]) repeated++;
    }
  }
  return repeated >= 2 && repeated * 2 >= filled;
}

/** False where the first sign alone shows that a text can't fold to another: a cheap no for most cells. */
function mayFoldTo(text: string, folded: string | undefined): boolean {
  if (!folded) return false;
  const code = text.charCodeAt(0);
  const lower = code > 64 && code < 91 ? code + 32 : code;
  const isPlain = (lower > 96 && lower < 123) || (lower > 47 && lower < 58);
  return !isPlain || lower === folded.charCodeAt(0);
}
