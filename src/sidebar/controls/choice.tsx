import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { describedBy, Field, Remarks } from './field.tsx';

export interface Option {
  value: string;
  text: string;
}

interface ChoiceProps {
  label: ComponentChildren;
  value: string;
  options: readonly (Option | string)[];
  onChoose: (value: string) => void;
  hint?: ComponentChildren;
  problem?: string | undefined;
}

/** One of a few. A value that is not among the options is shown as what it is, so that it is not changed by looking. */
export function Choice({ label, value, options, onChoose, hint, problem }: ChoiceProps) {
  const listed = options.map(option =>
    typeof option === 'string' ? { value: option, text: option } : option,
  );
  const isListed = listed.some(option => option.value === value);
  return (
    <Field label={label} hint={hint} problem={problem}>
      {control => (
        <select {...control} value={value} onChange={event => onChoose(event.currentTarget.value)}>
          {!isListed && <option value={value}>{value === '' ? 'Choose' : value}</option>}
          {listed.map(option => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface ChecksProps {
  label: ComponentChildren;
  options: readonly string[];
  /** Whether an option is among the chosen. */
  has: (option: string) => boolean;
  onToggle: (option: string, isOn: boolean) => void;
  hint?: ComponentChildren;
  problem?: string | undefined;
}

/** Any of a few. */
export function Checks({ label, options, has, onToggle, hint, problem }: ChecksProps) {
  const id = useId();
  const described = describedBy(id, hint, problem);
  return (
    <fieldset class="field" aria-describedby={described || undefined}>
      <legend>{label}</legend>
      <div class="checks">
        {options.map(option => (
          <Check key={option} label={option} isOn={has(option)} onToggle={isOn => onToggle(option, isOn)} />
        ))}
      </div>
      <Remarks id={id} hint={hint} problem={problem} />
    </fieldset>
  );
}

/** Yes or no. */
function Check({
  label,
  isOn,
  onToggle,
}: {
  label: ComponentChildren;
  isOn: boolean;
  onToggle: (isOn: boolean) => void;
}) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={event => onToggle(event.currentTarget.checked)} />
      <span dir="auto">{label}</span>
    </label>
  );
}

/** One of two or three that should all be seen. */
export function Radios({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: string;
  options: readonly (Option & { hint: string })[];
  onChoose: (value: string) => void;
}) {
  const id = useId();
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {options.map(option => (
        <label key={option.value} class="check">
          <input
            type="radio"
            name={id}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span>
            {option.text}
            <span class="hint">{option.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
