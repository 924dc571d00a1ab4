import { mondayOf } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import type { Figure } from '../kpi/kpi.ts';
import { catchUpNumber, remainderOf } from '../kpi/magic-number.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import { unitsOf } from '../tally/tally.ts';
import { groupsOf, readScorecard } from './groups.ts';
import type { Line } from './scorecard.ts';

/** The weekly goals as a table, a row a rep: what the quarter asks for this week. */
export const GOAL_HEADERS = [
  'Rep',
  'Goal this week',
  'This week so far',
  'Still missing',
  'Last week',
  'Four-week mean',
  'Magic number',
  'Catch-up number',
] as const;

/**
 * Weekly steps in place of a quarterly quota: the magic number rounded up, what was done of it in the week of the
 * day that stands for today, and the catch-up number, which is the magic number for what is left of the target.
 *
 * @param bounds the period that the ingredients of the magic number come from.
 */
export function weeklyGoals(rows: Opportunities, settings: Settings, bounds: Bounds): Cell[][] {
  const scorecard = readScorecard(rows, settings, bounds);
  const asOf = rows.asOf;
  const monday = mondayOf(asOf);
  const appointments = (from: number, to: number): Map<string, number> => {
    const groups = groupsOf(rows, settings, { from, to });
    return new Map(groups.map(group => [group.key, group.tally.appointments]));
  };
  const { starts, weeks } = settings.target;
  const closed = new Map(
    starts === undefined
      ? []
      : groupsOf(rows, settings, { from: starts, to: asOf }).map(g => [g.key, unitsOf(g.tally.revenue)]),
  );
  const periods = asOf
    ? [
        appointments(monday, asOf),
        appointments(monday - 7, monday - 1),
        appointments(monday - 28, monday - 1),
      ]
    : [];
  const sumOf = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

  const cellsOf = (line: Line, isTeam: boolean): Cell[] => {
    const at = (counts: Map<string, number> | undefined): number =>
      counts ? (isTeam ? sumOf(counts) : (counts.get(line.key) ?? 0)) : 0;
    const goal: Figure =
      line.magicNumber === undefined ? undefined : Math.ceil(roundedUpGuard(line.magicNumber));
    const done = at(periods[0]);
    let catchUp: Figure;
    if (
      starts !== undefined &&
      weeks !== undefined &&
      line.target !== undefined &&
      scorecard.standard.context.oneCurrency
    ) {
      const { averageSale, closeRatio, gatewayRatio } = line.ingredients;
      const left = remainderOf(line.target, weeks, starts, asOf, at(closed));
      catchUp = catchUpNumber(left, averageSale, closeRatio, gatewayRatio);
    }
    const missing = goal === undefined ? undefined : Math.max(0, goal - done);
    const cells: Cell[] = [
      line.name,
      goal,
      done,
      missing,
      at(periods[1]),
      at(periods[2]) / 4,
      line.magicNumber,
      catchUp,
    ];
    return cells.map(cell => cell ?? '');
  };
  return [
    [...GOAL_HEADERS],
    ...scorecard.lines.filter(line => line.key).map(line => cellsOf(line, false)),
    cellsOf(scorecard.team, true),
  ];
}

/** 5.000000000000001 appointments are five: only a real fraction asks for one more. */
function roundedUpGuard(value: number): number {
  return Number(value.toFixed(9));
}
