import { reaches } from './holds.ts';
import { binomialOdds } from './odds.ts';

/** More cases than any team will see: a ratio that close to its benchmark stays undecided. */
const OUT_OF_REACH = 1_000_000;

/**
 * What would settle it: the smallest number of further cases at the same ratio, successes rounded to the nearest and
 * halves up, with which the odds reach what is asked; undefined where a million would not.
 *
 * The odds go from n cases to n + 1 by a step: a failure more gives (E (n + 1 - x) / (1 - b) + 1) / (n + 2), a success
 * more (E (x + 1) - (1 - b)) / (b (n + 2)). So each number of cases is looked at.
 *
 * @example furtherCases(4, 10, 0.65, 60); // 25
 */
export function furtherCases(x: number, n: number, b: number, asked: number): number | undefined {
  if (!(n > 0 && x / n < b && b < 1)) return undefined;
  let odds = binomialOdds(x, n, b);
  let successes = x;
  for (let cases = n; cases < n + OUT_OF_REACH; ) {
    if (successes < Math.floor(((cases + 1) * x) / n + 0.5)) {
      odds = (odds * (successes + 1) - (1 - b)) / (b * (cases + 2));
      successes++;
    } else odds = ((odds * (cases + 1 - successes)) / (1 - b) + 1) / (cases + 2);
    cases++;
    if (reaches(odds, asked)) return cases - n;
  }
  return undefined;
}
