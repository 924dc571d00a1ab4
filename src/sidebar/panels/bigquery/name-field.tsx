import { useId } from 'preact/hooks';
import { Button } from '../../controls/button.tsx';
import { Field } from '../../controls/field.tsx';

interface NameProps {
  label: string;
  value: string;
  /** Names to choose from, once they were asked for. */
  names: readonly string[];
  onName: (name: string) => void;
  onList: () => void;
  isOff: boolean;
  hint?: string;
}

/** A name to type, or to choose from those that BigQuery lists on request. */
export function NameField({ label, value, names, onName, onList, isOff, hint }: NameProps) {
  const id = useId();
  return (
    <Field label={label} hint={hint}>
      {control => (
        <div class="beside">
          <input
            {...control}
            type="text"
            autocomplete="off"
            spellcheck={false}
            list={names.length ? id : undefined}
            value={value}
            onInput={event => onName(event.currentTarget.value.trim())}
          />
          <datalist id={id}>
            {names.map(name => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Button kind="quiet" isOff={isOff} onPress={onList} label={`List: ${label}`}>
            List
          </Button>
        </div>
      )}
    </Field>
  );
}
