import type { Finding } from '../../../core/check/check.ts';
import type { Severity } from '../../../core/check/findings.ts';
import { GoTo, Rows } from '../../controls/go-to.tsx';
import { More, Section, Typed } from '../../controls/says.tsx';
import { grouped } from '../../draft/value-text.ts';
import type { Session } from '../../session.ts';

const SEVERITIES: Record<Severity, string> = {
  stops: 'Stops figures',
  'left out': 'Left out',
  doubtful: 'Doubtful',
  note: 'Good to know',
};

/** What the check found, worst first, each with the way to its first row. */
export function Findings({ session }: { session: Session }) {
  const { pipeline } = session.state;
  if (!pipeline) return null;
  const { findings } = pipeline.check;
  return (
    <Section title={findings.length ? `Findings (${findings.length})` : 'Findings'}>
      {findings.length === 0 && <p>Nothing to correct.</p>}
      <ul class="plain findings">
        {findings.map(finding => (
          <li key={`${finding.text} ${finding.examples[0]}`}>
            <One session={session} tab={pipeline.tab} finding={finding} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function One({ session, tab, finding }: { session: Session; tab: number; finding: Finding }) {
  const { severity, text, rows, examples, cure } = finding;
  const [first, ...others] = examples.map(row => row + 1);
  return (
    <>
      <p>
        <span class={`severity is-${severity.replace(' ', '-')}`}>{SEVERITIES[severity]}</span>{' '}
        <Typed>{text}</Typed>
        {first !== undefined && ` (${grouped(rows)} ${rows === 1 ? 'row' : 'rows'})`}
      </p>
      <p class="hint">
        <Typed>{cure}</Typed>
      </p>
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
