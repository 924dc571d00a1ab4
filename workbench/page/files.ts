// Files in and out: the menu's "Open file", dropping a file on the page, the file named on the command line, and the
// active tab as CSV.
import { readFile } from '../files/read-file.ts';
import { UnreadableFile } from '../files/unreadable.ts';
import { writeCsv } from '../files/write-csv.ts';
import type { Book } from '../host/book.ts';
import { displayValue } from '../host/cell-value.ts';
import type { TabSeed } from '../host/seed.ts';
import { localeOf } from '../host/spreadsheet-locale.ts';
import { showToast } from './toasts.ts';

export const CANT_OPEN = 'This file can’t be opened';

export type OpenTabs = (name: string, tabs: TabSeed[]) => void;

export async function openBytes(
  name: string,
  bytes: Uint8Array,
  locale: string,
  open: OpenTabs,
): Promise<void> {
  try {
    open(name, await readFile(name, bytes, localeOf(locale), new Date().getFullYear()));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    showToast(error.message, CANT_OPEN, -1, true);
  }
}

export function takeFiles(localeNow: () => string, open: OpenTabs): { choose(): void } {
  const input = document.getElementById('file') as HTMLInputElement;
  const drop = document.getElementById('drop') as HTMLElement;
  const take = async (file: File | undefined) => {
    if (file) await openBytes(file.name, new Uint8Array(await file.arrayBuffer()), localeNow(), open);
  };
  input.addEventListener('change', () => {
    void take(input.files?.[0]);
    input.value = '';
  });
  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files');
  addEventListener('dragover', event => {
    if (!hasFile(event)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  addEventListener('dragleave', event => {
    if (!event.relatedTarget) drop.hidden = true;
  });
  addEventListener('drop', event => {
    if (!hasFile(event)) return;
    event.preventDefault();
    drop.hidden = true;
    void take(event.dataTransfer?.files[0]);
  });
  return { choose: () => input.click() };
}

export function downloadCsv(book: Book): void {
  const { tab } = book.active;
  const rows: string[][] = [];
  let last = 0;
  let widest = 0;
  const size = book.grid.size(tab);
  for (let row = 0; row < size.rows; row++) {
    const line = Array.from({ length: size.columns }, (_, column) => displayValue(book, tab, row, column));
    let filled = line.length;
    while (filled > 0 && line[filled - 1] === '') filled--;
    if (filled) last = row + 1;
    widest = Math.max(widest, filled);
    rows.push(line);
  }
  const text = writeCsv(rows.slice(0, last).map(line => line.slice(0, widest)));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv' }));
  link.download = `${book.name} - ${book.grid.tab(tab)?.name ?? 'tab'}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
