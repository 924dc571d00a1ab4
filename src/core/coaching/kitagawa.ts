import type { Side, Sides } from './kinds.ts';
import { SIDES } from './kinds.ts';

/** Cases of one kind, and those of them that passed. */
export interface Cases {
  codes: number[];
  n: Sides;
  passed: Sides;
}

/**
 * A part of the gap between two rates: its size, and what one case more does to it. For a case of a kind on a side
 * that is `level + slope * (passed - the kind's rate)`, divided by the cases of the side.
 */
export interface Part {
  size: number;
  influence(cases: Cases, side: Side): [level: number, slope: number];
}

/** A gap between two rates, taken apart; the two parts add up to it exactly. */
export interface Split {
  /** From whom they meet: the kinds are mixed differently. */
  mix: Part;
  /** From what happens there: the rates differ within the same kind. */
  rate: Part;
  /** The rates of either side, like for like; their difference is the size of `rate`. */
  rates: Sides;
}

/** Cases with the same key, put together. */
export function pooled(cases: readonly Cases[], keyOf: (cases: Cases) => unknown): Map<unknown, Cases> {
  const pools = new Map<unknown, Cases>();
  for (const each of cases) {
    const key = keyOf(each);
    const pool = pools.get(key) || { codes: each.codes, n: [0, 0], passed: [0, 0] };
    pools.set(key, pool);
    for (const side of SIDES) {
      pool.n[side] += each.n[side];
      pool.passed[side] += each.passed[side];
    }
  }
  return pools;
}

/** The rate of a side; 0 where it has no case. */
export function rateOf({ n, passed }: Cases, side: Side): number {
  return n[side] ? passed[side] / n[side] : 0;
}

/**
 * Takes the gap between a rep's rate and the peers' apart: E. M. Kitagawa, Components of a Difference Between Two
 * Rates, Journal of the American Statistical Association 50 (1955).
 *
 * The rate part weighs the difference within each kind by the mean of the two sides' shares, the mix part weighs the
 * difference of the shares by the mean of the two rates. Of a kind that one side never meets nothing tells what
 * would happen there. So the rate part is the weighted mean over the kinds that both meet (the common support of
 * H. Nopo, Review of Economics and Statistics 90, 2008), and what that leaves of the gap is mix: it is never laid
 * at the door of the meeting.
 *
 * @param kindOf the kind of the cases, where `cases` are finer; the parts of several splits of the same cases can
 *   then be added, and tested together.
 */
export function kitagawa(cases: readonly Cases[], kindOf: (cases: Cases) => unknown): Split {
  const all = pooled(cases, () => 0).get(0) as Cases;
  const kinds = pooled(cases, kindOf);
  const shareOf = (kind: Cases, side: Side): number => kind.n[side] / all.n[side];
  const weightOf = (kind: Cases): number =>
    kind.n[0] && kind.n[1] ? (shareOf(kind, 0) + shareOf(kind, 1)) / 2 : 0;
  let shared = 0;
  const rates: Sides = [0, 0];
  kinds.forEach(kind => {
    const weight = weightOf(kind);
    shared += weight;
    for (const side of SIDES) rates[side] += weight * rateOf(kind, side);
  });
  for (const side of SIDES) rates[side] /= shared;
  const size = rates[0] - rates[1];

  const ofRate: Part['influence'] = (each, side) => {
    const kind = kinds.get(kindOf(each)) as Cases;
    const weight = weightOf(kind);
    if (!weight) return [0, 0];
    const slope = ((side ? -1 : 1) * weight) / shareOf(kind, side) / shared;
    const apart = (rateOf(kind, 0) - rateOf(kind, 1) - size) / 2 / shared;
    return [apart + slope * (rateOf(each, side) - rateOf(kind, side)), slope];
  };
  return {
    rates,
    rate: { size, influence: ofRate },
    mix: {
      size: rateOf(all, 0) - rateOf(all, 1) - size,
      influence(each, side) {
        const [level, slope] = ofRate(each, side);
        const sign = side ? -1 : 1;
        return [sign * (rateOf(each, side) - rateOf(all, side)) - level, sign - slope];
      },
    },
  };
}

/**
 * The standard error of a part by the delta method (G. W. Oehlert, A Note on the Delta Method, The American
 * Statistician 46, 1992), the cases of a side being a multinomial draw of kinds and each kind's passes a binomial one:
 * the variance of the levels over the kinds, plus slope^2 p (1 - p), divided by the cases. p is the rate of
 * both sides together, so that a handful of cases without a pass does not look like certainty.
 */
export function standardError({ influence }: Part, cases: readonly Cases[]): number {
  const all = pooled(cases, () => 0).get(0) as Cases;
  let variance = 0;
  for (const side of SIDES) {
    let mean = 0;
    let square = 0;
    for (const each of cases) {
      const share = each.n[side] / all.n[side];
      if (!share) continue;
      const [level, slope] = influence(each, side);
      const rate = (each.passed[0] + each.passed[1]) / (each.n[0] + each.n[1]);
      mean += share * level;
      square += share * (level * level + slope * slope * rate * (1 - rate));
    }
    variance += (square - mean * mean) / all.n[side];
  }
  return Math.sqrt(variance);
}
