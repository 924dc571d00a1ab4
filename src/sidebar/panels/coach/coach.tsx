import { useEffect } from 'preact/hooks';
import type { Line } from '../../../core/scorecard/scorecard.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { DealsBehind } from '../../controls/deals-behind.tsx';
import { Figures } from '../../controls/figures-list.tsx';
import { FuelGauge } from '../../controls/gauge.tsx';
import { Period } from '../../controls/period.tsx';
import { Note, Typed, Waiting } from '../../controls/says.tsx';
import { Trend } from '../../controls/trend.tsx';
import { weeklyText } from '../../figures.ts';
import type { Session } from '../../session.ts';
import { Advice } from './advice.tsx';
import { buildPage, coach } from './coaching.ts';

/** What to work on with one rep: the gauge, what is flagged, why, what to do, and what it is worth. */
export function Coach({ session }: { session: Session }) {
  const { pipeline, draft, coaching, busy } = session.state;
  const known = new Set((pipeline?.team?.groups ?? []).map(({ key }) => key));
  const lines = (session.scorecard?.lines ?? []).filter(({ key }) => key && known.has(key));
  const asked = session.state.rep;
  const line = lines.find(({ key }) => key === asked) ?? neediest(lines);
  const stranger = session.scorecard?.lines.find(({ key }) => key === asked && key !== line?.key);
  const rep = line?.key ?? '';
  const isKnown = coaching?.rep === rep;
  useEffect(() => {
    if (rep && !isKnown) void coach(session, rep);
  }, [session, rep, isKnown]);
  if (!line)
    return <Note>There is no rep to coach yet: the pipeline has to tell the rep and the outcome.</Note>;
  const shown = isKnown ? coaching.list : undefined;
  return (
    <>
      <Choice
        label="Rep"
        value={rep}
        options={lines.map(({ key, name, coachFirst }) => ({
          value: key,
          text: coachFirst ? `${name} (${coachFirst.toLowerCase()})` : name,
        }))}
        onChoose={key => session.set({ rep: key })}
      />
      {stranger && (
        <Note>
          No deal is <Typed>{stranger.name}</Typed>’s, so there is nothing to coach yet. This is{' '}
          <Typed>{line.name}</Typed>.
        </Note>
      )}
      {draft.edits.size > 0 && <Note>This goes by the saved settings, not by your unsaved changes.</Note>}
      <Period session={session} />
      <Gauge session={session} line={line} />
      <Figures session={session} line={line} />
      <Trend key={rep} session={session} line={line} rep={rep} />
      {!shown && busy && <Waiting>Looking at the deals …</Waiting>}
      {!shown && !busy && <Button onPress={() => void coach(session, rep)}>Try again</Button>}
      {shown?.map(coached => (
        <Advice key={`${rep} ${coached.kpi}`} session={session} line={line} coaching={coached} />
      ))}
      <Buttons>
        <Button isOff={busy !== ''} onPress={() => void buildPage(session, rep)}>
          1:1 page
        </Button>
      </Buttons>
      <p class="hint">
        One page to print, on the tab KPI One to one: figures, deals to talk about, the plan.
      </p>
    </>
  );
}

/** Whom to begin with: somebody who is under on a ratio or the average sale, else whoever is flagged at all. */
function neediest(lines: readonly Line[]): Line | undefined {
  const isUnder = ({ flags }: Line): boolean =>
    flags.some(({ kpi, level }) => level === 'under' && kpi !== 'Activity barometer');
  return lines.find(isUnder) ?? lines.find(({ coachFirst }) => coachFirst !== '') ?? lines[0];
}

function Gauge({ session, line }: { session: Session; line: Line }) {
  const { barometer, magicNumber, appointmentsPerWeek } = line;
  if (barometer === undefined)
    return (
      <p class="hint">
        {weeklyText(appointmentsPerWeek)} first appointments a week. Set a target to see the activity
        barometer.
      </p>
    );
  return (
    <>
      <FuelGauge
        barometer={barometer}
        benchmark={session.view.settings.benchmarks.barometer}
        perWeek={appointmentsPerWeek}
        magicNumber={magicNumber}
      />
      <div class="hint centred">
        {weeklyText(appointmentsPerWeek)} of {weeklyText(magicNumber)} first appointments a week{' '}
        <DealsBehind
          key={line.key}
          session={session}
          kpi="Activity barometer"
          rep={line.key}
          name={line.name}
        />
      </div>
    </>
  );
}
