import { textOf } from '../../../core/cells/cell.ts';
import { fold } from '../../../core/cells/fold.ts';
import type { GatewaySetting } from '../../../core/settings/gateway.ts';
import { defaultBenchmark } from '../../../core/settings/gateway.ts';
import type { GatewaySettingName } from '../../../core/settings/gateway-definitions.ts';
import { percent } from '../../../core/settings/kinds.ts';
import { Checks, Choice } from '../../controls/choice.tsx';
import { SettingField } from '../../controls/setting-field.tsx';

import { gatewayChange } from '../../draft/gateways.ts';
import type { Session } from '../../session.ts';
import { KINDS } from './kinds.ts';
import { NameField } from './name-field.tsx';
import { Preview } from './preview.tsx';
import { Rules } from './rules.tsx';
import { choices, hasPart, withPart } from './stages.ts';

interface FormProps {
  session: Session;
  gateway: GatewaySetting;
  names: readonly string[];
}

/** Everything that can be set on one gateway. */
export function GatewayForm({ session, gateway, names }: FormProps) {
  const { view, state } = session;
  const { name, kind } = gateway;
  const named = (setting: GatewaySettingName) => ({ group: 'Gateway', name, setting });
  const text = (setting: GatewaySettingName): string => textOf(view.value(named(setting)));
  const set = (setting: GatewaySettingName, value: string | number): void =>
    session.edit([gatewayChange(name, setting, value)]);
  const problem = (setting: GatewaySettingName) => view.problemAt(named(setting));
  const headers = [...new Set(state.pipeline?.headers ?? [])];
  const proof = text('Proof column');
  const proofHeader = headers.find(header => fold(header) === fold(proof)) ?? proof;
  const isProofGone = proof !== '' && state.pipeline !== undefined && !headers.includes(proofHeader);
  const stages = text('Proof stages');
  return (
    <div class="form">
      <NameField session={session} name={name} names={names} />
      <SettingField session={session} named={named('Kind')} standard={kind} hint={KINDS[kind].is} />
      <SettingField session={session} named={named('Purpose')} placeholder={KINDS[kind].example} isLong />
      <h3>Proof</h3>
      <Choice
        label="Column that proves it"
        value={proofHeader}
        options={[{ value: '', text: 'None: stages prove it' }, ...headers]}
        onChoose={value => set('Proof column', value)}
        problem={
          problem('Proof column') ??
          (isProofGone ? `Must be a header of the pipeline, got "${proof}"` : undefined)
        }
        hint="A date, a number above 0, yes or a tick claims the gateway"
      />
      <Checks
        label="Stages at or past it"
        options={choices(state.pipeline?.stages ?? [], stages)}
        has={stage => hasPart(stages, stage)}
        onToggle={(stage, isOn) => set('Proof stages', withPart(stages, stage, isOn))}
        hint="With a column and stages, either claims. A deal's furthest stage counts"
      />
      <Rules session={session} name={name} headers={headers} />
      <div class="pair">
        <SettingField session={session} named={named('Window (days)')} hint="" />
        <SettingField
          session={session}
          named={named('Benchmark')}
          standard={percent(defaultBenchmark(kind))}
          hint=""
        />
      </div>
      <p class="hint">Days that an appointment is given before it counts, and the share that should pass</p>
      <Preview session={session} gateway={gateway} />
    </div>
  );
}
