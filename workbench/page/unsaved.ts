// Whoever leaves the page with work in it is asked first: a spreadsheet here lives as long as its page.
import type { Book } from '../host/book.ts';

/** Commands that change what a spreadsheet holds, and not only what is seen of it. */
const CHANGES =
  /set-range-values|insert-sheet|remove-sheet|worksheet-name|insert-row|insert-col|remove-row|remove-col/;

let isChanged = false;

/** Notes from now on whether somebody, or the add-on for them, has changed the spreadsheet that was opened. */
export function noteChanges(book: Book): void {
  isChanged = false;
  book.engine.onCommand(id => {
    if (CHANGES.test(id)) isChanged = true;
  });
}

addEventListener('beforeunload', event => {
  if (isChanged) event.preventDefault();
});
