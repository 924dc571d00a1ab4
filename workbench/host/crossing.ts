// The border between a script and the services. Whatever crosses is counted, checked and copied: the script sees
// objects of its own realm and stand-ins for service objects; the host sees plain values and its own classes.
import { ApiFailure } from './bigquery.ts';
import { Killed, NotInWorkbench } from './problem.ts';
import type { RealmToolbox } from './realm-setup.ts';
import { checkArguments, EnumValue, missing, type Surface, surfaceOf } from './surface.ts';

/** Decides about a call before it is made; throws to refuse it. */
export type Gate = (surface: Surface, method: string) => void;

/** Names that the language and test tools look for on any object; they are simply not there. */
const UNASKED = new Set([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  'nodeType',
  'tagName',
  'length',
  'valueOf',
]);

export class Crossing {
  #toolbox: RealmToolbox;
  #gate: Gate;
  #standIns = new WeakMap<object, object>();
  #originals = new WeakMap<object, object>();

  constructor(toolbox: RealmToolbox, gate: Gate) {
    this.#toolbox = toolbox;
    this.#gate = gate;
  }

  /** A host value as the script gets it. */
  toScript(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const copy = this.#toolbox.adopt([]) as unknown[];
      for (const item of value) copy.push(this.toScript(item));
      return copy;
    }
    if (value instanceof EnumValue || surfaceOf(value)) return this.#standIn(value);
    if (value instanceof Date) return this.#toolbox.adopt(value);
    const copy = this.#toolbox.adopt({}) as Record<string, unknown>;
    for (const [key, item] of Object.entries(value)) copy[key] = this.toScript(item);
    return copy;
  }

  /** A script's value as the host gets it. Passing undefined to a service is passing null (AS/guides/v8-runtime/migration). */
  toHost(value: unknown): unknown {
    if (value === undefined) return null;
    if (typeof value !== 'object' || value === null) return value;
    const original = this.#originals.get(value);
    if (original) return original;
    if (Array.isArray(value)) return value.map(item => this.toHost(item));
    if (Object.prototype.toString.call(value) === '[object Date]') {
      return new Date(Date.prototype.getTime.call(value));
    }
    if (Object.prototype.toString.call(value) === '[object Error]') {
      const { name, message, stack } = value as Error;
      return Object.assign(new Error(message), { name, stack });
    }
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) copy[key] = this.toHost(item);
    return copy;
  }

  #standIn(host: object): object {
    const known = this.#standIns.get(host);
    if (known) return known;
    const standIn = new Proxy(Object.create(null) as object, {
      get: (_, name) => this.#read(host, name),
      has: (_, name) => typeof name === 'string' && name in (surfaceOf(host)?.methods ?? {}),
      set: (_, name) => {
        throw this.#toolbox.error('TypeError', `Cannot set property ${String(name)} of a service object`);
      },
    });
    this.#standIns.set(host, standIn);
    this.#originals.set(standIn, host);
    return standIn;
  }

  #read(host: object, name: string | symbol): unknown {
    if (host instanceof EnumValue) {
      const member = (host as unknown as Record<string | symbol, unknown>)[name];
      return typeof member === 'function' ? member.bind(host) : undefined;
    }
    const surface = surfaceOf(host) as Surface;
    if (name === Symbol.toPrimitive || name === 'toString') return () => surface.name;
    if (typeof name === 'symbol') return undefined;
    if (surface.members?.includes(name)) return this.toScript((host as Record<string, unknown>)[name]);
    if (surface.values && Object.hasOwn(surface.values, name)) {
      return this.#guarded(() => {
        this.#gate(surface, name);
        const table = surface.values?.[name];
        return isTable(table) ? this.#enums(table) : this.toScript(table);
      });
    }
    if (!Object.hasOwn(surface.methods, name)) {
      if (UNASKED.has(name)) return undefined;
      throw this.#toScriptError(missing(surface, name));
    }
    return (...given: unknown[]) => this.#guarded(() => this.#call(host, surface, name, given));
  }

  #enums(table: Record<string, unknown>): unknown {
    const values: Record<string, unknown> = Object.create(null);
    for (const [label, value] of Object.entries(table)) values[label] = this.toScript(value);
    return values;
  }

  #call(host: object, surface: Surface, method: string, given: unknown[]): unknown {
    this.#gate(surface, method);
    surface.refuse?.(host as never, method);
    const values = given.map(value => (typeof value === 'function' ? value : this.toHost(value)));
    checkArguments(surface, method, values);
    return this.toScript((host as Record<string, (...args: unknown[]) => unknown>)[method]?.(...values));
  }

  /** What the host throws reaches the script as an error of its own realm, with Google's name for it. */
  #guarded<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      throw this.#toScriptError(error);
    }
  }

  #toScriptError(error: unknown): unknown {
    if (error instanceof Killed || !(error instanceof Error)) return error;
    if (error instanceof ApiFailure)
      return Object.assign(this.#toolbox.error(error.name, error.message), {
        details: this.#toolbox.adopt(error.details),
      });
    const name = error instanceof NotInWorkbench ? error.name : 'Exception';
    return this.#toolbox.error(name, error.message);
  }
}

function isTable(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(item => item instanceof EnumValue)
  );
}
