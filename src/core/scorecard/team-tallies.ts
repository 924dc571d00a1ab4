import { isGatewayProvable } from '../kpi/provable.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { GatewaySetting } from '../settings/gateway.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import { eachCode, wholePeriod } from '../tally/plan.ts';
import { unitsOf } from '../tally/tally.ts';
import { groupsOf, scorecardInput } from './groups.ts';
import { recentAppointments } from './recent.ts';
import type { ScorecardInput } from './scorecard.ts';

/** What a team's tables are made from: the waist between where deals are kept, in rows or tallied elsewhere, and what is said. */
export interface TeamTallies {
  settings: Settings;
  bounds: Bounds;
  /** The day that stands for today; 0 where there is no date at all. */
  asOf: number;
  /** In the order of the funnel. */
  gateways: readonly { setting: GatewaySetting; isProvable: boolean }[];
  /** Whether first appointments are dated at all. */
  hasAppointments: boolean;
  /** What the scorecard is made from. */
  input(): Omit<ScorecardInput, 'settings'>;
  /** By rep's key, first appointments by day, of the days that are recent (recent.ts). */
  recent(): Map<string, Map<number, number>>;
  /** By rep's key, revenue closed from the start of the target to the day that stands for today; none where it has no start. */
  closedSinceStart(): Map<string, number>;
}

/** The tallies of a pipeline that has been read; each part is counted when it is asked for. */
export function tallied(rows: Opportunities, settings: Settings, bounds: Bounds): TeamTallies {
  const { starts } = settings.target;
  const { asOf, repCodes, reps } = rows;
  return {
    settings,
    bounds,
    asOf,
    gateways: rows.gateways.map(({ setting }, i) => ({ setting, isProvable: isGatewayProvable(rows, i) })),
    hasAppointments: rows.appointments !== undefined,
    input: () => scorecardInput(rows, settings, bounds),
    recent: () => {
      const groups = eachCode(repCodes, reps.names.length);
      const days = recentAppointments(rows, groups, wholePeriod(rows, bounds, groups).end);
      return new Map(days.map((each, code) => [reps.folded[code] as string, each]));
    },
    closedSinceStart: () =>
      new Map(
        starts === undefined
          ? []
          : groupsOf(rows, settings, { from: starts, to: asOf }).map(({ key, tally }) => [
              key,
              unitsOf(tally.revenue),
            ]),
      ),
  };
}

/** First appointments from one day to another, by rep's key. */
export function appointmentsBetween(
  recent: ReadonlyMap<string, ReadonlyMap<number, number>>,
  from: number,
  to: number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, days] of recent) {
    let sum = 0;
    for (const [day, count] of days) if (day >= from && day <= to) sum += count;
    sums.set(key, sum);
  }
  return sums;
}
