import { sha256 } from '../history/sha256.ts';
import type { Gateway } from '../pipeline/gateways.ts';
import type { Settings } from '../settings/settings.ts';
import type { MadeBy } from './table-header.ts';

/** What tallies are made by: gateways, what the columns let us know, and the settings that shape them. */
export function madeByOf(
  gateways: readonly Gateway[],
  knows: Readonly<Record<string, boolean>>,
  settings: Settings,
): MadeBy {
  return {
    gateways: gateways.map(({ setting, proof }) => [
      setting.name,
      setting.kind,
      proof >= 0 || setting.proofStages.length > 0,
    ]),
    knows: Object.keys(knows).filter(name => knows[name]),
    settings: shapeOf(settings),
  };
}

/** The settings on which a tally's counts depend, in short. Benchmarks, targets and evidence are no part of it: they judge counts. */
export function shapeOf({ words, gateways, columns, closeRatioDatedBy, asOf, target }: Settings): string {
  const shaping = [
    words,
    (gateways ?? []).map(({ name, proofColumn, proofStages, rules, window }) => [
      name,
      proofColumn,
      proofStages,
      rules,
      window,
    ]),
    gateways === undefined,
    columns,
    closeRatioDatedBy,
    asOf ?? '',
    target.starts ?? '',
  ];
  return sha256(JSON.stringify(shaping)).slice(0, 12);
}
