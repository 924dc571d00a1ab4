import type { Cell, Grid } from '../core/cells/cell.ts';
import { isBlank } from '../core/cells/cell.ts';
import { Problem, shown, wanted } from '../core/problem.ts';

/** An argument of numbers: a cell, or a range. */
export interface NumberArgument {
  name: string;
  value: unknown;
  /** What is wanted, for the sentence. */
  want?: string;
  /** Whether a number will do. */
  accepts?: (value: number) => boolean;
}

/** A number from 0, for what is counted or paid. */
export function fromZero(name: string, value: unknown): NumberArgument {
  return { name, value, want: 'a number from 0', accepts: number => number >= 0 };
}

/**
 * True where the arguments are two numbers, or two ranges of numbers, in place of a pipeline and a rep. A range of blanks
 * is a pipeline that is still empty, unless a second range of its shape or a number goes with it.
 */
export function isTally(first: unknown, second: unknown, further: readonly unknown[]): boolean {
  if (!holdsNumbers(first)) return false;
  const cells = Array.isArray(first) ? (first as Grid) : [];
  const isEmptyRange = size(cells) > 1 && cells.every(row => row.every(isBlank));
  if (!isEmptyRange) return true;
  const isOmitted = (argument: unknown): boolean => !Array.isArray(argument) && isBlank(argument as Cell);
  const goesWith = Array.isArray(second)
    ? size(second as Grid) === 1 ||
      (second.length === cells.length && (second as Grid)[0]?.length === cells[0]?.length)
    : typeof second === 'number';
  return goesWith && holdsNumbers(second) && further.every(isOmitted);
}

/** True where an argument holds numbers or nothing at all: a number, a blank cell, or a range of such. */
function holdsNumbers(argument: unknown): boolean {
  const isNumberOrBlank = (cell: Cell): boolean => typeof cell === 'number' || isBlank(cell);
  return Array.isArray(argument)
    ? (argument as Grid).every(row => Array.isArray(row) && row.every(isNumberOrBlank))
    : isNumberOrBlank(argument as Cell);
}

/**
 * Computes cell by cell: ranges must have one shape, a single number goes with every cell, a blank gives a blank.
 *
 * @param compute undefined where there is nothing to divide by.
 */
export function cellByCell(
  args: readonly NumberArgument[],
  compute: (...numbers: number[]) => number | undefined,
): Cell | Cell[][] {
  const grids = args.map(gridOf);
  const shape = grids.reduce((best, grid) => (size(grid) > size(best) ? grid : best), [['']] as Grid);
  const columns = shape[0]?.length ?? 0;
  args.forEach((argument, i) => {
    const grid = grids[i] as Grid;
    if (size(grid) === 1 || (grid.length === shape.length && grid.every(row => row.length === columns)))
      return;
    const want = `one cell, or a range of ${shape.length} by ${columns} cells like the other arguments`;
    throw wanted('argument-shape', argument.name, want, argument.value);
  });
  const at = (grid: Grid, row: number, column: number): Cell =>
    size(grid) === 1 ? grid[0]?.[0] : grid[row]?.[column];
  const result = shape.map((cells, row) =>
    Array.from(cells, (_, column) => {
      const numbers = grids.map((grid, i) => numberOf(at(grid, row, column), args[i] as NumberArgument));
      const figure = numbers.includes(undefined) ? undefined : compute(...(numbers as number[]));
      // Nothing that a sheet can hold, and a zero without a sign.
      return figure !== undefined && Number.isFinite(figure) ? figure + 0 : '';
    }),
  );
  return args.some(argument => Array.isArray(argument.value)) ? result : result[0]?.[0];
}

/** A cell of an argument as a number; undefined where it is blank. */
export function numberOf(
  cell: Cell,
  { name, want = 'a number', accepts }: NumberArgument,
): number | undefined {
  if (isBlank(cell)) return undefined;
  if (typeof cell !== 'number' || !Number.isFinite(cell) || (accepts && !accepts(cell))) {
    throw new Problem(
      'argument-number',
      `${name} must be ${want}, got ${typeof cell === 'string' ? 'the text ' : ''}${shown(cell)}`,
      {
        field: name,
      },
    );
  }
  return cell;
}

/** An argument as rows of cells. */
export function gridOf({ value }: NumberArgument): Grid {
  return Array.isArray(value) ? (value as Grid) : [[value as Cell]];
}

function size(grid: Grid): number {
  return grid.length * (grid[0]?.length ?? 0);
}
