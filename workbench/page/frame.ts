// Runs inside the sidebar's frame, on an origin of its own as at Google, before the add-on's page does: it gives that
// page google.script and then gets out of the way.
import { type Reply, scriptRun } from '../host/script-run.ts';
import { act, type PanelStep } from './demo-hands.ts';
import { toGridByKey } from './regions.ts';

interface Show {
  kind: 'show';
  html: string;
  names: string[];
}

interface Act {
  kind: 'act';
  id: number;
  step: PanelStep;
}

type Answer = { kind: 'reply'; id: number; reply: Reply };

const open = new Map<number, (reply: Reply) => void>();
let next = 0;

function tell(message: object): void {
  parent.postMessage(message, '*');
}

function hear(event: MessageEvent): void {
  if (event.source !== parent) return;
  const message = event.data as Show | Answer | Act;
  if (message.kind === 'reply') {
    open.get(message.id)?.(message.reply);
    open.delete(message.id);
  }
  if (message.kind === 'show') show(message);
  if (message.kind === 'act') {
    const acted = (problem?: string) => tell({ kind: 'acted', id: message.id, problem });
    act(message.step).then(
      () => acted(),
      (error: Error) => acted(error.message),
    );
  }
}

function show({ html, names }: Show): void {
  const run = scriptRun(
    {
      names,
      send: (name, args) =>
        new Promise(resolve => {
          const id = next++;
          open.set(id, resolve);
          tell({ kind: 'call', id, name, args });
        }),
      unhandled: error => console.error(error),
    },
    count => Math.floor(Math.random() * count),
  );
  const google = {
    script: {
      run,
      host: {
        close: () => tell({ kind: 'close' }),
        setHeight: (height: number) => tell({ kind: 'size', height }),
        setWidth: (width: number) => tell({ kind: 'size', width }),
        editor: { focus: () => tell({ kind: 'focus' }) },
        origin: location.ancestorOrigins?.[0] ?? '',
      },
      url: {},
      history: {},
    },
  };
  Object.defineProperty(window, 'google', { value: google, configurable: true });
  document.open();
  // Opening a document takes its listeners away.
  addEventListener('message', hear);
  toGridByKey(() => tell({ kind: 'focus' }));
  document.write(html);
  document.close();
}

addEventListener('message', hear);
tell({ kind: 'ready' });
