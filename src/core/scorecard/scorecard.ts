import { fold } from '../cells/fold.ts';
import type { Flag, Standard } from '../evidence/flags.ts';
import { flagsOf } from '../evidence/flags.ts';
import { holdsOf } from '../evidence/holds.ts';
import { activityBarometer } from '../kpi/activity-barometer.ts';
import { appointmentsPerWeek, weeksFrom } from '../kpi/appointments-per-week.ts';
import { kpiNamed } from '../kpi/catalog.ts';
import type { Figure, KpiContext, KpiName } from '../kpi/kpi.ts';
import { magicNumber } from '../kpi/magic-number.ts';
import { peerGap } from '../kpi/peer-gap.ts';
import { isProvable } from '../kpi/provable.ts';
import { NO_REP } from '../pipeline/reps.ts';
import type { GatewaySetting } from '../settings/gateway.ts';
import type { Settings } from '../settings/settings.ts';
import type { Presence, Tally } from '../tally/tally.ts';
import { currenciesOf, emptyTally, merge, mergePresence, minus } from '../tally/tally.ts';
import type { CoachFirst } from './coach-first.ts';
import { coachFirst } from './coach-first.ts';
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

interface Ingredients {
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
  const { groups, settings, gateway, withTargets } = input;
  const gateways = groups[0]?.tally.gateways.length ?? 0;
  const nobody: Presence = {
    rows: 0,
    firstAppointment: 0,
    lost: 0,
    notProvable: Array.from({ length: gateways }, () => 0),
  };
  const none = emptyTally(gateways);
  const teamTally = groups.reduce((sum, group) => merge(sum, group.tally), none);
  const teamPresence = groups.reduce((sum, group) => mergePresence(sum, group.presence), nobody);
  const context: KpiContext = {
    gatewayProvable: gateway !== undefined && isProvable(gateway.hasProof, teamPresence),
    cycleStatistic: settings.cycleStatistic,
    oneCurrency: currenciesOf(teamTally).length < 2,
  };
  const newHire = { tally: none, presence: nobody };
  const shown = withTargets ? repsOf(groups, settings, newHire) : groups.filter(isActive);
  const sorted = [...shown].sort(byKey);
  const standard: Standard = {
    settings,
    context,
    gatewayBenchmark: context.gatewayProvable ? gateway?.setting.benchmark : undefined,
    holds: holdsOf(
      settings,
      kpisKnown(input.knows, context),
      sorted.filter(({ key, presence }) => key && presence.rows > 0).length,
    ),
  };
  const targets = withTargets
    ? shareTargets(
        settings,
        sorted.filter(g => g.key).map(g => g.key),
      )
    : undefined;
  const weeks = settings.target.weeks;

