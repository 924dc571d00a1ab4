import { useEffect, useRef } from 'preact/hooks';
import { fold } from '../../../core/cells/fold.ts';
import { Field } from '../../controls/field.tsx';
import { nameProblem, renamed } from '../../draft/gateways.ts';
import type { Session } from '../../session.ts';

/** A gateway's name, which all its settings bear. One that it can't bear stays in the field, with its sentence. */
export function NameField({
  session,
  name,
  names,
}: {
  session: Session;
  name: string;
  names: readonly string[];
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!session.state.isNew) return;
    field.current?.focus();
    field.current?.select();
    session.set({ isNew: false });
  }, [session]);
  const key = session.keys.of(name);
  const typed = session.state.names.get(key);
  const problem = typed === undefined ? undefined : nameProblem(names, name, typed);
  const isSpelling = typed !== undefined && typed.trim() !== name && fold(typed) === fold(name);
  const keep = (text: string | undefined): void => {
    const kept = new Map(session.state.names);
    if (text === undefined) kept.delete(key);
    else kept.set(key, text);
    session.set({ names: kept });
  };
  const take = (text: string): void => {
    keep(text);
    const to = text.trim();
    if (nameProblem(names, name, to) !== undefined || fold(to) === fold(name)) return;
    session.keys.rename(name, to);
    session.edit(renamed(session.view.rows, name, to));
  };
  return (
    <Field
      label="Name"
      problem={problem}
      hint={isSpelling ? 'Only the spelling differs: it stays as it stands in the settings' : undefined}
    >
      {control => (
        <input
          {...control}
          ref={field}
          type="text"
          dir="auto"
          autocomplete="off"
          maxLength={1000}
          value={typed ?? name}
          onInput={event => take(event.currentTarget.value)}
          onBlur={() => {
            if (problem === undefined) keep(undefined);
          }}
        />
      )}
    </Field>
  );
}
