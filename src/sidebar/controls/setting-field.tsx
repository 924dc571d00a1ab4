import type { ComponentChildren } from 'preact';
import type { Cell } from '../../core/cells/cell.ts';
import { settingKey } from '../../core/settings/change.ts';
import type { SettingName } from '../draft/draft.ts';
import { isSame } from '../draft/draft.ts';
import type { ValueKind } from '../draft/value-text.ts';
import type { Session } from '../session.ts';
import { Button } from './button.tsx';
import { ValueField } from './field.tsx';

/** One setting to type, with its default to go back to. */
export function SettingField({
  session,
  named,
  label,
  kind,
  standard,
  hint,
}: {
  session: Session;
  named: SettingName;
  label: ComponentChildren;
  kind: ValueKind;
  standard: string;
  hint: ComponentChildren;
}) {
  const { view, state } = session;
  const value = view.value(named);
  const set = (cell: Cell): void => session.edit([{ ...named, values: cell === '' ? [] : [cell] }]);
  const isOwn = value !== undefined && !isSame([value], [standard]);
  const goBack = (): void => {
    // Where the table has no row for it, none is made just to hold the default.
    set(state.draft.base.some(row => settingKey(row) === settingKey(named)) ? standard : '');
  };
  return (
    <div class="setting">
      <ValueField
        label={label}
        kind={kind}
        value={value}
        placeholder={standard}
        onValue={set}
        hint={hint}
        problem={view.problemAt(named)}
        isNarrow
      />
      {isOwn && (
        <Button kind="quiet" onPress={goBack}>
          Back to {standard}
        </Button>
      )}
    </div>
  );
}
