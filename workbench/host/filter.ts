// A sheet's filter, as far as a script may need to know that there is one.
import type { FilterRecord } from './book.ts';
import { asGoogle, type Context } from './context.ts';
import { makers } from './range-place.ts';
import { expose } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.Filter;

const filterMethods = {
  getRange: [''],
  remove: [''],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

export class HostFilter implements Pick<G, keyof typeof filterMethods> {
  #context: Context;
  #record: FilterRecord;

  constructor(context: Context, record: FilterRecord) {
    this.#context = context;
    this.#record = record;
  }

  getRange(): GoogleAppsScript.Spreadsheet.Range {
    return asGoogle(makers.range(this.#context, this.#record.tab, this.#record.rect));
  }

  remove(): void {
    this.#context.execution.changing();
    const { book } = this.#context;
    book.filters = book.filters.filter(record => record !== this.#record);
  }
}

expose(HostFilter, { name: 'Filter', service: 'SpreadsheetApp', methods: filterMethods });
