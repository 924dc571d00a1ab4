import type { Flag, FlaggedKpi } from '../evidence/flags.ts';
import { BELOW_LEVELS, casesBesideMedian, casesOf, FLAGGED } from '../evidence/flags.ts';
import { reaches } from '../evidence/holds.ts';
import { binomialOdds } from '../evidence/odds.ts';
import { kpiNamed } from '../kpi/catalog.ts';
import { isLess, rounded } from '../kpi/comparison.ts';
import type { Figure, KpiContext, KpiName } from '../kpi/kpi.ts';
import type { Line, Scorecard } from '../scorecard/scorecard.ts';
import type { GatewaySetting } from '../settings/gateway.ts';
import type { Tally } from '../tally/tally.ts';
import { practiceOf } from './best-practice.ts';
import { causesOf } from './causes.ts';
import type { Coached } from './kinds.ts';
import { stepsOf } from './playbooks.ts';
import { againstChance, meanEvidence, ratioOdds, ratioText, worthOf } from './sentences.ts';
import { unknownOf } from './unknown.ts';
import { amount } from './words.ts';

/** One KPI to coach a rep on, in the order of the table. */
export interface Coaching {
  /** '' for what belongs to none: that nothing is flagged, and what cannot be told. */
  kpi: FlaggedKpi | '';
  now: Figure;
  /** What it is held against; for the average sale and the sales cycle the peers' figure. */
  benchmark: Figure;
  flag: Flag['level'] | '';
  /** What the rows say, in a sentence. */
  evidence: string;
  /** What to do, in order. */
  steps: readonly string[];
  /** What it is worth to bring the figure to what it is held against; '' where that says nothing. */
  worth: string;
  /** Likely causes that the rows show, the largest first. */
  causes: readonly string[];
  /** Causes that the rows cannot tell, each with what would let them. */
  cannotTell: readonly string[];
  /** What is left to ask the rep. */
  ask: readonly string[];
  /** Of a best practice, what the rep does differently. */
  practice: readonly string[];
}

/** What no row can show of a low gateway ratio. */
const QUESTIONS = [
  'How do you open with that level, and which of their own goals does it speak to?',
  'Who proves the diagnosis: you, by giving it away, or a third party whom the buyer believes?',
];

/** Why no cause is named where only tallies are known. */
const NO_DEALS = 'Likely causes: a table of tallies holds no deals to look for them in';

/** What is left to ask of a best practice where there are no deals to compare. */
const ASK_FOR_PRACTICE = 'What do you do differently?';

/** A KPI of which nothing more is known yet. */
const PLAIN = { steps: [], worth: '', causes: [], cannotTell: [], ask: [], practice: [] } as const;

/**
 * What to coach a rep on: each flagged KPI with its evidence and what to do. As in "Coach first", the stronger level comes
 * first, and within it what cuts the magic number most; the barometer, which cuts nothing, comes after the others of its
 * level, the best practices come last.
 *
 * @param scorecard of the same deals.
 */
export function coachingOf(coached: Coached, scorecard: Scorecard): Coaching[] {
  const { settings } = coached;
  const { lines, standard } = scorecard;
  const line = lines.find(({ key }) => key === coached.key);
  const found = line ? FLAGGED.flatMap(kpi => coachingOn(kpi, coached, scorecard, line) ?? []) : [];
  found.sort((a, b) => rankOf(a) - rankOf(b) || shareOf(a) - shareOf(b));
  const says = ['Not on the scorecard: nothing in the period, or set inactive'];
  if (line) {
    const unknown = unknownOf(coached, scorecard, line);
    if (line.flags.length) says.pop();
    else says[0] = line.key ? 'Nothing is flagged' : 'These rows name no rep: nobody to coach';
    if (unknown) says.push(`Cannot tell: ${unknown}`);
  }
  const evidence = says.join('. ');
  if (!evidence) return found;
  // Without a next step that can be proven, the first thing to do is to define one.
  const steps = stepsOf('Gateway ratio', settings).slice(0, +!standard.context.gatewayProvable);
  return [...found, { ...PLAIN, kpi: '', now: undefined, benchmark: undefined, flag: '', evidence, steps }];
}

function rankOf({ kpi, flag }: Coaching): number {
  const level = (BELOW_LEVELS as readonly string[]).indexOf(flag);
  if (level < 0) return 2 * BELOW_LEVELS.length;
  return 2 * level + Number(kpi === 'Activity barometer');
}

function shareOf({ now, benchmark }: Coaching): number {
  return rounded((now as number) / (benchmark as number));
}

/** The coaching on one KPI, if there is any. */
function coachingOn(
  kpi: FlaggedKpi,
  coached: Coached,
  scorecard: Scorecard,
  line: Line,
): Coaching | undefined {
  const flag = line.flags.find(each => each.kpi === kpi);
  if (kpi === 'Activity barometer') return flag && onActivity(flag, coached, line);
  if (kpi === 'Gateway ratio' || kpi === 'Close ratio') return onRatio(kpi, flag, coached, scorecard, line);
  return flag && onMean(kpi, flag, coached, scorecard, line);
}

