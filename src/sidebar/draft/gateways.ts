import type { Cell } from '../../core/cells/cell.ts';
import { fold } from '../../core/cells/fold.ts';
import type { Proposal } from '../../core/check/proposals.ts';
import type { SettingChange } from '../../core/settings/change.ts';
import type { GatewayKind } from '../../core/settings/gateway.ts';
import { DEFAULT_WINDOW, defaultBenchmark } from '../../core/settings/gateway.ts';
import type { GatewaySettingName } from '../../core/settings/gateway-definitions.ts';
import { GATEWAY_SETTINGS } from '../../core/settings/gateway-definitions.ts';
import { percent } from '../../core/settings/kinds.ts';
import type { SettingRow } from '../../core/settings/table.ts';
import { valuesOf } from './draft.ts';

/** The name that says that there is no gateway at all. */
export const NO_GATEWAY = 'None';

/** One setting of a gateway as it should stand. */
export function gatewayChange(name: string, setting: GatewaySettingName, ...values: Cell[]): SettingChange {
  return { group: 'Gateway', name, setting, values: values.filter(value => value !== '') };
}

/** True where the table itself defines the gateways, or says that there is none. */
export function definesGateways(rows: readonly SettingRow[]): boolean {
  return rows.some(row => fold(row.group) === 'gateway' && fold(row.name) !== '');
}

/**
 * The gateways that the sheet's headers propose, as changes. Where the table defines none they are in force; the first
 * change to one of them has to bring all of them into the table, for from then on only the table counts.
 */
export function proposedGateways(proposals: readonly Proposal[]): SettingChange[] {
  return proposals
    .filter(({ group }) => group === 'Gateway')
    .map(({ group, name, setting, values }) => ({ group, name, setting, values }));
}

/** The changes that put gateways, by their names, in an order. */
function ordered(names: readonly string[]): SettingChange[] {
  return names.map((name, i) => gatewayChange(name, 'Order', i + 1));
}

/** The changes that add a gateway behind the others; rows that said that there is none go. */
export function added(
  rows: readonly SettingRow[],
  names: readonly string[],
  name: string,
  kind: GatewayKind,
): SettingChange[] {
  return [
    ...rows
      .filter(row => fold(row.group) === 'gateway' && fold(row.name) === fold(NO_GATEWAY))
      .map(({ group, name: none, setting }) => ({ group, name: none, setting, values: [] })),
    ...ordered([...names, name]),
    gatewayChange(name, 'Kind', kind),
    gatewayChange(name, 'Window (days)', DEFAULT_WINDOW),
    gatewayChange(name, 'Benchmark', percent(defaultBenchmark(kind))),
  ];
}

/** The changes that move a gateway up (-1) or down (1). */
export function moved(names: readonly string[], index: number, by: -1 | 1): SettingChange[] {
  const [moving, other] = [names[index], names[index + by]];
  if (moving === undefined || other === undefined) return [];
  const next = [...names];
  next[index] = other;
  next[index + by] = moving;
  return ordered(next);
}

/** The changes that remove a gateway. Where it is the last one, the table has to say so: else headers would count. */
export function removed(names: readonly string[], name: string): SettingChange[] {
  const left = names.filter(other => fold(other) !== fold(name));
  const none = { group: 'Gateway', name: NO_GATEWAY, setting: 'Purpose', values: ['No gateway is used'] };
  return [...without(name), ...(left.length ? ordered(left) : [none])];
}

/** The changes that give a gateway another name: all its settings move to it. */
export function renamed(rows: readonly SettingRow[], from: string, to: string): SettingChange[] {
  const values = valuesOf(rows);
  return GATEWAY_SETTINGS.flatMap(setting => {
    const key = `gateway|${fold(from)}|${fold(setting)}`;
    return [gatewayChange(from, setting), gatewayChange(to, setting, ...(values.get(key) ?? []))];
  });
}

/** Why a gateway can't be called so; undefined where it can. */
export function nameProblem(names: readonly string[], from: string, to: string): string | undefined {
  const folded = fold(to);
  if (!folded) return 'Must be a name with a letter or a digit';
  if (folded === fold(NO_GATEWAY))
    return `Must be another name: "${NO_GATEWAY}" says that there is no gateway`;
  if (folded !== fold(from) && names.some(name => fold(name) === folded))
    return `Must be a name of its own: another gateway is called "${to.trim()}"`;
  return undefined;
}

/** A name for a new gateway that no other one has: its kind, numbered where needed. */
export function freeName(names: readonly string[], kind: string): string {
  const taken = new Set(names.map(fold));
  let name = kind;
  for (let i = 2; taken.has(fold(name)); i++) name = `${kind} ${i}`;
  return name;
}

function without(name: string): SettingChange[] {
  return GATEWAY_SETTINGS.map(setting => gatewayChange(name, setting));
}
