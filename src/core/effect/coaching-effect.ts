import type { Count, Spread } from './spread.ts';
import { studentQuantile } from './student.ts';

/** How sure the interval is: one in twenty lies above it by luck, and one in twenty below. */
const CONFIDENCE = 0.9;

/** What is known of a rep who was coached, and of the others. */
export interface EffectInput {
  /** The rep's cases up to the day of the step, and after it. */
  before: Count;
  after: Count;
  team: Spread;
  /** All other reps' cases, of the same days. */
  othersBefore: Count;
  othersAfter: Count;
}

/** What came after a step, beside what was to be expected without it. */
export interface Effect {
  /** The ratio to be expected without coaching: the rep's own, drawn towards the team's, and moved as the others moved. */
  expected: number;
  /** The ratio that came. */
  came: number;
  /** The difference, with its 90% interval. */
  effect: number;
  low: number;
  high: number;
}

/**
 * Whether coaching helped, corrected for luck: whoever is coached for a low figure rises by luck alone, so what came is
 * held against what was to be expected of that rep without coaching.
 *
 * @returns undefined where there are no cases after the step, or the others have none before or after it.
 */
export function coachingEffect({
  before,
  after,
  team,
  othersBefore,
  othersAfter,
}: EffectInput): Effect | undefined {
  if (!after.n || !othersBefore.n || !othersAfter.n) return undefined;
  const cases = team.weight + before.n;
  const own = cases > 0 ? (team.mean * team.weight + before.x) / cases : team.mean;
  const drift = othersAfter.x / othersAfter.n - othersBefore.x / othersBefore.n;
  const expected = Math.min(1, Math.max(0, own + drift));
  const came = after.x / after.n;
  const variance =
    (own * (1 - own)) / (cases + 1) +
    (expected * (1 - expected)) / after.n +
    binomialVariance(othersBefore) +
    binomialVariance(othersAfter);
  const half = studentQuantile((1 + CONFIDENCE) / 2, team.reps - 1) * Math.sqrt(variance);
  const effect = came - expected;
  return { expected, came, effect, low: effect - half, high: effect + half };
}

function binomialVariance({ x, n }: Count): number {
  return ((x / n) * (1 - x / n)) / n;
}

/** What an effect comes to. */
export type Verdict = 'Helped' | 'Worse' | 'Could be luck';

/** Helped where the whole interval lies above nothing, worse where it lies below, else it could be luck. */
export function verdictOf({ low, high }: Effect): Verdict {
  if (low > 0) return 'Helped';
  return high < 0 ? 'Worse' : 'Could be luck';
}
