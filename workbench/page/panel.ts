// A page of the add-on in a frame: the sidebar or a dialog. What it may do is what Google's frame may.
// Source: https://developers.google.com/apps-script/guides/html/restrictions
import type { Workbench } from '../host/workbench.ts';
import type { PanelStep } from './demo-hands.ts';

const SANDBOX = [
  'allow-forms',
  'allow-scripts',
  'allow-popups',
  'allow-downloads',
  'allow-modals',
  'allow-popups-to-escape-sandbox',
].join(' ');

type Message =
  | { kind: 'ready' }
  | { kind: 'call'; id: number; name: string; args: string }
  | { kind: 'close' }
  | { kind: 'focus' }
  | { kind: 'acted'; id: number; problem?: string }
  | { kind: 'size'; width?: number; height?: number };

export interface PanelEvents {
  close(): void;
  focus(): void;
  size(size: { width?: number; height?: number }): void;
}

/**
 * Where the frame's page is: on an origin of its own; or, where there is one origin only, the page itself, which then has
 * no origin at all (and no storage, which at Google it has).
 */
export type FramePlace = { origin: string } | { page: string };

/** The frame's origin is never this page's, so its page can't reach this one. */
export function panelFrame(
  bench: Workbench,
  place: FramePlace,
  panel: { html: string; title: string },
  events: PanelEvents,
): { frame: HTMLIFrameElement; act(step: PanelStep): Promise<void>; dispose(): void } {
  const frame = document.createElement('iframe');
  const acts = new Map<number, (problem?: string) => void>();
  let nextAct = 0;
  frame.className = 'panel-frame';
  frame.title = panel.title || 'Add-on';
  const isServed = 'origin' in place;
  const frameOrigin = isServed ? place.origin : 'null';
  // A frame without an origin can be named as a target by * only; it is reached by its window, so nobody else hears.
  const target = isServed ? place.origin : '*';
  frame.setAttribute('sandbox', isServed ? `allow-same-origin ${SANDBOX}` : SANDBOX);
  if (isServed) frame.src = `${place.origin}/frame`;
  else frame.srcdoc = place.page;
  const hear = (event: MessageEvent) => {
    if (event.source !== frame.contentWindow || event.origin !== frameOrigin) return;
    const message = event.data as Message;
    const answer = (data: object) => frame.contentWindow?.postMessage(data, target);
    switch (message.kind) {
      case 'ready':
        answer({ kind: 'show', html: panel.html, names: [...bench.host.source.doors.keys()] });
        return;
      case 'call':
        void bench
          .send(message.name, message.args)
          .then(reply => answer({ kind: 'reply', id: message.id, reply }));
        return;
      case 'acted':
        acts.get(message.id)?.(message.problem);
        acts.delete(message.id);
        return;
      case 'size':
        events.size(message);
        return;
      case 'focus':
        frame.blur();
        events.focus();
        return;
      default:
        events.close();
    }
  };
  addEventListener('message', hear);
  return {
    frame,
    act(step) {
      return new Promise((resolve, reject) => {
        const id = nextAct++;
        acts.set(id, problem => (problem === undefined ? resolve() : reject(new Error(problem))));
        frame.contentWindow?.postMessage({ kind: 'act', id, step }, target);
      });
    },
    dispose() {
      removeEventListener('message', hear);
      frame.remove();
    },
  };
}

/**
 * Whoever types in a panel goes on typing there. The engine takes the keyboard to its cells whenever a cell or a tab is
 * written or chosen, also by a script; in Sheets only a person's press or `google.script.host.editor.focus()` does.
 */
function keepKeyboard(): void {
  const inPanel = (): HTMLElement | undefined => {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement && activeElement.matches('.panel-frame')
      ? activeElement
      : undefined;
  };
  const take = HTMLElement.prototype.focus;
  HTMLElement.prototype.focus = function (...options) {
    if (!inPanel()) take.apply(this, options);
  };
  addEventListener('pointerdown', () => inPanel()?.blur(), { capture: true });
}
keepKeyboard();
