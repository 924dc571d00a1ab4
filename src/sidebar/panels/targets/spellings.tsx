import { fold } from '../../../core/cells/fold.ts';
import type { SettingName } from '../../../core/settings/change.ts';
import { Button } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { More, Typed } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';
import { nearest } from './nearest-name.ts';

const sameAs = (name: string): SettingName => ({ group: 'Rep', name, setting: 'Same as' });

/** Says of a name with a target that no deal bears it, and lets it be told whose spelling it is. */
export function Unknown({ session, name }: { session: Session; name: string }) {
  const reps = (session.state.pipeline?.team?.groups ?? [])
    .filter(({ key }) => key)
    .map(({ name: rep }) => rep);
  return (
    <Choice
      label={
        <>
          No deal is <Typed>{name}</Typed>’s
        </>
      }
      value=""
      options={[
        { value: '', text: 'Somebody new' },
        ...nearest(name, reps).map(rep => ({ value: rep, text: `The same as ${rep}` })),
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
