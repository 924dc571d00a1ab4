import { useState } from 'preact/hooks';
import type { FlaggedKpi } from '../../../core/evidence/flags.ts';
import { FLAGGED } from '../../../core/evidence/flags.ts';
import type { Line, Scorecard } from '../../../core/scorecard/scorecard.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { RepLink } from '../../controls/flagged-reps.tsx';
import { Period } from '../../controls/period.tsx';
import { LevelBadge, Note, Section } from '../../controls/says.tsx';
import { shareText } from '../../figures.ts';
import type { Session } from '../../session.ts';
import { build, remove, stop } from './building.ts';
import { FirstSteps } from './first-steps.tsx';

/** Builds the scorecard and the tabs beside it, and says who stands on it under what. */
export function ScorecardPanel({ session }: { session: Session }) {
  const { document, draft, build: state, busy } = session.state;
  const [asks, setAsks] = useState(false);
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
              <Button isOff={busy !== ''} onPress={() => setAsks(true)}>
                Remove
              </Button>
            )}
          </Buttons>
        </Section>
      )}
      {asks && !state && (
        <Note isBad>
          <p>Remove the scorecard, the weekly goals and the charts? Settings and coaching plan stay.</p>
          <Buttons>
            <Button
              onPress={() => {
                setAsks(false);
                void remove(session);
              }}
            >
              Remove them
            </Button>
            <Button onPress={() => setAsks(false)}>Keep them</Button>
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

/** Who is under on what, on the user's rows as they are. */
function Summary({ session, scorecard }: { session: Session; scorecard: Scorecard }) {
  const flagged = scorecard.lines.filter(({ flags }) => flags.length > 0);
  return (
    <Section title="Who needs help on what">
      {flagged.length === 0 && <p>Nobody is flagged today.</p>}
      {FLAGGED.map(kpi => {
        const lines = flagged.filter(({ flags }) => flags.some(flag => flag.kpi === kpi));
        if (!lines.length) return null;
        return (
          <div key={kpi} class="summary">
            <h3>{kpi}</h3>
            <ul class="names">
              {lines.map(line => (
                <li key={line.key}>
                  {line.flags
                    .filter(flag => flag.kpi === kpi)
                    .map(({ level }) => (
                      <LevelBadge key={level} level={level} />
                    ))}{' '}
                  <RepLink session={session} line={line} />{' '}
                  <span class="figure">{figureText(line, kpi)}</span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Section>
  );
}

function figureText({ figures, averageSaleGap, salesCycleGap, barometer }: Line, kpi: FlaggedKpi): string {
  if (kpi === 'Gateway ratio' || kpi === 'Close ratio') return shareText(figures[kpi]);
  if (kpi === 'Activity barometer') return shareText(barometer);
  const gap = kpi === 'Average sale' ? averageSaleGap : salesCycleGap;
  return gap === undefined ? '' : `${gap > 0 ? '+' : '−'}${shareText(Math.abs(gap))} vs peers`;
}
