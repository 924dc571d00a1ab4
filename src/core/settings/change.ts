import { readNumber } from '../cells/amount-text.ts';
import type { Cell } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import type { SettingDefinition } from './definition.ts';
import { definitionOf } from './definitions.ts';
import type { SettingRow } from './table.ts';

/** What a setting is called. */
export type SettingName = Pick<SettingRow, 'group' | 'name' | 'setting'>;

/** One setting as it should be: all its values; none takes it out. Rules and steps have several. */
export interface SettingChange extends SettingName {
  values: Cell[];
}

/** What to write so that a table comes to hold the changes: single cells, whole rows below it, rows to empty. */
export interface TablePlan {
  /** Values of rows that are there, by row of the range from 1. */
  values: { row: number; value: Cell }[];
  /** Rows whose four cells are emptied. */
  emptied: number[];
  /** Rows to write after the last one. */
  added: [group: string, name: string, setting: string, value: Cell][];
}

/** The text that tells one setting from another. */
export function settingKey({ group, name, setting }: SettingName): string {
  return [group, name, setting].map(fold).join('|');
}

/** What is known about a setting; undefined where nothing of that name can be set. */
export function definitionFor({ group, name, setting }: SettingName): SettingDefinition | undefined {
  return definitionOf(fold(group), fold(name), fold(setting));
}

/** True for the settings of which each row counts: rules and steps. */
export function hasSeveral(named: SettingName): boolean {
  return definitionFor(named)?.hasSeveral === true;
}

/** The rows of each setting, by its key, in their order. */
function rowsByKey(rows: readonly SettingRow[]): Map<string, SettingRow[]> {
  const byKey = new Map<string, SettingRow[]>();
  for (const row of rows) {
    const key = settingKey(row);
    const own = byKey.get(key);
    if (own) own.push(row);
    else byKey.set(key, [row]);
  }
  return byKey;
}

/**
 * The fewest cells that bring a table to the changes. Order, unknown rows and all other cells stay; of several rows for
 * one setting the last one counts, so the last one is written.
 */
export function planChanges(rows: readonly SettingRow[], changes: readonly SettingChange[]): TablePlan {
  const plan: TablePlan = { values: [], emptied: [], added: [] };
  const byKey = rowsByKey(rows);
  for (const change of changes) {
    const standing = byKey.get(settingKey(change)) ?? [];
    const kept = hasSeveral(change) || change.values.length === 0 ? standing : standing.slice(-1);
    kept.forEach(({ row, value }, i) => {
      if (i >= change.values.length) plan.emptied.push(row);
      else if (!isSame(value, change.values[i])) plan.values.push({ row, value: change.values[i] });
    });
    for (const value of change.values.slice(kept.length)) {
      plan.added.push([change.group, change.name, change.setting, value]);
    }
  }
  return plan;
}

/** A share written as 65% is 0.65 in the sheet. */
function isSame(standing: Cell, wanted: Cell): boolean {
  return standing === wanted || (typeof standing === 'number' && readNumber(wanted) === standing);
}
