import type { Cell } from '../core/cells/cell.ts';
import { isBlank } from '../core/cells/cell.ts';
import { coachingOf } from '../core/coaching/coaching.ts';
import { coachingTable } from '../core/coaching/coaching-table.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { requireAllDates, requireColumn, requireOutcome } from '../core/pipeline/require.ts';
import { wanted } from '../core/problem.ts';
import { readScorecard } from '../core/scorecard/groups.ts';
import { readSettings } from '../core/settings/read.ts';
import { boundsOf, cellOf, pipelineOf, whose } from './arguments.ts';
import { sheetCalendar } from './calendar.ts';

/**
 * What to coach a rep on next: each flagged KPI with its evidence, what it is worth, the likely causes that the rows show,
 * and the steps.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param rep A rep's name.
 * @param from (optional) First day of the period.
 * @param to (optional) Last day of the period.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return A table with a header row; blank for a rep who is not in the pipeline.
 * @customfunction
 */
export function KPI_COACHING(
  pipeline: unknown,
  rep: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell[][] | Cell {
  const calendar = sheetCalendar();
  const grid = pipelineOf(pipeline);
  const bounds = boundsOf(from, to, calendar);
  const read = readSettings(settings, calendar);
  const want = 'the name of one rep';
  const name = cellOf(rep, 'rep', want);
  if (isBlank(name)) throw wanted('argument-rep', 'rep', want, name);
  const rows = readPipeline(grid, read, calendar, true);
  requireColumn(rows.columns, 'Rep');
  requireOutcome(rows);
  requireAllDates(rows, read);
  const code = whose(name, rows);
  if (code === 'team') throw wanted('argument-rep', 'rep', want, name);
  if (code === undefined) return '';
  return coachingTable(
    coachingOf({ rows, settings: read, bounds, rep: code }, readScorecard(rows, read, bounds)),
  );
}