/**
 * A ratio that is flagged, or one above its benchmark that is a best practice: by the same odds, against its being at the
 * benchmark and no better. Not where the whole team records no loss: what is won has always passed.
 */
function onRatio(
  kpi: 'Gateway ratio' | 'Close ratio',
  flag: Flag | undefined,
  coached: Coached,
  { standard, team }: Scorecard,
  line: Line,
): Coaching | undefined {
  const { settings } = coached;
  const { context, gatewayBenchmark, holds } = standard;
  const isGateway = kpi === 'Gateway ratio';
  const benchmark = isGateway ? gatewayBenchmark : settings.benchmarks.closeRatio;
  const [x, n] = casesOf(kpi, line.tally, context);
  // Rows that name no rep are nobody's practice, and what the columns do not let us know is none.
  if (!n || benchmark === undefined || line.figures[kpi] === undefined || !line.key) return undefined;
  const now = x / n;
  const says = ratioText(isGateway ? 'passed' : 'closed', x, n, benchmark);
  if (flag) {
    const about = isGateway ? causesAndQuestions(coached) : {};
    const evidence = `${says}; ${ratioOdds(flag, x, n, benchmark, holds.together)}`;
    const worth = worthOf(kpi, now, benchmark, line);
    return {
      ...PLAIN,
      kpi,
      now,
      benchmark,
      flag: flag.level,
      evidence,
      steps: stepsOf(kpi, settings),
      worth,
      ...about,
    };
  }
  const odds = binomialOdds(n - x, n, 1 - benchmark);
  if (!team.tally.lost || !isLess(benchmark, now) || !reaches(odds, holds.above)) return undefined;
  const evidence = `${says}; ${againstChance(odds)}, above the benchmark`;
  return { ...PLAIN, kpi, now, benchmark, flag: '', evidence, practice: practices(coached, context, kpi) };
}

/** An average sale below the peers', or a sales cycle to learn from. */
function onMean(
  kpi: 'Average sale' | 'Sales cycle',
  flag: Flag,
  coached: Coached,
  { standard }: Scorecard,
  line: Line,
): Coaching {
  const { context } = standard;
  const { figure, basis } = kpiNamed(kpi);
  const peers = line.peers as Tally;
  const now = figure(line.tally, context) as number;
  const benchmark = figure(peers, context) as number;
  const beside =
    kpi === 'Average sale'
      ? casesBesideMedian(line.tally.sizes, peers.sizes)
      : casesBesideMedian(line.tally.cycles, peers.cycles);
  const n = basis(line.tally, context);
  const evidence = meanEvidence(flag, now, n, benchmark, basis(peers, context), beside);
  const steps = stepsOf(kpi, coached.settings);
  const about =
    kpi === 'Sales cycle'
      ? { practice: practices(coached, context, kpi) }
      : { worth: worthOf(kpi, now, benchmark, line) };
  return { ...PLAIN, kpi, now, benchmark, flag: flag.level, evidence, steps, ...about };
}

function onActivity({ kpi, level, odds }: Flag, { settings }: Coached, line: Line): Coaching {
  const benchmark = settings.benchmarks.barometer;
  const perWeek = line.appointmentsPerWeek as number;
  const magic = line.magicNumber as number;
  const told = level === 'below' || odds === undefined ? 'as likely chance' : againstChance(odds);
  return {
    ...PLAIN,
    kpi,
    now: line.barometer,
    benchmark,
    flag: level,
    evidence: `${amount(perWeek, 1)} first appointments a week, the magic number is ${amount(magic, 1)}; ${told}`,
    steps: stepsOf(kpi, settings),
    worth: `${amount(magic * benchmark - perWeek, 1)} more a week reach the benchmark`,
  };
}

/** What a rep with a best practice does differently, as questions. */
function practices({ reading }: Coached, context: KpiContext, kpi: FlaggedKpi & KpiName): string[] {
  return reading ? practiceOf(reading, context, kpi) : [ASK_FOR_PRACTICE];
}

/** Why a gateway ratio is low: what the rows show, what they cannot tell, what is left to ask. */
function causesAndQuestions({ reading, gateway }: Coached): Pick<Coaching, 'causes' | 'cannotTell' | 'ask'> {
  const { causes, unknown } = reading ? causesOf(reading) : { causes: [], unknown: [NO_DEALS] };
  const { name, purpose, rules } = gateway as GatewaySetting;
  const missing =
    purpose || rules.length ? [] : [`What is the first appointment for? ${name} has no purpose or rule`];
  return { causes: causes.map(({ text }) => text), cannotTell: unknown, ask: [...missing, ...QUESTIONS] };
}
