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

/** What the sheet suggests, one press each: nothing of it counts before somebody takes it. */
export function Suggestions({ session }: { session: Session }) {
  const { pipeline } = session.state;
  if (!pipeline?.presses.length) return null;
  return (
    <Section title="What your sheet suggests">
      {pipeline.presses.map(({ kind, label, changes, why }, i) => (
        <TakeUp
          key={kind}
          session={session}
          changes={changes}
          says={label}
          why={why}
          // Where the scorecard can be built, building it is what the panel is for.
          isMain={i === 0 && !pipeline.team}
        />
      ))}
    </Section>
  );
}

/** What is in force already, to be kept in the settings by whoever wants to see or change it there. */
export function InForce({ session }: { session: Session }) {
  const { pipeline, document, draft, busy } = session.state;
  const rows = rowsOf(draft);
  const set = new Set(rows.map(settingKey));
  const proposals = (pipeline?.proposals ?? []).filter(
    proposal =>
      (proposal.group === 'Benchmark' || (proposal.group === 'Gateway' && !definesGateways(rows))) &&
      !set.has(settingKey(proposal)) &&
      !proposal.values.every(isBlank),
  );
  if (document?.settings.rows.length || !proposals.length) return null;
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
          isOff={busy !== ''}
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
