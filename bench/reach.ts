// How often a rep with a known chance is ever marked: exact, by all ways in which cases can come.
import { binomialOdds } from '../src/core/evidence/odds.ts';

/**
 * By number of cases, from 0: how likely it is that the odds have ever reached what is asked, with a look after every
 * case. The chances of all numbers of successes that have not reached it yet are carried on from case to case.
 */
export function everReached(chance: number, benchmark: number, asked: number, most: number): number[] {
  let waiting = [1];
  let reached = 0;
  const sums = [0];
  for (let n = 1; n <= most; n++) {
    const next = Array.from({ length: n + 1 }, () => 0);
    waiting.forEach((share, x) => {
      (next[x] as number) += share * (1 - chance);
      (next[x + 1] as number) += share * chance;
    });
    waiting = next.map((share, x) => {
      if (!share || x / n >= benchmark || binomialOdds(x, n, benchmark) < asked - 1e-9) return share;
      reached += share;
      return 0;
    });
    sums.push(reached);
  }
  return sums;
}
