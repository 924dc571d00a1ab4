// A second, independent reading of docs/kpis.md, for tests.
// Section 5, KPI_SCORECARD, with the targets, ingredients and membership of section 3.

import {
  averageSaleFlag,
  barometerFlag,
  type Coachable,
  coachFirst,
  cycleFlag,
  type Flag,
  flagText,
  gapTo,
  isPractice,
  ratioFlag,
} from './flags.ts';
import { fold, isFilled, textOf, trimmed, word } from './fold.ts';
import { asOf, type Gateway, gatewaysOf, needAsOf, needRules, provenGateway } from './gateways.ts';
import {
  activityBarometer,
  appointmentsPerWeek,
  averageSale,
  closeRatio,
  cycles,
  decided,
  decidedWithin,
  divide,
  type Figure,
  firstAppointments,
  gatewayCounts,
  hasTwoCurrencies,
  magicNumber,
  paceOf,
  revenueCents,
  type Span,
  sales,
  salesCycle,
  salesWithAmount,
} from './kpis.ts';
import {
  has,
  hasCloseDates,
  hasWonDates,
  NO_REP,
  needColumn,
  needOneReading,
  needOutcome,
  type Opportunity,
  type Pipeline,
  repsOf,
} from './pipeline.ts';
import { SCORECARD_HEADERS, type ScorecardHeader } from './scorecard-headers.ts';

const at = (header: ScorecardHeader): number => SCORECARD_HEADERS.indexOf(header);

export interface Context {
  pipeline: Pipeline;
  gateways: Gateway[];
  /** The first gateway, where it can be proven. */
  gateway: Gateway | null;
  asOf: number | null;
  span: Span;
}

/** What can be known of the pipeline at all: columns that are missing leave their figures blank. */
function knows(context: Context): {
  appointments: boolean;
  closeRatio: boolean;
  sales: boolean;
  money: boolean;
  cycle: boolean;
} {
  const { pipeline, span, gateway } = context;
  const unbounded = span.from === null && span.to === null;
  const appointments = has(pipeline, 'First appointment');
  const passes = gateway === null || appointments || !gateway.rules.some(rule => rule.asks === 'within');
  const dated = pipeline.settings.datedBy === 'First appointment' ? appointments : hasCloseDates(pipeline);
  const salesKnown = unbounded || hasWonDates(pipeline);
  return {
    appointments,
    closeRatio: passes && (unbounded || dated),
    sales: salesKnown,
    money: salesKnown && has(pipeline, 'Amount') && !hasTwoCurrencies(pipeline.rows, span),
    cycle: appointments && hasWonDates(pipeline),
  };
}

interface OwnFigures {
  appointments: Figure;
  gatewayRatio: Figure;
  passes: Figure;
  matured: number;
  closeRatio: Figure;
  won: number;
  decided: number;
  sales: Figure;
  revenue: Figure;
  averageSale: Figure;
  salesWithAmount: number;
  cycle: Figure;
  perWeek: Figure;
}

/** The figures of some rows: a rep's, the peers' or the team's. */
function figuresOf(context: Context, rows: Opportunity[]): OwnFigures {
  const { pipeline, gateways, gateway, span } = context;
  const { settings } = pipeline;
  const known = knows(context);
  const counts =
    known.appointments && gateway !== null
      ? gatewayCounts(pipeline, gateways, 0, context.asOf, rows, span)
      : null;
  const cases = known.closeRatio ? decided(gateway, settings, rows, span) : [];
  return {
    appointments: known.appointments ? firstAppointments(rows, span).length : '',
    gatewayRatio: counts === null ? '' : divide(counts.passes.length, counts.matured.length),
    passes: counts === null ? '' : counts.passes.length,
    matured: counts === null ? 0 : counts.matured.length,
    closeRatio: known.closeRatio ? closeRatio(cases) : '',
    won: cases.filter(row => row.outcome === 'won').length,
    decided: cases.length,
    sales: known.sales ? sales(rows, span).length : '',
    revenue: known.money ? revenueCents(rows, span) / 100 : '',
    averageSale: known.money ? averageSale(rows, span) : '',
    salesWithAmount: known.money ? salesWithAmount(rows, span).length : 0,
    cycle: known.cycle ? salesCycle(settings, rows, span) : '',
    perWeek: known.appointments ? appointmentsPerWeek(pipeline, context.asOf, rows, span) : '',
  };
}

