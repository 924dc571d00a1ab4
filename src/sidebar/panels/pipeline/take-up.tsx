import { textOf } from '../../../core/cells/cell.ts';
import type { Proposal } from '../../../core/check/proposals.ts';
import type { SettingChange } from '../../../core/settings/change.ts';
import { Button } from '../../controls/button.tsx';
import { Typed } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';

/**
 * Takes advice: saved at once where nothing else waits to be saved, else it joins what waits, so that no press saves
 * what a person is still thinking about.
 */
export async function takeUp(
  session: Session,
  changes: readonly SettingChange[],
  said: string,
): Promise<void> {
  if (session.state.draft.edits.size) session.edit(changes, said);
  else
    await session.accept(
      changes.map(({ group, name, setting, values }) => ({ group, name, setting, values })),
    );
}

/** One proposal with its evidence, and the button that takes it. */
export function TakeUp({ session, proposal }: { session: Session; proposal: Proposal }) {
  const value = proposal.values.map(textOf).join('; ');
  const says = saidOf(proposal, value);
  const { headers = [], samples = [] } = session.state.pipeline ?? {};
  const cells = proposal.setting === 'Header' ? (samples[headers.indexOf(value)] ?? []) : [];
  return (
    <div class="advice">
      <p>
        <Typed>{says}</Typed>
      </p>
      <p class="hint">
        <Typed>{proposal.why}</Typed>
      </p>
      {cells.length > 0 && (
        <p class="hint">
          Its cells: <Typed>{cells.join(', ')}</Typed>
        </p>
      )}
      <Button
        isOff={session.state.busy !== ''}
        label={`Take it: ${says}`}
        onPress={() => void takeUp(session, [proposal], says)}
      >
        Take it
      </Button>
    </div>
  );
}

/** What a setting does, as a person would say it. */
function saidOf({ group, name, setting }: Proposal, value: string): string {
  if (group === 'Column' && setting === 'Header') return `${name}: the column “${value}”`;
  if (group === 'Column' && setting === 'Date order') return `Dates of “${name}”: ${value.toLowerCase()}`;
  if (group === 'Rep' && setting === 'Same as') return `“${name}” is the same person as “${value}”`;
  return `${name}, ${setting.toLowerCase()}: ${value}`;
}
