// The bare global scope in which Code.js runs. Every execution gets a fresh one and loads the whole project anew, as
// Apps Script does. Source: https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle
import type { RealmBridge, RealmToolbox } from './realm-setup.ts';
import type { ScriptSource } from './script-source.ts';

export type Doors = Record<string, (...args: unknown[]) => unknown>;

/** A place of its own to run code in: a vm context in Node, a hidden frame in the page. */
export interface RawRealm {
  setUp(bridge: RealmBridge): RealmToolbox;
  /** Evaluates the script's function expression; the host then calls it with the parameters. */
  evaluate(source: ScriptSource): (...parameters: unknown[]) => Doors;
  /** Calls a function of the realm, ending it after a real time that no honest script needs. */
  call<T>(run: () => T, limitMs: number): T;
  dispose(): void;
}

export type RealmMaker = () => RawRealm;

export interface Realm {
  toolbox: RealmToolbox;
  load(services: Record<string, unknown>): Doors;
  call<T>(run: () => T, limitMs: number): T;
  dispose(): void;
}

export function openRealm(make: RealmMaker, bridge: RealmBridge, source: ScriptSource): Realm {
  const raw = make();
  const toolbox = raw.setUp(bridge);
  return {
    toolbox,
    load(services) {
      const start = raw.evaluate(source);
      const bare: Record<string, unknown> = Object.assign(Object.create(null), toolbox.library, services);
      bare.globalThis = bare;
      return start.apply(
        bare,
        source.parameters.map(name => bare[name]),
      );
    },
    call: raw.call,
    dispose: raw.dispose,
  };
}
