import { useEffect, useRef } from 'preact/hooks';
import { fold } from '../core/cells/fold.ts';
import { Conflict } from './conflict.tsx';
import { Button } from './controls/button.tsx';
import { Note, Sentence, Waiting } from './controls/says.tsx';
import { Tabs } from './controls/tabs.tsx';
import { keepFieldSeen } from './focus.ts';
import { Footer } from './footer.tsx';
import { Help } from './help/help.tsx';
import type { Panel } from './panels/panels.ts';
import type { Session } from './session.ts';

/** The whole sidebar: the panels' names, the one that is chosen, and what is not saved. */
export function App({ session, panels }: { session: Session; panels: readonly Panel[] }) {
  const { document, conflict, panel, pipeline } = session.state;
  const problem = session.state.problem ?? pipeline?.problem;
  const scrolled = useRef<HTMLElement>(null);
  useEffect(() => (scrolled.current ? keepFieldSeen(scrolled.current) : undefined), []);
  const chosen = panels.find(({ id }) => id === panel) ?? panels[0];
  if (!chosen) return null;
  const { Body } = chosen;
  return (
    <>
      <header tabIndex={-1}>
        <Tabs
          tabs={tabsOf(session, panels)}
          chosen={chosen.id}
          onChoose={id => session.set({ panel: id, message: undefined })}
        />
      </header>
      <main ref={scrolled}>
        {conflict && <Conflict session={session} conflict={conflict} />}
        <div role="tabpanel" id="panel" aria-labelledby={`tab-${chosen.id}`}>
          <h1 tabIndex={-1}>{chosen.title}</h1>
          <p class="lead">{chosen.lead}</p>
          {document && problem && chosen.id !== 'pipeline' && !chosen.isSource && (
            <Note isBad>
              <p>
                <Sentence text={problem.message} />
              </p>
              <Button kind="quiet" onPress={() => session.set({ panel: 'pipeline' })}>
                Look at the pipeline
              </Button>
            </Note>
          )}
          {document ? <Body session={session} /> : <Opening session={session} />}
          <Help key={chosen.id} panel={chosen} />
        </div>
      </main>
      <Footer session={session} />
    </>
  );
}

/** Before the spreadsheet was read; where it could not be, how to try again. */
function Opening({ session }: { session: Session }) {
  if (session.state.busy) return <Waiting>{`${session.state.busy} …`}</Waiting>;
  return (
    <Button kind="primary" onPress={() => void session.open()}>
      Try again
    </Button>
  );
}

/** A tab tells that its panel holds something that is not saved, or that can't be. */
function tabsOf(session: Session, panels: readonly Panel[]) {
  const { draft } = session.state;
  const changed = new Set([...draft.edits.values()].map(({ group }) => fold(group)));
  const wrong = new Set(session.view.problems.map(({ group }) => group));
  return panels.map(({ id, title, groups }) => {
    const isWrong = groups.some(group => wrong.has(group));
    const isChanged = groups.some(group => changed.has(group));
    const mark = isWrong ? 'needs a correction' : isChanged ? 'not saved' : undefined;
    return { id, title, mark, isWrong };
  });
}
