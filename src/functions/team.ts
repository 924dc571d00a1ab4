import { requireAllDates } from '../core/kpi/needs.ts';
import type { Opportunities } from '../core/pipeline/opportunities.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { requireColumn, requireOutcome } from '../core/pipeline/require.ts';
import { readSettings } from '../core/settings/read.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { Bounds } from '../core/tally/plan.ts';
import { boundsOf, pipelineOf } from './arguments.ts';
import { sheetCalendar } from './calendar.ts';

/** A team's pipeline, read for a table. */
export interface Team {
  rows: Opportunities;
  settings: Settings;
  bounds: Bounds;
}

/**
 * What every table about a team begins with: the arguments, the rows, and the refusal of what any of its columns would need: reps,
 * outcomes, and dates with one reading.
 *
 * @param ofReps false where the rows are grouped by another column.
 */
export function readTeam(
  pipeline: unknown,
  from: unknown,
  to: unknown,
  settings: unknown,
  ofReps = true,
): Team {
  const calendar = sheetCalendar();
  const grid = pipelineOf(pipeline);
  const bounds = boundsOf(from, to, calendar);
  const read = readSettings(settings, calendar);
  const rows = readPipeline(grid, read, calendar, true);
  if (ofReps) requireColumn(rows.columns, 'Rep');
  requireOutcome(rows);
  requireAllDates(rows, read);
  return { rows, settings: read, bounds };
}
