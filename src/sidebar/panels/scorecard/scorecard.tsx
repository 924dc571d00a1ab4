import { useState } from 'preact/hooks';
import type { Flag, FlaggedKpi } from '../../../core/evidence/flags.ts';
import { casesOf, FLAGGED, LEVELS } from '../../../core/evidence/flags.ts';
import type { Line, Scorecard } from '../../../core/scorecard/scorecard.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { DealsBehind } from '../../controls/deals-behind.tsx';
import { Figures } from '../../controls/figures-list.tsx';
import { RepLink } from '../../controls/flagged-reps.tsx';
import { Period } from '../../controls/period.tsx';
import { LevelBadge, Note, Section } from '../../controls/says.tsx';
import { Trend } from '../../controls/trend.tsx';
import { shareText } from '../../figures.ts';
import type { Session } from '../../session.ts';
import { askRemoval, build, remove, stop } from './building.ts';
import { FirstSteps } from './first-steps.tsx';
import { Funnel } from './funnel.tsx';

/** Builds the scorecard and the tabs beside it, and says who stands on it under what. */
export function ScorecardPanel({ session }: { session: Session }) {
  const { document, draft, build: state, busy } = session.state;
  const [asks, setAsks] = useState<string>();
  const built = document?.built;
  const standing = [
    ...(built?.scorecard ? ['KPI Scorecard'] : []),
    ...(built?.goals ? ['KPI Weekly goals'] : []),
    ...(built?.charts ? ['KPI Charts'] : []),
  ];
  return (
    <>
      {draft.edits.size > 0 && (
        <Note>
          <p>The scorecard goes by what is saved. Save your changes, and it follows.</p>
        </Note>
      )}
      {state ? (
        <Progress session={session} />
      ) : !built?.scorecard ? (
        <FirstSteps session={session} />
      ) : (
        <>
          <Period session={session} />
          <NoTarget session={session} />
        </>
      )}
      {session.scorecard && (built?.scorecard || state) && (
        <Summary session={session} scorecard={session.scorecard} />
      )}
      {!state && standing.length > 0 && (
        <Section title="The tabs">
          <p>{`Built: ${standing.join(', ')}. They follow your deals and your settings by themselves; Refresh writes them anew after you changed a tab by hand, and finds new columns.`}</p>
          <Buttons>
            <Button isOff={busy !== ''} onPress={() => void build(session)}>
              Refresh
            </Button>
            {standing.length > 0 && !asks && (
              <Button isOff={busy !== ''} onPress={() => void askRemoval(session).then(setAsks)}>
                Remove
              </Button>
            )}
          </Buttons>
        </Section>
      )}
      {asks && !state && (
        <Note isBad>
          <p>{asks}.</p>
          <Buttons>
            <Button kind="primary" onPress={() => setAsks(undefined)}>
              Keep them
            </Button>
            <Button
              onPress={() => {
                setAsks(undefined);
                void remove(session);
              }}
            >
              Remove them
            </Button>
          </Buttons>
        </Note>
      )}
    </>
  );
}

/** What is still to be done for the barometer and the goals; it goes away with the first target. */
function NoTarget({ session }: { session: Session }) {
  const { target, repTargets } = session.view.settings;
  if (target.revenue !== undefined || repTargets.size > 0) return null;
  return (
    <Note>
      <p>There is no target yet, so there are no goals and no activity barometer.</p>
      <Button kind="quiet" onPress={() => session.set({ panel: 'targets' })}>
        Set a target
      </Button>
    </Note>
  );
}

function Progress({ session }: { session: Session }) {
  const { build: state } = session.state;
  if (!state) return null;
  const { done, of, next, isStopping } = state;
  const says = isStopping ? 'Stopping after this step' : next;
  return (
    <div class="progress">
      <p id="progress" role="status">
        {says} … {of > 0 && `${done} of ${of}`}
      </p>
      <progress aria-labelledby="progress" {...(of > 0 ? { value: done, max: of } : {})} />
      <Buttons>
        <Button isOff={isStopping} onPress={() => stop(session)}>
          Stop
        </Button>
      </Buttons>
    </div>
  );
}

/** Who is marked on what, the worst first, on the user's rows as they are. */
function Summary({ session, scorecard }: { session: Session; scorecard: Scorecard }) {
  const flagged = scorecard.lines.filter(({ flags }) => flags.length > 0);
  return (
    <>
      <Section title="Who needs help on what">
        {flagged.length === 0 && <p>Nobody is marked in this period.</p>}
        {FLAGGED.map(kpi => {
          const marked = flagged
            .flatMap(line => line.flags.filter(flag => flag.kpi === kpi).map(flag => ({ line, flag })))
            .sort((a, b) => graver(a.flag, b.flag));
          if (!marked.length) return null;
          return (
            <div key={kpi} class="summary">
              <h3>{kpi}</h3>
              <ul class="names">
                {marked.map(({ line, flag }) => (
                  <li key={line.key}>
                    <div class="whom">
                      <LevelBadge level={flag.level} odds={flag.odds} />
                      <RepLink session={session} line={line} />
                    </div>
                    <span class="figure">{figureText(line, kpi, scorecard)}</span>{' '}
                    <DealsBehind session={session} kpi={kpi} rep={line.key} name={line.name} />
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </Section>
      <Section title="The team">
        <Figures session={session} line={scorecard.team} />
        <Trend session={session} line={scorecard.team} />
      </Section>
      <Section title="More than chance?">
        <Funnel session={session} kpi="Gateway ratio" scorecard={scorecard} />
        <Funnel session={session} kpi="Close ratio" scorecard={scorecard} />
      </Section>
    </>
  );
}

/** The stronger level first, then the longer odds. */
function graver(a: Flag, b: Flag): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (b.odds ?? 0) - (a.odds ?? 0);
}

function figureText(line: Line, kpi: FlaggedKpi, { standard }: Scorecard): string {
  if (kpi === 'Gateway ratio' || kpi === 'Close ratio') {
    const [x, n] = casesOf(kpi, line.tally, standard.context);
    return `${shareText(line.figures[kpi])} (${x} of ${n})`;
  }
  if (kpi === 'Activity barometer') return shareText(line.barometer);
  const gap = kpi === 'Average sale' ? line.averageSaleGap : line.salesCycleGap;
  return gap === undefined ? '' : `${gap > 0 ? '+' : '−'}${shareText(Math.abs(gap))} vs peers`;
}
