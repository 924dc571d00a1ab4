import type { Kind } from '../bridge/bridge.ts';
import type { Meeting } from '../bridge/meeting.ts';
import { mondayOf } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { daysInWords, weekdayInWords } from '../cells/day-words.ts';
import type { Coaching } from '../coaching/coaching.ts';
import type { FlaggedKpi } from '../evidence/flags.ts';
import { casesOf } from '../evidence/flags.ts';
import { kpiNamed } from '../kpi/catalog.ts';
import type { Figure, KpiName } from '../kpi/kpi.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { OPEN } from '../pipeline/opportunities.ts';
import { counted } from '../problem.ts';
import { appointmentOf } from '../rows/rows-behind.ts';
import { amountOf, nameOf, rowInRange } from '../rows/rows-table.ts';
import type { Line, Scorecard } from '../scorecard/scorecard.ts';
import { percent } from '../settings/kinds.ts';
import type { Tally } from '../tally/tally.ts';
import { markText, weekly, whole } from './marks-in-words.ts';
import type { Page, PageLine } from './page.ts';
import { BLANK, cut, dayOfIso, dayText, MOST_LINES, texts, wrapped } from './page.ts';

/** A step of the coaching plan and what came of it so far, in words. */
export interface PlannedWork {
  kpi: string;
  step: string;
  /** "Done", "Due 30 Jun 2026", or "Under way". */
  state: string;
  /** "32% (8 of 25) on 2026-06-01. Helped: ..."; '' where nothing was kept. */
  came: string;
}

/** What a page for one rep is made from. */
export interface RepAtHand {
  rows: Opportunities;
  /** The code of the rep. */
  rep: number;
  scorecard: Scorecard;
  coaching: readonly Coaching[];
  /** What changed for the rep since the week that was kept last; absent where that can't be told. */
  meeting?: Meeting;
  plan: readonly PlannedWork[];
  money: (amount: number) => string;
}

const WIDTHS = [148, 72, 112, 118, 198] as const;
/** Lines of the deals and of the plan at most; what one leaves the other may take. */
const CHANGED = 6;
const COACH_LINES = 3;

/**
 * The page for a talk with one rep: where the figures are and what they are held against, what to coach first, the deals to talk
 * about, and the plan with what came of it. It fits one sheet of paper: what there is no room for is counted.
 */
export function repPage(at: RepAtHand): Page {
  const { rows, rep, scorecard } = at;
  const line = scorecard.lines.find(({ key }) => key === rows.reps.folded[rep]);
  const { asOf } = rows;
  const monday = mondayOf(asOf);
  const week = asOf
    ? `Week of ${daysInWords(monday, monday + 6)}, as of ${weekdayInWords(asOf)}`
    : 'No dated deal yet';
  const top: PageLine[] = [
    { cells: [`One to one with ${cut(rows.reps.names[rep] as string, 60)}`], looks: 'title' },
    ...texts([week], 'soft'),
    BLANK,
    ...figureLines(line, scorecard, at.money),
    BLANK,
    ...texts(coachFirstIn(at.coaching), 'plain'),
    BLANK,
  ];
  const plan = planLines(at.plan);
  const heads = 2 + 1 + 1 + 1;
  const room = MOST_LINES - top.length - heads;
  const deals = dealLines(at, Math.max(4, room - Math.min(plan.length, Math.ceil(room / 2))));
  return {
    widths: WIDTHS,
    words: [0, 4],
    lines: [
      ...top,
      { cells: ['Deals to talk about'], looks: 'heading' },
      { cells: ['Deal', 'Row', 'Amount', 'First appt', 'Why'], looks: 'head' },
      ...deals,
      BLANK,
      { cells: ['The plan, and what came of it'], looks: 'heading' },
      ...fittedPlan(plan, room - deals.length),
    ],
    pictures: [],
  };
}

function figureLines(
  line: Line | undefined,
  scorecard: Scorecard,
  money: (amount: number) => string,
): PageLine[] {
  if (!line) return texts(['Not on the scorecard: nothing in the period, or set inactive'], 'plain');
  const { standard } = scorecard;
  const { settings, context, gatewayBenchmark } = standard;
  const cells = (kpi: KpiName | FlaggedKpi, now: string, against: string, rests: string): PageLine => {
    const flag = line.flags.find(each => each.kpi === kpi);
    return { cells: [kpi, now, against, rests, flag ? markText(flag) : ''], looks: flag?.level ?? 'plain' };
  };
  const ratio = (kpi: 'Gateway ratio' | 'Close ratio', benchmark: Figure): PageLine => {
    const [x, n] = casesOf(kpi, line.tally, context);
    return cells(
      kpi,
      whole(line.figures[kpi]),
      benchmark === undefined ? '' : percent(benchmark),
      line.figures[kpi] === undefined ? '' : `${x} of ${n}`,
    );
  };
  const mean = (kpi: 'Average sale' | 'Sales cycle', text: (figure: number) => string): PageLine => {
    const [own, peers] = [
      line.figures[kpi],
      line.peers && kpiNamed(kpi).figure(line.peers as Tally, context),
    ];
    const n = kpiNamed(kpi).basis(line.tally, context);
    return cells(
      kpi,
      own === undefined ? '–' : text(own),
      peers === undefined ? '' : `peers ${text(peers)}`,
      own === undefined ? '' : counted(n, 'sale'),
    );
  };
  const { barometer, appointmentsPerWeek, magicNumber } = line;
  const plain = (kpi: KpiName, text: (figure: number) => string): PageLine => {
    const figure = line.figures[kpi];
    return cells(kpi, figure === undefined ? '–' : text(figure), '', '');
  };
  return [
    { cells: ['Figure', 'Now', 'Held against', 'Rests on', 'Mark, odds against chance'], looks: 'head' },
    ratio('Gateway ratio', gatewayBenchmark),
    ratio('Close ratio', settings.benchmarks.closeRatio),
    mean('Average sale', money),
    mean('Sales cycle', days => `${weekly(days)} days`),
    cells(
      'Activity barometer',
      whole(barometer),
      percent(settings.benchmarks.barometer),
      magicNumber === undefined
        ? `${weekly(appointmentsPerWeek)} a week`
        : `${weekly(appointmentsPerWeek)} of ${weekly(magicNumber)} a week`,
    ),
    plain('First appointments', String),
    plain('Sales', String),
    plain('Revenue', money),
  ];
}

