import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Cell } from '../../core/cells/cell.ts';
import type { FieldKind } from '../draft/value-text.ts';
import { TEXT, textOfValue, valueOfText } from '../draft/value-text.ts';

/** The ids of what is said below a control. */
export function describedBy(id: string, hint: ComponentChildren, problem: string | undefined): string {
  return [...(problem ? [`${id}-problem`] : []), ...(hint ? [`${id}-hint`] : [])].join(' ');
}

/** What there is to say below a control: what is wrong with it first. */
export function Remarks({
  id,
  hint,
  problem,
}: {
  id: string;
  hint?: ComponentChildren;
  problem?: string | undefined;
}) {
  return (
    <>
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
}

interface FrameProps {
  label: ComponentChildren;
  hint?: ComponentChildren;
  problem?: string | undefined;
  /** The control, given its id, what describes it and whether it is wrong. */
  children: (control: {
    id: string;
    'aria-describedby'?: string;
    'aria-invalid'?: 'true';
  }) => ComponentChildren;
}

/** A control with its label on top, and what there is to say about it below. */
export function Field({ label, hint, problem, children }: FrameProps) {
  const id = useId();
  const described = describedBy(id, hint, problem);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(problem ? { 'aria-invalid': 'true' as const } : {}),
      })}
      <Remarks id={id} hint={hint} problem={problem} />
    </div>
  );
}

interface ValueProps {
  label: ComponentChildren;
  value: Cell;
  /** Any text, where nothing else is said. */
  kind?: FieldKind;
  onValue: (value: Cell) => void;
  hint?: ComponentChildren;
  problem?: string | undefined;
  /** What is in force where nothing is typed. */
  placeholder?: string;
  isNarrow?: boolean;
}

/** A setting to type. While somebody types, the text stands as it is typed; afterwards as it is understood. */
export function ValueField({
  label,
  value,
  kind = TEXT,
  onValue,
  hint,
  problem,
  placeholder,
  isNarrow,
}: ValueProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <Field label={label} hint={hint} problem={problem}>
      {control => (
        <input
          {...control}
          type="text"
          dir="auto"
          inputMode={kind.kind === 'number' ? 'decimal' : undefined}
          autocomplete="off"
          class={isNarrow ? 'narrow' : undefined}
          placeholder={placeholder}
          value={typed ?? textOfValue(value, kind)}
          onInput={event => {
            setTyped(event.currentTarget.value);
            onValue(valueOfText(event.currentTarget.value, kind));
          }}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}

/** A setting of several lines. */
export function LongField({ label, value, onValue, hint, problem, placeholder }: Omit<ValueProps, 'kind'>) {
  const [typed, setTyped] = useState<string>();
  return (
    <Field label={label} hint={hint} problem={problem}>
      {control => (
        <textarea
          {...control}
          dir="auto"
          rows={3}
          maxLength={5000}
          placeholder={placeholder}
          value={typed ?? textOfValue(value, TEXT)}
          onInput={event => {
            setTyped(event.currentTarget.value);
            onValue(valueOfText(event.currentTarget.value, TEXT));
          }}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}
