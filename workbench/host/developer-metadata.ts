// Developer metadata of the spreadsheet and of sheets: short texts that follow the tab they are on.
import type { MetadataRecord } from './book.ts';
import { asGoogle, type Context, PROTECTED } from './context.ts';
import { DeveloperMetadataLocationType, DeveloperMetadataVisibility } from './enums.ts';
import { Refusal } from './problem.ts';
import { makers } from './range-place.ts';
import { sheetMakers } from './sheet-place.ts';
import { expose, labelOf } from './surface.ts';

type GLocation = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation;
type G = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

const metadataMethods = {
  getId: [''],
  getKey: [''],
  getLocation: [''],
  getValue: [''],
  getVisibility: [''],
  remove: [''],
  setKey: ['string'],
  setValue: ['string'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

export class HostDeveloperMetadata implements Pick<G, keyof typeof metadataMethods> {
  #context: Context;
  #record: MetadataRecord;

  constructor(context: Context, record: MetadataRecord) {
    this.#context = context;
    this.#record = record;
  }

  getId(): number {
    return this.#record.id;
  }

  getKey(): string {
    return this.#record.key;
  }

  getLocation(): GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation {
    return asGoogle(new HostDeveloperMetadataLocation(this.#context, this.#record.tab));
  }

  getValue(): string | null {
    return this.#record.value;
  }

  getVisibility(): GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility {
    return asGoogle(DeveloperMetadataVisibility[this.#record.visibility] as object);
  }

  /** A change of what is kept on a tab is a change of the tab. */
  #changing(): void {
    checkTabOpen(this.#context, this.#record.tab);
    this.#context.execution.changing();
  }

  remove(): void {
    this.#changing();
    const { book } = this.#context;
    book.metadata = book.metadata.filter(record => record !== this.#record);
  }

  setKey(key: string): G {
    this.#changing();
    this.#record.key = key;
    return asGoogle(this);
  }

  setValue(value: string): G {
    this.#changing();
    this.#record.value = value;
    return asGoogle(this);
  }
}

const locationMethods = {
  getColumn: [''],
  getLocationType: [''],
  getRow: [''],
  getSheet: [''],
  getSpreadsheet: [''],
} as const satisfies Partial<Record<keyof GLocation, readonly string[]>>;

/** Where a metadata is; the add-on keeps none on rows or columns. */
class HostDeveloperMetadataLocation implements Pick<GLocation, keyof typeof locationMethods> {
  #context: Context;
  #tab: string | undefined;

  constructor(context: Context, tab: string | undefined) {
    this.#context = context;
    this.#tab = tab;
  }

  getColumn(): null {
    return null;
  }

  getRow(): null {
    return null;
  }

  getLocationType(): GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType {
    return asGoogle(
      DeveloperMetadataLocationType[this.#tab === undefined ? 'SPREADSHEET' : 'SHEET'] as object,
    );
  }

  getSheet(): GoogleAppsScript.Spreadsheet.Sheet | null {
    return this.#tab === undefined ? null : asGoogle(makers.sheet(this.#context, this.#tab));
  }

  getSpreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet | null {
    return this.#tab === undefined ? asGoogle(sheetMakers.spreadsheet(this.#context)) : null;
  }
}

expose(HostDeveloperMetadataLocation, {
  name: 'DeveloperMetadataLocation',
  service: 'SpreadsheetApp',
  methods: locationMethods,
});

expose(HostDeveloperMetadata, {
  name: 'DeveloperMetadata',
  service: 'SpreadsheetApp',
  methods: metadataMethods,
});

export const addMetadataSignatures = [
  'string',
  'string,DeveloperMetadataVisibility',
  'string,string',
  'string,string,DeveloperMetadataVisibility',
] as const;

/**
 * Refuses a tab that somebody else protected. Whether Google lets metadata be added there is not written down; a change
 * of the tab is what it is.
 */
function checkTabOpen({ book }: Context, tab: string | undefined): void {
  const barred = book.protections.some(
    ({ kind, editable, warningOnly, tab: on }) => on === tab && kind === 'SHEET' && !editable && !warningOnly,
  );
  if (tab !== undefined && barred) {
    throw new Refusal(PROTECTED);
  }
}

export function addMetadata(context: Context, tab: string | undefined, key: string, rest: unknown[]): void {
  checkTabOpen(context, tab);
  context.execution.changing();
  const value = typeof rest[0] === 'string' ? rest[0] : null;
  const visibility = rest.find(item => item !== null && typeof item === 'object');
  context.book.metadata.push({
    id: context.book.nextId++,
    key,
    value,
    visibility: visibility ? labelOf(visibility) : 'DOCUMENT',
    tab,
  });
}

export function metadataOf(context: Context, tab: string | undefined): G[] {
  return context.book.metadata
    .filter(record => record.tab === tab)
    .map(record => asGoogle<G>(new HostDeveloperMetadata(context, record)));
}
