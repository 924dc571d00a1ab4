import { KPIS } from '../../core/kpi/catalog.ts';
import type { KpiName } from '../../core/kpi/kpi.ts';
import type { Line } from '../../core/scorecard/scorecard.ts';
import { daysText, moneyText, shareText, weeklyText } from '../figures.ts';
import type { Session } from '../session.ts';
import { DealsBehind } from './deals-behind.tsx';
import { More } from './says.tsx';

/** How a KPI's figures are shown. */
export function figureOf({ state }: Session, kpi: string): (figure: number | undefined) => string {
  switch (KPIS.find(({ name }) => name === kpi)?.unit) {
    case 'share':
      return shareText;
    case 'money':
      return figure => moneyText(figure, state.pipeline?.money ?? '');
    case 'days':
      return daysText;
    default:
      return weeklyText;
  }
}

/** All figures of a rep or of the team, each with the list of the deals behind it. */
export function Figures({ session, line }: { session: Session; line: Line }) {
  const isTeam = line === session.scorecard?.team;
  const named = KPIS.map(({ name }) => name as KpiName).filter(name => line.figures[name] !== undefined);
  return (
    <More title="Figures, and the deals behind each">
      <ul class="names">
        {named.map(kpi => (
          <li key={`${line.key} ${kpi}`}>
            {kpi} <span class="figure">{figureOf(session, kpi)(line.figures[kpi])}</span>{' '}
            <DealsBehind
              session={session}
              kpi={kpi}
              name={line.name}
              {...(isTeam ? {} : { rep: line.key })}
            />
          </li>
        ))}
      </ul>
    </More>
  );
}
