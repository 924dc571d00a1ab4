import type { Cell } from '../core/cells/cell.ts';
import { allChartData, CHARTS, chartData } from '../core/scorecard/chart-data.ts';
import { weeklyGoals } from '../core/scorecard/weekly-goals.ts';
import { chosen, isOmitted } from './arguments.ts';
import { readTallies } from './team.ts';

/**
 * The goals of this week, a row per rep: the magic number rounded up, what was done, what is still missing, and the
 * catch-up number for what is left of the target. This week is the week of the latest day in the pipeline, or of the
 * setting Method, As of, Date. Two lines above the headers: which week it is; the worst that the check found, and what is
 * missing for a goal.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param from (optional) First day of the period that the reps' ratios come from.
 * @param to (optional) Last day of that period.
 * @param settings (optional) The settings table, for example KPI_SETTINGS; it holds the targets.
 * @return A table with a header row below two lines in words.
 * @customfunction
 */
export function KPI_WEEKLY_GOALS(
  pipeline: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell[][] {
  const { team, check, from: source } = readTallies(pipeline, from, to, settings);
  const said = check();
  return weeklyGoals(team, said && 'rows' in source ? `${said}, or the sidebar, Pipeline` : said);
}

/**
 * The data of the scorecard's pictures: each rep's close ratio or gateway ratio, the worst first, in the column of its
 * level and with what it rests on in the label; the first appointments of the last 12 weeks beside the magic number;
 * the team's activity barometer. Without a name all of them side by side, the table of the further gateways, and each
 * rep's first appointments of the last 13 weeks.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param chart (optional) Close ratio, Gateway ratio, First appointments or Activity barometer. Blank: all.
 * @param from (optional) First day of the period.
 * @param to (optional) Last day of the period.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return A table with a header row.
 * @customfunction
 */
export function KPI_CHART(
  pipeline: unknown,
  chart?: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell[][] {
  const name = isOmitted(chart) ? undefined : chosen('chart', chart, CHARTS);
  const { team, calendar } = readTallies(pipeline, from, to, settings);
  const dateOf = (day: number): Date => new Date(calendar.startOf(day));
  return name ? chartData(name, team, dateOf) : allChartData(team, dateOf);
}
