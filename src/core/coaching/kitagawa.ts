import type { Counts, Key, Kind } from './kinds.ts';
import { pooled, total } from './kinds.ts';

/**
 * Takes the gap between a rep's rate and the peers' apart: E. M. Kitagawa, Components of a Difference Between Two
 * Rates, Journal of the American Statistical Association 50 (1955). The two parts add up to the gap exactly: `mix`
 * from whom they meet, because the kinds are mixed differently, and `rate` from what happens there, because the rates
 * differ within the same kind. `own` and `peers` are the rates like for like, whose difference is the rate part.
 *
 * The rate part weighs the difference within each kind by the mean of the two sides' shares of that kind; the mix part
 * weighs the difference of the shares by the mean of the two rates. Of a kind that one side never meets nothing
 * tells what would happen there. So the rate part is the weighted mean over the kinds that both meet (the common
 * support of H. Nopo, Review of Economics and Statistics 90, 2008), and what that leaves of the gap is mix: nobody's
 * meetings are blamed for it. NaN where no kind is met by both.
 */
export function kitagawa(
  kinds: readonly Kind[],
  keyOf: Key,
): [mix: number, rate: number, own: number, peers: number] {
  const [n, m, k, l] = total(kinds);
  let [weights, own, peers] = [0, 0, 0];
  for (const [, [a, b, passed, peersPassed]] of pooled(kinds, keyOf)) {
    if (!a || !b) continue;
    const weight = a / n + b / m;
    weights += weight;
    own += (weight * passed) / a;
    peers += (weight * peersPassed) / b;
  }
  own /= weights;
  peers /= weights;
  return [k / n - l / m - own + peers, own - peers, own, peers];
}

/** A hundred-thousandth of a case: small enough for a slope, large enough for the digits of a number. */
const STEP = 1e-5;

/**
 * The standard errors of figures that are computed from kinds, by the delta method (G. W. Oehlert, A Note on the Delta
 * Method, The American Statistician 46, 1992): the cases of a side are a multinomial draw of kinds, and each kind's
 * passes a binomial draw of its cases. A figure that does not change when all cases of a side are multiplied has the
 * variance: the sum over kinds and sides of n (m^2 + s^2 r (1 - r)), where m is what one case more of the kind does to
 * the figure, s what a pass in place of a failure does, and r the kind's rate on both sides together, so that a
 * handful of cases without any pass does not look like certainty. The slopes are taken by a small step.
 */
export function standardErrors(kinds: Kind[], figuresOf: (kinds: Kind[]) => number[]): number[] {
  const figures = figuresOf(kinds);
  const variances = figures.map(() => 0);
  kinds.forEach(([codes, counts], i) => {
    const [own, peers, ownPassed, peersPassed] = counts;
    const r = (ownPassed + peersPassed) / (own + peers);
    for (const side of [0, 1]) {
      const n = counts[side] as number;
      if (!n) continue;
      const slopes = (cases: number, passes: number): number[] => {
        const moved = [...kinds];
        const by = [cases, passes].map(step => step * STEP);
        moved[i] = [
          codes,
          counts.map((to, j) => (j % 2 === side ? to + (by[j >> 1] as number) : to)) as Counts,
        ];
        return figuresOf(moved).map((figure, j) => (figure - (figures[j] as number)) / STEP);
      };
      const ofCase = slopes(1, (counts[side + 2] as number) / n);
      slopes(0, 1).forEach((ofPass, j) => {
        (variances[j] as number) += n * ((ofCase[j] as number) ** 2 + ofPass ** 2 * r * (1 - r));
      });
    }
  });
  return variances.map(Math.sqrt);
}
