// Notes on the canvas: the engine shows them, the cells keep them. A note that a person writes goes into its cell.
import { SheetsNoteModel } from '@univerjs/sheets-note';
import type { Book } from '../host/book.ts';
import type { Cell, CellExtras } from '../host/grid.ts';
import { soon } from './soon.ts';

export function showNotes(book: Book): void {
  const { engine } = book;
  const { unitId } = engine;
  const model = engine.get(SheetsNoteModel);
  const shown = new Map<string, { tab: string; row: number; col: number; note: string }>();
  let mine = false;

  function show(): void {
    const wanted = new Map<string, { tab: string; row: number; col: number; note: string }>();
    for (const { key } of book.grid.tabs) {
      book.grid
        .sheet(key)
        .getCellMatrix()
        .forValue((row, col, cell) => {
          const note = (cell as Cell | null)?.custom?.note;
          if (note) wanted.set(`${key}!${row},${col}`, { tab: key, row, col, note });
        });
    }
    mine = true;
    for (const [place, { tab, row, col, note }] of shown) {
      if (wanted.get(place)?.note === note) continue;
      if (book.grid.tab(tab)) model.removeNote(unitId, tab, { row, col });
      shown.delete(place);
    }
    for (const [place, item] of wanted) {
      if (shown.has(place)) continue;
      const lines = Math.ceil(item.note.length / 34) + item.note.split('\n').length - 1;
      model.updateNote(unitId, item.tab, item.row, item.col, {
        note: item.note,
        width: 220,
        height: Math.min(260, 24 + lines * 18),
        row: item.row,
        col: item.col,
      });
      shown.set(place, item);
    }
    mine = false;
  }

  model.change$.subscribe(change => {
    if (mine || change.unitId !== unitId) return;
    const at = change.newNote ?? change.oldNote;
    if (!at || change.type === 'ref') return;
    // The engine forgets the notes of a tab that was deleted one by one: there is no cell any more to keep it.
    if (!book.grid.tab(change.subUnitId)) return;
    const before = book.grid.cell(change.subUnitId, at.row, at.col);
    const { note: _, ...rest } = before?.custom ?? {};
    const extras: CellExtras = change.newNote?.note ? { ...rest, note: change.newNote.note } : rest;
    const custom = Object.keys(extras).length ? extras : null;
    book.grid.write(change.subUnitId, new Map([[at.row, new Map([[at.col, { custom } as Cell]])]]), true);
  });

  const showSoon = soon(show, 30);
  engine.onCommand(id => {
    if (/^sheet\.mutation\./.test(id)) showSoon();
  });
  show();
}
