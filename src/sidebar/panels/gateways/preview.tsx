import { fold } from '../../../core/cells/fold.ts';
import { counted } from '../../../core/problem.ts';
import type { GatewaySetting } from '../../../core/settings/gateway.ts';
import { Rows } from '../../controls/go-to.tsx';
import { More, Note, Waiting } from '../../controls/says.tsx';
import { grouped } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import { besidesText, previewText, unprovableText } from './preview-text.ts';

/** What a gateway makes of the user's own rows as they are, before anything is saved. */
export function Preview({ session, gateway }: { session: Session; gateway: GatewaySetting }) {
  const { pipeline, isPreviewing } = session.state;
  const found = pipeline?.gateways.find(each => fold(each.name) === fold(gateway.name));
  const besides = found && besidesText(found);
  const unprovable = found && unprovableText(found);
  return (
    <section class="preview" aria-busy={isPreviewing}>
      <h3>On your deals today</h3>
      <div role="status">
        {isPreviewing && <Waiting>Counting …</Waiting>}
        {found && !isPreviewing && !unprovable && <p>{previewText(found, gateway.window)}</p>}
        {!isPreviewing && unprovable && (
          <Note isBad>
            <p>{unprovable}</p>
          </Note>
        )}
        {!found && !isPreviewing && <p>It can’t be counted yet: see what has to be corrected.</p>}
      </div>
      {besides && !unprovable && <p class="hint">{besides}</p>}
      {found && found.offRules > 0 && (
        <More title={`${counted(found.offRules, 'claim')} against a rule`}>
          <Rows
            session={session}
            tab={pipeline?.tab}
            rows={found.examples.map(row => row + 1)}
            about="claims a pass against a rule"
          />
          {found.offRules > found.examples.length && (
            <p class="hint">and {grouped(found.offRules - found.examples.length)} more</p>
          )}
        </More>
      )}
    </section>
  );
}
