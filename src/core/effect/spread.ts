/** Successes of cases. */
export interface Count {
  x: number;
  n: number;
}

/** How alike a team's reps are in a ratio. */
export interface Spread {
  /** The ratio of all of them together. */
  mean: number;
  /** How many cases the team's ratio weighs in what is expected of a rep: 1 / icc - 1. */
  weight: number;
  /** How many reps it rests on. */
  reps: number;
}

/** The most cases that the team's ratio may weigh: reps who differ by no more than luck are not taken for one. */
const MOST = 199;

/**
 * How much reps differ beyond luck, by the one-way ANOVA estimate of the intraclass correlation (icc).
 *
 * @param reps cases of each rep; those without any do not count.
 * @returns undefined where fewer than two reps have cases, or no rep has two.
 */
export function spreadOf(reps: readonly Count[]): Spread | undefined {
  const groups = reps.filter(({ n }) => n > 0);
  const k = groups.length;
  const total = pooled(groups);
  if (k < 2 || total.n <= k) return undefined;
  const mean = total.x / total.n;
  let between = 0;
  let within = 0;
  let squares = 0;
  for (const { x, n } of groups) {
    const own = x / n;
    between += n * (own - mean) ** 2;
    within += n * own * (1 - own);
    squares += n * n;
  }
  between /= k - 1;
  within /= total.n - k;
  const size = (total.n - squares / total.n) / (k - 1);
  const all = between + (size - 1) * within;
  const icc = all > 0 ? (between - within) / all : 0;
  return { mean, weight: icc > 1 / (MOST + 1) ? 1 / icc - 1 : MOST, reps: k };
}

/** The cases of several reps together. */
export function pooled(reps: readonly Count[]): Count {
  return reps.reduce((sum, { x, n }) => ({ x: sum.x + x, n: sum.n + n }), { x: 0, n: 0 });
}
