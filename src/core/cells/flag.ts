import type { Cell } from './cell.ts';
import { foldedCell } from './cell.ts';

const YES = ['true', 'yes', 'y', '1'];
const NO = ['false', 'no', 'n', '0'];

/** True or false where the cell says so (TRUE, yes, y, 1 and FALSE, no, n, 0), else undefined. */
export function flagOf(cell: Cell): boolean | undefined {
  const word = foldedCell(cell);
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : undefined;
}
