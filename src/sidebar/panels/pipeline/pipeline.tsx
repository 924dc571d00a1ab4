import { isBlank } from '../../../core/cells/cell.ts';
import { settingKey } from '../../../core/settings/change.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { Note, Waiting } from '../../controls/says.tsx';
import { rowsOf } from '../../draft/draft.ts';
import { definesGateways } from '../../draft/gateways.ts';
import { grouped } from '../../draft/value-text.ts';
import type { Session } from '../../session.ts';
import { Findings } from './findings.tsx';
import { Outcomes } from './outcomes.tsx';
import { Proposals } from './proposals.tsx';
import { Roles } from './roles.tsx';
import { SettingsRows } from './settings-rows.tsx';

/** Which tab holds the deals, what was read of it, and what could not be. */
export function Pipeline({ session }: { session: Session }) {
  const { document, pipeline, problem, isPreviewing, busy } = session.state;
  const isNew = document?.settings.rows.length === 0;
  const rows = rowsOf(session.state.draft);
  const set = new Set(rows.map(settingKey));
  const proposals = (pipeline?.proposals ?? []).filter(
    proposal =>
      (isNew || proposal.group === 'Column') &&
      !(proposal.group === 'Gateway' && definesGateways(rows)) &&
      !set.has(settingKey(proposal)) &&
      !proposal.values.every(isBlank),
  );
  return (
    <>
      <Choice
        label="Tab with your deals"
        value={String(pipeline?.tab ?? '')}
        options={(document?.tabs ?? []).map(({ id, name }) => ({ value: String(id), text: name }))}
        onChoose={tab => void session.open(Number(tab))}
      />
      {problem && !problem.field?.startsWith('Column|') && (
        <Note isBad>
          <p>{problem.message}</p>
        </Note>
      )}
      {pipeline && (
        <p class="count">
          <strong>{grouped(pipeline.check.used)}</strong> {pipeline.check.used === 1 ? 'deal' : 'deals'} read
          of {grouped(pipeline.check.rows)} rows
        </p>
      )}
      {isPreviewing && <Waiting>Reading again with your changes …</Waiting>}
      {proposals.length > 0 && <Proposals session={session} proposals={proposals} isFirst={isNew} />}
      <Findings session={session} />
      <Roles session={session} />
      {pipeline && <Outcomes session={session} stages={pipeline.stages} />}
      <SettingsRows session={session} />
      <Buttons>
        <Button isOff={busy !== ''} onPress={() => void session.open(pipeline?.tab)}>
          Read again
        </Button>
      </Buttons>
    </>
  );
}
