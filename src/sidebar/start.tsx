import './look/page.css';
import './look/controls.css';
import './look/panels.css';
import { render } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { App } from './app.tsx';
import { Button } from './controls/button.tsx';
import { Note } from './controls/says.tsx';
import { keepFocus } from './focus.ts';
import { paint } from './look/palette.ts';
import type { Panel } from './panels/panels.ts';
import { server } from './server.ts';
import { Session } from './session.ts';

const root = document.getElementById('app') as HTMLElement;

/** Draws the sidebar anew after each change, once for several that come together. */
function Live({ session, panels }: { session: Session; panels: readonly Panel[] }) {
  const [, redraw] = useState({});
  const [error, again] = useErrorBoundary();
  useEffect(() => {
    session.onChange = () => redraw({});
    void session.open();
  }, [session]);
  if (error !== undefined)
    return (
      <main>
        <Note isBad>
          <p>This panel can’t be shown. What you typed is still here.</p>
          <Button
            onPress={() => {
              session.set({ panel: '' });
              again();
            }}
          >
            Show the first panel
          </Button>
        </Note>
      </main>
    );
  return <App session={session} panels={panels} />;
}

/** Shows the sidebar with these panels. */
export function start(panels: readonly Panel[]): void {
  paint(document.documentElement);
  render(<Live session={new Session(server)} panels={panels} />, root);
  keepFocus(root);
  // Who opened the sidebar from the menu goes on in it, also without a mouse: Tab comes to the panels' tabs first.
  root.querySelector('header')?.focus();
}
