import { mondayOf } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { dayInWords, daysInWords, weekdayInWords } from '../cells/day-words.ts';
import type { Figure } from '../kpi/kpi.ts';
import { catchUpNumber, remainderOf } from '../kpi/magic-number.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import type { Line, Scorecard } from './scorecard.ts';
import { scorecardOf } from './scorecard.ts';
import { CHECK } from './scorecard-table.ts';
import type { TeamTallies } from './team-tallies.ts';
import { appointmentsBetween } from './team-tallies.ts';

/** The headers of the weekly goals. */
export const GOAL_HEADERS = [
  'Rep',
  'Magic number',
  'Goal this week, rounded up',
  'This week so far',
  'Still missing',
  'Last week',
  'Four-week mean',
  'Catch-up number',
] as const;

/** How many rows stand above the headers: what week it is; what the check found and what is missing for a goal. */
export const GOAL_LINES = 2;

/**
 * Weekly steps in place of a quarterly quota: the magic number rounded up, what was done of it in the week of the
 * day that stands for today, and the catch-up number, which is the magic number for what is left of the target.
 * Above the headers two lines in words: which week it is; what the check found and what is missing for a goal, blank
 * where nothing is.
 *
 * @param team its period is the one that the ingredients of the magic number come from.
 * @param check what the check found that can make figures wrong; '' where nothing.
 */
export function weeklyGoals(team: TeamTallies, check = ''): Cell[][] {
  const { settings, bounds, asOf } = team;
  const scorecard = scorecardOf({ ...team.input(), settings });
  const monday = mondayOf(asOf);
  const recent = team.recent();
  const appointments = (from: number, to: number): Map<string, number> =>
    appointmentsBetween(recent, from, to);
  const { starts, weeks } = settings.target;
  const closed = team.closedSinceStart();
  const periods = asOf
    ? [
        appointments(monday, asOf),
        appointments(monday - 7, monday - 1),
        appointments(monday - 28, monday - 1),
      ]
    : [];
  const sumOf = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

  const goals = new Map(scorecard.lines.map(line => [line.key, goalOf(line)]));
  const reps = scorecard.lines.filter(line => line.key);
  const ofReps = reps.map(line => goals.get(line.key)).filter(goal => goal !== undefined);
  // The team's goal is what its reps' come to, or the table would ask for two numbers at once.
  const teamGoal = ofReps.length ? ofReps.reduce((sum, goal) => sum + goal, 0) : goalOf(scorecard.team);

  const cellsOf = (line: Line, isTeam: boolean): Cell[] => {
    const at = (counts: Map<string, number> | undefined): number =>
      counts ? (isTeam ? sumOf(counts) : (counts.get(line.key) ?? 0)) : 0;
    const goal = isTeam ? teamGoal : goals.get(line.key);
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
    const cells: Cell[] = [
      line.name,
      line.magicNumber,
      goal,
      done,
      goal === undefined ? undefined : Math.max(0, goal - done),
      at(periods[1]),
      at(periods[2]) / 4,
      catchUp,
    ];
    return cells.map(cell => cell ?? '');
  };
  // null leaves a cell blank, so that the sentence may run over it; beside a '' it would be cut.
  const line = (text: string): Cell[] => GOAL_HEADERS.map((_, i) => (i ? null : text));
  const said = check && `${CHECK}${check}`;
  const missing = goals.size && teamGoal !== undefined ? '' : missingForGoals(scorecard, settings);
  return [
    line(weekInWords(asOf, settings, bounds)),
    line([said, missing].filter(Boolean).join('. ')),
    [...GOAL_HEADERS],
    ...reps.map(each => cellsOf(each, false)),
    cellsOf(scorecard.team, true),
  ];
}

/** A magic number as whole appointments. 5.000000000000001 are five: only a real fraction asks for one more. */
function goalOf({ magicNumber }: Line): Figure {
  return magicNumber === undefined ? undefined : Math.ceil(Number(magicNumber.toFixed(9)));
}

/** Which week it is, what stands for today and why, and the period that the ratios come from. */
function weekInWords(asOf: number, settings: Settings, { from, to }: Bounds): string {
  if (!asOf) return 'No week yet: the pipeline holds no dated deal';
  const monday = mondayOf(asOf);
  const source = settings.asOf === undefined ? 'the latest day in the pipeline' : 'set in the settings';
  const period =
    from === undefined && to === undefined
      ? 'the whole pipeline'
      : from !== undefined && to !== undefined
        ? daysInWords(from, to)
        : from !== undefined
          ? `${dayInWords(from)} on`
          : `the time up to ${dayInWords(to as number)}`;
  return `Week of ${daysInWords(monday, monday + 6)}, as of ${weekdayInWords(asOf)} (${source}). Ratios from ${period}`;
}

/** Why there is no goal, and what to do. */
function missingForGoals({ team, standard }: Scorecard, { target: set }: Settings): string {
  const { target, ingredients } = team;
  if (target === undefined || set.weeks === undefined)
    return 'Goals and barometer need a target: sidebar, Targets';
  if (!standard.context.oneCurrency)
    return 'Goals and barometer need money in one currency: sidebar, Pipeline';
  const { averageSale, closeRatio, gatewayRatio } = ingredients;
  const missing = [
    ...(averageSale ? [] : ['an average sale']),
    ...(closeRatio ? [] : ['a close ratio above 0']),
    ...(gatewayRatio ? [] : ['a gateway ratio above 0']),
  ];
  return `Goals and barometer need ${missing.join(' and ')} of the team: widen From and To`;
}
