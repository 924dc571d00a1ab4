import { counted } from '../../../core/problem.ts';
import { Note, Sentence, Typed } from '../../controls/says.tsx';
import { dayText, grouped } from '../../look/locale.ts';
import type { Session } from '../../session.ts';

/** What a tab with a table of tallies holds, and what can't be shown of it. */
export function Tallied({ session }: { session: Session }) {
  const { pipeline } = session.state;
  if (!pipeline?.tallies) return null;
  const { tallies, check, period, problem } = pipeline;
  if (problem)
    return (
      <Note isBad>
        <p>
          <Sentence text={problem.message} />
        </p>
      </Note>
    );
  const { from, to } = period;
  return (
    <>
      <p class="count">
        <strong>{grouped(tallies.deals)}</strong> deals of {counted(tallies.reps, 'rep')}, in a table of
        tallies
      </p>
      <p class="hint">
        {from || to
          ? `From ${from ? dayText(from) : 'the first day'} to ${to ? dayText(to) : 'the last'}`
          : 'All dates'}
        {check.asOf && `, as of ${dayText(check.asOf.day)}`}
      </p>
      {tallies.check && (
        <Note>
          <Typed>{tallies.check}</Typed>
        </Note>
      )}
      <p>
        The scorecard, the goals, the charts and the coaching go by it. The deals stay in the warehouse: this
        sidebar can’t list them, name likely causes or keep weeks, and columns and gateways are changed with
        the query.
      </p>
    </>
  );
}