/** Own where they rest on enough (and always on what the figure divides by); else the team's stands in for that one. */
function ingredientsOf(
  context: Context,
  rows: Opportunity[] | 'team',
): { average: Figure; close: Figure; gateway: Figure } {
  const { settings } = context.pipeline;
  const team = figuresOf(context, context.pipeline.rows);
  const own = rows === 'team' ? team : figuresOf(context, rows);
  const isTeam = rows === 'team';
  return {
    average: isTeam || own.salesWithAmount >= settings.saleSample ? own.averageSale : team.averageSale,
    close: isTeam || own.decided >= settings.ratioSample ? own.closeRatio : team.closeRatio,
    // Where no gateway can be proven, without the gateway ratio.
    gateway:
      context.gateway === null
        ? 1
        : isTeam || own.matured >= settings.ratioSample
          ? own.gatewayRatio
          : team.gatewayRatio,
  };
}

/** One row of the card: a rep or, with `by`, a group. */
interface Member {
  key: string;
  name: string;
  rows: Opportunity[];
  isInPipeline: boolean;
}

/** An appointment or a decision in the period. */
function isActiveIn(context: Context, rows: Opportunity[]): boolean {
  const decisions = rows.filter(row => row.outcome !== 'open' && decidedWithin(row.closed, context.span));
  return firstAppointments(rows, context.span).length > 0 || decisions.length > 0;
}

/** Reps by folded name, "(no rep)" after them. */
function byName(members: Member[], last: string): Member[] {
  const named = members.filter(member => member.name !== last);
  const blank = members.filter(member => member.name === last);
  return [...named.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)), ...blank];
}

/**
 * Reps with an appointment or a decision in the period, or with a target of their own (a new hire without a row
 * too, as spelt in the settings); not those set inactive.
 */
export function repsOnTheCard(context: Context): Member[] {
  const { pipeline } = context;
  const { settings } = pipeline;
  const present = repsOf(pipeline).map(({ key, name }): Member => {
    const rows = pipeline.rows.filter(row => row.rep === key);
    return { key, name, rows, isInPipeline: true };
  });
  const hasOwnTarget = (key: string): boolean => settings.ownTargets.some(each => fold(each.name) === key);
  const newHires = settings.ownTargets
    .filter(each => !present.some(member => member.key === fold(each.name)))
    .map((each): Member => ({ key: fold(each.name), name: each.name, rows: [], isInPipeline: false }));
  const active = present.filter(member => isActiveIn(context, member.rows) || hasOwnTarget(member.key));
  const members = [...active, ...newHires].filter(member => !settings.inactive.includes(member.key));
  return byName(members, NO_REP);
}

/** Team target blank: the sum of own targets. */
export function teamTarget(context: Context): Figure {
  const { teamRevenue, ownTargets } = context.pipeline.settings;
  if (teamRevenue !== null) return teamRevenue;
  if (ownTargets.length === 0) return '';
  return ownTargets.reduce((sum, each) => sum + Math.round(each.revenue * 100), 0) / 100;
}

/**
 * The rep's own; else what is left of the team's after all own targets, shared equally among the other reps of the
 * scorecard, "(no rep)" apart; nothing left, no target.
 */
export function targetOf(context: Context, key: string): Figure {
  const { settings } = context.pipeline;
  const hasOwn = (rep: string): boolean => settings.ownTargets.some(each => fold(each.name) === rep);
  const own = settings.ownTargets.find(each => fold(each.name) === key);
  if (own !== undefined) return own.revenue;
  if (key === fold(NO_REP)) return '';
  const others = repsOnTheCard(context).filter(member => !hasOwn(member.key) && member.key !== fold(NO_REP));
  if (!others.some(member => member.key === key)) return '';
  const team = teamTarget(context);
  if (team === '') return '';
  const ownCents = settings.ownTargets.reduce((sum, each) => sum + Math.round(each.revenue * 100), 0);
  const left = (Math.round(team * 100) - ownCents) / 100;
  return left > 0 ? left / others.length : '';
}

/**
 * Catch-up number: where the target has a start, the magic number for what is left: (target - revenue closed from
 * the start to as of) / weeks left after as of, in place of target / weeks. Nothing left: 0; no weeks left: blank.
 */
