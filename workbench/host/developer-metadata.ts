// Developer metadata of the spreadsheet and of sheets: short texts that follow the tab they are on.
import type { MetadataRecord } from './book.ts';
import { asGoogle, type Context } from './context.ts';
import { DeveloperMetadataVisibility } from './enums.ts';
import { expose, labelOf } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

const metadataMethods = {
  getId: [''],
  getKey: [''],
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

  getValue(): string | null {
    return this.#record.value;
  }

  getVisibility(): GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility {
    return asGoogle(DeveloperMetadataVisibility[this.#record.visibility] as object);
  }

  remove(): void {
    this.#context.execution.changing();
    const { book } = this.#context;
    book.metadata = book.metadata.filter(record => record !== this.#record);
  }

  setKey(key: string): G {
    this.#context.execution.changing();
    this.#record.key = key;
    return asGoogle(this);
  }

  setValue(value: string): G {
    this.#context.execution.changing();
    this.#record.value = value;
    return asGoogle(this);
  }
}

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

export function addMetadata(context: Context, tab: string | undefined, key: string, rest: unknown[]): void {
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
