import { readNumber } from '../../core/cells/amount-text.ts';
import type { Cell } from '../../core/cells/cell.ts';
import { isBlank } from '../../core/cells/cell.ts';
import type { SettingChange } from '../../core/settings/change.ts';
import { hasSeveral, planChanges, settingKey } from '../../core/settings/change.ts';
import type { SettingRow } from '../../core/settings/table.ts';

/** Settings that somebody is changing: the table as it was read, and what is to differ. Nothing of it is written. */
export interface Draft {
  base: readonly SettingRow[];
  /** The version of the table that the changes are based on. */
  version: string;
  /** What differs from the base, by the setting's key. */
  edits: ReadonlyMap<string, SettingChange>;
}

/** The values of each setting of a table, by its key: all of a rule or a step, of any other the one that counts. */
export type Values = ReadonlyMap<string, readonly Cell[]>;

/** The draft of a table that nobody has changed. */
export function draftOf(table: { rows: readonly SettingRow[]; version: string }): Draft {
  return { base: table.rows, version: table.version, edits: new Map() };
}

/** The values that stand in a table. Blank ones set nothing. */
export function valuesOf(rows: readonly SettingRow[]): Values {
  const values = new Map<string, Cell[]>();
  for (const row of rows) {
    if (isBlank(row.value)) continue;
    const key = settingKey(row);
    const own = values.get(key);
    if (own && hasSeveral(row)) own.push(row.value);
    else values.set(key, [row.value]);
  }
  return values;
}

/** The draft with further changes. A setting that comes back to what stands in the table is no change. */
export function edited(draft: Draft, changes: readonly SettingChange[]): Draft {
  const edits = new Map(draft.edits);
  const standing = valuesOf(draft.base);
  for (const change of changes) {
    const key = settingKey(change);
    if (isSame(standing.get(key) ?? [], change.values)) edits.delete(key);
    else edits.set(key, change);
  }
  return { ...draft, edits };
}

/** The table as it would stand, row by row. Rows that are new come last. */
export function rowsOf({ base, edits }: Draft): SettingRow[] {
  const plan = planChanges(base, [...edits.values()]);
  const emptied = new Set(plan.emptied);
  const values = new Map(plan.values.map(({ row, value }) => [row, value]));
  const last = base.reduce((most, { row }) => Math.max(most, row), 1);
  return [
    ...base
      .filter(({ row }) => !emptied.has(row))
      .map(row => (values.has(row.row) ? { ...row, value: values.get(row.row) } : row)),
    ...plan.added.map(([group, name, setting, value], i) => ({
      row: last + 1 + i,
      group,
      name,
      setting,
      value,
    })),
  ];
}

/** The changes that take changes back: the values that stand before them. */
export function inverseOf(draft: Draft, changes: readonly SettingChange[]): SettingChange[] {
  const before = valuesOf(rowsOf(draft));
  return changes.map(change => ({ ...change, values: [...(before.get(settingKey(change)) ?? [])] }));
}

/** Whether two settings hold the same. A share typed as 65% stands in a sheet as 0.65. */
export function isSame(standing: readonly Cell[], wanted: readonly Cell[]): boolean {
  return (
    standing.length === wanted.length &&
    standing.every((value, i) => {
      const other = wanted[i];
      if (value === other) return true;
      return typeof value === 'number' ? readNumber(other) === value : readNumber(value) === other;
    })
  );
}