export function catchUpOf(context: Context, rows: Opportunity[] | 'team', target: Figure): Figure {
  const { pipeline, asOf: day } = context;
  const { starts, weeks } = pipeline.settings;
  if (starts === null || weeks === null || target === '' || day === null) return '';
  const since = { from: starts, to: day };
  const whose = rows === 'team' ? pipeline.rows : rows;
  if (!has(pipeline, 'Amount') || !hasWonDates(pipeline)) return '';
  if (hasTwoCurrencies(whose, since) || !knows(context).money) return '';
  const closed = revenueCents(whose, since);
  const left = (Math.round(target * 100) - closed) / 100;
  if (left <= 0) return 0;
  const weeksLeft = Math.min(weeks, (starts + weeks * 7 - 1 - day) / 7);
  if (weeksLeft <= 0) return '';
  const { average, close, gateway } = ingredientsOf(context, rows);
  return magicNumber(left, weeksLeft, average, close, gateway);
}

/** The scorecard needs the rep (or the column to group by), an outcome, and every date column in one reading. */
export function contextOf(pipeline: Pipeline, span: Span): Context {
  needOutcome(pipeline);
  const gateways = gatewaysOf(pipeline);
  const { roles } = pipeline.columns;
  for (const role of ['First appointment', 'Close date', 'Won date', 'Lost date'] as const) {
    needOneReading(pipeline, roles[role]);
  }
  needAsOf(pipeline, gateways);
  const gateway = provenGateway(pipeline, gateways);
  if (gateway !== null && has(pipeline, 'First appointment')) needRules(pipeline, gateway);
  return { pipeline, gateways, gateway, asOf: asOf(pipeline, gateways), span };
}

/** The groups of a column: a blank one is "(blank)", last. */
function groupsOf(context: Context, column: number): Member[] {
  const { rows } = context.pipeline;
  const keys = [...new Set(rows.map(row => word(row.cells[column])))];
  const members = keys.map((key): Member => {
    const own = rows.filter(row => word(row.cells[column]) === key);
    const cell = own.find(row => isFilled(row.cells[column]))?.cells[column];
    return { key, name: key === '' ? '(blank)' : trimmed(textOf(cell)), rows: own, isInPipeline: true };
  });
  return byName(
    members.filter(member => isActiveIn(context, member.rows)),
    '(blank)',
  );
}

type Row = (string | number)[];

