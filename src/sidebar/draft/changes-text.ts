import { fold } from '../../core/cells/fold.ts';
import { counted } from '../../core/problem.ts';
import type { SettingChange } from '../../core/settings/change.ts';
import type { SettingRow } from '../../core/settings/table.ts';
import type { Draft } from './draft.ts';
import { draftOf, edited, isSame, rowsOf, valuesOf } from './draft.ts';
import { definesGateways, NO_GATEWAY } from './gateways.ts';

/** What a group's changes are counted in; those of a group without a word of its own are rows. */
const NOUNS: Record<string, string> = {
  column: 'column',
  outcome: 'list of stages',
  benchmark: 'benchmark',
  evidence: 'rule of evidence',
  method: 'method',
  target: 'target',
  rep: 'rep',
  playbook: 'playbook',
};

/**
 * Changes as what somebody did: "1 gateway added, 2 targets changed", and not as so many cells.
 *
 * @param byHeaders the gateways that the headers name: they come into the table with the first change to one of them,
 * and that is nothing that anybody did.
 */
export function changesText(
  draft: Draft,
  changes: readonly SettingChange[],
  byHeaders: readonly SettingChange[],
): string {
  const names = new Map<string, Set<string>>();
  for (const { group, name, setting } of changes) {
    const key = fold(group);
    if (key === 'gateway') continue;
    const noun = NOUNS[key] ?? 'other row';
    const known = names.get(noun) ?? new Set();
    // A target is a rep's whatever is set of it, and so is a playbook; of the rest each setting is one.
    const isByName = key === 'target' || key === 'rep' || key === 'playbook';
    names.set(noun, known.add(fold(isByName ? name : `${name}|${setting}`)));
  }
  const gateways = changes.filter(({ group }) => fold(group) === 'gateway');
  const parts = [
    ...(gateways.length ? gatewaysText(draft, gateways, byHeaders) : []),
    ...[...names].map(([noun, known]) => `${plural(noun, known.size)} changed`),
  ];
  return parts.join(', ');
}

function gatewaysText(
  { base, version }: Draft,
  changes: readonly SettingChange[],
  byHeaders: readonly SettingChange[],
): string[] {
  const table = draftOf({ rows: base, version });
  const before = gatewaysIn(definesGateways(base) ? base : rowsOf(edited(table, byHeaders)));
  const after = gatewaysIn(rowsOf(edited(table, changes)));
  const added = [...after.keys()].filter(key => !before.has(key));
  const removed = [...before.keys()].filter(key => !after.has(key));
  const renamed = added.filter(key => removed.some(old => same(before.get(old), after.get(key)))).length;
  const changed = [...after].filter(([key, own]) => before.has(key) && !same(before.get(key), own)).length;
  const parts = [
    [added.length - renamed, 'added'],
    [removed.length - renamed, 'removed'],
    [renamed, 'renamed'],
    [changed, 'changed'],
  ] as const;
  // What the headers named counted before; now the table says it too.
  if (!definesGateways(base) && parts.every(([count]) => count === 0))
    return [`${counted(after.size, 'gateway')} written`];
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${counted(count, 'gateway')} ${what}`);
  return said.length ? said : ['gateways in another order'];
}

/** The settings of each gateway but its place, by their folded names. */
function gatewaysIn(rows: readonly SettingRow[]): Map<string, Map<string, SettingRow['value'][]>> {
  const gateways = new Map<string, Map<string, SettingRow['value'][]>>();
  const own = rows.filter(row => fold(row.group) === 'gateway' && fold(row.name) !== fold(NO_GATEWAY));
  for (const [key, values] of valuesOf(own)) {
    const [, name = '', setting = ''] = key.split('|');
    const settings = gateways.get(name) ?? new Map();
    if (setting !== 'order') settings.set(setting, values);
    gateways.set(name, settings);
  }
  return gateways;
}

type Own = ReadonlyMap<string, readonly SettingRow['value'][]>;

function same(a: Own | undefined, b: Own | undefined): boolean {
  if (!a || !b || a.size !== b.size) return false;
  return [...a].every(([setting, values]) => isSame(values, b.get(setting) ?? []));
}

/** "1 list of stages", "2 lists of stages". */
function plural(noun: string, count: number): string {
  const [first = '', ...rest] = noun.split(' ');
  const word = rest[0] === 'of' ? [`${first}s`, ...rest].join(' ') : `${noun}s`;
  return `${count} ${count === 1 ? noun : word}`;
}
