// Protected ranges and sheets.

import type { ProtectionRecord } from './book.ts';
import { asGoogle, type Context } from './context.ts';
import { ProtectionType } from './enums.ts';
import { makers } from './range-place.ts';
import { expose } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.Protection;

const protectionMethods = {
  canEdit: [''],
  getDescription: [''],
  getProtectionType: [''],
  getRange: [''],
  isWarningOnly: [''],
  remove: [''],
  setDescription: ['string'],
  setWarningOnly: ['boolean'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

export class HostProtection implements Pick<G, keyof typeof protectionMethods> {
  #context: Context;
  #record: ProtectionRecord;

  constructor(context: Context, record: ProtectionRecord) {
    this.#context = context;
    this.#record = record;
  }

  canEdit(): boolean {
    return this.#record.editable || this.#record.warningOnly;
  }

  getDescription(): string {
    return this.#record.description;
  }

  getProtectionType(): GoogleAppsScript.Spreadsheet.ProtectionType {
    return asGoogle(ProtectionType[this.#record.kind] as object);
  }

  getRange(): GoogleAppsScript.Spreadsheet.Range {
    const { tab, rect } = this.#record;
    const { rows, columns } = this.#context.book.grid.size(tab);
    return asGoogle(makers.range(this.#context, tab, rect ?? { row: 0, column: 0, rows, columns }));
  }

  isWarningOnly(): boolean {
    return this.#record.warningOnly;
  }

  remove(): void {
    this.#context.execution.changing();
    const { book } = this.#context;
    book.protections = book.protections.filter(record => record !== this.#record);
    book.changed('protections');
  }

  setDescription(description: string): G {
    this.#context.execution.changing();
    this.#record.description = description;
    return asGoogle(this);
  }

  setWarningOnly(warningOnly: boolean): G {
    this.#context.execution.changing();
    this.#record.warningOnly = warningOnly;
    return asGoogle(this);
  }
}

expose(HostProtection, { name: 'Protection', service: 'SpreadsheetApp', methods: protectionMethods });