/** What to coach first and why, with its first step. */
function coachFirstIn([first]: readonly Coaching[]): string[] {
  if (!first) return [];
  const [step] = first.steps;
  const says = [first.kpi && `Coach first: ${first.kpi}`, first.evidence, step].filter(Boolean).join('. ');
  return wrapped(says, COACH_LINES);
}

/** What changed since the last kept week, then the open deals, the largest first. */
function dealLines(at: RepAtHand, room: number): PageLine[] {
  const changed = changedDeals(at);
  const told = new Set(changed.map(cells => cells[1]));
  const open = openDeals(at).filter(cells => !told.has(cells[1]));
  const shown = [...changed.slice(0, Math.max(CHANGED, room - open.length)), ...open];
  if (!shown.length) return texts(['None: no open deal, and none that changed'], 'plain');
  const left = changed.length + open.length;
  const named = shown.length <= room && shown.length === left ? shown : shown.slice(0, room - 1);
  return [
    ...named.map((cells): PageLine => ({ cells, looks: 'plain' })),
    ...(named.length < left
      ? texts([`and ${left - named.length} more: the sidebar, Coach and Meeting`], 'soft')
      : []),
  ];
}

/** What is talked about first. */
const TALKED_OF: readonly Kind[] = ['Decided', 'History rewritten', 'Gone', 'Passed', 'Matured', 'New deals'];

/** "Decided: won", "Rewritten: lost, now won". */
function whyText(kind: Kind, says: string): string {
  if (kind === 'History rewritten') return `Rewritten: ${says}`;
  return `${kind}: ${says.slice(says.lastIndexOf(', now ') < 0 ? 0 : says.lastIndexOf(', now ') + 6)}`;
}

/** Each deal that changed a figure of the rep's, once. */
function changedDeals({ meeting, rows }: RepAtHand): Cell[][] {
  const appointment = appointmentOf(rows);
  const parts = (meeting?.bridges ?? []).flatMap(bridge => bridge.parts);
  const told = new Set<string>();
  return TALKED_OF.flatMap(kind => parts.filter(part => part.kind === kind))
    .flatMap(({ kind, deals }) => deals.map(deal => ({ kind, deal })))
    .flatMap(({ kind, deal: { row, name, amount, says } }) => {
      const key = `${row ?? name}`;
      if (told.has(key)) return [];
      told.add(key);
      const day = row === undefined ? 0 : appointment(row - rowInRange(rows, 0));
      return [[cut(name, 21), row ?? '', amount, day > 0 ? dayText(day) : '', cut(whyText(kind, says), 30)]];
    });
}

function openDeals({ rows, rep, scorecard, money }: RepAtHand): Cell[][] {
  const appointment = appointmentOf(rows);
  const cycle = scorecard.team.figures['Sales cycle'];
  const open: { row: number; amount: number; age: number }[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (rows.fates[row] !== FATES.used || rows.repCodes[row] !== rep || rows.outcomes[row] !== OPEN) continue;
    const day = appointment(row);
    open.push({ row, amount: amountOf(rows, row) ?? 0, age: day > 0 ? rows.asOf - day : 0 });
  }
  return open
    .sort((a, b) => b.amount - a.amount || b.age - a.age)
    .map(({ row, amount, age }) => {
      const day = appointment(row);
      const isLong = cycle !== undefined && age > cycle;
      const why =
        day > 0
          ? `Open ${counted(age, 'day')}${isLong ? ', past a sale' : ''}`
          : 'Open, without a first appointment';
      return [
        cut(nameOf(rows, row) || 'A deal without a name', 21),
        rowInRange(rows, row),
        amount ? money(amount) : '',
        day > 0 ? dayText(day) : '',
        why,
      ];
    });
}

/** The lines of each step, together. */
function planLines(plan: readonly PlannedWork[]): string[][] {
  return plan.map(({ kpi, step, state, came }) => [
    ...wrapped(`${state}: ${kpi ? `${kpi}. ` : ''}${step}`, 2),
    ...(came ? wrapped(`   ${came.replace(/\d{4}-\d\d-\d\d/g, iso => dayText(dayOfIso(iso)))}`, 3) : []),
  ]);
}

/** As many steps as there is room for, whole; what is left is counted. */
function fittedPlan(plan: readonly string[][], room: number): PageLine[] {
  if (!plan.length) return texts(['Nothing is planned yet: the sidebar, Coach, “Add to plan”'], 'plain');
  const lines: string[] = [];
  let steps = 0;
  for (const step of plan) {
    const isLast = steps === plan.length - 1;
    if (lines.length + step.length > room - (isLast ? 0 : 1)) break;
    lines.push(...step);
    steps++;
  }
  return [
    ...texts(lines, 'plain'),
    ...(steps < plan.length
      ? texts([`and ${counted(plan.length - steps, 'step')} more on the tab KPI Coaching`], 'soft')
      : []),
  ];
}
