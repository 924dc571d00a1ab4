// Named ranges as scripts see them. Names are global to the file; setting one that exists moves it.
import type { NamedPlace } from './book.ts';
import { asGoogle, asHost, type Context } from './context.ts';
import { Refusal } from './problem.ts';
import { makers, type RangePlace } from './range-place.ts';
import { expose } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.NamedRange;

const namedMethods = {
  getName: [''],
  getRange: [''],
  remove: [''],
  setName: ['string'],
  setRange: ['Range'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

/** Refuses a name that Sheets refuses. Source: https://support.google.com/docs/answer/63175, "Name a range". */
export function checkName(name: string): void {
  const ok =
    /^[\p{L}_][\p{L}\p{N}_]{0,249}$/u.test(name) &&
    !/^(true|false)$/i.test(name) &&
    !/^[a-z]{1,3}\d+$/i.test(name) &&
    !/^r\d*c\d*$/i.test(name);
  if (!ok) throw new Refusal(`The name "${name}" is not a valid name for a range.`);
}

export class HostNamedRange implements Pick<G, keyof typeof namedMethods> {
  #context: Context;
  #record: NamedPlace;

  constructor(context: Context, record: NamedPlace) {
    this.#context = context;
    this.#record = record;
  }

  getName(): string {
    return this.#record.name;
  }

  getRange(): GoogleAppsScript.Spreadsheet.Range {
    const { place } = this.#record;
    if (!place)
      throw new Refusal(`The named range ${this.#record.name} refers to cells that were deleted (#REF!).`);
    return asGoogle(makers.range(this.#context, place.tab, place.rect));
  }

  remove(): void {
    this.#context.execution.changing();
    const { book } = this.#context;
    book.names = book.names.filter(record => record !== this.#record);
    book.changed('names');
  }

  setName(name: string): G {
    checkName(name);
    this.#context.execution.changing();
    this.#record.name = name;
    this.#context.book.changed('names');
    return asGoogle(this);
  }

  setRange(range: GoogleAppsScript.Spreadsheet.Range): G {
    const { tab, rect } = asHost<RangePlace>(range);
    this.#context.execution.changing();
    this.#record.place = { tab, rect };
    this.#context.book.changed('names');
    return asGoogle(this);
  }
}

expose(HostNamedRange, { name: 'NamedRange', service: 'SpreadsheetApp', methods: namedMethods });
