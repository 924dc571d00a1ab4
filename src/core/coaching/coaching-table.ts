import type { Cell } from '../cells/cell.ts';
import type { Coaching } from './coaching.ts';

/** The columns of the coaching, in order. */
const COACHING_HEADERS: Cell[] = ['KPI', 'Now', 'Benchmark', 'Flag', 'Evidence', 'Step', 'Do this'];

/** The coaching as a table: headers, then a row a step; what is told of a KPI stands in the first of its rows. */
export function coachingTable(coaching: readonly Coaching[]): Cell[][] {
  return [COACHING_HEADERS, ...coaching.flatMap(rowsOf)];
}

function rowsOf(coaching: Coaching): Cell[][] {
  const { kpi, now, benchmark, flag, evidence } = coaching;
  const about = [kpi, now ?? '', benchmark ?? '', flag, evidence];
  const steps = stepsOf(coaching);
  return (steps.length ? steps : [['', '']]).map((step, i) => [
    ...(i ? about.map(() => '') : about),
    ...step,
  ]);
}

/** What to do, each with what kind of line it is. */
function stepsOf({
  steps,
  worth,
  causes,
  cannotTell,
  ask,
  practice,
}: Coaching): [kind: string, text: string][] {
  const all = (texts: readonly string[], kindOf: (i: number) => string): [string, string][] =>
    texts.map((text, i) => [kindOf(i), text]);
  return [
    ...all(steps, i => `${i + 1}`),
    ...all(worth ? [worth] : [], () => 'Worth'),
    ...all(causes, i => `Likely cause ${i + 1}`),
    ...all(cannotTell, () => 'Cannot tell'),
    ...all(ask, () => 'Ask'),
    ...all(practice, () => 'Best practice'),
  ];
}
