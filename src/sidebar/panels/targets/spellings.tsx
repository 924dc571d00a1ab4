import { fold } from '../../../core/cells/fold.ts';
import { nearestRep } from '../../../core/pipeline/nearest-rep.ts';
import type { SettingName } from '../../../core/settings/change.ts';
import { Button } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { More, Note, Typed } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';

const sameAs = (name: string): SettingName => ({ group: 'Rep', name, setting: 'Same as' });

/** The reps of the pipeline as they are spelt there. */
export function repNames({ state }: Session): string[] {
  return (state.pipeline?.team?.groups ?? []).filter(({ key }) => key).map(({ name }) => name);
}

/** ": the nearest is Tom Okafor". */
export function NearestSays({ rep }: { rep: string }) {
  return (
    <>
      ; the nearest name is <Typed>{rep}</Typed>
    </>
  );
}

/** Names of the settings, but those with a target, that neither a deal nor another spelling bears: what is set of them has no effect. */
export function NobodysNames({ session }: { session: Session }) {
  const { view, state } = session;
  if (!state.pipeline?.team) return null;
  const reps = repNames(session);
  const known = new Set([...reps, 'Team'].map(fold));
  const rows = view.rows.filter(row => fold(row.group) === 'rep');
  const spellings = rows.filter(row => fold(row.setting) === 'same as');
  for (const { name } of spellings) known.add(fold(name));
  const named = [
    ...rows.filter(row => fold(row.setting) === 'active').map(({ name }) => name),
    ...spellings.map(({ value }) => String(value ?? '')),
  ];
  const nobodys = new Map(
    named.filter(name => fold(name) && !known.has(fold(name))).map(name => [fold(name), name]),
  );
  if (!nobodys.size) return null;
  return (
    <Note>
      {[...nobodys.values()].map(name => {
        const nearest = nearestRep(name, reps);
        return (
          <p key={name}>
            The settings name <Typed>{name}</Typed>, and no deal bears that name
            {nearest && <NearestSays rep={nearest} />}.
          </p>
        );
      })}
    </Note>
  );
}

/** Says of a name with a target that no deal bears it, and lets it be told whose spelling it is. */
export function Unknown({ session, name }: { session: Session; name: string }) {
  const reps = repNames(session);
  const nearest = nearestRep(name, reps);
  return (
    <Choice
      label={
        <>
          No deal is <Typed>{name}</Typed>’s{nearest && <NearestSays rep={nearest} />}
        </>
      }
      value=""
      options={[
        { value: '', text: 'Somebody new' },
        ...[...(nearest ? [nearest] : []), ...reps.filter(rep => rep !== nearest)].map(rep => ({
          value: rep,
          text: `The same as ${rep}`,
        })),
      ]}
      onChoose={rep =>
        session.edit([{ ...sameAs(name), values: rep ? [rep] : [] }], `"${name}" is ${rep} from now on`)
      }
    />
  );
}

/** Names that are other spellings of a rep, each to be taken away again. */
export function Spellings({ session }: { session: Session }) {
  const rows = session.view.rows.filter(row => fold(row.group) === 'rep' && fold(row.setting) === 'same as');
  if (!rows.length) return null;
  return (
    <More title={`Other spellings (${rows.length})`}>
      <ul class="plain">
        {rows.map(({ name, value }) => (
          <li key={name}>
            <Typed>{name}</Typed> is <Typed>{String(value)}</Typed>{' '}
            <Button
              kind="quiet"
              label={`Remove: ${name}`}
              onPress={() =>
                session.edit([{ ...sameAs(name), values: [] }], `Removed the spelling "${name}"`)
              }
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </More>
  );
}
