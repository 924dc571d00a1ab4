import type { ComponentChildren } from 'preact';
import type { Cell } from '../../core/cells/cell.ts';
import type { SettingName } from '../../core/settings/change.ts';
import { definitionFor, settingKey } from '../../core/settings/change.ts';
import type { SettingDefinition } from '../../core/settings/definition.ts';
import { standardCell } from '../../core/settings/definition.ts';
import { isSame } from '../draft/draft.ts';
import { textOfValue } from '../draft/value-text.ts';
import { dayText } from '../look/locale.ts';
import type { Session } from '../session.ts';
import { Button } from './button.tsx';
import { Choice } from './choice.tsx';
import { LongField, ValueField } from './field.tsx';

interface Props {
  session: Session;
  named: SettingName;
  /** Where the definition's own word is not enough. */
  label?: ComponentChildren;
  /** What counts where nothing is set, where that hangs on something else. */
  standard?: string | number;
  /** What is shown in an empty field in place of that. */
  placeholder?: string;
  /** In place of what the setting means; '' for nothing. */
  hint?: ComponentChildren;
  problem?: string | undefined;
  isLong?: boolean;
}

/** One setting as its definition says: what it is called, how it is typed or chosen, and its default to go back to. */
export function SettingField({ session, named, standard, placeholder, isLong, ...said }: Props) {
  const { view, state } = session;
  const definition = definitionFor(named) as SettingDefinition;
  const { kind, label, setting, means } = definition;
  const value = view.value(named);
  const usual = standard ?? standardCell(definition);
  const set = (cell: Cell): void => session.edit([{ ...named, values: cell === '' ? [] : [cell] }]);
  const setUsual = (): void => {
    // Where the table has no row for it, none is made just to hold the default.
    set(state.draft.base.some(row => settingKey(row) === settingKey(named)) ? usual : '');
  };
  // What counts in the absence of a date is no date: it is told below.
  const absent =
    kind.kind === 'date'
      ? ` A date, such as ${dayText('2026-03-31')}${definition.standardText ? `; blank: ${definition.standardText}` : ''}.`
      : '';
  const field = {
    label: said.label ?? label ?? setting,
    hint: said.hint ?? means + absent,
    problem: said.problem ?? view.problemAt(named),
    value,
  };
  if (kind.kind === 'choice')
    return (
      <Choice
        {...field}
        value={optionOf(kind.options ?? [], textOfValue(value === undefined ? usual : value, kind))}
        options={kind.options ?? []}
        onChoose={chosen => (chosen === usual ? setUsual() : set(chosen))}
      />
    );
  const shown = placeholder ?? textOfValue(usual, kind);
  if (isLong) return <LongField {...field} onValue={set} placeholder={shown} />;
  const isOwn = usual !== '' && value !== undefined && !isSame([value], [usual]);
  return (
    <div class="setting">
      <ValueField {...field} kind={kind} onValue={set} placeholder={shown} isNarrow={kind.kind !== 'money'} />
      {isOwn && (
        <Button kind="quiet" onPress={setUsual}>
          Back to {textOfValue(usual, kind)}
        </Button>
      )}
    </div>
  );
}

/** A choice counts folded, so the option as we write it is shown for the one in the table. */
function optionOf(options: readonly string[], text: string): string {
  return options.find(option => option.toLowerCase() === text.trim().toLowerCase()) ?? text;
}
