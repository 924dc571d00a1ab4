// The figures that everybody in the comparison works out for each rep, from the same rows.
import type { Cell } from '../src/core/cells/cell.ts';

export const FIGURES = [
  'First appointments',
  'Gateway ratio',
  'Close ratio',
  'Sales',
  'Revenue',
  'Average sale',
  'Sales cycle',
] as const;

/** By rep: a number for each of FIGURES. */
export type Figures = Map<string, number[]>;

/** Days that a first appointment is given to lead to a proposal, as the product has it where nothing is set. */
export const WINDOW = 30;

/** The figures of a scorecard; benchmark and team are left out. */
export function figuresOf(scorecard: readonly (readonly Cell[])[]): Figures {
  const [headers = [], , ...lines] = scorecard;
  const columns = FIGURES.map(name => headers.indexOf(name));
  return new Map(lines.slice(0, -1).map(line => [String(line[0]), columns.map(at => Number(line[at]))]));
}

/** The first place where two answers differ by more than rounding, as a sentence; undefined where they agree. */
export function difference(expected: Figures, got: Figures): string | undefined {
  if (got.size !== expected.size) return `${got.size} reps in place of ${expected.size}`;
  for (const [rep, figures] of expected) {
    for (const [i, figure] of figures.entries()) {
      const other = got.get(rep)?.[i] ?? Number.NaN;
      if (!(Math.abs(other - figure) <= 1e-9 * Math.max(1, Math.abs(figure))))
        return `${FIGURES[i]} of ${rep} is ${other} in place of ${figure}`;
    }
  }
  return undefined;
}
