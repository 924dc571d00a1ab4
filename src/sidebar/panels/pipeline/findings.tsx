import type { Finding } from '../../../core/check/check.ts';
import type { Severity } from '../../../core/check/findings.ts';
import type { SettingName } from '../../../core/settings/change.ts';
import { settingKey } from '../../../core/settings/change.ts';
import { GoTo, Rows } from '../../controls/go-to.tsx';
import { More, Section, Sentence, Typed } from '../../controls/says.tsx';
import { grouped } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import { RoleChoice, settingOf } from './roles.tsx';
import { TakeUp } from './take-up.tsx';

const SEVERITIES: Record<Severity, string> = {
  stops: 'Stops figures',
  'left out': 'Left out',
  doubtful: 'Doubtful',
  note: 'Good to know',
};

/** How many findings are shown at once. */
const SHOWN = 8;

/** What the check found, worst first, each with what settles it and the way to its first row. */
export function Findings({ session }: { session: Session }) {
  const { pipeline } = session.state;
  if (!pipeline) return null;
  // A column without which there is no scorecard is asked for at the top, and only there.
  const findings = pipeline.check.findings.filter(
    ({ roles = [] }) => !pipeline.missing.some(needed => roles.includes(needed)),
  );
  const list = (some: readonly Finding[]) => (
    <ul class="plain findings">
      {some.map(finding => (
        <li key={`${finding.text} ${finding.examples[0]}`}>
          <One session={session} tab={pipeline.tab} finding={finding} />
        </li>
      ))}
    </ul>
  );
  const others = findings.slice(SHOWN);
  return (
    <Section title={findings.length ? `Findings (${findings.length})` : 'Findings'}>
      {findings.length === 0 && <p>Nothing to correct.</p>}
      {list(findings.slice(0, SHOWN))}
      {others.length > 0 && <More title={`${others.length} more findings`}>{list(others)}</More>}
    </Section>
  );
}

function One({ session, tab, finding }: { session: Session; tab: number; finding: Finding }) {
  const { severity, text, rows, examples } = finding;
  const [first, ...others] = examples.map(row => row + 1);
  return (
    <>
      <p>
        <span class={`severity is-${severity.replace(' ', '-')}`}>{SEVERITIES[severity]}</span>{' '}
        <Typed>{text}</Typed>
        {rows > 0 && ` (${grouped(rows)} ${rows === 1 ? 'row' : 'rows'})`}
      </p>
      <WhatToDo session={session} finding={finding} />
      {first !== undefined && (
        <GoTo session={session} tab={tab} row={first} text={`Go to row ${first}`} about={text} />
      )}
      {others.length > 0 && (
        <More title={rows > examples.length ? `Next ${others.length} rows` : 'The other rows'}>
          <Rows session={session} tab={tab} rows={others} about={text} />
        </More>
      )}
    </>
  );
}

/** A press where the rows tell what to do, a list where a column is to be named, else words. */
function WhatToDo({ session, finding }: { session: Session; finding: Finding }) {
  const { cure, cures = [], roles = [] } = finding;
  const suggested = new Set(
    (session.state.pipeline?.presses ?? []).flatMap(press => press.changes.map(settingKey)),
  );
  const isAbove = (changes: readonly SettingName[]): boolean =>
    changes.every(change => suggested.has(settingKey(change)));
  // What the first part of the panel suggests has its button there.
  const own = cures.filter(({ changes }) => !isAbove(changes));
  const [role] = roles.some(each => isAbove([settingOf(each)])) ? [] : roles;
  if (own.length || role)
    return (
      <>
        {own.slice(0, 3).map(({ changes, says, why }) => (
          <TakeUp key={says} session={session} changes={changes} says={says} why={[why]} />
        ))}
        {role && <RoleChoice session={session} role={role} />}
      </>
    );
  if (cures.length || roles.length)
    return <p class="hint">The button is above, under “What your sheet suggests”.</p>;
  return (
    <p class="hint">
      <Sentence text={inWords(cure)} />
    </p>
  );
}

/** Advice for a cell names a row of the settings; here the list that writes that row is below. */
function inWords(cure: string): string {
  return /\bOutcome \|/.test(cure) ? 'Say below, under “Won and lost words”, what they mean' : cure;
}
