// A bare realm in the browser: a hidden frame of the same origin whose globals are taken away (realm-setup.ts). Frames
// are costly to make, so one that has been used is given again, unless the script left something in its global scope;
// the project itself is evaluated anew for every run.
import { Killed } from '../host/problem.ts';
import type { Doors, RawRealm, RealmMaker } from '../host/realm.ts';
import { type RealmBridge, type RealmToolbox, setUpRealm } from '../host/realm-setup.ts';
import type { ScriptSource } from '../host/script-source.ts';

interface Frame {
  element: HTMLIFrameElement;
  evaluate: (code: string) => unknown;
  toolbox: RealmToolbox | undefined;
  /** Names of the global scope as it was set up. */
  names: string;
}

const idle: Frame[] = [];

function makeFrame(): Frame {
  const element = document.createElement('iframe');
  element.hidden = true;
  element.title = 'Script';
  document.body.append(element);
  const window = element.contentWindow as unknown as { eval: (code: string) => unknown };
  return { element, evaluate: window.eval.bind(window), toolbox: undefined, names: '' };
}

export const frameRealms: RealmMaker = (): RawRealm => {
  const frame = idle.pop() ?? makeFrame();
  const namesOf = () => String(frame.evaluate('Object.getOwnPropertyNames(this).join()'));
  return {
    setUp(bridge: RealmBridge) {
      if (!frame.toolbox) {
        const setUp = frame.evaluate(`(${setUpRealm.toString()})`) as typeof setUpRealm;
        frame.toolbox = setUp(bridge);
        frame.names = namesOf();
      }
      return frame.toolbox;
    },
    evaluate: (source: ScriptSource) =>
      frame.evaluate(`${source.text}\n//# sourceURL=Code.js`) as (...parameters: unknown[]) => Doors,
    call<T>(run: () => T, limitMs: number): T {
      const started = performance.now();
      const answer = run();
      // Nothing can end a script from outside here; one that took too long has no answer all the same.
      if (performance.now() - started > limitMs) throw new Killed('Exceeded maximum execution time');
      return answer;
    },
    dispose() {
      if (namesOf() === frame.names && idle.length < 4) idle.push(frame);
      else frame.element.remove();
    },
  };
};

/** Forgets the frames that wait: another document has another clock. */
export function dropFrames(): void {
  for (const frame of idle.splice(0)) frame.element.remove();
}
