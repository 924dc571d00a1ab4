import type { Cell } from '../core/cells/cell.ts';
import { CHARTS, chartData } from '../core/scorecard/chart-data.ts';
import { weeklyGoals } from '../core/scorecard/weekly-goals.ts';
import { chosen } from './arguments.ts';
import { readTeam } from './team.ts';

/**
 * The goals of this week, a row per rep: the magic number rounded up, what was done, what is still missing, and the
 * catch-up number for what is left of the target. This week is the week of the latest day in the pipeline, or of the
 * setting Method, As of, Date.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param from (optional) First day of the period that the reps' ratios come from.
 * @param to (optional) Last day of that period.
 * @param settings (optional) The settings table, for example KPI_SETTINGS; it holds the targets.
 * @return A table with a header row.
 * @customfunction
 */
export function KPI_WEEKLY_GOALS(
  pipeline: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell[][] {
  const { rows, settings: read, bounds } = readTeam(pipeline, from, to, settings);
  return weeklyGoals(rows, read, bounds);
}

/**
 * The data of one of the scorecard's pictures: each rep's ratio beside the benchmark with its interval in the label,
 * the first appointments of the last 12 weeks beside the magic number, or the team's activity barometer.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param chart Close ratio, Gateway ratio, First appointments or Activity barometer.
 * @param from (optional) First day of the period.
 * @param to (optional) Last day of the period.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return A table with a header row.
 * @customfunction
 */
export function KPI_CHART(
  pipeline: unknown,
  chart: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell[][] {
  const name = chosen('chart', chart, CHARTS);
  const { rows, settings: read, bounds } = readTeam(pipeline, from, to, settings);
  return chartData(name, rows, read, bounds, day => new Date(rows.calendar.startOf(day)));
}
