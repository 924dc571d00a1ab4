import { useState } from 'preact/hooks';
import { textOf } from '../../../core/cells/cell.ts';
import type { SettingChange } from '../../../core/settings/change.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { gatewayChange } from '../../draft/gateways.ts';
import { buildRule } from '../../draft/rule-text.ts';
import type { Session } from '../../session.ts';
import { RuleField } from './rule-field.tsx';

/** The rules by which a claim counts: all of them have to be met. */
export function Rules({
  session,
  name,
  headers,
}: {
  session: Session;
  name: string;
  headers: readonly string[];
}) {
  const rows = session.view.rowsNamed({ group: 'Gateway', name, setting: 'Rule' });
  const texts = rows.map(({ value }) => textOf(value));
  const set = (next: readonly string[]): SettingChange[] => [gatewayChange(name, 'Rule', ...next)];
  const [newest, setNewest] = useState<number>();
  const add = (): void => {
    const column = headers[0] ?? 'Column';
    session.edit(set([...texts, buildRule({ column, test: 'is filled', values: [] })]));
    setNewest(texts.length);
  };
  return (
    <>
      <h3>Rules</h3>
      <p class="hint">A claim counts only where it meets all of them. A deal that was won always counts.</p>
      {texts.map((text, i) => (
        <RuleField
          // A rule is its place: two may read alike.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a rule is known by
          key={i}
          number={i + 1}
          isNew={i === newest}
          session={session}
          text={text}
          headers={headers}
          problem={session.view.problemAt({ group: 'Gateway', name, setting: 'Rule' }, rows[i]?.row)}
          onText={next => session.edit(set(texts.map((each, at) => (at === i ? next : each))))}
          onRemove={() => session.edit(set(texts.filter((_, at) => at !== i)), 'Removed the rule')}
        />
      ))}
      <Buttons>
        <Button onPress={add}>Add rule</Button>
      </Buttons>
    </>
  );
}
