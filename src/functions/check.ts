import type { Cell } from '../core/cells/cell.ts';
import { checkPipeline, checkTable } from '../core/check/check.ts';
import { readSettings } from '../core/settings/read.ts';
import { pipelineOf } from './arguments.ts';
import { sheetCalendar } from './calendar.ts';

/**
 * What was read how, and what could not be: the column taken for each role and why, then every finding, worst first,
 * with how many rows it concerns, the first of them (counted from the top of the range), and what to do.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return A table with a header row.
 * @customfunction
 */
export function PIPELINE_CHECK(pipeline: unknown, settings?: unknown): Cell[][] {
  const calendar = sheetCalendar();
  return checkTable(checkPipeline(pipelineOf(pipeline), readSettings(settings, calendar), calendar));
}
