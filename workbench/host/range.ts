// Range, last part: notes, merged cells, validation, protection, copies.

import { emptied } from './cell-value.ts';
import { asGoogle, asHost, type Context, checkWrite } from './context.ts';
import { moveFormula } from './format-rule.ts';
import type { Cell, CellExtras } from './grid.ts';
import { rangeOf } from './grid.ts';
import { Refusal } from './problem.ts';
import { HostProtection } from './protection.ts';
import { formatMethods, RangeFormat } from './range-format.ts';
import { makers, placeMethods } from './range-place.ts';
import { checkSize, valueMethods, writeLater } from './range-values.ts';
import { contains, overlap, type Rect } from './rect.ts';
import { expose } from './surface.ts';
import { HostDataValidation, keepValidation } from './validation.ts';

type G = GoogleAppsScript.Spreadsheet.Range;

const rangeMethods = {
  ...placeMethods,
  ...valueMethods,
  ...formatMethods,
  breakApart: [''],
  clear: ['', 'object'],
  clearDataValidations: [''],
  clearNote: [''],
  copyTo: ['Range'],
  getDataValidation: [''],
  getDataValidations: [''],
  getNote: [''],
  getNotes: [''],
  insertCheckboxes: [''],
  isChecked: [''],
  merge: [''],
  protect: [''],
  removeCheckboxes: [''],
  setDataValidation: ['DataValidation?'],
  setDataValidations: ['values'],
  setNote: ['string?'],
  setNotes: ['values'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

type Clearing = {
  [What in 'contentsOnly' | 'formatOnly' | 'commentsOnly' | 'validationsOnly']?: boolean | undefined;
};

export class HostRange extends RangeFormat implements Pick<G, keyof typeof rangeMethods> {
  #extras(change: (r: number, c: number) => Partial<CellExtras>): G {
    return this.write((before, r, c) => {
      const extras: CellExtras = { ...before?.custom };
      for (const [name, value] of Object.entries(change(r, c)) as [keyof CellExtras, string | undefined][]) {
        if (value === undefined) delete extras[name];
        else extras[name] = value;
      }
      return { custom: Object.keys(extras).length ? extras : null } as Cell;
    }, true);
  }

  getNotes(): string[][] {
    const { grid } = this.context.book;
    return this.read((row, column) => grid.cell(this.tab, row, column)?.custom?.note ?? '');
  }

  getNote(): string {
    const { grid } = this.context.book;
    return this.first((row, column) => grid.cell(this.tab, row, column)?.custom?.note ?? '');
  }

  setNotes(notes: (string | null)[][]): G {
    checkSize(notes, this.rect);
    return this.#extras((r, c) => ({ note: notes[r]?.[c] || undefined }) as Partial<CellExtras>);
  }

  setNote(note: string | null): G {
    return this.#extras(() => ({ note: note || undefined }) as Partial<CellExtras>);
  }

  clearNote(): G {
    return this.setNote(null);
  }

  #validation(row: number, column: number): GoogleAppsScript.Spreadsheet.DataValidation | null {
    const { book } = this.context;
    const record = book.validations.get(book.grid.cell(this.tab, row, column)?.custom?.validation ?? '');
    return record ? asGoogle(new HostDataValidation(record)) : null;
  }

  getDataValidations(): (GoogleAppsScript.Spreadsheet.DataValidation | null)[][] {
    return this.read((row, column) => this.#validation(row, column));
  }

  getDataValidation(): GoogleAppsScript.Spreadsheet.DataValidation | null {
    return this.first((row, column) => this.#validation(row, column));
  }

  setDataValidations(rules: unknown[][]): G {
    checkSize(rules, this.rect);
    const keys = rules.map(row => row.map(rule => keepValidation(this.context, rule)));
    return this.#extras((r, c) => ({ validation: keys[r]?.[c] }) as Partial<CellExtras>);
  }

  setDataValidation(rule: unknown): G {
    const key = keepValidation(this.context, rule);
    return this.#extras(() => ({ validation: key }) as Partial<CellExtras>);
  }

  clearDataValidations(): G {
    return this.setDataValidation(null);
  }

  insertCheckboxes(): G {
    const rule = new HostDataValidation({
      criteria: 'CHECKBOX',
      values: [],
      allowInvalid: false,
      helpText: null,
    });
    this.setDataValidation(rule);
    return this.write(before => ({ ...emptied(before), v: 0, t: 3 }));
  }

  removeCheckboxes(): G {
    this.setDataValidation(null);
    return this.clearContent();
  }

  isChecked(): boolean | null {
    const values = this.getValues().flat();
    if (!values.every(value => typeof value === 'boolean')) return null;
    return new Set(values).size === 1 ? (values[0] as boolean) : null;
  }

  clear(options: Clearing = {}): G {
    const all =
      !options.contentsOnly && !options.formatOnly && !options.commentsOnly && !options.validationsOnly;
    if (all || options.contentsOnly) this.clearContent();
    if (all || options.formatOnly) this.clearFormat();
    if (options.commentsOnly) this.clearNote();
    if (options.validationsOnly) this.clearDataValidations();
    return this.self;
  }

  #mergesInside(): Rect[] {
    const touched = this.context.book.grid.merges(this.tab).filter(merge => overlap(merge, this.rect));
    if (touched.some(merge => !contains(this.rect, merge))) {
      throw new Refusal('You must select all cells in a merged range to merge or unmerge them.');
    }
    return touched;
  }

  #mutate(id: string, ranges: Rect[]): void {
    if (ranges.length === 0) return;
    const { engine } = this.context.book;
    engine.run(id, { unitId: engine.unitId, subUnitId: this.tab, ranges: ranges.map(rangeOf) });
  }

  merge(): G {
    checkWrite(this.context, this.tab, this.rect);
    this.context.execution.changing();
    const { sheets } = this.context.book.engine.parts;
    this.#mutate(sheets.RemoveWorksheetMergeMutation.id, this.#mergesInside());
    // What the merged block hides is lost; its upper left cell stays.
    writeLater(this.context, this.tab, this.rect, (before, r, c) =>
      r === 0 && c === 0 ? {} : before ? emptied(before) : null,
    );
    this.context.execution.flush();
    this.#mutate(sheets.AddWorksheetMergeMutation.id, [this.rect]);
    return this.self;
  }

  breakApart(): G {
    checkWrite(this.context, this.tab, this.rect);
    this.context.execution.changing();
    this.#mutate(this.context.book.engine.parts.sheets.RemoveWorksheetMergeMutation.id, this.#mergesInside());
    return this.self;
  }

  protect(): GoogleAppsScript.Spreadsheet.Protection {
    this.context.execution.changing();
    const record = {
      kind: 'RANGE' as const,
      tab: this.tab,
      rect: this.rect,
      description: '',
      warningOnly: false,
      editable: true,
    };
    this.context.book.protections.push(record);
    this.context.book.changed('protections');
    return asGoogle(new HostProtection(this.context, record));
  }

  copyTo(destination: G): void {
    const target = asHost<HostRange>(destination);
    const { rows, columns } = this.rect;
    const place = { row: target.rect.row, column: target.rect.column, rows, columns };
    checkWrite(this.context, target.tab, place);
    this.context.execution.reading({ tab: this.tab, rect: this.rect });
    const { book } = this.context;
    const down = place.row - this.rect.row;
    const right = place.column - this.rect.column;
    const cells = this.read((row, column) => {
      const cell = book.grid.cell(this.tab, row, column);
      const formula = book.formulaAt(this.tab, row, column);
      return {
        ...emptied(undefined),
        ...cell,
        si: null,
        f: formula ? moveFormula(formula, down, right) : null,
      };
    });
    writeLater(this.context, target.tab, place, () => null);
    writeLater(this.context, target.tab, place, (_before, r, c) => {
      const cell = cells[r]?.[c] as Cell;
      return cell.f ? { ...cell, v: null, t: null } : cell;
    });
  }
}

makers.range = (context: Context, tab: string, rect: Rect) => new HostRange(context, tab, rect);

expose(HostRange, { name: 'Range', service: 'SpreadsheetApp', methods: rangeMethods });
