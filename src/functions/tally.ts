import type { Cell } from '../core/cells/cell.ts';
import { tallyTable } from '../core/warehouse/write.ts';
import { readTeam } from './team.ts';

/**
 * The tallies that a scorecard is made from, as a table: counts, exact sums and histograms, a row for each spelling of a rep.
 * KPI_SCORECARD, KPI_WEEKLY_GOALS, KPI_CHART and KPI_COACHING take such a table in place of the pipeline; several below each
 * other add up.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param from (optional) First day of the period.
 * @param to (optional) Last day of the period.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return A table with a header row.
 * @customfunction
 */
export function KPI_TALLY(pipeline: unknown, from?: unknown, to?: unknown, settings?: unknown): Cell[][] {
  const { rows, settings: read, bounds } = readTeam(pipeline, from, to, settings);
  return tallyTable(rows, read, bounds);
}
