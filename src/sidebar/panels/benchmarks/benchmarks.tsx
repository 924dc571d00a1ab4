import type { FlaggedKpi } from '../../../core/evidence/flags.ts';
import type { SettingDefinition } from '../../../core/settings/definition.ts';
import { DEFINITIONS } from '../../../core/settings/definitions.ts';
import { defaultBenchmark } from '../../../core/settings/gateway.ts';
import { percent } from '../../../core/settings/kinds.ts';
import { FlaggedReps } from '../../controls/flagged-reps.tsx';
import { Section, Typed } from '../../controls/says.tsx';
import { SettingField } from '../../controls/setting-field.tsx';
import type { Session } from '../../session.ts';

/** What each figure is held against, and whom that flags today. */
export function Benchmarks({ session }: { session: Session }) {
  return (
    <>
      <Section title="Gateway ratio">
        {session.view.gateways.map(({ name, kind }, index) => (
          <SettingField
            key={session.keys.of(name)}
            session={session}
            named={{ group: 'Gateway', name, setting: 'Benchmark' }}
            label={
              <>
                At least, for <Typed>{name}</Typed>
              </>
            }
            standard={percent(defaultBenchmark(kind))}
            {...(index
              ? { hint: 'Of those that passed the gateway before it, the share that should pass.' }
              : {})}
          />
        ))}
        {session.view.gateways.length === 0 && <p>There is no gateway.</p>}
        <FlaggedReps session={session} kpi="Gateway ratio" />
      </Section>
      {inGroup('Benchmark').map(({ name, setting }) => (
        <Section key={name} title={name}>
          <SettingField session={session} named={{ group: 'Benchmark', name, setting }} />
          <FlaggedReps session={session} kpi={name as FlaggedKpi} />
        </Section>
      ))}
      {['Evidence', 'Method'].map(group => (
        <Section key={group} title={group}>
          {inGroup(group).map(({ name, setting }) => (
            <SettingField key={`${name} ${setting}`} session={session} named={{ group, name, setting }} />
          ))}
        </Section>
      ))}
    </>
  );
}

/** The settings of a group that have one name each. */
function inGroup(group: string): { name: string; setting: string }[] {
  return DEFINITIONS.filter(
    (each): each is SettingDefinition & { name: string } =>
      each.group === group && typeof each.name === 'string',
  ).map(({ name, setting }) => ({ name, setting }));
}
