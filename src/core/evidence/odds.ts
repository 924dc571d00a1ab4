/**
 * The odds that x successes of n cases give against "nothing is the matter", which is a chance of success of b or more:
 *
 *     E(x, n, b) = P(Bin(n + 1, b) > x) / ((n + 1) b P(Bin(n, b) = x))
 *
 * That is the likelihood of the cases averaged over all chances from 0 to b, over their likelihood at b: an e-value,
 * which for a true chance of b or more ever reaches 1 / a with probability at most a, however often one looks (J. Ville,
 * Étude critique de la notion de collectif, 1939).
 *
 * Computed as the sum that is left when the division is done term by term: the first term is 1 / (x + 1), each next one
 * (n + 1 - j) / (j + 1) x b / (1 - b) times the one before. All are above 0, so nothing cancels and nothing overflows
 * before the odds do.
 *
 * @param b from 0 to 1. At 1 a single failure is evidence without limit: Infinity.
 * @example binomialOdds(8, 20, 0.65); // 5.34290334
 */
export function binomialOdds(x: number, n: number, b: number): number {
  const odds = b / (1 - b);
  return sumOf(1 / (x + 1), n - x + 1, k => {
    const j = x + 1 + k;
    return j <= n ? ((n + 1 - j) / (j + 1)) * odds : 0;
  });
}

/**
 * The same for events that are counted over a time, where `needed` or more were to be expected: the limit of the
 * binomial odds for many cases with a small chance each, P(Pois(M) > A) / (M P(Pois(M) = A)).
 *
 * @example poissonOdds(20, 40); // 130.161965
 */
export function poissonOdds(events: number, needed: number): number {
  return sumOf(1 / (events + 1), Number.POSITIVE_INFINITY, k => needed / (events + 2 + k));
}

/** Below this share of the sum, what is left of terms that shrink faster and faster no longer shows. */
const NEGLIGIBLE = 1e-19;

/**
 * The sum of terms that first grow and then shrink.
 *
 * @param factorOf what the term after the k-th, from 0, is as a multiple of it.
 */
function sumOf(first: number, terms: number, factorOf: (k: number) => number): number {
  let term = first;
  let sum = first;
  for (let k = 0; k + 1 < terms && sum < Number.POSITIVE_INFINITY; k++) {
    term *= factorOf(k);
    if (term <= sum * NEGLIGIBLE) break;
    sum += term;
  }
  return sum;
}
