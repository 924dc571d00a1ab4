import type { Needed } from '../../../addon/pipeline-tab.ts';
import { Note } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';
import { RoleChoice } from './roles.tsx';

const SAYS: Record<Needed, string> = {
  Rep: 'No header here tells which column holds the rep. Choose the column with the salespeople’s names.',
  Stage:
    'No header here tells what became of each deal. Choose the column that says won and lost: a stage or a status.',
};

/** The columns that a scorecard can't be without and that no header gave, to be chosen from all that the sheet has. */
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
      {pipeline.missing.map(needed => (
        <div key={needed}>
          <p>{SAYS[needed]}</p>
          <RoleChoice session={session} role={needed} />
        </div>
      ))}
    </Note>
  );
}
