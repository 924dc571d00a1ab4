// The line above the grid that says why the selected cell shows an error.
import { cellName } from '../host/a1.ts';
import type { Book } from '../host/book.ts';
import { rawValue } from '../host/cell-value.ts';
import { cellSentence } from '../host/sentence.ts';

export function inspect(book: Book): void {
  const line = document.getElementById('inspector') as HTMLElement;
  const { tab, rect } = book.active;
  const sentence = book.grid.tab(tab) ? cellSentence(book, tab, rect.row, rect.column) : '';
  const said = sentence
    ? `${cellName(rect.row, rect.column)}${rawValue(book, tab, rect.row, rect.column)}${sentence}`
    : '';
  if (line.dataset.said === said) return;
  line.dataset.said = said;
  line.replaceChildren();
  if (!sentence) return;
  const what = document.createElement('b');
  what.textContent = `${cellName(rect.row, rect.column)}: ${rawValue(book, tab, rect.row, rect.column)}`;
  line.append(what, sentence);
}
