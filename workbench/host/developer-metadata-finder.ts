// The search for developer metadata in a spreadsheet or on one of its tabs: one call finds what is on every tab.
// Source: AS/reference/spreadsheet/developer-metadata-finder.
import { asGoogle, type Context } from './context.ts';
import { HostDeveloperMetadata } from './developer-metadata.ts';
import { expose, labelOf } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;

const finderMethods = {
  find: [''],
  withId: ['number'],
  withKey: ['string'],
  withLocationType: ['DeveloperMetadataLocationType'],
  withValue: ['string'],
  withVisibility: ['DeveloperMetadataVisibility'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

/** What a search is limited to; what is left out does not limit it. */
interface Limits {
  /** Only what is on this tab. */
  within?: string;
  id?: number;
  key?: string;
  value?: string;
  visibility?: string;
  location?: string;
}

export class HostDeveloperMetadataFinder implements Pick<G, keyof typeof finderMethods> {
  #context: Context;
  #limits: Limits;

  constructor(context: Context, limits: Limits) {
    this.#context = context;
    this.#limits = limits;
  }

  /** Limits this very search, and answers it: Google's finder is no copy either. */
  #also(limits: Limits): G {
    Object.assign(this.#limits, limits);
    return asGoogle(this);
  }

  withId(id: number): G {
    return this.#also({ id });
  }

  withKey(key: string): G {
    return this.#also({ key });
  }

  withValue(value: string): G {
    return this.#also({ value });
  }

  withVisibility(visibility: GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility): G {
    return this.#also({ visibility: labelOf(visibility) });
  }

  withLocationType(locationType: GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType): G {
    return this.#also({ location: labelOf(locationType) });
  }

  find(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    this.#context.execution.reading();
    const { within, id, key, value, visibility, location } = this.#limits;
    return this.#context.book.metadata
      .filter(
        record =>
          (within === undefined || record.tab === within) &&
          (id === undefined || record.id === id) &&
          (key === undefined || record.key === key) &&
          (value === undefined || record.value === value) &&
          (visibility === undefined || record.visibility === visibility) &&
          (location === undefined || location === (record.tab === undefined ? 'SPREADSHEET' : 'SHEET')),
      )
      .map(record => asGoogle(new HostDeveloperMetadata(this.#context, record)));
  }
}

expose(HostDeveloperMetadataFinder, {
  name: 'DeveloperMetadataFinder',
  service: 'SpreadsheetApp',
  methods: finderMethods,
});
