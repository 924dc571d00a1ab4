import { textOf } from '../../../core/cells/cell.ts';
import { fold } from '../../../core/cells/fold.ts';
import type { WordReading } from '../../../core/check/words.ts';
import type { SettingChange } from '../../../core/settings/change.ts';
import type { OutcomeName } from '../../../core/settings/settings.ts';
import { OUTCOMES } from '../../../core/settings/settings.ts';
import { Choice } from '../../controls/choice.tsx';
import { More, Typed } from '../../controls/says.tsx';
import { grouped } from '../../look/locale.ts';
import type { Session } from '../../session.ts';

/** How many words are shown at once. */
const SHOWN = 12;

/** The words that decide what became of a deal, each with won, lost or open beside it. */
export function Words({ session }: { session: Session }) {
  const words = session.state.pipeline?.check.words ?? [];
  const problem = OUTCOMES.map(outcome => session.view.problemAt(settingOf(outcome))).find(Boolean);
  const isAsked = words.some(({ says, proposed }) => !says && proposed);
  const shown = words.slice(0, SHOWN);
  const others = words.slice(SHOWN);
  return (
    <More title="Won and lost words" isOpen={isAsked}>
      <p>What each stage or status says of its deals. One that says nothing counts as open.</p>
      {problem && <p class="problem">{problem}</p>}
      {shown.map(word => (
        <Word key={`${word.header} ${word.word}`} session={session} reading={word} />
      ))}
      {others.length > 0 && (
        <More title={`${others.length} more words`}>
          {others.map(word => (
            <Word key={`${word.header} ${word.word}`} session={session} reading={word} />
          ))}
        </More>
      )}
      {words.length === 0 && <p>No stage or status was found.</p>}
    </More>
  );
}

function Word({ session, reading }: { session: Session; reading: WordReading }) {
  const { word, rows, proposed, why } = reading;
  const { words } = session.view.settings;
  const said = OUTCOMES.find(outcome => words[outcome].includes(fold(word)));
  const advice = proposed && !said ? `; probably ${proposed.toLowerCase()}${why ? `: ${why}` : ''}` : '';
  return (
    <Choice
      label={<Typed>{word}</Typed>}
      value={said ?? ''}
      options={[...(said ? [] : [{ value: '', text: 'Says nothing (open)' }]), ...OUTCOMES]}
      onChoose={to => {
        if (to) session.edit(moved(session, word, said, to as OutcomeName));
      }}
      hint={<Typed>{`${grouped(rows)} ${rows === 1 ? 'deal' : 'deals'}${advice}`}</Typed>}
    />
  );
}

function settingOf(outcome: OutcomeName) {
  return { group: 'Outcome', name: outcome, setting: 'Stages' };
}

/**
 * The changes that give a word to an outcome, and take it from the one that had it. A list that is set replaces the words
 * that are known, so those are kept in it.
 */
function moved(
  session: Session,
  word: string,
  from: OutcomeName | undefined,
  to: OutcomeName,
): SettingChange[] {
  const { view } = session;
  const others = (outcome: OutcomeName): string[] => {
    const own = textOf(view.value(settingOf(outcome)));
    const list = own ? own.split(';').map(each => each.trim()) : view.settings.words[outcome];
    return list.filter(each => fold(each) !== fold(word));
  };
  const change = (outcome: OutcomeName, list: string[]): SettingChange => ({
    ...settingOf(outcome),
    // An empty value sets nothing, and the known words would count again.
    values: [list.join('; ') || 'None'],
  });
  return [...(from ? [change(from, others(from))] : []), change(to, [word, ...others(to)])];
}
