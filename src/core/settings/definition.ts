import type { Days } from '../cells/calendar.ts';
import { fold } from '../cells/fold.ts';
import type { GatewaySetting } from './gateway.ts';
import type { Kind } from './kinds.ts';
import { isShare, percent } from './kinds.ts';
import type { DateOrderSetting, Role, Settings } from './settings.ts';

/** What the settings build up while their rows are read: what several rows decide together is decided at the end. */
export interface Draft {
  settings: Settings;
  calendar: Days;
  gateways: Map<string, GatewayDraft>;
  /** The header of each role; undefined where the role is not used. The last that was set is the last of the map. */
  columns: Map<Role, string | undefined>;
  /** By folded column. */
  dateOrders: Map<string, DateOrderSetting>;
  /** By folded name, of every name that has one. */
  active: Map<string, boolean>;
}

/** A gateway while its rows are read; its benchmark and its place wait for the last of them. */
export interface GatewayDraft {
  gateway: GatewaySetting;
  order: number | undefined;
  hasBenchmark: boolean;
}

/** A name that people give: a gateway's, a rep's. */
interface AnyName {
  /** What it is the name of, as the table in docs says it. */
  any: string;
}

/** One setting: all that is known about it, in one place. */
export interface SettingDefinition<T = unknown> {
  group: string;
  /** Its name; one of several; or any, of which this says whose. */
  name: string | readonly string[] | AnyName;
  setting: string;
  kind: Kind<T>;
  /** What counts where nothing is set. */
  standard?: NoInfer<T>;
  /** The same in words, where it hangs on something else. */
  standardText?: string;
  /** A value as a person may write it. */
  example: string;
  /** What it means: a sentence for the sidebar's field and for the table in docs. */
  means: string;
  /** What a field is called where the setting's own word is not enough. */
  label?: string;
  /** True where each row counts. Of any other setting the last row does. */
  hasSeveral?: true;
  /** Puts the value in its place. */
  put(draft: Draft, value: T, name: string): void;
}

/** What counts where nothing is set, as a cell to write; '' where that hangs on something else. */
export function standardCell({ kind, standard }: SettingDefinition): string | number {
  if (typeof standard === 'number') return isShare(kind) ? percent(standard) : standard;
  return typeof standard === 'string' ? standard : '';
}

/** Lets each definition have its own type of value, and the list hold them all. */
export function defined<T>(definition: SettingDefinition<T>): SettingDefinition {
  return definition as SettingDefinition;
}

/** Where a definition is looked up: its names folded, '' for any name. */
export function keysOf({ group, name, setting }: SettingDefinition): string[] {
  const names = typeof name === 'string' ? [name] : 'any' in name ? [''] : name;
  return names.map(each => [group, each, setting].map(fold).join('|'));
}
