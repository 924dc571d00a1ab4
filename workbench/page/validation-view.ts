// Checkboxes and drop-down lists on the canvas. The cells keep their rules; the engine gets a copy to draw and to click.
import { AddDataValidationMutation, RemoveDataValidationMutation } from '@univerjs/data-validation';
import { SetRangeValuesMutation } from '@univerjs/sheets';
import type { Book } from '../host/book.ts';
import type { Cell } from '../host/grid.ts';
import { soon } from './soon.ts';

interface Shown {
  tab: string;
  text: string;
}

export function showValidations(book: Book): void {
  const { engine } = book;
  const { unitId } = engine;
  const shown = new Map<string, Shown>();

  function show(): void {
    const wanted = new Map<string, { tab: string; rule: object }>();
    for (const { key } of book.grid.tabs) {
      const cells = new Map<string, { row: number; column: number }[]>();
      book.grid
        .sheet(key)
        .getCellMatrix()
        .forValue((row, column, cell) => {
          const id = (cell as Cell | null)?.custom?.validation;
          if (id) cells.set(id, [...(cells.get(id) ?? []), { row, column }]);
        });
      for (const [id, places] of cells) {
        const record = book.validations.get(id);
        const type =
          record?.criteria === 'CHECKBOX'
            ? 'checkbox'
            : record?.criteria === 'VALUE_IN_LIST'
              ? 'list'
              : undefined;
        if (!record || !type) continue;
        const [values] = record.values;
        const rule = {
          uid: `${key}-${id}`,
          type,
          allowBlank: true,
          showDropDown: record.values[1] !== false,
          ranges: places.map(({ row, column }) => ({
            startRow: row,
            endRow: row,
            startColumn: column,
            endColumn: column,
          })),
          ...(type === 'list' ? { formula1: (values as unknown[]).map(String).join(',') } : {}),
        };
        wanted.set(rule.uid, { tab: key, rule });
      }
    }
    for (const [id, { tab, text }] of shown) {
      const now = wanted.get(id);
      if (now && JSON.stringify(now.rule) === text) continue;
      if (book.grid.tab(tab))
        engine.run(RemoveDataValidationMutation.id, { unitId, subUnitId: tab, ruleId: id });
      shown.delete(id);
    }
    for (const [id, { tab, rule }] of wanted) {
      if (shown.has(id)) continue;
      engine.run(AddDataValidationMutation.id, { unitId, subUnitId: tab, rule });
      shown.set(id, { tab, text: JSON.stringify(rule) });
    }
  }

  const showSoon = soon(show, 30);
  engine.onCommand((id, params) => {
    if (id === SetRangeValuesMutation.id) clicked(book, params);
    if (/^sheet\.mutation\./.test(id)) showSoon();
  });
  show();
}

/** A click on a checkbox writes 1 or 0; in Sheets it is TRUE or FALSE. */
function clicked(book: Book, params: Record<string, unknown>): void {
  const tab = String(params.subUnitId);
  // The engine writes results to a tab that was deleted while it calculated.
  if (!book.grid.tab(tab)) return;
  const changed = (params.cellValue ?? {}) as Record<number, Record<number, Cell | null>>;
  for (const [row, cells] of Object.entries(changed)) {
    for (const column of Object.keys(cells ?? {})) {
      const cell = book.grid.cell(tab, Number(row), Number(column));
      const rule = book.validations.get(cell?.custom?.validation ?? '');
      if (!cell || rule?.criteria !== 'CHECKBOX' || cell.t === 3) continue;
      if (Number(cell.v) === 0 || Number(cell.v) === 1) {
        book.grid.write(
          tab,
          new Map([[Number(row), new Map([[Number(column), { v: Number(cell.v), t: 3 }]])]]),
        );
      }
    }
  }
}
