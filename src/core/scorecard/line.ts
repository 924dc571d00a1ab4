import type { Activity, Flag, Standard } from '../evidence/flags.ts';
import { flagsOf } from '../evidence/flags.ts';
import { activityBarometer } from '../kpi/activity-barometer.ts';
import { appointmentsPerWeek, weeksFrom } from '../kpi/appointments-per-week.ts';
import { kpiNamed } from '../kpi/catalog.ts';
import type { Figure, KpiName } from '../kpi/kpi.ts';
import { magicNumber } from '../kpi/magic-number.ts';
import { peerGap } from '../kpi/peer-gap.ts';
import type { Tally } from '../tally/tally.ts';
import { minus } from '../tally/tally.ts';
import { coachFirst } from './coach-first.ts';
import type { Group, Ingredients, Line, ScorecardInput } from './scorecard.ts';

/** What all lines of a scorecard share. */
export interface Sheet {
  input: ScorecardInput;
  standard: Standard;
  /** The team's first appointment, 0 for none: a rep without one has been there as long. */
  since: number;
}

/**
 * A line of a scorecard: the group's figures, how far it has come, what is flagged and what to coach first.
 *
 * @param target its revenue target; undefined where it has none.
 * @param team the line of the team; undefined for that line itself, which has no peers.
 */
export function lineOf(sheet: Sheet, group: Group, target: Figure, team?: Line): Line {
  const { name, key, tally, presence } = group;
  const { standard } = sheet;
  const { settings, context, gatewayBenchmark } = standard;
  const { knows } = sheet.input;
  const isThere = presence.rows > 0 || !team;
  const peers = team && minus(team.tally, tally);
  const figures = figuresOf(sheet, isThere ? tally : undefined);
  const peerFigure = (kpi: KpiName): Figure =>
    peers && knows[kpi] ? kpiNamed(kpi).figure(peers, context) : undefined;
  const basisOf = (kpi: KpiName): Figure =>
    isThere && knows[kpi] ? kpiNamed(kpi).basis(tally, context) : undefined;
  const ingredients = ingredientsOf(figures, tally, team, standard);
  const pace = paceOf(sheet, group, isThere, magicNumberOf(target, ingredients, settings.target.weeks));
  // Rows that name nobody are nobody's to be coached on; what the columns do not let us know has no flag either.
  const isKnown = ({ kpi }: Flag): boolean => kpi === 'Activity barometer' || figures[kpi] !== undefined;
  const flags = peers && isThere && key !== '' ? flagsOf(tally, peers, pace, standard).filter(isKnown) : [];
  const hasGateway = isThere && knows['Gateway ratio'] && context.gatewayProvable;
  return {
    name,
    key,
    tally,
    peers,
    figures,
    matured: context.gatewayProvable ? basisOf('Gateway ratio') : undefined,
    passed: hasGateway ? (tally.gateways[0]?.passed ?? 0) : undefined,
    decided: basisOf('Close ratio'),
    averageSaleGap: peerGap(figures['Average sale'], peerFigure('Average sale')),
    salesCycleGap: peerGap(figures['Sales cycle'], peerFigure('Sales cycle')),
    target,
    magicNumber: pace.magicNumber,
    ingredients,
    appointmentsPerWeek: pace.perWeek,
    barometer: pace.barometer,
    flags,
    coachFirst: coachFirst(flags, {
      'Gateway ratio': { own: figures['Gateway ratio'], standard: gatewayBenchmark },
      'Close ratio': { own: figures['Close ratio'], standard: settings.benchmarks.closeRatio },
      'Average sale': { own: figures['Average sale'], standard: peerFigure('Average sale') },
    }),
  };
}

/** Each figure that the columns let us know; all undefined for a rep without rows. */
function figuresOf(
  { input: { knows }, standard: { context } }: Sheet,
  tally: Tally | undefined,
): Line['figures'] {
  const figures = {} as Line['figures'];
  for (const name of Object.keys(knows) as KpiName[])
    figures[name] = tally && knows[name] ? kpiNamed(name).figure(tally, context) : undefined;
  return figures;
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

function magicNumberOf(target: Figure, ingredients: Ingredients, weeks: number | undefined): Figure {
  const { averageSale, closeRatio, gatewayRatio } = ingredients;
  return magicNumber(target, weeks, averageSale, closeRatio, gatewayRatio);
}

/** First appointments to date against the number that the target needs. */
function paceOf(
  { input: { from, end }, since }: Sheet,
  { tally, presence }: Group,
  isThere: boolean,
  magic: Figure,
): Activity & { perWeek: Figure } {
  const first = presence.firstAppointment || since;
  const start = Math.max(from ?? 0, first);
  const appointments = tally.appointmentsToDate;
  const perWeek = isThere && first ? appointmentsPerWeek(appointments, start, end) : undefined;
  return {
    perWeek,
    magicNumber: magic,
    barometer: activityBarometer(perWeek, magic),
    appointments,
    weeks: weeksFrom(start, end),
  };
}
