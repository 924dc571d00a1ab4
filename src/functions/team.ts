import type { Calendar } from '../core/cells/calendar.ts';
import { checkSentence } from '../core/check/sentence.ts';
import { requireAllDates } from '../core/kpi/needs.ts';
import type { Opportunities } from '../core/pipeline/opportunities.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { requireColumn, requireOutcome } from '../core/pipeline/require.ts';
import type { TeamTallies } from '../core/scorecard/team-tallies.ts';
import { tallied } from '../core/scorecard/team-tallies.ts';
import { readSettings } from '../core/settings/read.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { Bounds } from '../core/tally/plan.ts';
import { isTallyTable, readTallyTable } from '../core/warehouse/read.ts';
import type { TalliedTeam } from '../core/warehouse/team.ts';
import { teamOf } from '../core/warehouse/team.ts';
import { boundsOf, filledRange, pipelineOf } from './arguments.ts';
import { sheetCalendar } from './calendar.ts';

/** A team's pipeline, read for a table. */
export interface Team {
  rows: Opportunities;
  settings: Settings;
  bounds: Bounds;
  calendar: Calendar;
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
  return { rows, settings: read, bounds, calendar };
}

/** What a table is made from: a team's tallies, of rows or of a table; what the check says of them. */
export interface TalliedPipeline {
  team: TeamTallies;
  calendar: Calendar;
  check(): string;
  /** Where rows were given, those; else the table. */
  from: { rows: Opportunities } | { table: TalliedTeam };
}

/** True for a table of tallies in place of a pipeline. */
export function isTallies(pipeline: unknown): boolean {
  return Array.isArray(pipeline) && isTallyTable(filledRange(pipeline));
}

/** The same for a pipeline in whose place a table of tallies may stand. */
export function readTallies(
  pipeline: unknown,
  from: unknown,
  to: unknown,
  settings: unknown,
): TalliedPipeline {
  if (isTallies(pipeline)) {
    const calendar = sheetCalendar();
    const bounds = boundsOf(from, to, calendar);
    const read = readSettings(settings, calendar);
    const table = teamOf(readTallyTable(filledRange(pipeline), calendar), read, bounds);
    return { team: table, calendar, check: () => table.check, from: { table } };
  }
  const { rows, settings: read, bounds, calendar } = readTeam(pipeline, from, to, settings);
  return {
    team: tallied(rows, read, bounds),
    calendar,
    check: () => checkSentence(rows, read),
    from: { rows },
  };
}
