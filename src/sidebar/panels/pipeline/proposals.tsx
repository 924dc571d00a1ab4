import { textOf } from '../../../core/cells/cell.ts';
import type { Proposal } from '../../../core/check/proposals.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { Section, Typed } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';

/** What could be found without being told: nothing of it counts before somebody accepts it. */
export function Proposals({
  session,
  proposals,
  isFirst,
}: {
  session: Session;
  proposals: readonly Proposal[];
  isFirst: boolean;
}) {
  return (
    <Section title={isFirst ? 'Proposed settings' : 'Suggestions'}>
      <p>
        {isFirst
          ? 'This is what your sheet says by itself. Nothing is written yet; accept it, and change it whenever you like.'
          : 'Your sheet suggests these. Nothing of it is written yet.'}
      </p>
      <dl class="proposals">
        {byName(proposals).map(([title, own]) => (
          <div key={title}>
            <dt>
              <Typed>{title}</Typed>
            </dt>
            {own.map(({ setting, values, why }) => (
              <dd key={setting}>
                {setting}: <Typed>{values.map(textOf).join('; ')}</Typed>{' '}
                <span class="why">
                  (<Typed>{why}</Typed>)
                </span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <Buttons>
        <Button
          kind="primary"
          isOff={session.state.busy !== ''}
          onPress={() => void session.accept(proposals.map(proposed))}
        >
          Accept all
        </Button>
      </Buttons>
    </Section>
  );
}

function proposed({ group, name, setting, values }: Proposal) {
  return { group, name, setting, values };
}

function byName(proposals: readonly Proposal[]): [title: string, own: Proposal[]][] {
  const groups = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const title = `${proposal.group}: ${proposal.name}`;
    groups.set(title, [...(groups.get(title) ?? []), proposal]);
  }
  return [...groups];
}
