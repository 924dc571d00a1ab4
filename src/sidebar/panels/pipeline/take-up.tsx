import type { SettingChange } from '../../../core/settings/change.ts';
import { Button } from '../../controls/button.tsx';
import { Typed } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';

/**
 * Takes advice: saved at once where nothing else waits to be saved, else it joins what waits, so that no press saves
 * what a person is still thinking about.
 */
async function takeUp(session: Session, changes: readonly SettingChange[], said: string): Promise<void> {
  if (session.state.draft.edits.size) session.edit(changes, said);
  else await session.accept(changes);
}

interface TakeUpProps {
  session: Session;
  changes: readonly SettingChange[];
  /** What it does, in a few words. */
  says: string;
  /** What speaks for it. */
  why: readonly string[];
  isMain?: boolean;
}

/** One piece of advice: what it does, the evidence, and the button that takes it. */
export function TakeUp({ session, changes, says, why, isMain }: TakeUpProps) {
  const { headers = [], samples = [] } = session.state.pipeline ?? {};
  const evidence = [
    ...why,
    ...changes.flatMap(({ setting, values: [value] }) => {
      const cells = setting === 'Header' ? samples[headers.indexOf(String(value))] : undefined;
      return cells?.length ? [`Cells of “${value}”: ${cells.join(', ')}`] : [];
    }),
  ];
  return (
    <div class="advice">
      <ul class="plain hint">
        {evidence.map(text => (
          <li key={text}>
            <Typed>{text}</Typed>
          </li>
        ))}
      </ul>
      <Button
        kind={isMain ? 'primary' : undefined}
        isOff={session.state.busy !== ''}
        onPress={() => void takeUp(session, changes, says)}
      >
        <Typed>{says}</Typed>
      </Button>
    </div>
  );
}
