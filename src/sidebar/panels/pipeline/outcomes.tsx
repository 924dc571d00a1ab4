import { textOf } from '../../../core/cells/cell.ts';
import { fold } from '../../../core/cells/fold.ts';
import type { SettingChange } from '../../../core/settings/change.ts';
import type { OutcomeName } from '../../../core/settings/settings.ts';
import { OUTCOMES } from '../../../core/settings/settings.ts';
import { Choice } from '../../controls/choice.tsx';
import { More, Typed } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';

/** Which stages are won, lost or open. */
export function Outcomes({ session, stages }: { session: Session; stages: readonly string[] }) {
  const { words } = session.view.settings;
  const outcomeOf = (stage: string): OutcomeName =>
    OUTCOMES.find(outcome => words[outcome].includes(fold(stage))) ?? 'Open';
  const problem = OUTCOMES.map(outcome => session.view.problemAt(settingOf(outcome))).find(Boolean);
  return (
    <More title="Won and lost stages">
      <p>What each stage says of a deal. A stage that is neither won nor lost is open.</p>
      {problem && <p class="problem">{problem}</p>}
      {stages.map(stage => (
        <Choice
          key={stage}
          label={<Typed>{stage}</Typed>}
          value={outcomeOf(stage)}
          options={OUTCOMES}
          onChoose={to => session.edit(moved(session, stage, outcomeOf(stage), to as OutcomeName))}
        />
      ))}
      {stages.length === 0 && <p>No stages were found.</p>}
    </More>
  );
}

function settingOf(outcome: OutcomeName) {
  return { group: 'Outcome', name: outcome, setting: 'Stages' };
}

/**
 * The changes that move a stage from one outcome to another. A list that is set replaces the words that are known, so
 * those are kept in it; nothing has to be listed to be open.
 */
function moved(session: Session, stage: string, from: OutcomeName, to: OutcomeName): SettingChange[] {
  const { view } = session;
  const others = (outcome: OutcomeName): string[] => {
    const own = textOf(view.value(settingOf(outcome)));
    const list = own ? own.split(';').map(each => each.trim()) : view.settings.words[outcome];
    return list.filter(each => fold(each) !== fold(stage));
  };
  const change = (outcome: OutcomeName, list: string[]): SettingChange => ({
    ...settingOf(outcome),
    // An empty value sets nothing, and the known words would count again.
    values: [list.join('; ') || 'None'],
  });
  const isListed = view.settings.words[from].includes(fold(stage));
  return [
    ...(isListed ? [change(from, others(from))] : []),
    ...(to === 'Open' ? [] : [change(to, [stage, ...others(to)])]),
  ];
}
