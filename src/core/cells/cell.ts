import { fold } from './fold.ts';

/** What a spreadsheet hands over for one cell. Blank is '', null or undefined. */
export type Cell = string | number | boolean | Date | null | undefined;

/** A range as rows of cells. Rows may be of different lengths: what is missing is blank. */
export type Grid = readonly (readonly Cell[])[];

const ERRORS = /^\s*(#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)|Loading\.\.\.)\s*$/i;

/** True for the texts that stand in cells whose formula failed or has not finished. */
export function isErrorText(cell: Cell): boolean {
  return typeof cell === 'string' && ERRORS.test(cell);
}

/**
 * True for a date cell. By its tag and not by `instanceof`, because a date that crossed from another script
 * realm is no instance of ours.
 */
export function isDate(cell: unknown): cell is Date {
  return typeof cell === 'object' && Object.prototype.toString.call(cell) === '[object Date]';
}

/** A tick folds to nothing but says yes, so it is the one sign that is no blank. */
export function isTick(cell: Cell): boolean {
  return typeof cell === 'string' && /^\s*[✓✔☑✅]\uFE0F?\s*$/u.test(cell);
}

/** True for an empty cell and for a text that folds to nothing: white space, dashes, dots. */
export function isBlank(cell: Cell): boolean {
  if (cell === '' || cell === null || cell === undefined) return true;
  if (typeof cell !== 'string') return false;
  const code = cell.charCodeAt(0);
  const startsPlain = (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);
  return !startsPlain && fold(cell) === '' && !isTick(cell) && !isErrorText(cell);
}

/** A cell as the text that is compared: TRUE for a tick box, the plain digits for a number. */
export function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'number' ? String(cell) : '';
}

/** A cell compared folded and whole. Errors, dates and blanks give ''. */
export function foldedCell(cell: Cell): string {
  return isErrorText(cell) ? '' : fold(textOf(cell));
}

/** True for a cell that holds something that can be read: neither blank nor an error. */
export function isFilled(cell: Cell): boolean {
  return !isBlank(cell) && !isErrorText(cell);
}