export function scorecard(pipeline: Pipeline, span: Span, by: number | null): Row[] {
  if (by === null) needColumn(pipeline, 'Rep');
  const context = contextOf(pipeline, span);
  const { settings } = pipeline;
  const { gateway } = context;
  const members = by === null ? repsOnTheCard(context) : groupsOf(context, by);

  const known = knows(context);
  // K: 3; 2 without amounts or without a gateway that can be proven; 1 without both.
  const knownKpis =
    1 + Number(gateway !== null && known.appointments) + Number(has(pipeline, 'Amount') && known.sales);
  const people = members.filter(
    member => member.isInPipeline && member.name !== (by === null ? NO_REP : '(blank)'),
  );
  const times = settings.holdFor === 'The team' ? Math.max(1, people.length) : 1;
  const kpis = knownKpis * times;

  const memberRow = (member: Member): Row => {
    const blank: Row = SCORECARD_HEADERS.map(() => '');
    const own = figuresOf(context, member.rows);
    const peerRows = pipeline.rows.filter(row => !member.rows.includes(row));
    const peers = figuresOf(context, peerRows);
    const { average, close, gateway: ratio } = ingredientsOf(context, member.rows);
    const target = by === null ? targetOf(context, member.key) : '';
    const magic = magicNumber(target, settings.weeks ?? '', average, close, ratio);
    // A rep who is not in the pipeline: blank; the magic number rests on the team's ingredients.
    if (!member.isInPipeline) {
      blank[0] = member.name;
      blank[at('Magic number')] = magic;
      return blank;
    }
    const barometer = activityBarometer(own.perWeek, magic);
    const saleGap = gapTo(own.averageSale, peers.averageSale);
    const cycleGap = gapTo(own.cycle, peers.cycle);

    const gatewayFlag: Flag =
      gateway === null || own.passes === ''
        ? null
        : ratioFlag(own.passes, own.matured, gateway.benchmark, kpis, settings.confidence);
    const closeFlag =
      own.closeRatio === ''
        ? null
        : ratioFlag(own.won, own.decided, settings.closeBenchmark, kpis, settings.confidence);
    const cents = (rows: Opportunity[]): number[] => salesWithAmount(rows, span).map(row => row.cents ?? 0);
    const saleFlag = averageSaleFlag(
      saleGap,
      cents(member.rows),
      cents(peerRows),
      settings.averageSaleGap,
      kpis,
      settings.confidence,
    );
    const shorterFlag = cycleFlag(
      cycleGap,
      cycles(member.rows, span),
      cycles(peerRows, span),
      settings.cycleGap,
      times,
      settings.confidence,
      saleFlag,
    );
    const pace = paceOf(pipeline, context.asOf, member.rows, span);
    const activityFlag = barometerFlag(
      barometer,
      settings.barometerBenchmark,
      pace?.appointments ?? 0,
      settings.barometerBenchmark * Number(magic) * (pace?.weeks ?? 0),
      times,
      settings.confidence,
    );

    const three: Coachable[] = [
      {
        kpi: 'Gateway ratio',
        flag: gatewayFlag,
        share: Number(own.gatewayRatio) / (gateway?.benchmark ?? 1),
      },
      { kpi: 'Close ratio', flag: closeFlag, share: Number(own.closeRatio) / settings.closeBenchmark },
      { kpi: 'Average sale', flag: saleFlag, share: Number(own.averageSale) / Number(peers.averageSale) },
    ];
    // "(no rep)" and "(blank)" are nobody: no flag, no coach first.
    const isNobody = member.name === (by === null ? NO_REP : '(blank)');
    const flags = [
      flagText('Gateway ratio', gatewayFlag),
      flagText('Close ratio', closeFlag),
      flagText('Average sale', saleFlag),
      flagText('Sales cycle', shorterFlag),
      flagText('Activity barometer', activityFlag),
    ].filter(text => text !== '' && !isNobody);
    return [
      member.name,
      isNobody ? '' : coachFirst(three, activityFlag),
      flags.join('; '),
      own.appointments,
      own.passes === '' ? '' : own.matured,
      own.passes,
      own.gatewayRatio,
      knows(context).closeRatio ? own.decided : '',
      own.sales,
      own.closeRatio,
      own.revenue,
      own.averageSale,
      saleGap,
      own.cycle,
      cycleGap,
      magic,
      own.perWeek,
      barometer,
    ];
  };

  const teamRow = (): Row => {
    const own = figuresOf(context, pipeline.rows);
    const { average, close, gateway: ratio } = ingredientsOf(context, 'team');
    const target = by === null ? teamTarget(context) : '';
    const magic = magicNumber(target, settings.weeks ?? '', average, close, ratio);
    return [
      'Team',
      '',
      '',
      own.appointments,
      own.passes === '' ? '' : own.matured,
      own.passes,
      own.gatewayRatio,
      knows(context).closeRatio ? own.decided : '',
      own.sales,
      own.closeRatio,
      own.revenue,
      own.averageSale,
      '',
      own.cycle,
      '',
      magic,
      own.perWeek,
      activityBarometer(own.perWeek, magic),
    ];
  };

  // Benchmarks under their own columns, the two gaps under "vs peers"; target-based ones blank with `by`.
  const benchmarks: Row = SCORECARD_HEADERS.map(() => '');
  benchmarks[0] = 'Benchmark';
  benchmarks[at('Gateway ratio')] = gateway?.benchmark ?? '';
  benchmarks[at('Close ratio')] = settings.closeBenchmark;
  benchmarks[at('Average sale vs peers')] = 0 - settings.averageSaleGap;
  benchmarks[at('Sales cycle vs peers')] = 0 - settings.cycleGap;
  benchmarks[at('Activity barometer')] = by === null ? settings.barometerBenchmark : '';

  const headers: Row = [...SCORECARD_HEADERS];
  if (by !== null) headers[0] = trimmed(textOf(pipeline.columns.headers[by]));
  return [headers, benchmarks, ...members.map(memberRow), teamRow()];
}

/** A scorecard as the function gives it. */
export type Table = Figure[][];

/** The ratios of a rep that are a best practice in coaching, from the scorecard's figures. */
export function practices(table: Table, rep: string, confidence: number): string[] {
  const benchmarks = table[1];
  const own = table.find(row => row[0] === rep);
  const counts = { 'Gateway ratio': 'Matured', 'Close ratio': 'Decided' } as const;
  return (['Gateway ratio', 'Close ratio'] as const).filter(kpi => {
    const [n, ratio, b] = [own?.[at(counts[kpi])], own?.[at(kpi)], benchmarks?.[at(kpi)]];
    if (typeof n !== 'number' || typeof ratio !== 'number' || typeof b !== 'number') return false;
    return isPractice(Math.round(ratio * n), n, b, confidence);
  });
}
