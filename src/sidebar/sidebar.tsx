import './look/page.css';
import './look/controls.css';
import './look/panels.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { App } from './app.tsx';
import { keepFocus } from './focus.ts';
import { server } from './server.ts';
import { Session } from './session.ts';

const root = document.getElementById('app') as HTMLElement;

/** Draws the sidebar anew after each change, once for several that come together. */
function Live({ session }: { session: Session }) {
  const [, redraw] = useState({});
  useEffect(() => {
    session.onChange = () => redraw({});
    void session.open();
  }, [session]);
  return <App session={session} />;
}

render(<Live session={new Session(server)} />, root);
keepFocus(root);
