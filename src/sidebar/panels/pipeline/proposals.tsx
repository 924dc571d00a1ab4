import { isBlank, textOf } from '../../../core/cells/cell.ts';
import type { Proposal } from '../../../core/check/proposals.ts';
import { counted } from '../../../core/problem.ts';
import { settingKey } from '../../../core/settings/change.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { More, Section, Typed } from '../../controls/says.tsx';
import { rowsOf } from '../../draft/draft.ts';
import { definesGateways } from '../../draft/gateways.ts';
import type { Session } from '../../session.ts';
import { TakeUp } from './take-up.tsx';

/** What could be found without being told: nothing of it counts before somebody takes it. */
export function Proposals({ session }: { session: Session }) {
  const proposals = openProposals(session);
  // What a header or the defaults say counts already; what the cells suggest changes figures.
  const changing = proposals.filter(({ group }) => group !== 'Gateway' && group !== 'Benchmark');
  const standing = proposals.filter(proposal => !changing.includes(proposal));
  const isNew = session.state.document?.settings.rows.length === 0;
  return (
    <>
      {changing.length > 0 && (
        <Section title="Suggestions from your sheet">
          {changing.map(proposal => (
            <TakeUp
              key={`${settingKey(proposal)} ${proposal.values.join()}`}
              session={session}
              proposal={proposal}
            />
          ))}
        </Section>
      )}
      {isNew && standing.length > 0 && <Standing session={session} proposals={standing} />}
    </>
  );
}

/** The proposals that nobody has taken or set otherwise. */
function openProposals({ state }: Session): Proposal[] {
  const rows = rowsOf(state.draft);
  const set = new Set(rows.map(settingKey));
  const needed = state.pipeline?.missing.flatMap(role =>
    role === 'Rep' ? ['Rep'] : ['Stage', 'Status', 'Won'],
  );
  return (state.pipeline?.proposals ?? []).filter(
    proposal =>
      !(proposal.group === 'Column' && proposal.setting === 'Header' && needed?.includes(proposal.name)) &&
      !(proposal.group === 'Gateway' && definesGateways(rows)) &&
      !set.has(settingKey(proposal)) &&
      !proposal.values.every(isBlank),
  );
}

/** What is in force already, to be kept in the settings by whoever wants to see or change it there. */
function Standing({ session, proposals }: { session: Session; proposals: readonly Proposal[] }) {
  return (
    <More title="What is in force without any settings">
      <p>
        Your scorecard goes by these already. “Accept all” writes {counted(proposals.length, 'row')} into the
        tab KPI Settings, where everybody can see and change them. No figure changes.
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
          isOff={session.state.busy !== ''}
          onPress={() =>
            void session.accept(
              proposals.map(({ group, name, setting, values }) => ({ group, name, setting, values })),
            )
          }
        >
          Accept all
        </Button>
      </Buttons>
    </More>
  );
}

function byName(proposals: readonly Proposal[]): [title: string, own: Proposal[]][] {
  const groups = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const title = `${proposal.group}: ${proposal.name}`;
    groups.set(title, [...(groups.get(title) ?? []), proposal]);
  }
  return [...groups];
}
