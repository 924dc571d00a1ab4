// How the laws are tried. An ordinary run draws the same cases each time, so that a change alone can make it fail;
// `npm run laws` draws others, and more of them. A setup file of vitest.config.ts.
import fc from 'fast-check';

const { LAWS_RUNS = '1', LAWS_SEED = '1' } = process.env;

/**
 * How many cases a law is tried with, where it takes that many in an ordinary run.
 *
 * LAWS_RUNS=0.1 tries a tenth of them, at least three.
 */
export function runs(ordinary: number): number {
  return Math.max(3, Math.round(ordinary * Number(LAWS_RUNS)));
}

/** How often something is to be met among the cases of a law, where an ordinary run has to meet it more than that often. */
export function often(ordinary: number): number {
  return Math.floor(ordinary * Number(LAWS_RUNS));
}

fc.configureGlobal({
  numRuns: runs(100),
  // LAWS_SEED=random leaves the seed to fast-check, which prints it, and the path to the case, where a law fails.
  ...(LAWS_SEED === 'random' ? {} : { seed: Number(LAWS_SEED) }),
});
