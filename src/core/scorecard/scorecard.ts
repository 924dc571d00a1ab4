import { fold } from '../cells/fold.ts';
import type { Flag, Standard } from '../evidence/flags.ts';
import { holdsOf } from '../evidence/holds.ts';
import type { Figure, KpiContext, KpiName } from '../kpi/kpi.ts';
import { isProvable } from '../kpi/provable.ts';
import { NO_REP } from '../pipeline/reps.ts';
import type { GatewaySetting } from '../settings/gateway.ts';
import type { Settings } from '../settings/settings.ts';
import type { Presence, Tally } from '../tally/tally.ts';
import { currenciesOf, emptyTally, merge, mergePresence } from '../tally/tally.ts';
import type { CoachFirst } from './coach-first.ts';
import { lineOf } from './line.ts';
import { shareTargets, teamTarget } from './targets.ts';

/** A rep, or another group, with what its rows come to. */
export interface Group {
  name: string;
  /** Folded name; '' for the rows that have no rep. */
  key: string;
  tally: Tally;
  presence: Presence;
}

/** What a scorecard is made from. */
export interface ScorecardInput {
  groups: readonly Group[];
  settings: Settings;
  /** The first gateway, and whether it has a proof at all. */
  gateway: { setting: GatewaySetting; hasProof: boolean } | undefined;
  from: number | undefined;
  /** The last day of appointments to date. */
  end: number;
  /** Which figures the pipeline's columns let us know. */
  knows: Record<KpiName, boolean>;
  /** False where the groups are no reps: nobody has set them a target. */
  withTargets: boolean;
}

/** One line of a scorecard. */
export interface Line {
  name: string;
  key: string;
  tally: Tally;
  /** The rows of all others; undefined for the team. */
  peers: Tally | undefined;
  figures: Record<KpiName, Figure>;
  /** What the gateway ratio divides by, and how many of them passed. */
  matured: Figure;
  passed: Figure;
  /** What the close ratio divides by. */
  decided: Figure;
  averageSaleGap: Figure;
  salesCycleGap: Figure;
  target: Figure;
  magicNumber: Figure;
  /** What the magic number was computed with; a team figure where the rep's own rests on too little. */
  ingredients: Ingredients;
  appointmentsPerWeek: Figure;
  barometer: Figure;
  flags: Flag[];
  coachFirst: CoachFirst;
}

/** What a magic number was computed with. */
export interface Ingredients {
  averageSale: Figure;
  closeRatio: Figure;
  /** 1 where no gateway can be proven. */
  gatewayRatio: Figure;
  /** Which of them are the team's. */
  fromTeam: ('averageSale' | 'closeRatio' | 'gatewayRatio')[];
}

export interface Scorecard {
  standard: Standard;
  /** Reps by folded name, those without a rep last. */
  lines: Line[];
  team: Line;
  weeks: number | undefined;
}

/** The scorecard of a set of groups, from their tallies alone. */
export function scorecardOf(input: ScorecardInput): Scorecard {
  const { settings, withTargets } = input;
  const all = teamOf(input.groups);
  const shown = shownGroups(input).sort(byKey);
  const standard = standardOf(input, all, shown);
  const { weeks } = settings.target;
  const sheet = { input, standard, since: all.presence.firstAppointment };
  const team = lineOf(sheet, all, withTargets ? teamTarget(settings) : undefined);
  const reps = shown.flatMap(({ key }) => key || []);
  const targets = withTargets ? shareTargets(settings, reps) : undefined;
  const lines = shown.map(group => lineOf(sheet, group, targets?.get(group.key), team));
  return { standard, lines, team, weeks };
}

/** What no rows come to, in a pipeline with as many gateways as the groups have. */
function nothing(groups: readonly Group[]): Pick<Group, 'tally' | 'presence'> {
  const gateways = groups[0]?.tally.gateways.length ?? 0;
  const notProvable = Array.from({ length: gateways }, () => 0);
  return { tally: emptyTally(gateways), presence: { rows: 0, firstAppointment: 0, lost: 0, notProvable } };
}

/** All groups together. */
function teamOf(groups: readonly Group[]): Group {
  const { tally, presence } = nothing(groups);
  return {
    name: 'Team',
    key: 'team',
    tally: groups.reduce((sum, group) => merge(sum, group.tally), tally),
    presence: groups.reduce((sum, group) => mergePresence(sum, group.presence), presence),
  };
}

/** What every line is held against, which hangs on the team and on how many are judged. */
function standardOf(
  { settings, gateway, knows }: ScorecardInput,
  { tally, presence }: Group,
  shown: readonly Group[],
): Standard {
  const context: KpiContext = {
    gatewayProvable: gateway !== undefined && isProvable(gateway.hasProof, presence),
    cycleStatistic: settings.cycleStatistic,
    oneCurrency: currenciesOf(tally).length < 2,
  };
  const judged = shown.filter(group => group.key && group.presence.rows > 0).length;
  return {
    settings,
    context,
    gatewayBenchmark: context.gatewayProvable ? gateway?.setting.benchmark : undefined,
    holds: holdsOf(settings, kpisKnown(knows, context), judged),
  };
}

/** How many of gateway ratio, close ratio and average sale the pipeline can know: each is a chance to be unlucky. */
function kpisKnown(knows: Record<KpiName, boolean>, { gatewayProvable }: KpiContext): number {
  return 1 + Number(knows['Gateway ratio'] && gatewayProvable) + Number(knows['Average sale']);
}

/**
 * The groups that have a line: those with an appointment or a decision in the period. Of reps also those with a target of
 * their own, a new hire without a row too, and not those who are set inactive, who stay in the figures of team and peers.
 */
function shownGroups({ groups, settings, withTargets }: ScorecardInput): Group[] {
  if (!withTargets) return groups.filter(isActive);
  const { repTargets, inactive } = settings;
  const known = new Set(groups.filter(group => group.presence.rows > 0).map(group => group.key));
  const hires = [...repTargets]
    .filter(([key]) => !known.has(key) && key !== fold(NO_REP))
    .map(([key, { name }]) => ({ ...nothing(groups), key, name }));
  const present = groups.filter(
    group => isActive(group) || (known.has(group.key) && repTargets.has(group.key)),
  );
  return [...present, ...hires].filter(group => !inactive.has(group.key));
}

function isActive({ tally }: Group): boolean {
  return tally.appointments > 0 || tally.decisions > 0;
}

/** By folded name; what has no name comes last. */
function byKey(a: Group, b: Group): number {
  if (!a.key !== !b.key) return a.key ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