  const lineOf = (group: Group, team: Line | undefined): Line => {
    const { tally, presence } = group;
    const isThere = presence.rows > 0 || !team;
    const figures = {} as Record<KpiName, Figure>;
    for (const name of Object.keys(input.knows) as KpiName[]) {
      figures[name] = isThere && input.knows[name] ? kpiNamed(name).figure(tally, context) : undefined;
    }
    const basisOf = (name: KpiName): Figure =>
      isThere && input.knows[name] ? kpiNamed(name).basis(tally, context) : undefined;
    const peers = team && minus(team.tally, tally);
    const peerFigure = (name: KpiName): Figure =>
      peers && input.knows[name] ? kpiNamed(name).figure(peers, context) : undefined;
    const ingredients = ingredientsOf(figures, tally, team, standard);
    const target = team ? targets?.get(group.key) : withTargets ? teamTarget(settings) : undefined;
    const magic = magicNumber(
      target,
      weeks,
      ingredients.averageSale,
      ingredients.closeRatio,
      ingredients.gatewayRatio,
    );
    const first = presence.firstAppointment || teamPresence.firstAppointment;
    const start = Math.max(input.from ?? 0, first);
    const perWeek =
      isThere && first ? appointmentsPerWeek(tally.appointmentsToDate, start, input.end) : undefined;
    const barometer = activityBarometer(perWeek, magic);
    // What the columns do not let us know has no flag either.
    const isKnown = ({ kpi }: Flag): boolean => kpi === 'Activity barometer' || figures[kpi] !== undefined;
    const activity = {
      barometer,
      magicNumber: magic,
      appointments: tally.appointmentsToDate,
      weeks: weeksFrom(start, input.end),
    };
    // Rows that name nobody are nobody's to be coached on.
    const isSomebody = peers && isThere && group.key !== '';
    const flags = isSomebody ? flagsOf(tally, peers, activity, standard).filter(isKnown) : [];
    return {
      name: group.name,
      key: group.key,
      tally,
      peers,
      figures,
      matured: context.gatewayProvable ? basisOf('Gateway ratio') : undefined,
      passed:
        isThere && input.knows['Gateway ratio'] && context.gatewayProvable
          ? (tally.gateways[0]?.passed ?? 0)
          : undefined,
      decided: basisOf('Close ratio'),
      averageSaleGap: peerGap(figures['Average sale'], peerFigure('Average sale')),
      salesCycleGap: peerGap(figures['Sales cycle'], peerFigure('Sales cycle')),
      target,
      magicNumber: magic,
      ingredients,
      appointmentsPerWeek: perWeek,
      barometer,
      flags,
      coachFirst: coachFirst(flags, {
        'Gateway ratio': { own: figures['Gateway ratio'], standard: standard.gatewayBenchmark },
        'Close ratio': { own: figures['Close ratio'], standard: settings.benchmarks.closeRatio },
        'Average sale': { own: figures['Average sale'], standard: peerFigure('Average sale') },
      }),
    };
  };

  const team = lineOf({ name: 'Team', key: 'team', tally: teamTally, presence: teamPresence }, undefined);
  return { standard, lines: sorted.map(group => lineOf(group, team)), team, weeks };
}

/**
 * The reps of a scorecard: those with an appointment or a decision in the period or with a target of their own, a
 * new hire without a row too; not those who are set inactive, who stay in the figures of the team and the peers.
 */
function repsOf(
  groups: readonly Group[],
  settings: Settings,
  newHire: Pick<Group, 'tally' | 'presence'>,
): Group[] {
  const { repTargets, inactive } = settings;
  const known = new Set(groups.filter(group => group.presence.rows > 0).map(group => group.key));
  const hires = [...repTargets]
    .filter(([key]) => !known.has(key) && key !== fold(NO_REP))
    .map(([key, { name }]) => ({ ...newHire, key, name }));
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

/** A rep's own figures where they rest on enough cases; the team's figure stands in for each that does not. */
function ingredientsOf(
  figures: Record<KpiName, Figure>,
  tally: Tally,
  team: Line | undefined,
  { settings, context }: Standard,
): Ingredients {
  const fromTeam: Ingredients['fromTeam'] = [];
  const pick = (part: Ingredients['fromTeam'][number], name: KpiName, minimum: number): Figure => {
    if (!team || kpiNamed(name).basis(tally, context) >= minimum) return figures[name];
    fromTeam.push(part);
    return team.figures[name];
  };
  return {
    averageSale: pick('averageSale', 'Average sale', settings.minimumSales),
    closeRatio: pick('closeRatio', 'Close ratio', settings.minimumCases),
    gatewayRatio: context.gatewayProvable ? pick('gatewayRatio', 'Gateway ratio', settings.minimumCases) : 1,
    fromTeam,
  };
}

/** How many of gateway ratio, close ratio and average sale the pipeline can know: each is a chance to be unlucky. */
function kpisKnown(knows: Record<KpiName, boolean>, { gatewayProvable }: KpiContext): number {
  return 1 + Number(knows['Gateway ratio'] && gatewayProvable) + Number(knows['Average sale']);
}
