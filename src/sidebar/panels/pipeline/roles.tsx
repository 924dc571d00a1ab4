import { textOf } from '../../../core/cells/cell.ts';
import { fold } from '../../../core/cells/fold.ts';
import type { Role } from '../../../core/settings/settings.ts';
import { ROLES } from '../../../core/settings/settings.ts';
import { Choice } from '../../controls/choice.tsx';
import { More, Section, Typed } from '../../controls/says.tsx';
import { grouped } from '../../look/locale.ts';
import type { Session } from '../../session.ts';

/** What every pipeline should have; the others are shown where they were found. */
const MAIN: readonly Role[] = ['Rep', 'First appointment', 'Stage', 'Close date', 'Amount'];

/** Which column was taken for what, and why; each can be changed. */
export function Roles({ session }: { session: Session }) {
  const { pipeline } = session.state;
  const readings = new Map((pipeline?.check.roles ?? []).map(reading => [reading.role, reading]));
  const isAsked = (role: Role): boolean => (pipeline?.missing as Role[] | undefined)?.includes(role) ?? false;
  const isShown = (role: Role): boolean =>
    MAIN.includes(role) ||
    (readings.get(role)?.column ?? -1) >= 0 ||
    session.view.values(settingOf(role)).length > 0;
  const others = ROLES.filter(role => !isShown(role));
  return (
    <Section title="Columns">
      {ROLES.filter(role => isShown(role) && !isAsked(role)).map(role => (
        <RoleChoice key={role} session={session} role={role} />
      ))}
      {others.length > 0 && (
        <More title={`${others.length} columns that were not found`}>
          {others.map(role => (
            <RoleChoice key={role} session={session} role={role} />
          ))}
        </More>
      )}
    </Section>
  );
}

/** The setting that names a role’s column. */
export function settingOf(role: Role) {
  return { group: 'Column', name: role, setting: 'Header' };
}

/** The column of one role, out of all that the sheet has. */
export function RoleChoice({ session, role }: { session: Session; role: Role }) {
  const { headers = [], samples = [], check } = session.state.pipeline ?? {};
  const reading = check?.roles.find(each => each.role === role);
  const set = textOf(session.view.value(settingOf(role)));
  const isFound = reading !== undefined && reading.column >= 0;
  const found = isFound && !set ? ` (${reading.header})` : '';
  // A header counts folded, so the one of the sheet stands for the one of the settings.
  const chosen = headers.find(header => fold(header) === fold(set)) ?? set;
  const samplesAt = (header: string): string => (samples[headers.indexOf(header)] ?? []).join(', ');
  const cells = isFound ? samplesAt(reading.header) : '';
  return (
    <Choice
      label={role}
      value={chosen}
      options={[
        { value: '', text: `Automatic${found}` },
        ...[...new Set(headers)].map(header => {
          // Where nothing was found, the cells tell which column it is.
          const held = isFound ? '' : samplesAt(header);
          return { value: header, text: held ? `${header}: ${held}` : header };
        }),
      ]}
      onChoose={header => session.edit([{ ...settingOf(role), values: header ? [header] : [] }])}
      problem={session.problemAt(settingOf(role))}
      hint={
        isFound ? (
          <>
            {`${reading.why}, ${grouped(reading.filled)} filled`}
            {cells && (
              <>
                : <Typed>{cells}</Typed>
              </>
            )}
          </>
        ) : (
          (reading?.why ?? '')
        )
      }
    />
  );
}
