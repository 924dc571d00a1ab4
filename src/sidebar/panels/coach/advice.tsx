import type { Coaching } from '../../../core/coaching/coaching.ts';
import type { Line } from '../../../core/scorecard/scorecard.ts';
import { Button } from '../../controls/button.tsx';
import { DealsBehind } from '../../controls/deals-behind.tsx';
import { LevelBadge, Section } from '../../controls/says.tsx';
import { daysText, moneyText, shareText } from '../../figures.ts';
import { percentText, sentenceText } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import { plan, plannedKey } from './coaching.ts';

interface AdviceProps {
  session: Session;
  line: Line;
  coaching: Coaching;
}

/** One KPI to work on. */
export function Advice({ session, line, coaching }: AdviceProps) {
  const { kpi, now, benchmark, flag, evidence, steps, worth, causes, cannotTell, ask, practice } = coaching;
  const title = kpi || (line.flags.length ? 'Also' : 'All in all');
  const unit = unitOf(session, kpi);
  return (
    <Section title={title}>
      {flag && (
        <p class="now">
          <LevelBadge level={flag} /> <strong>{unit(now)}</strong>{' '}
          {kpi === 'Average sale' || kpi === 'Sales cycle' ? 'peers' : 'benchmark'}{' '}
          {heldAgainst(session, kpi)(benchmark)}
        </p>
      )}
      <p>{sentenceText(evidence)}</p>
      {kpi && <DealsBehind key={line.key} session={session} kpi={kpi} rep={line.key} name={line.name} />}
      <Texts texts={worth ? [sentenceText(worth)] : []} kind="worth" />
      <Texts title="Likely causes" texts={causes} isOrdered />
      <Texts title="Cannot tell" texts={cannotTell} />
      <Steps session={session} line={line} coaching={coaching} title={title} steps={steps} />
      <Texts title="Questions to ask" texts={ask} />
      <Texts title="Best practice: ask how" texts={practice} />
    </Section>
  );
}

/** How a KPI's figures are shown. */
function unitOf({ state }: Session, kpi: string): (figure: number | undefined) => string {
  if (kpi === 'Average sale') return figure => moneyText(figure, state.pipeline?.money ?? '');
  return kpi === 'Sales cycle' ? daysText : shareText;
}

/** What a figure is held against, with as many digits as were set. */
function heldAgainst(session: Session, kpi: string): (figure: number | undefined) => string {
  const unit = unitOf(session, kpi);
  return figure => (unit === shareText && figure !== undefined ? percentText(figure) : unit(figure));
}

function Texts({
  title,
  texts,
  kind,
  isOrdered,
}: {
  title?: string;
  texts: readonly string[];
  kind?: string;
  isOrdered?: boolean;
}) {
  if (!texts.length) return null;
  const items = texts.map(text => (
    <li key={text} dir="auto">
      {text}
    </li>
  ));
  return (
    <>
      {title && <h3>{title}</h3>}
      {kind ? <p class={kind}>{texts.join('. ')}</p> : isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>}
    </>
  );
}

/** The steps of the playbook, each with the way into the coaching plan. */
function Steps({
  session,
  line,
  coaching,
  title,
  steps,
}: AdviceProps & { title: string; steps: readonly string[] }) {
  const { busy, planned } = session.state;
  const { kpi, benchmark, flag } = coaching;
  const goal =
    kpi && flag && kpi !== 'Sales cycle' && benchmark !== undefined
      ? `${kpi} ${heldAgainst(session, kpi)(benchmark)}`
      : '';
  const stepOf = (text: string) => ({ kpi: kpi || 'Gateway ratio', step: text, goal });
  if (!steps.length) return null;
  return (
    <>
      <h3>What to do</h3>
      <ol class="steps">
        {steps.map((text, i) => (
          <li key={text}>
            <span dir="auto">{text}</span>
            {planned.has(plannedKey(line.name, stepOf(text))) ? (
              <Button kind="quiet" isOff label={`In the plan: ${title}, step ${i + 1}`} onPress={() => {}}>
                In the plan
              </Button>
            ) : (
              <Button
                kind="quiet"
                isOff={busy !== ''}
                label={`Add to plan: ${title}, step ${i + 1}`}
                onPress={() => void plan(session, line.name, stepOf(text))}
              >
                Add to plan
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
