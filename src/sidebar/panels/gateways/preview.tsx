import { fold } from '../../../core/cells/fold.ts';
import { counted } from '../../../core/problem.ts';
import { Rows } from '../../controls/go-to.tsx';
import { More, Waiting } from '../../controls/says.tsx';
import { grouped } from '../../draft/value-text.ts';
import { shareText } from '../../figures.ts';
import type { Session } from '../../session.ts';

/** What a gateway makes of the user's own rows as they are, before anything is saved. */
export function Preview({ session, name }: { session: Session; name: string }) {
  const { pipeline, isPreviewing } = session.state;
  const found = pipeline?.gateways.find(each => fold(each.name) === fold(name));
  return (
    <section class="preview" aria-busy={isPreviewing}>
      <h3>On your deals today</h3>
      <div role="status">
        {isPreviewing && <Waiting>Counting …</Waiting>}
        {found && !isPreviewing && (
          <p>
            Of <strong>{grouped(found.matured)}</strong> matured first appointments,{' '}
            <strong>{shareText(found.matured ? found.passed / found.matured : undefined)}</strong> passed,{' '}
            <strong>{shareText(found.matured ? found.claimed / found.matured : undefined)}</strong> claimed.
          </p>
        )}
        {!found && !isPreviewing && <p>It can’t be counted yet: see what has to be corrected.</p>}
      </div>
      {found && found.notProvable > 0 && (
        <p class="hint">
          {counted(found.notProvable, 'lost deal')} left out: nothing tells how far they had come.
        </p>
      )}
      {found && found.offRules > 0 && (
        <More title={`${counted(found.offRules, 'claim')} against a rule`}>
          <Rows
            session={session}
            tab={pipeline?.tab}
            rows={found.examples.map(row => row + 1)}
            about="claims a pass against a rule"
          />
          {found.offRules > found.examples.length && (
            <p class="hint">and {grouped(found.offRules - found.examples.length)} more</p>
          )}
        </More>
      )}
    </section>
  );
}
