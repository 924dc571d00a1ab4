// PropertiesService: strings only, 9 kB a value, 500 kB a store. Source: AS/guides/services/quotas, "Properties".
import type { Execution } from './execution.ts';
import { Refusal } from './problem.ts';
import { expose } from './surface.ts';

const VALUE_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;

export type PropertyStore = Map<string, string>;

export class PropertyStores {
  readonly document: PropertyStore = new Map();
  readonly script: PropertyStore = new Map();
  readonly users = new Map<string, PropertyStore>();

  user(name: string): PropertyStore {
    let store = this.users.get(name);
    if (!store) {
      store = new Map();
      this.users.set(name, store);
    }
    return store;
  }
}

export function bytesOf(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

const propertiesMethods = {
  getProperty: ['string'],
  setProperty: ['string,string'],
  getProperties: [''],
  setProperties: ['object', 'object,boolean'],
  deleteProperty: ['string'],
  deleteAllProperties: [''],
  getKeys: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Properties.Properties, readonly string[]>>;

export class HostProperties {
  #store: PropertyStore;
  #execution: Execution;

  constructor(store: PropertyStore, execution: Execution) {
    this.#store = store;
    this.#execution = execution;
  }

  getProperty(key: string): string | null {
    return this.#store.get(key) ?? null;
  }

  setProperty(key: string, value: string): this {
    if (bytesOf(value) > VALUE_BYTES) throw new Refusal('Argument too large: value');
    let total = bytesOf(key) + bytesOf(value);
    for (const [name, text] of this.#store) if (name !== key) total += bytesOf(name) + bytesOf(text);
    if (total > STORE_BYTES) {
      throw new Refusal(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    this.#store.set(key, value);
    this.#execution.effects++;
    return this;
  }

  getProperties(): Record<string, string> {
    return Object.fromEntries(this.#store);
  }

  setProperties(properties: Record<string, unknown>, deleteAllOthers = false): this {
    if (deleteAllOthers) this.#store.clear();
    for (const [key, value] of Object.entries(properties)) {
      if (typeof value !== 'string') throw new Refusal(`Property ${key} must be a string`);
      this.setProperty(key, value);
    }
    return this;
  }

  deleteProperty(key: string): this {
    this.#store.delete(key);
    this.#execution.effects++;
    return this;
  }

  deleteAllProperties(): this {
    this.#store.clear();
    this.#execution.effects++;
    return this;
  }

  getKeys(): string[] {
    return [...this.#store.keys()];
  }
}

const serviceMethods = {
  getDocumentProperties: [''],
  getScriptProperties: [''],
  getUserProperties: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Properties.PropertiesService, readonly string[]>>;

export class HostPropertiesService {
  #stores: PropertyStores;
  #execution: Execution;

  constructor(stores: PropertyStores, execution: Execution) {
    this.#stores = stores;
    this.#execution = execution;
  }

  getDocumentProperties(): HostProperties {
    return new HostProperties(this.#stores.document, this.#execution);
  }

  getScriptProperties(): HostProperties {
    return new HostProperties(this.#stores.script, this.#execution);
  }

  getUserProperties(): HostProperties {
    // In a custom function these are the spreadsheet owner's. Source: AS/guides/sheets/functions, table of services.
    const user = this.#execution.mode === 'CUSTOM_FUNCTION' ? 'owner' : this.#execution.settings.user;
    return new HostProperties(this.#stores.user(user), this.#execution);
  }
}

expose(HostProperties, { name: 'Properties', service: 'PropertiesService', methods: propertiesMethods });
expose(HostPropertiesService, {
  name: 'PropertiesService',
  service: 'PropertiesService',
  methods: serviceMethods,
});
