import { isGatewayProvable } from '../kpi/provable.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { RowBehind } from '../rows/rows-behind.ts';
import { closingOf, isCounted, rowsBehind } from '../rows/rows-behind.ts';
import type { Settings } from '../settings/settings.ts';
import type { Effect, Verdict } from './coaching-effect.ts';
import { coachingEffect, verdictOf } from './coaching-effect.ts';
import type { Count } from './spread.ts';
import { pooled, spreadOf } from './spread.ts';

/** The KPIs of which an effect can be told: shares of cases. */
export const EFFECT_KPIS = ['Gateway ratio', 'Close ratio'] as const;
export type EffectKpi = (typeof EFFECT_KPIS)[number];

/** How many more cases are waited for where nothing else is said. */
export const CASES = 15;

/** Others are as low up to this far above the rep, and are looked at from this many cases on, before and after. */
const AS_LOW = 0.1;
const TWIN_CASES = 5;

/** One step of the plan. */
export interface Coached {
  kpi: EffectKpi;
  /** The code of the rep. */
  rep: number;
  /** The day of the step: cases up to it are before, later ones after. */
  day: number;
  /** How many cases are waited for. */
  cases: number;
  /** The codes of all reps who are coached on the KPI, this one or not: they are nobody's twins. */
  coached: ReadonlySet<number>;
}

/** Others who stood as low and were not coached, and how many of them rose as much. */
export interface Twins {
  others: number;
  rose: number;
}

/** What came of a step. */
export type CameOf =
  | { state: 'waiting'; before: Count; after: Count }
  | { state: 'untold'; before: Count; after: Count }
  | {
      state: 'told';
      before: Count;
      after: Count;
      /** The day on which the cases were complete: later ones do not change the answer. */
      until: number;
      effect: Effect;
      verdict: Verdict;
      twins: Twins;
    };

/**
 * What came of coaching, told once: when as many cases have come as were waited for, and from those up to that day.
 * Looking every week until something shows would find something by luck.
 */
export function cameOf(rows: Opportunities, settings: Settings, step: Coached): CameOf {
  const { kpi, rep, day, cases, coached } = step;
  const gatewayProvable = isGatewayProvable(rows);
  const question = { kpi, rep: undefined, gatewayProvable };
  const then = { ...rows, asOf: Math.min(day, rows.asOf) };
  const closing = closingOf(rows);
  const earlier = rowsBehind(then, settings, { ...question, bounds: { from: undefined, to: day } })
    .filter(isCounted)
    .filter(({ row }) => kpi === 'Gateway ratio' || closing(row) <= day);
  const later = rowsBehind(rows, settings, { ...question, bounds: { from: day + 1, to: undefined } }).filter(
    isCounted,
  );
  const before = countsOf(rows, earlier);
  const own = later.filter(({ row }) => rows.repCodes[row] === rep).map(each => each.day);
  const until = own.sort((a, b) => a - b)[cases - 1] ?? Number.POSITIVE_INFINITY;
  const after = countsOf(
    rows,
    later.filter(each => each.day <= until),
  );
  const mine = { before: countOf(before, rep), after: countOf(after, rep) };
  if (mine.after.n < cases) return { state: 'waiting', ...mine };
  const others = (counts: ReadonlyMap<number, Count>): Count[] =>
    [...counts].filter(([code]) => code !== rep).map(([, count]) => count);
  const team = spreadOf([...before.values()]);
  const effect =
    team &&
    coachingEffect({
      ...mine,
      team,
      othersBefore: pooled(others(before)),
      othersAfter: pooled(others(after)),
    });
  if (!effect) return { state: 'untold', ...mine };
  return {
    state: 'told',
    ...mine,
    until,
    effect,
    verdict: verdictOf(effect),
    twins: twinsOf(mine, before, after, code => code === rep || coached.has(code)),
  };
}

function twinsOf(
  mine: { before: Count; after: Count },
  before: ReadonlyMap<number, Count>,
  after: ReadonlyMap<number, Count>,
  isCoached: (code: number) => boolean,
): Twins {
  const twins: Twins = { others: 0, rose: 0 };
  if (!mine.before.n) return twins;
  const start = share(mine.before);
  const rise = share(mine.after) - start;
  for (const [code, was] of before) {
    const is = countOf(after, code);
    if (isCoached(code) || was.n < TWIN_CASES || is.n < TWIN_CASES || share(was) > start + AS_LOW) continue;
    twins.others++;
    if (share(is) - share(was) >= rise) twins.rose++;
  }
  return twins;
}

function share({ x, n }: Count): number {
  return x / n;
}

function countOf(counts: ReadonlyMap<number, Count>, rep: number): Count {
  return counts.get(rep) ?? { x: 0, n: 0 };
}

/** Cases by rep; rows without a rep are nobody's. */
function countsOf({ repCodes }: Opportunities, behind: readonly RowBehind[]): Map<number, Count> {
  const counts = new Map<number, Count>();
  for (const { row, countsAs } of behind) {
    const code = repCodes[row] as number;
    if (!code) continue;
    const count = counts.get(code) ?? { x: 0, n: 0 };
    count.n++;
    if (countsAs === 'passed' || countsAs === 'won') count.x++;
    counts.set(code, count);
  }
  return counts;
}
