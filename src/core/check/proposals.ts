import type { Calendar } from '../cells/calendar.ts';
import type { Grid } from '../cells/cell.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { SettingChange } from '../settings/change.ts';
import { standardCell } from '../settings/definition.ts';
import { DEFINITIONS } from '../settings/definitions.ts';
import { percent } from '../settings/kinds.ts';
import type { Settings } from '../settings/settings.ts';
import { candidatesFor, PROPOSED } from './candidates.ts';
import { dateCure } from './date-orders.ts';

/** A setting that is proposed to a person, and why. */
export interface Proposal extends SettingChange {
  why: string;
}

/**
 * Everything that the sheet suggests for settings that have none yet: columns that no header names, orders of dates,
 * the gateways that its headers name, and the usual benchmarks. Nothing of it counts before somebody accepts it.
 */
export function proposalsFor(
  grid: Grid,
  rows: Opportunities,
  settings: Settings,
  calendar: Calendar,
): Proposal[] {
  const proposals: Proposal[] = [];
  const propose = (
    group: string,
    name: string,
    setting: string,
    value: string | number,
    why: string,
  ): void => {
    proposals.push({ group, name, setting, values: [value], why });
  };
  for (const { roles } of PROPOSED) {
    const [best] = candidatesFor(roles, rows.columns, grid, settings);
    if (best) propose('Column', best.role, 'Header', best.header, best.why);
  }
  const cure = dateCure(grid, rows, settings, calendar);
  for (const change of cure?.changes ?? []) proposals.push({ ...change, why: cure?.why ?? '' });
  rows.gateways.forEach(({ setting }, i) => {
    const why = `the header "${setting.proofColumn}"`;
    propose('Gateway', setting.name, 'Order', i + 1, why);
    propose('Gateway', setting.name, 'Kind', setting.kind, why);
    propose('Gateway', setting.name, 'Proof column', setting.proofColumn, why);
    propose('Gateway', setting.name, 'Window (days)', setting.window, 'the default');
    propose('Gateway', setting.name, 'Benchmark', percent(setting.benchmark), 'the default');
  });
  for (const definition of DEFINITIONS) {
    const { group, name, setting } = definition;
    if (group === 'Benchmark' && typeof name === 'string')
      propose(group, name, setting, standardCell(definition), 'the default');
  }
  return proposals;
}
