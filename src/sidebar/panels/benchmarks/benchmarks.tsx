import { percent } from '../../../core/check/proposals.ts';
import type { FlaggedKpi } from '../../../core/evidence/flags.ts';
import { defaultBenchmark } from '../../../core/settings/gateway.ts';
import { DEFAULT_BENCHMARKS, defaultSettings } from '../../../core/settings/settings.ts';
import { Choice } from '../../controls/choice.tsx';
import { DayField } from '../../controls/field.tsx';
import { FlaggedReps } from '../../controls/flagged-reps.tsx';
import { Section, Typed } from '../../controls/says.tsx';
import { SettingField } from '../../controls/setting-field.tsx';
import type { SettingName } from '../../draft/draft.ts';
import type { ValueKind } from '../../draft/value-text.ts';
import type { Session } from '../../session.ts';

interface Held {
  kpi: FlaggedKpi;
  setting: string;
  kind: ValueKind;
  means: string;
  standard: string;
}

const { closeRatio, averageSale, salesCycle, barometer } = DEFAULT_BENCHMARKS;
const HELD: readonly Held[] = [
  {
    kpi: 'Close ratio',
    setting: 'At least',
    kind: 'share',
    means: 'Of the deals that passed the gateway and were decided, the share that should be won.',
    standard: percent(closeRatio),
  },
  {
    kpi: 'Average sale',
    setting: 'Below peers by',
    kind: 'gap',
    means: 'How far below the average sale of all others a rep may be.',
    standard: percent(averageSale),
  },
  {
    kpi: 'Sales cycle',
    setting: 'Shorter than peers by',
    kind: 'gap',
    means: 'From so much shorter than all others, a rep has something to hand on.',
    standard: percent(salesCycle),
  },
  {
    kpi: 'Activity barometer',
    setting: 'At least',
    kind: 'barometer',
    means: 'First appointments a week as a share of the magic number.',
    standard: percent(barometer),
  },
];

const { confidence, minimumCases, minimumSales } = defaultSettings();
const EVIDENCE: readonly (SettingName & {
  label: string;
  kind: ValueKind;
  means: string;
  standard: string;
})[] = [
  {
    group: 'Evidence',
    name: 'Flags',
    setting: 'Confidence',
    label: 'Confidence of a flag',
    kind: 'share',
    means: 'At 95%, one in twenty reps who stand exactly at a benchmark is flagged by luck.',
    standard: percent(confidence),
  },
  {
    group: 'Evidence',
    name: 'Ratios',
    setting: 'Minimum sample',
    label: 'Deals that a ratio needs',
    kind: 'number',
    means: 'With fewer, the team’s ratio stands in for a rep’s own in the magic number.',
    standard: String(minimumCases),
  },
  {
    group: 'Evidence',
    name: 'Sales',
    setting: 'Minimum sample',
    label: 'Sales that an average needs',
    kind: 'number',
    means: 'With fewer, neither the average sale nor the sales cycle is sure.',
    standard: String(minimumSales),
  },
];

/** What each figure is held against, and whom that flags today. */
export function Benchmarks({ session }: { session: Session }) {
  const [gateway] = session.view.gateways;
  return (
    <>
      {gateway && (
        <Section title="Gateway ratio">
          <SettingField
            session={session}
            named={{ group: 'Gateway', name: gateway.name, setting: 'Benchmark' }}
            label={
              <>
                At least, for <Typed>{gateway.name}</Typed>
              </>
            }
            kind="share"
            standard={percent(defaultBenchmark(gateway.kind))}
            hint="Of the matured first appointments, the share that should pass."
          />
          <FlaggedReps session={session} kpi="Gateway ratio" />
        </Section>
      )}
      {HELD.map(({ kpi, setting, kind, means, standard }) => (
        <Section key={kpi} title={kpi}>
          <SettingField
            session={session}
            named={{ group: 'Benchmark', name: kpi, setting }}
            label={setting}
            kind={kind}
            standard={standard}
            hint={means}
          />
          <FlaggedReps session={session} kpi={kpi} />
        </Section>
      ))}
      <Section title="Evidence">
        {EVIDENCE.map(({ label, kind, means, standard, ...named }) => (
          <SettingField
            key={label}
            session={session}
            named={named}
            label={label}
            kind={kind}
            standard={standard}
            hint={means}
          />
        ))}
      </Section>
      <Method session={session} />
    </>
  );
}

/** The few ways in which a figure may be meant. */
function Method({ session }: { session: Session }) {
  const { view } = session;
  const statistic = { group: 'Method', name: 'Sales cycle', setting: 'Statistic' };
  const dated = { group: 'Method', name: 'Close ratio', setting: 'Dated by' };
  const asOf = { group: 'Method', name: 'As of', setting: 'Date' };
  const set = (named: SettingName, value: string): void =>
    session.edit([{ ...named, values: value ? [value] : [] }]);
  return (
    <Section title="Method">
      <Choice
        label="Sales cycle is the"
        value={String(view.value(statistic) ?? 'Mean')}
        options={['Mean', 'Median']}
        onChoose={value => set(statistic, value)}
        problem={view.problemAt(statistic)}
      />
      <Choice
        label="Close ratio is dated by the"
        value={String(view.value(dated) ?? 'Close date')}
        options={['Close date', 'First appointment']}
        onChoose={value => set(dated, value)}
        problem={view.problemAt(dated)}
      />
      <DayField
        label="As of"
        value={view.value(asOf)}
        onValue={value => set(asOf, String(value ?? ''))}
        problem={view.problemAt(asOf)}
        hint="The day that stands for today. Blank: the latest day of the pipeline."
      />
    </Section>
  );
}
