// A bare realm in Node: a vm context with nothing but the language. Code.js is compiled once and evaluated in each.
import { createContext, Script } from 'node:vm';
import { Killed } from '../host/problem.ts';
import type { Doors, RawRealm, RealmMaker } from '../host/realm.ts';
import { type RealmBridge, type RealmToolbox, setUpRealm } from '../host/realm-setup.ts';
import type { ScriptSource } from '../host/script-source.ts';

const setUp = new Script(`(${setUpRealm.toString()})`, { filename: 'realm-setup.js' });
const invoke = new Script('invoke_()', { filename: 'invoke.js' });
const compiled = new WeakMap<ScriptSource, Script>();

function scriptOf(source: ScriptSource): Script {
  let script = compiled.get(source);
  if (!script) {
    script = new Script(source.text, { filename: 'Code.js' });
    compiled.set(source, script);
  }
  return script;
}

export const nodeRealms: RealmMaker = (): RawRealm => {
  const sandbox: { invoke_?: () => unknown } = {};
  const context = createContext(sandbox, { codeGeneration: { strings: true, wasm: true } });
  return {
    setUp: (bridge: RealmBridge) => setUp.runInContext(context)(bridge) as RealmToolbox,
    evaluate: source => scriptOf(source).runInContext(context) as (...parameters: unknown[]) => Doors,
    call<T>(run: () => T, limitMs: number): T {
      sandbox.invoke_ = run;
      try {
        // Ends even an endless loop, which no service call interrupts.
        return invoke.runInContext(context, { timeout: Math.max(1, limitMs) }) as T;
      } catch (error) {
        const { code } = error as { code?: unknown };
        throw code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new Killed('Exceeded maximum execution time') : error;
      }
    },
    dispose() {
      delete sandbox.invoke_;
    },
  };
};
