// One spreadsheet: its cells are the engine's, all else that Sheets keeps with a document is here. What has a place
// (rules, names, charts, protections) follows rows, columns and tabs as they come and go, whoever moves them.
import type { IFormulaDataItem } from '@univerjs/engine-formula';
import type { ChartRecord } from './chart-record.ts';
import type { Engine } from './engine.ts';
import { follow } from './following.ts';
import type { FormatRule } from './format-rule.ts';
import { Grid } from './grid.ts';
import type { Touch } from './journal.ts';
import { Recalculation } from './recalculation.ts';
import { contains, overlap, type Rect } from './rect.ts';
import type { Sparkline } from './sparkline.ts';
import { localeOf, type SpreadsheetLocale } from './spreadsheet-locale.ts';
import type { ValidationRecord } from './validation-record.ts';

export interface NamedPlace {
  name: string;
  /** Undefined once its cells are gone: #REF!. */
  place: Touch | undefined;
}

export interface ProtectionRecord {
  kind: 'RANGE' | 'SHEET';
  tab: string;
  rect: Rect | undefined;
  description: string;
  warningOnly: boolean;
  /** False when somebody else protected it and this user may not edit there. */
  editable: boolean;
}

export interface MetadataRecord {
  id: number;
  key: string;
  value: string | null;
  visibility: string;
  /** Undefined: the spreadsheet itself. */
  tab: string | undefined;
}

export interface FilterRecord {
  tab: string;
  rect: Rect;
}

export interface BookOptions {
  name: string;
  locale: string;
  timeZone: string;
  /** The current year, for dates typed without one. */
  year: number;
}

export class Book {
  readonly engine: Engine;
  readonly grid: Grid;
  readonly recalculation: Recalculation;
  readonly id = 'workbench-document';
  name: string;
  locale: SpreadsheetLocale;
  timeZone: string;
  year: number;
  #active: Touch;
  /** The last selection on each tab, the one that `setActiveSheet` can bring back. */
  readonly #selected = new Map<string, Touch>();
  rules = new Map<string, FormatRule[]>();
  names: NamedPlace[] = [];
  charts: ChartRecord[] = [];
  protections: ProtectionRecord[] = [];
  metadata: MetadataRecord[] = [];
  validations = new Map<string, ValidationRecord>();
  filters: FilterRecord[] = [];
  hiddenGridlines = new Set<string>();
  /** Sentences of cells whose custom function threw, by "tab!row,column". */
  errors = new Map<string, string>();
  /** What SPARKLINE draws in cells, by "tab!row,column". */
  sparklines = new Map<string, Sparkline>();
  nextId = 1;
  /** Called when something that is not a cell changed: rules, names, charts, active place. */
  onChange: ((what: 'rules' | 'names' | 'charts' | 'active' | 'protections') => void)[] = [];

  constructor(engine: Engine, options: BookOptions) {
    this.engine = engine;
    this.grid = new Grid(engine);
    this.recalculation = new Recalculation(engine);
    this.name = options.name;
    this.locale = localeOf(options.locale);
    this.timeZone = options.timeZone;
    this.year = options.year;
    this.#active = { tab: this.grid.tabs[0]?.key ?? '', rect: { row: 0, column: 0, rows: 1, columns: 1 } };
    follow(this);
  }

  /** What the person has selected. */
  get active(): Touch {
    return this.#active;
  }

  set active(place: Touch) {
    this.#active = place;
    this.#selected.set(place.tab, place);
  }

  /** The last selection on a tab; undefined where nothing has been selected there yet. */
  lastSelected(tab: string): Touch | undefined {
    return this.#selected.get(tab);
  }

  changed(what: Parameters<Book['onChange'][number]>[0]): void {
    for (const listener of this.onChange) listener(what);
  }

  /** A named range as the book spells it; case does not count. */
  findName(name: string): string | undefined {
    return this.names.find(named => named.name.toLowerCase() === name.toLowerCase())?.name;
  }

  /** Every cell of a tab that holds a formula. */
  formulaCells(tab: string): { row: number; column: number; formula: string }[] {
    const model = this.engine.get(this.engine.parts.formula.FormulaDataModel);
    const data = model.getSheetFormulaData(this.engine.unitId, tab);
    const cells: { row: number; column: number; formula: string }[] = [];
    for (const [row, columns] of Object.entries(data ?? {})) {
      for (const [column, item] of Object.entries(
        (columns ?? {}) as Record<string, IFormulaDataItem | null>,
      )) {
        if (!item) continue;
        const formula =
          item.x || item.y
            ? model.getFormulaStringByCell(Number(row), Number(column), tab, this.engine.unitId)
            : item.f;
        if (formula) cells.push({ row: Number(row), column: Number(column), formula });
      }
    }
    return cells;
  }

  /** The formula of a cell in the engine's spelling, or ''. */
  formulaAt(tab: string, row: number, column: number): string {
    // A tab may be deleted while its cells are calculated.
    const cell = this.grid.tab(tab) && this.grid.cell(tab, row, column);
    if (!cell?.f && !cell?.si) return '';
    const model = this.engine.get(this.engine.parts.formula.FormulaDataModel);
    return model.getFormulaStringByCell(row, column, tab, this.engine.unitId) ?? cell.f ?? '';
  }

  /** The protection of somebody else that forbids a change here, if any. */
  protectionOver(tab: string, rect: Rect): ProtectionRecord | undefined {
    return this.protections.find(
      p => p.tab === tab && !p.editable && !p.warningOnly && (!p.rect || overlap(p.rect, rect)),
    );
  }

  /** The merged block that contains a place. */
  mergeAt(tab: string, rect: Rect): Rect | undefined {
    return this.grid.merges(tab).find(merge => contains(merge, rect));
  }
}
