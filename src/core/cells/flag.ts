import type { Cell } from './cell.ts';
import { foldedCell } from './cell.ts';

export const YES_WORDS = ['true', 'yes', 'y', '1'];
export const NO_WORDS = ['false', 'no', 'n', '0'];

/** True or false where the cell says so (TRUE, yes, y, 1 and FALSE, no, n, 0), else undefined. */
export function flagOf(cell: Cell): boolean | undefined {
  const word = foldedCell(cell);
  if (YES_WORDS.includes(word)) return true;
  return NO_WORDS.includes(word) ? false : undefined;
}
