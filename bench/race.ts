// Contestants timed against each other within one run: in turns, so that whatever else the machine does meets all of
// them alike, and only ever as ratios.
import { PerformanceObserver } from 'node:perf_hooks';

export interface Contestant {
  name: string;
  /** Brings about what the turn needs and is not timed. */
  before?(): unknown;
  run(): unknown;
}

export interface Lap {
  name: string;
  /** Times the reference of the same round: the median, the least and the most of the rounds. */
  ratio: number;
  least: number;
  most: number;
  /** The fastest turn of all, times the reference's: what least depends on what else the machine was doing. */
  fastest: number;
  /** Share of the time that went into collecting garbage. */
  garbage: number;
  /** Milliseconds, the median; they mean something on this machine only. */
  took: number;
}

const collectors = new PerformanceObserver(() => {});
const tick = () => new Promise<void>(resolve => setImmediate(resolve));
const now = () => Number(process.hrtime.bigint()) / 1e6;

/** Milliseconds that one turn takes, and those of them that went into collecting garbage. */
async function turn({ before, run }: Contestant): Promise<{ time: number; garbage: number }> {
  await before?.();
  // A full collection would also throw away what the engine has learnt of the code; the young one does not.
  globalThis.gc?.({ type: 'minor' });
  await tick();
  collectors.takeRecords();
  const start = now();
  const answer = run();
  if (answer instanceof Promise) await answer;
  const time = now() - start;
  // The engine reports its collections one turn of the event loop later.
  await tick();
  const garbage = collectors.takeRecords().reduce((sum, entry) => sum + entry.duration, 0);
  return { time, garbage };
}

/**
 * Runs the contestants in turns; the first of them is the reference.
 *
 * @param rounds how many are counted; as many as `warm` go before them and are not.
 */
export async function race(contestants: readonly Contestant[], rounds = 9, warm = 3): Promise<Lap[]> {
  collectors.observe({ entryTypes: ['gc'] });
  const times = contestants.map(() => [] as number[]);
  const garbage = contestants.map(() => 0);
  for (let round = -warm; round < rounds; round++) {
    for (const [i, contestant] of contestants.entries()) {
      const measured = await turn(contestant);
      if (round < 0) continue;
      (times[i] as number[]).push(measured.time);
      garbage[i] = (garbage[i] as number) + measured.garbage;
    }
  }
  collectors.disconnect();
  const reference = times[0] as number[];
  return contestants.map(({ name }, i) => {
    const own = times[i] as number[];
    const ratios = own.map((time, round) => time / (reference[round] as number));
    return {
      name,
      ratio: median(ratios),
      least: Math.min(...ratios),
      most: Math.max(...ratios),
      fastest: Math.min(...own) / Math.min(...reference),
      garbage: Math.min(1, (garbage[i] as number) / own.reduce((sum, time) => sum + time, 0)),
      took: median(own),
    };
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
