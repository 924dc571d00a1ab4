import type { KpiName } from '../kpi/kpi.ts';
import { isProvable } from '../kpi/kpi.ts';
import type { Opportunities, ProvenGateway } from '../pipeline/opportunities.ts';
import { LOST, NOT_PROVABLE } from '../pipeline/opportunities.ts';
import { NO_REP } from '../pipeline/reps.ts';
import { tellsClosing } from '../pipeline/require.ts';
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
function knownFigures(rows: Opportunities, settings: Settings, bounds: Bounds): Record<KpiName, boolean> {
  const appointment = rows.appointments !== undefined;
  const unbounded = bounds.from === undefined && bounds.to === undefined;
  const won = tellsClosing(rows.columns, 'Won date');
  const amount = rows.amounts !== undefined && (unbounded || won);
  const dated =
    settings.closeRatioDatedBy === 'close date'
      ? tellsClosing(rows.columns, 'Won date', 'Lost date')
      : appointment;
  return {
    'First appointments': appointment,
    'Gateway ratio': appointment,
    'Close ratio':
      (unbounded || dated) &&
      (appointment || !rows.gateways[0]?.ruleDates.length || !isGatewayProvable(rows)),
    Sales: unbounded || won,
    Revenue: amount,
    'Average sale': amount,
    'Sales cycle': appointment && won,
  };
}

/**
 * Whether a gateway of the pipeline can be proven, and the one before it, among whose passes it is counted.
 *
 * @param gateway its place in the funnel, from 0.
 */
export function isGatewayProvable(rows: Opportunities, gateway = 0): boolean {
  const steps = rows.gateways.slice(Math.max(0, gateway - 1), gateway + 1);
  const notProvable = steps.map(() => 0);
  let lost = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows.outcomes[row] !== LOST) continue;
    lost++;
    steps.forEach(({ states }, i) => {
      if ((states[row] as number) & NOT_PROVABLE) (notProvable[i] as number)++;
    });
  }
  const team = { rows: 0, firstAppointment: 0, lost, notProvable };
  return rows.gateways.length > gateway && steps.every((step, i) => isProvable(hasProof(step), team, i));
}

function hasProof({ proof, setting }: ProvenGateway): boolean {
  return proof >= 0 || setting.proofStages.length > 0;
}
