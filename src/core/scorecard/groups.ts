import { KPIS } from '../kpi/catalog.ts';
import type { KpiName } from '../kpi/kpi.ts';
import { isKnown } from '../kpi/needs.ts';
import { hasProof } from '../kpi/provable.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { NO_REP } from '../pipeline/reps.ts';
import type { TextColumn } from '../pipeline/text-column.ts';
import type { Settings } from '../settings/settings.ts';
import { count } from '../tally/count.ts';
import type { Bounds } from '../tally/plan.ts';
import { eachCode, wholePeriod } from '../tally/plan.ts';
import type { Group, Scorecard, ScorecardInput } from './scorecard.ts';
import { scorecardOf } from './scorecard.ts';

/** Rows whose cell in the column that they are grouped by is blank. */
const NO_GROUP = '(blank)';

/** What rows are grouped by in place of their rep. */
export interface GroupColumn {
  codes: Int32Array;
  names: TextColumn;
}

/** Rows by rep, as groups with their tallies. */
export function groupsOf(rows: Opportunities, settings: Settings, bounds: Bounds, by?: GroupColumn): Group[] {
  const codes = by?.codes ?? rows.repCodes;
  const { names, folded } = by?.names ?? rows.reps;
  const plan = wholePeriod(rows, bounds, eachCode(codes, names.length));
  const { tallies, presences } = count(rows, settings, plan);
  const blank = by ? NO_GROUP : NO_REP;
  return names
    .map((name, code) => ({
      name: code ? name : blank,
      key: folded[code] as string,
      tally: tallies[code] as Group['tally'],
      presence: presences[code] as Group['presence'],
    }))
    .filter(group => group.presence.rows > 0);
}

/** All that a scorecard is made from but the settings: plain data, which can be sent to whoever draws it. */
export function scorecardInput(
  rows: Opportunities,
  settings: Settings,
  bounds: Bounds,
  by?: GroupColumn,
): Omit<ScorecardInput, 'settings'> {
  const first = rows.gateways[0];
  return {
    groups: groupsOf(rows, settings, bounds, by),
    gateway: first && { setting: first.setting, hasProof: hasProof(first) },
    from: bounds.from,
    end: wholePeriod(rows, bounds, eachCode(rows.repCodes, 0)).end,
    knows: knownFigures(rows, settings, bounds),
    withTargets: !by,
  };
}

/** The scorecard of a pipeline that has been read, for a period; by rep, or by the column given. */
export function readScorecard(
  rows: Opportunities,
  settings: Settings,
  bounds: Bounds,
  by?: GroupColumn,
): Scorecard {
  return scorecardOf({ ...scorecardInput(rows, settings, bounds, by), settings });
}

/** Which figures the pipeline's columns let us know: between two days a sale without any close date is nobody's. */
export function knownFigures(
  rows: Opportunities,
  settings: Settings,
  { from, to }: Bounds,
): Record<KpiName, boolean> {
  const isDated = from !== undefined || to !== undefined;
  const known = KPIS.map(({ name, needs }) => [name, isKnown(needs, rows, settings, isDated)]);
  return Object.fromEntries(known) as Record<KpiName, boolean>;
}
