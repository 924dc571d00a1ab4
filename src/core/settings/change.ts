import { readNumber } from '../cells/amount-text.ts';
import type { Cell } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import type { SettingRow } from './table.ts';

/** One setting as it should stand: all its values; none takes it out. Rules and steps have several. */
export interface SettingChange {
  group: string;
  name: string;
  setting: string;
  values: Cell[];
}

/** What to write so that a table comes to hold the changes: single cells, whole rows below it, rows to empty. */
export interface TablePlan {
  /** Values of rows that stand, by row of the range from 1. */
  values: { row: number; value: Cell }[];
  /** Rows whose four cells are emptied. */
  emptied: number[];
  /** Rows to write behind the last one. */
  added: [group: string, name: string, setting: string, value: Cell][];
}

/** The text that tells one setting from another. */
export function settingKey({ group, name, setting }: Pick<SettingRow, 'group' | 'name' | 'setting'>): string {
  return [group, name, setting].map(fold).join('|');
}

/**
 * The fewest cells that bring a table to the changes. Order, unknown rows and all other cells stay; where a setting
 * stands several times the last one counts, so the last one is written.
 */
export function planChanges(rows: readonly SettingRow[], changes: readonly SettingChange[]): TablePlan {
  const plan: TablePlan = { values: [], emptied: [], added: [] };
  for (const change of changes) {
    const key = settingKey(change);
    const standing = rows.filter(row => settingKey(row) === key);
    const several = /^(rule|step)$/.test(fold(change.setting));
    const kept = several || change.values.length === 0 ? standing : standing.slice(-1);
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

/** A share written as 65% stands in the sheet as 0.65. */
function isSame(standing: Cell, wanted: Cell): boolean {
  return standing === wanted || (typeof standing === 'number' && readNumber(wanted) === standing);
}
