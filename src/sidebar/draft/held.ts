import { fold } from '../../core/cells/fold.ts';
import type { SettingChange } from '../../core/settings/change.ts';
import { settingKey } from '../../core/settings/change.ts';
import type { Draft } from './draft.ts';
import type { FieldProblem } from './view.ts';

/**
 * The changes that can be saved, and those that wait for a correction. Formulas refuse a table with a row that can't
 * be read, so none is written; the rest is. Gateways are saved together: half of a new name would be a second one.
 */
export function sortChanges(
  draft: Draft,
  problems: readonly FieldProblem[],
): { ready: SettingChange[]; held: SettingChange[] } {
  const changes = [...draft.edits.values()];
  const wrong = new Set(problems.map(({ key }) => key));
  const isWrong = (change: SettingChange): boolean =>
    change.values.length > 0 && wrong.has(settingKey(change));
  const isGateway = ({ group }: SettingChange): boolean => fold(group) === 'gateway';
  const holdsGateways = changes.some(change => isGateway(change) && isWrong(change));
  const ready: SettingChange[] = [];
  const held: SettingChange[] = [];
  for (const change of changes)
    (isWrong(change) || (holdsGateways && isGateway(change)) ? held : ready).push(change);
  return { ready, held };
}
