// Tabs and cells, over the engine. Everything else of the host reads and writes cells through this file.
import type { ICellData, IStyleData, IWorksheetData, Worksheet } from '@univerjs/core';
import type { Engine } from './engine.ts';
import type { Rect, Shift } from './rect.ts';
import { tabDefaults } from './seed.ts';

/** What the workbench keeps with a cell beside its value: it moves with the cell when rows move. */
export interface CellExtras {
  note?: string;
  /** A data validation rule's key (validation.ts). */
  validation?: string;
  /** A formula that does not parse: the cell shows #ERROR!, and the text is what getFormula answers. */
  broken?: string;
}

export type Cell = ICellData & { custom?: CellExtras | null };
export type CellChanges = Map<number, Map<number, Cell | null>>;

/** A tab of cells, or one of those that have none. Source: AS/reference/spreadsheet/sheet-type. */
export type TabType = 'GRID' | 'OBJECT' | 'DATASOURCE';

export interface Tab {
  /** As Sheet.getSheetId answers it. */
  id: number;
  key: string;
  name: string;
  type: TabType;
}

/** Where the engine keeps what can be undone, by document; it has no method to leave something out. */
interface UndoStacks {
  _undoStacks: Map<string, unknown[]>;
}

export class Grid {
  readonly engine: Engine;
  #ids = new Map<string, number>();
  #nextId = 0;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  get tabs(): Tab[] {
    return this.engine.workbook.getSheets().map(sheet => this.#tab(sheet));
  }

