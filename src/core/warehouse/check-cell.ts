import type { Cell } from '../cells/cell.ts';
import { textOf } from '../cells/cell.ts';
import { sha256 } from '../history/sha256.ts';

/** How many signs of the digest stand in the table: enough that no slip of a hand goes unseen; it is no signature. */
export const CHECK_LENGTH = 8;

/**
 * What the other cells of a row come to, so that a changed one is seen: the first signs of the SHA-256 of their texts, parted by
 * line feeds. Numbers are written as they are shortest, as a warehouse's NUMERIC is.
 */
export function checkOf(cells: readonly Cell[]): string {
  return sha256(cells.map(textOf).join('\n')).slice(0, CHECK_LENGTH);
}
