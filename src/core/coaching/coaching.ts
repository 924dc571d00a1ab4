import type { Flag, FlaggedKpi } from '../evidence/flags.ts';
import { FLAGGED } from '../evidence/flags.ts';
import { rounded } from '../evidence/wilson.ts';
import { kpiNamed } from '../kpi/catalog.ts';
import type { Figure } from '../kpi/kpi.ts';
import type { Gateway } from '../pipeline/gateways.ts';
import type { Line, Scorecard } from '../scorecard/scorecard.ts';
import type { Settings } from '../settings/settings.ts';
import type { Tally } from '../tally/tally.ts';
import { practiceOf } from './best-practice.ts';
import { causesOf } from './causes.ts';
import type { Reading } from './kinds.ts';
import { stepsOf } from './playbooks.ts';
import { meanEvidence, ratioEvidence, worthOf } from './sentences.ts';
import { unknownOf } from './unknown.ts';
import { amount } from './words.ts';

/**
 * A line of what to do, with what kind of line it is: "1", "2" and so on for the steps of the playbook, "Worth",
 * "Likely cause 1" and so on, "Cannot tell", "Ask", "Best practice".
 */
export type Step = [kind: string, text: string];

/** One KPI to coach a rep on, in the order of the table. */
export type Coaching = [
  /** '' for what belongs to none: that nothing is flagged, and what cannot be told. */
  kpi: FlaggedKpi | '',
  now: Figure,
  /** What it is held against; for the average sale and the sales cycle the peers' figure. */
  benchmark: Figure,
  flag: Flag['level'] | '',
  /** What the rows say, in a sentence. */
  evidence: string,
  steps: Step[],
];

/** What no row can show of a low gateway ratio. */
const QUESTIONS = [
  'How do you open with that level, and which of their own goals does it speak to?',
  'Who proves the diagnosis: you, by giving it away, or a third party whom the buyer believes?',
];

/**
 * What to coach a rep on: each flagged KPI with its evidence and what to do, those first that cut the magic number
 * most. As in "Coach first", what is under comes before what is on watch; the barometer, which cuts nothing, and the
 * best practices come last.
 *
 * @param scorecard of the same reading.
 */
export function coachingOf(reading: Reading, scorecard: Scorecard): Coaching[] {
  const { rows, settings, rep } = reading;
  const { lines, standard } = scorecard;
  const line = lines.find(({ key }) => key === rows.reps.folded[rep]);
  const found = line ? FLAGGED.flatMap(kpi => coachingOn(kpi, reading, scorecard, line)) : [];
  const rankOf = ([kpi, , , flag]: Coaching): number =>
    kpi === 'Activity barometer' ? 2 : flag === 'under' ? 0 : flag === 'watch' ? 1 : 3;
  const shareOf = ([, now, benchmark]: Coaching): number => rounded((now as number) / (benchmark as number));
  found.sort((a, b) => rankOf(a) - rankOf(b) || shareOf(a) - shareOf(b));
  const says = ['Not on the scorecard: nothing in the period, or set inactive'];
  if (line) {
    const unknown = unknownOf(rows, scorecard, line);
    if (line.flags.length) says.pop();
    else says[0] = 'Nothing is flagged';
    if (unknown) says.push(`Cannot tell: ${unknown}`);
  }
  // Without a next step that can be proven, the first thing to do is to define one.
  const steps = playbook('Gateway ratio', settings).slice(0, +!standard.context.gatewayProvable);
  const evidence = says.join('. ');
  if (evidence) found.push(['', undefined, undefined, '', evidence, steps]);
  return found;
}

function playbook(kpi: FlaggedKpi, settings: Settings): Step[] {
  return stepsOf(kpi, settings).map((text, i) => [`${i + 1}`, text]);
}

/**
 * The coaching on one KPI, if there is any. A ratio is a best practice where its lower Wilson bound is above the
 * benchmark, but not where the whole team records no loss: what is won has always passed.
 */
function coachingOn(
  kpi: FlaggedKpi,
  reading: Reading,
  { standard, team }: Scorecard,
  line: Line,
): Coaching[] {
  const { settings } = reading;
  const { benchmarks, confidence } = settings;
  const { context, gatewayBenchmark } = standard;
  const flagged = line.flags.find(each => each.kpi === kpi);
  const flag = flagged ? flagged.level : '';
  const steps = flag ? playbook(kpi, settings) : [];
  let now = line.barometer;
  let benchmark: Figure = benchmarks.barometer;
  let evidence = '';
  if (kpi !== 'Activity barometer') {
    const { figure, basis } = kpiNamed(kpi);
    const isGateway = kpi === 'Gateway ratio';
    const n = basis(line.tally, context);
    now = figure(line.tally, context);
    if (isGateway || kpi === 'Close ratio') {
      benchmark = isGateway ? gatewayBenchmark : benchmarks.closeRatio;
      if (n && (flag || team.tally.lost))
        evidence = ratioEvidence(
          isGateway ? 'passed' : 'closed',
          now as number,
          n,
          benchmark as number,
          confidence,
          flag,
        );
    } else if (flag) {
      const peers = line.peers as Tally;
      benchmark = figure(peers, context);
      evidence = meanEvidence(now as number, n, benchmark as number, basis(peers, context), flag);
    }
    if (!evidence) return [];
    if (!flag || kpi === 'Sales cycle') steps.push(...practiceOf(reading, context, kpi));
    else
      steps.push(
        ['Worth', worthOf(kpi, now as number, benchmark as number, line)],
        ...(isGateway ? causeSteps(reading) : []),
      );
  } else if (flag) {
    const perWeek = line.appointmentsPerWeek as number;
    const magic = line.magicNumber as number;
    evidence = `${amount(perWeek, 1)} first appointments a week, the magic number is ${amount(magic, 1)}`;
    steps.push(['Worth', `${amount(magic * benchmark - perWeek, 1)} more a week reach the benchmark`]);
  } else return [];
  return [[kpi, now, benchmark, flag, evidence, steps]];
}

/** Why a gateway ratio is low: what the rows show, what they cannot tell, what is left to ask. */
function causeSteps(reading: Reading): Step[] {
  const { causes, unknown } = causesOf(reading);
  const { name, purpose, rules } = (reading.rows.gateways[0] as Gateway).setting;
  const questions =
    purpose || rules.length ? [] : [`What is the first appointment for? ${name} has no purpose or rule`];
  return [
    ...causes.map(({ text }, i): Step => [`Likely cause ${i + 1}`, text]),
    ...unknown.map((text): Step => ['Cannot tell', text]),
    ...[...questions, ...QUESTIONS].map((text): Step => ['Ask', text]),
  ];
}
