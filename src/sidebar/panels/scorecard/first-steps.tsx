import { counted } from '../../../core/problem.ts';
import { Button } from '../../controls/button.tsx';
import { Typed } from '../../controls/says.tsx';
import { grouped } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import { build } from './building.ts';

/** What to do first, in three steps; it goes away once the scorecard is built. */
export function FirstSteps({ session }: { session: Session }) {
  const { pipeline, busy } = session.state;
  const read = pipeline?.team ? pipeline.asRead : undefined;
  const tallies = pipeline?.tallies;
  const hasTarget =
    session.view.settings.target.revenue !== undefined || session.view.settings.repTargets.size > 0;
  const open = (panel: string): void => session.set({ panel });
  return (
    <ol class="plain first-steps" aria-label="Three steps to your scorecard">
      <li>
        <h2>1. Your deals</h2>
        {read && pipeline ? (
          <p>
            {grouped(pipeline.check.used)} deals {tallies ? 'tallied ' : ''}on the tab{' '}
            <Typed>{pipeline.tabName}</Typed>
            {tallies
              ? `, of ${counted(tallies.reps, 'rep')}.`
              : `: ${grouped(read.won)} won, ${grouped(read.lost)} lost, ${grouped(read.open)} open.`}
          </p>
        ) : (
          <p>Open the tab with your deals, one in a row, with a row of headers above them.</p>
        )}
        <Button kind={read ? 'quiet' : 'primary'} onPress={() => open('pipeline')}>
          {read ? 'See how they were read' : 'Choose your deals'}
        </Button>
      </li>
      <li>
        <h2>2. The scorecard</h2>
        <p>
          A tab with every rep’s figures, one with goals for the week, one with charts. Your own tabs stay as
          they are.
        </p>
        <Button
          kind={read ? 'primary' : undefined}
          isOff={busy !== '' || !read}
          onPress={() => void build(session)}
        >
          Build scorecard
        </Button>
      </li>
      <li>
        <h2>3. Your target</h2>
        <p>
          {hasTarget
            ? 'It is set. Each rep’s first appointments a week follow from it.'
            : 'Say what revenue the team is to bring, and each rep’s first appointments a week follow.'}
        </p>
        <Button kind="quiet" onPress={() => open('targets')}>
          {hasTarget ? 'Change the target' : 'Set a target'}
        </Button>
      </li>
    </ol>
  );
}
