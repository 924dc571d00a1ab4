import type { Calendar } from '../core/cells/calendar.ts';
import { isoDay } from '../core/cells/calendar.ts';
import type { Cell, Grid } from '../core/cells/cell.ts';
import { isBlank, textOf } from '../core/cells/cell.ts';
import { readDay, wantedDay } from '../core/cells/date-text.ts';
import { fold } from '../core/cells/fold.ts';
import type { Opportunities } from '../core/pipeline/opportunities.ts';
import { NO_REP } from '../core/pipeline/reps.ts';
import { requireColumn } from '../core/pipeline/require.ts';
import { Problem, wanted } from '../core/problem.ts';
import type { Bounds, Groups } from '../core/tally/plan.ts';
import { oneGroup } from '../core/tally/plan.ts';
import { isTallyTable } from '../core/warehouse/read.ts';

/** The one cell of an argument that may be a cell or a range of one. */
export function cellOf(argument: unknown, name: string, want: string): Cell {
  if (!Array.isArray(argument)) return argument as Cell;
  const [row] = argument as unknown[];
  if (argument.length === 1 && Array.isArray(row) && row.length === 1) return row[0] as Cell;
  throw wanted('argument-range', name, want, argument);
}

/** The pipeline argument as rows of cells. */
export function pipelineOf(argument: unknown): Grid {
  const grid = filledRange(argument);
  if (!isTallyTable(grid)) return grid;
  throw new Problem(
    'argument-pipeline',
    'pipeline must hold the opportunities themselves for this function, got a table of tallies; KPI_SCORECARD, KPI_WEEKLY_GOALS, ' +
      'KPI_CHART and KPI_COACHING take one',
    { field: 'pipeline' },
  );
}

/** The pipeline argument as rows of cells, whatever they hold. */
export function filledRange(argument: unknown): Grid {
  const want = 'a range with a header row and one opportunity per row';
  if (!Array.isArray(argument) || !Array.isArray(argument[0]))
    throw wanted('argument-pipeline', 'pipeline', want, argument);
  const grid = argument as Grid;
  if (grid.every(row => row.every(isBlank))) {
    throw new Problem('argument-pipeline', `pipeline must be ${want}, got an empty range`, {
      field: 'pipeline',
    });
  }
  return grid;
}

/** The first and last day of a period; from after to is refused. */
export function boundsOf(from: unknown, to: unknown, calendar: Calendar): Bounds {
  const bounds = { from: dayOf(from, 'from', calendar), to: dayOf(to, 'to', calendar) };
  if (bounds.from !== undefined && bounds.to !== undefined && bounds.from > bounds.to) {
    const got = `${isoDay(bounds.from)} after ${isoDay(bounds.to)}`;
    throw new Problem('argument-bounds', `from must be on or before to, got ${got}`, { field: 'from' });
  }
  return bounds;
}

/** A day that an argument names; undefined where it is blank. */
export function dayOf(argument: unknown, name: string, calendar: Calendar): number | undefined {
  const want = 'a date, such as 2026-03-31';
  const cell = cellOf(argument, name, want);
  if (isBlank(cell)) return undefined;
  const day = readDay(cell, calendar);
  if (day === 'two readings' || !day) throw wanted('argument-date', name, wantedDay(cell, calendar), cell);
  return day;
}

/** Whose rows a figure is asked for: the rep's code, 'team' for all, undefined where there is no such rep. */
export type Whose = number | 'team' | undefined;

/** Finds a rep by the cell that names it. Team, where no rep is called so, is everybody; for anybody else the
 * pipeline must have a column for the rep. */
export function whose(cell: Cell, rows: Opportunities): Whose {
  const folded = fold(textOf(cell));
  const code = rows.reps.codeOfText(folded);
  if (code !== undefined && (rows.repRows[code] ?? 0) > 0) return code;
  if (folded === 'team') return 'team';
  requireColumn(rows.columns, 'Rep');
  return folded === fold(NO_REP) && (rows.repRows[0] ?? 0) > 0 ? 0 : undefined;
}

/** The rows of whom a figure is asked for, as one group. */
export function groupOfWhose(rows: Opportunities, of: number | 'team'): Groups {
  return oneGroup(rows.repCodes, rows.reps.names.length, of === 'team' ? undefined : of);
}

/**
 * A figure for each rep of the argument: one figure for a cell or for the team, a range of its shape for a range.
 *
 * @param figure undefined where there is nothing to divide by.
 */
export function forEachRep(
  rep: unknown,
  rows: Opportunities,
  figure: (of: number | 'team') => number | undefined,
): Cell | Cell[][] {
  const one = (cell: Cell): Cell => {
    const of = isBlank(cell) ? undefined : whose(cell, rows);
    return of === undefined ? '' : (figure(of) ?? '');
  };
  if (Array.isArray(rep)) return (rep as Grid).map(row => Array.from(row, one));
  return isOmitted(rep) ? (figure('team') ?? '') : one(rep as Cell);
}

/** True for an optional argument that is blank or left out. */
export function isOmitted(argument: unknown): boolean {
  return !Array.isArray(argument) && isBlank(argument as Cell);
}

/** The one of some choices that an argument names. */
export function chosen<T extends string>(name: string, argument: unknown, choices: readonly T[]): T {
  const want = `one of ${choices.join(', ')}`;
  const cell = cellOf(argument, name, want);
  const choice = choices.find(each => fold(each) === fold(textOf(cell)));
  if (!choice) throw wanted('argument-choice', name, want, cell);
  return choice;
}
