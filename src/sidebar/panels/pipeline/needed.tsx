import type { Needed } from '../../../addon/pipeline-tab.ts';
import { Note } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';
import { RoleChoice } from './roles.tsx';
import { TakeUp } from './take-up.tsx';

const SAYS: Record<Needed, string> = {
  Rep: 'No header here tells which column holds the rep. Choose the column with the salespeople’s names.',
  Stage:
    'No header here tells what became of each deal. Choose the column that says won and lost: a stage or a status.',
};

const ROLES_OF = { Rep: ['Rep'], Stage: ['Stage', 'Status', 'Won'] } as const;

/** The columns that a scorecard can't be without and that no header gave: what is proposed, and all to choose from. */
export function NeededColumns({ session }: { session: Session }) {
  const { pipeline } = session.state;
  if (!pipeline?.missing.length) return null;
  return (
    <Note isBad>
      <h2>
        {pipeline.missing.length === 1
          ? 'One column is still to be named'
          : 'Two columns are still to be named'}
      </h2>
      {pipeline.missing.map(needed => {
        const proposals = pipeline.proposals.filter(
          ({ group, name, setting }) =>
            group === 'Column' && setting === 'Header' && ROLES_OF[needed].some(role => role === name),
        );
        return (
          <div key={needed}>
            <p>{SAYS[needed]}</p>
            {proposals.map(proposal => (
              <TakeUp key={String(proposal.values[0])} session={session} proposal={proposal} />
            ))}
            <RoleChoice session={session} role={needed} />
          </div>
        );
      })}
    </Note>
  );
}
