import { Button, Buttons } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { Note, Sentence, Typed, Waiting } from '../../controls/says.tsx';
import { dayText, grouped } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import { build } from '../scorecard/building.ts';
import { Deals } from './deals.tsx';
import { Findings } from './findings.tsx';
import { NeededColumns } from './needed.tsx';
import { InForce, Suggestions } from './proposals.tsx';
import { Roles } from './roles.tsx';
import { SettingsRows } from './settings-rows.tsx';
import { Tallied } from './tallied.tsx';
import { Words } from './words.tsx';

/** Which tab holds the deals, what was read of it, what could not be, and the way on to the scorecard. */
export function Pipeline({ session }: { session: Session }) {
  const { document, pipeline, problem, isPreviewing, busy } = session.state;
  const tab = pipeline?.tab ?? document?.tab;
  return (
    <>
      <Choice
        label="Tab with your deals"
        value={String(tab ?? '')}
        options={(document?.tabs ?? []).map(({ id, name }) => ({ value: String(id), text: name }))}
        onChoose={id => void session.open(Number(id))}
      />
      {problem && !problem.field?.startsWith('Column|') && (
        <Note isBad>
          <p>
            <Sentence text={problem.message} />
          </p>
        </Note>
      )}
      {pipeline && pipeline.volatile.length > 0 && (
        <Note isBad>
          {pipeline.volatile.map(text => (
            <p key={text}>
              <Typed>{text}</Typed>
            </p>
          ))}
        </Note>
      )}
      {pipeline?.tallies ? (
        <Tallied session={session} />
      ) : (
        <>
          <Suggestions session={session} />
          <NeededColumns session={session} />
          {pipeline && (
            <p class="count">
              <strong>{grouped(pipeline.check.used)}</strong> {pipeline.check.used === 1 ? 'deal' : 'deals'}{' '}
              read of {grouped(pipeline.check.rows)} rows
            </p>
          )}
          {pipeline?.check.asOf && (
            <p class="hint">
              {dayText(pipeline.check.asOf.day)} stands for today: <Typed>{pipeline.check.asOf.source}</Typed>
            </p>
          )}
          {isPreviewing && <Waiting>Reading again with your changes …</Waiting>}
          <Deals session={session} />
        </>
      )}
      <WayOn session={session} />
      {!pipeline?.tallies && (
        <>
          <Findings session={session} />
          <Roles session={session} />
          {pipeline && <Words session={session} />}
        </>
      )}
      <InForce session={session} />
      <SettingsRows session={session} />
      <Buttons>
        <Button isOff={busy !== ''} onPress={() => void session.open(tab)}>
          Read again
        </Button>
      </Buttons>
    </>
  );
}

/** From a pipeline that can be read to the scorecard, with what was changed on the way. */
function WayOn({ session }: { session: Session }) {
  const { document, pipeline, draft, build: state, busy, isPreviewing } = session.state;
  if (!pipeline?.team || document?.built.scorecard || state) return null;
  const isChanged = draft.edits.size > 0;
  const goOn = async (): Promise<void> => {
    if (isChanged) await session.save();
    // What could not be saved has its sentence at its own field.
    if (session.state.draft.edits.size || session.state.conflict) return;
    session.set({ panel: 'scorecard' });
    await build(session);
  };
  return (
    <Buttons>
      <Button kind="primary" isOff={busy !== '' || isPreviewing} onPress={() => void goOn()}>
        {isChanged ? 'Save and build scorecard' : 'Build scorecard'}
      </Button>
    </Buttons>
  );
}
