// CacheService: keys of 250 characters, values of 100 kB, 600 s unless said, six hours at most, a thousand entries.
// Source: AS/reference/cache/cache. What is in it may vanish at any time, and here it does when the clock says so.
import type { Clock } from './clock.ts';
import type { Execution } from './execution.ts';
import { Refusal } from './problem.ts';
import { bytesOf } from './properties.ts';
import { expose } from './surface.ts';

interface Entry {
  value: string;
  until: number;
}

export class CacheStores {
  #stores = new Map<string, Map<string, Entry>>();

  store(name: string): Map<string, Entry> {
    let store = this.#stores.get(name);
    if (!store) {
      store = new Map();
      this.#stores.set(name, store);
    }
    return store;
  }

  /** Google may drop entries early; a test does it with this. */
  clear(): void {
    this.#stores.clear();
  }
}

const cacheMethods = {
  get: ['string'],
  getAll: ['list'],
  put: ['string,string', 'string,string,number'],
  putAll: ['object', 'object,number'],
  remove: ['string'],
  removeAll: ['list'],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Cache.Cache, readonly string[]>>;

export class HostCache {
  #store: Map<string, Entry>;
  #clock: Clock;

  constructor(store: Map<string, Entry>, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  #check(key: string): void {
    if (key.length > 250) throw new Refusal('Argument too large: key');
  }

  get(key: string): string | null {
    this.#check(key);
    const entry = this.#store.get(key);
    if (!entry || entry.until <= this.#clock.now()) return null;
    return entry.value;
  }

  getAll(keys: string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (const key of keys) {
      const value = this.get(key);
      if (value !== null) found[key] = value;
    }
    return found;
  }

  put(key: string, value: string, expirationInSeconds = 600): void {
    this.#check(key);
    if (bytesOf(value) > 100 * 1024) throw new Refusal('Argument too large: value');
    const seconds = Math.min(21_600, Math.max(1, expirationInSeconds));
    this.#store.delete(key);
    this.#store.set(key, { value, until: this.#clock.now() + seconds * 1000 });
    if (this.#store.size > 1000) {
      const [oldest] = this.#store.keys();
      if (oldest !== undefined) this.#store.delete(oldest);
    }
  }

  putAll(values: Record<string, unknown>, expirationInSeconds = 600): void {
    for (const [key, value] of Object.entries(values)) this.put(key, String(value), expirationInSeconds);
  }

  remove(key: string): void {
    this.#store.delete(key);
  }

  removeAll(keys: string[]): void {
    for (const key of keys) this.remove(key);
  }
}

const serviceMethods = {
  getDocumentCache: [''],
  getScriptCache: [''],
  getUserCache: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Cache.CacheService, readonly string[]>>;

export class HostCacheService {
  #stores: CacheStores;
  #execution: Execution;

  constructor(stores: CacheStores, execution: Execution) {
    this.#stores = stores;
    this.#execution = execution;
  }

  #cache(name: string): HostCache {
    return new HostCache(this.#stores.store(name), this.#execution.settings.clock);
  }

  getDocumentCache(): HostCache {
    return this.#cache('document');
  }

  getScriptCache(): HostCache {
    return this.#cache('script');
  }

  getUserCache(): HostCache {
    return this.#cache(`user ${this.#execution.settings.user}`);
  }
}

expose(HostCache, { name: 'Cache', service: 'CacheService', methods: cacheMethods });
expose(HostCacheService, { name: 'CacheService', service: 'CacheService', methods: serviceMethods });