  #tab(sheet: Worksheet): Tab {
    const key = sheet.getSheetId();
    let id = this.#ids.get(key);
    if (id === undefined) {
      // The first tab of a Google spreadsheet is 0, later ones have large numbers.
      id = this.#nextId === 0 ? 0 : 100_000_007 * this.#nextId;
      this.#nextId++;
      this.#ids.set(key, id);
    }
    const { type = 'GRID' } = (sheet.getConfig().custom ?? {}) as { type?: TabType };
    return { id, key, name: sheet.getName(), type };
  }

  tab(key: string): Tab | undefined {
    const sheet = this.engine.workbook.getSheetBySheetId(key);
    return sheet ? this.#tab(sheet) : undefined;
  }

  tabNamed(name: string): Tab | undefined {
    return this.tabs.find(tab => tab.name === name);
  }

  sheet(key: string): Worksheet {
    const sheet = this.engine.workbook.getSheetBySheetId(key);
    if (!sheet) throw new Error(`no tab ${key}`);
    return sheet;
  }

  size(key: string): { rows: number; columns: number } {
    const sheet = this.sheet(key);
    return { rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
  }

  cell(key: string, row: number, column: number): Cell | undefined {
    return (this.sheet(key).getCellMatrix().getValue(row, column) ?? undefined) as Cell | undefined;
  }

  /** The spilled values of a tab: what array formulas wrote into cells that are not theirs. */
  spilled(key: string): Record<number, Record<number, ICellData | null>> {
    const { FormulaDataModel } = this.engine.parts.formula;
    const all = this.engine.get(FormulaDataModel).getArrayFormulaCellData();
    return (all[this.engine.unitId]?.[key] ?? {}) as Record<number, Record<number, ICellData | null>>;
  }

  /** Where the array formula of a cell reaches, whether it was written or blocked. */
  spillOf(key: string, row: number, column: number): Rect | undefined {
    const { FormulaDataModel } = this.engine.parts.formula;
    const range = this.engine.get(FormulaDataModel).getArrayFormulaRange()[this.engine.unitId]?.[key]?.[
      row
    ]?.[column];
    return (
      range && {
        row: range.startRow,
        column: range.startColumn,
        rows: range.endRow - range.startRow + 1,
        columns: range.endColumn - range.startColumn + 1,
      }
    );
  }

  style(cell: Cell | undefined): IStyleData {
    return this.engine.workbook.getStyles().getStyleByCell(cell) ?? {};
  }

  pattern(cell: Cell | undefined): string {
    return this.style(cell).n?.pattern ?? '';
  }

  /** Writes many cells of a tab at once. Keys that a change leaves out stay as they are. */
  write(key: string, changes: CellChanges, onlyStyle = false): void {
    const { SetRangeValuesMutation, SetStyleCommand } = this.engine.parts.sheets;
    const cellValue: Record<number, Record<number, Cell | null>> = {};
    for (const [row, columns] of changes) cellValue[row] = Object.fromEntries(columns);
    this.engine.run(SetRangeValuesMutation.id, {
      unitId: this.engine.unitId,
      subUnitId: key,
      cellValue,
      // The engine recalculates nothing for a change of looks when it is told so.
      ...(onlyStyle ? { trigger: SetStyleCommand.id } : {}),
    });
  }

  insertTab(name: string, index: number, data: Partial<IWorksheetData> = {}): Tab {
    const { InsertSheetMutation } = this.engine.parts.sheets;
    const key = `tab-${this.#nextId}-${name.length}`;
    const sheet = { id: key, name, rowCount: 1000, columnCount: 26, cellData: {}, ...tabDefaults, ...data };
    this.engine.run(InsertSheetMutation.id, {
      unitId: this.engine.unitId,
      index,
      sheet: this.engine.parts.core.mergeWorksheetSnapshotWithDefault(sheet),
    });
    return this.tab(key) as Tab;
  }

  /**
   * Changes tabs, rows or columns. Undoing takes back what a person did last; of what a script did the engine would bring
   * back its own half alone (a tab without its rules and charts, the name of an unfinished one).
   */
  #structure(id: string, key: string, params: object): void {
    const { unitId } = this.engine;
    const undo = this.engine.get(this.engine.parts.core.IUndoRedoService) as unknown as UndoStacks;
    const kept = [...(undo._undoStacks.get(unitId) ?? [])];
    if (!this.engine.run(id, { unitId, subUnitId: key, ...params }))
      throw new Error(`the engine refused ${id}`);
    const stack = undo._undoStacks.get(unitId);
    stack?.splice(0, stack.length, ...kept);
  }

  removeTab(key: string): void {
    this.#structure(this.engine.parts.sheets.RemoveSheetCommand.id, key, {});
  }

  renameTab(key: string, name: string): void {
    this.#structure(this.engine.parts.sheets.SetWorksheetNameCommand.id, key, { name });
  }

  moveTab(key: string, order: number): void {
    const from = this.tabs.findIndex(tab => tab.key === key);
    if (from === order) return;
    const params = { fromOrder: from, toOrder: order };
    this.#structure(this.engine.parts.sheets.SetWorksheetOrderMutation.id, key, params);
  }

  /** Inserts or removes rows or columns; formulas everywhere follow. */
  shift(key: string, { axis, at, count }: Shift): void {
    const { sheets, core } = this.engine.parts;
    const { rows, columns } = this.size(key);
    const many = Math.abs(count);
    const range =
      axis === 'row'
        ? { startRow: at, endRow: at + many - 1, startColumn: 0, endColumn: columns - 1 }
        : { startRow: 0, endRow: rows - 1, startColumn: at, endColumn: at + many - 1 };
    if (count < 0) {
      const { RemoveRowByRangeCommand, RemoveColByRangeCommand } = sheets;
      this.#structure((axis === 'row' ? RemoveRowByRangeCommand : RemoveColByRangeCommand).id, key, {
        range,
      });
      return;
    }
    if (at >= (axis === 'row' ? rows : columns)) {
      // Past the end nothing moves. The engine would spell every formula anew and lose some that are written next.
      const { SetWorksheetRowCountMutation, SetWorksheetColumnCountMutation } = sheets;
      if (axis === 'row') this.#structure(SetWorksheetRowCountMutation.id, key, { rowCount: rows + many });
      else this.#structure(SetWorksheetColumnCountMutation.id, key, { columnCount: columns + many });
      return;
    }
    const { InsertRowByRangeCommand, InsertColByRangeCommand } = sheets;
    const direction = axis === 'row' ? core.Direction.UP : core.Direction.LEFT;
    const command = axis === 'row' ? InsertRowByRangeCommand : InsertColByRangeCommand;
    this.#structure(command.id, key, { range, direction });
  }

  merges(key: string): Rect[] {
    return this.sheet(key)
      .getMergeData()
      .map(m => ({
        row: m.startRow,
        column: m.startColumn,
        rows: m.endRow - m.startRow + 1,
        columns: m.endColumn - m.startColumn + 1,
      }));
  }
}

export function rangeOf(rect: Rect) {
  return {
    startRow: rect.row,
    endRow: rect.row + rect.rows - 1,
    startColumn: rect.column,
    endColumn: rect.column + rect.columns - 1,
  };
}
