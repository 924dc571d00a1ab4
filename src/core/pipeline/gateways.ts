import { fold } from '../cells/fold.ts';
import { Problem, quoted } from '../problem.ts';
import type { GatewaySetting } from '../settings/gateway.ts';
import { newGateway } from '../settings/gateway.ts';
import type { RuleTest } from '../settings/rule.ts';
import { ruleSplits } from '../settings/rule.ts';
import type { Settings } from '../settings/settings.ts';
import type { Columns } from './columns.ts';
import { columnOf, listed } from './columns.ts';
import { gatewayKindOf } from './headers.ts';

/** A rule beside the sheet it is for. */
export interface BoundRule {
  text: string;
  column: number;
  test: RuleTest;
}

/** A gateway beside the sheet it is for. */
export interface Gateway {
  setting: GatewaySetting;
  /** Index of the proof column; -1 where stages alone prove it, or nothing does. */
  proof: number;
  rules: BoundRule[];
}

/**
 * The gateways of a sheet in the order of its funnel: those of the settings, else one for each column whose
 * header names one. A proof or rule column that is not there is refused.
 */
export function bindGateways(settings: Settings, columns: Columns): Gateway[] {
  const wanted = settings.gateways ?? gatewaysByHeader(columns);
  return wanted.map(setting => ({
    setting,
    proof: setting.proofColumn ? proofColumn(setting, columns) : -1,
    rules: setting.rules.map(rule => bindRule(setting, rule, columns)),
  }));
}

/** A column that proves gateways. */
export interface ProofPlace {
  at: number;
  /** True where a rule counts days, so that the column's numbers are dates. */
  numbersAreDates: boolean;
}

/** The columns that prove gateways and are in the sheet, whatever else of the gateways is not. */
export function proofPlaces(settings: Settings, columns: Columns): ProofPlace[] {
  const places = new Map<number, ProofPlace>();
  for (const { proofColumn, rules } of settings.gateways ?? gatewaysByHeader(columns)) {
    const at = proofColumn ? columnOf(proofColumn, columns) : -1;
    const numbersAreDates =
      places.get(at)?.numbersAreDates ||
      rules.some(rule => ruleSplits(rule).some(({ test }) => test.kind === 'within'));
    if (at >= 0) places.set(at, { at, numbersAreDates });
  }
  return [...places.values()];
}

/** Each column whose header names a gateway, from left to right; not one that serves a role. */
function gatewaysByHeader({ headers, folded, onceMore, of }: Columns): GatewaySetting[] {
  const roles = new Set(Object.values(of));
  return headers.flatMap((header, column) => {
    const kind = gatewayKindOf(header) ?? gatewayKindOf(onceMore[column] as string);
    if (!kind || roles.has(column) || folded.indexOf(folded[column] as string) !== column) return [];
    return [{ ...newGateway(header, kind), proofColumn: header }];
  });
}

function proofColumn({ name, proofColumn }: GatewaySetting, columns: Columns): number {
  const column = columnOf(proofColumn, columns);
  if (column >= 0) return column;
  const what = `the proof column of the gateway ${quoted(name)}`;
  throw new Problem(
    'gateway-column-missing',
    `${what} must be a header of the pipeline, got ${quoted(proofColumn)} beside ${listed(columns.headers)}`,
    {
      field: `Gateway|${name}|Proof column`,
    },
  );
}

/** The column is the longest header of the sheet that the rule begins with. */
function bindRule({ name }: GatewaySetting, text: string, { headers, folded, onceMore }: Columns): BoundRule {
  const splits = ruleSplits(text);
  for (const names of [folded, onceMore]) {
    let best: BoundRule | undefined;
    let length = 0;
    for (const { column, test } of splits) {
      const header = fold(column);
      const index = header ? names.indexOf(header) : -1;
      if (index < 0 || header.length <= length) continue;
      length = header.length;
      best = { text, column: index, test };
    }
    if (best) return best;
  }
  const what = `the rule ${quoted(text)} of the gateway ${quoted(name)}`;
  throw new Problem(
    'gateway-column-missing',
    `${what} must begin with a header of the pipeline, got none of ${listed(headers)}`,
    {
      field: `Gateway|${name}|Rule`,
    },
  );
}
