// What the classes of the Spreadsheet service share within one execution.
import type { Book } from './book.ts';
import type { Execution } from './execution.ts';
import type { Touch } from './journal.ts';
import { Refusal } from './problem.ts';
import type { Rect } from './rect.ts';

export interface Context {
  book: Book;
  execution: Execution;
  /** The cell whose formula is being calculated; it is the active range of a custom function. */
  caller?: Touch | undefined;
}

/** What is active for a script: what the person selected, or in a custom function the calling cell. */
export function activePlace({ book, caller }: Context): Touch {
  return caller ?? book.active;
}

/** A host object where Google's types want the whole class; what the host lacks of it, its border refuses by name. */
export function asGoogle<T>(host: object): T {
  return host as unknown as T;
}

/** The other way: what a script handed over is one of ours, because the border let it through. */
export function asHost<T>(value: unknown): T {
  return value as T;
}

/** What Google says to whoever changes what somebody else protected. */
export const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** Refuses what Sheets refuses: a tab that is gone, and cells that somebody else protected. */
export function checkWrite({ book }: Context, tab: string, rect: Rect): void {
  checkTab(book, tab);
  if (book.protectionOver(tab, rect)) {
    throw new Refusal(PROTECTED);
  }
}

/**
 * Refuses a tab that has no cells. What a script may ask of one beside its name, id and type is not written down; so
 * nothing. Source: public scripts that skip such tabs quote this sentence for getLastRow, getMaxRows and getRange.
 */
export function checkGrid(book: Book, tab: string): void {
  const type = book.grid.tab(tab)?.type ?? 'GRID';
  if (type !== 'GRID') throw new Refusal(`The action is not supported for the ${type} sheet.`);
}

export function checkTab(book: Book, tab: string): void {
  if (!book.grid.tab(tab)) throw new Refusal('The sheet of this object was deleted');
}
