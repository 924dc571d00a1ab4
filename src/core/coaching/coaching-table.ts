import type { Cell } from '../cells/cell.ts';
import type { Coaching, Step } from './coaching.ts';

/** The columns of the coaching, in order. */
const COACHING_HEADERS: Cell[] = ['KPI', 'Now', 'Benchmark', 'Flag', 'Evidence', 'Step', 'Do this'];

/** The coaching as a table: headers, then a row a step; what is told of a KPI stands in the first of its rows. */
export function coachingTable(coaching: readonly Coaching[]): Cell[][] {
  const rows = coaching.flatMap(([...cells]) => {
    const steps = cells.pop() as Step[];
    return (steps.length ? steps : [['', '']]).map((step, i) => [
      ...(cells as Cell[]).map(cell => (i || cell === undefined ? '' : cell)),
      ...step,
    ]);
  });
  return [COACHING_HEADERS, ...rows];
}
