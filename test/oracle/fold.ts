// A second, independent reading of docs/kpis.md, for tests.
// Section 1: what is blank, what folding is, what an error text is.

export type Cell = number | string | boolean | Date | null | undefined;
export type Range = Cell[][];

/** Unreadable in every role. */
const ERROR_TEXTS = [
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#ERROR!',
  'Loading...',
];

const EDGE_SPACE = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/gu;

/** White space taken off both ends, no-break and zero-width spaces included. */
export function trimmed(text: string): string {
  return text.replace(EDGE_SPACE, '');
}

/** The text of a cell, for every comparison. A flag is TRUE or FALSE, a Date its ISO day. */
export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell);
}

/** NFKD, marks removed, lower case, runs of anything but letters and numbers made one space, trimmed. */
export function fold(cell: Cell): string {
  return textOf(cell)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function isErrorText(cell: Cell): boolean {
  return typeof cell === 'string' && ERROR_TEXTS.includes(trimmed(cell));
}

/** Empty, white space only, or a text that folds to nothing. */
export function isBlank(cell: Cell): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell === 'string') return fold(cell) === '';
  return false;
}

/** Unreadable cells count as blank: neither blank nor an error text. */
export function isFilled(cell: Cell): boolean {
  // A tick folds to nothing, but it is there.
  if (typeof cell === 'string' && cell.trim() === '✓') return true;
  return !isBlank(cell) && !isErrorText(cell);
}

/** A row whose cells are all blank or unreadable. */
export function isBlankRow(row: Cell[]): boolean {
  return !row.some(cell => isFilled(cell));
}

/** The folded text of a readable cell, '' for a blank or unreadable one. */
export function word(cell: Cell): string {
  return isFilled(cell) ? fold(cell) : '';
}

/** A list in one cell: "Closed Won; Signed". */
export function listOf(cell: Cell): string[] {
  return textOf(cell)
    .split(';')
    .map(part => fold(part))
    .filter(part => part !== '');
}

/** A flag is true for TRUE, yes, y, 1; false for FALSE, no, n, 0; else it says nothing. */
export function flagOf(cell: Cell): boolean | null {
  if (['true', 'yes', 'y', '1'].includes(word(cell))) return true;
  if (['false', 'no', 'n', '0'].includes(word(cell))) return false;
  return null;
}
