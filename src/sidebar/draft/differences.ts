import type { Cell } from '../../core/cells/cell.ts';
import type { SettingName } from '../../core/settings/change.ts';
import { settingKey } from '../../core/settings/change.ts';
import type { SettingRow } from '../../core/settings/table.ts';
import type { Draft } from './draft.ts';
import { edited, isSame, valuesOf } from './draft.ts';

/** A setting of which two people hold different values. */
export interface Difference extends SettingName {
  /** What stood when this sidebar read the table. */
  base: readonly Cell[];
  /** What stands there now. */
  theirs: readonly Cell[];
  /** What this sidebar wants; undefined where only the other person changed it. */
  mine: readonly Cell[] | undefined;
}

/** What somebody else changed beside a draft, those first that both changed and in different ways. */
export function differences(draft: Draft, theirs: readonly SettingRow[]): Difference[] {
  const [before, now] = [valuesOf(draft.base), valuesOf(theirs)];
  const names = new Map<string, SettingName>();
  for (const { group, name, setting } of [...draft.base, ...theirs, ...draft.edits.values()])
    names.set(settingKey({ group, name, setting }), { group, name, setting });
  const found: Difference[] = [];
  for (const [key, named] of names) {
    const base = before.get(key) ?? [];
    const there = now.get(key) ?? [];
    const mine = draft.edits.get(key)?.values;
    if (isSame(base, there) || (mine && isSame(there, mine))) continue;
    found.push({ ...named, base, theirs: there, mine });
  }
  return found.sort((a, b) => Number(b.mine !== undefined) - Number(a.mine !== undefined));
}

/** The draft's changes on top of a table that has moved on. */
export function rebased(draft: Draft, table: { rows: readonly SettingRow[]; version: string }): Draft {
  return edited({ base: table.rows, version: table.version, edits: new Map() }, [...draft.edits.values()]);
}
