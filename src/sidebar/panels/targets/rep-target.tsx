import type { Line } from '../../../core/scorecard/scorecard.ts';
import { FuelBar } from '../../controls/gauge.tsx';
import { Typed } from '../../controls/says.tsx';
import { SettingField } from '../../controls/setting-field.tsx';
import { moneyText, shareText, weeklyText } from '../../figures.ts';
import type { Session } from '../../session.ts';
import { Scale } from './scale.tsx';
import { Unknown } from './spellings.tsx';

/** One rep's own target or share, with the magic number that follows from it as it is typed. */
export function RepTarget({ session, line }: { session: Session; line: Line }) {
  const { view, state } = session;
  const { name, target, magicNumber, appointmentsPerWeek, barometer, ingredients } = line;
  const named = { group: 'Target', name, setting: 'Revenue' };
  const own = view.value(named);
  const isInPipeline = state.pipeline?.team?.groups.some(({ key }) => key === line.key) ?? true;
  const share = own === undefined && target !== undefined;
  return (
    <>
      <SettingField
        session={session}
        named={named}
        label={<Typed>{name}</Typed>}
        placeholder={share ? `Share: ${moneyText(target, state.pipeline?.money ?? '')}` : 'No target'}
        hint=""
      />
      <Scale session={session} named={named} />
      {state.pipeline?.team && !isInPipeline && <Unknown session={session} name={name} />}
      {magicNumber !== undefined && (
        <p class="needs">
          Needs <strong>{weeklyText(magicNumber)}</strong> a week, does {weeklyText(appointmentsPerWeek)}
        </p>
      )}
      {magicNumber !== undefined && (
        <div class="rep-line">
          <FuelBar
            barometer={barometer}
            benchmark={view.settings.benchmarks.barometer}
            perWeek={appointmentsPerWeek}
            magicNumber={magicNumber}
          />
          <span>{shareText(barometer)}</span>
        </div>
      )}
      {ingredients.fromTeam.length > 0 && magicNumber !== undefined && (
        <p class="hint">
          With the team’s {ingredients.fromTeam.map(part => PARTS[part]).join(', ')}: too few of their own
        </p>
      )}
    </>
  );
}

const PARTS: Record<Line['ingredients']['fromTeam'][number], string> = {
  averageSale: 'average sale',
  closeRatio: 'close ratio',
  gatewayRatio: 'gateway ratio',
};
