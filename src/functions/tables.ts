import type { Cell, Grid } from '../core/cells/cell.ts';
import { isBlank, textOf } from '../core/cells/cell.ts';
import { checkSentence } from '../core/check/sentence.ts';
import { PER_WEEK_NEEDS } from '../core/kpi/appointments-per-week.ts';
import { kpiNamed } from '../core/kpi/catalog.ts';
import { requireNeeds } from '../core/kpi/needs.ts';
import { requireAsOf } from '../core/pipeline/as-of.ts';
import { columnNamed } from '../core/pipeline/columns.ts';
import { FATES } from '../core/pipeline/left-out.ts';
import type { Opportunities } from '../core/pipeline/opportunities.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { TextColumn } from '../core/pipeline/text-column.ts';
import { Problem, shown } from '../core/problem.ts';
import type { GroupColumn } from '../core/scorecard/groups.ts';
import { readScorecard } from '../core/scorecard/groups.ts';
import { scorecardOf } from '../core/scorecard/scorecard.ts';
import { scorecardTable } from '../core/scorecard/scorecard-table.ts';
import { EVERY, PER_WEEK, TREND_KPIS, trendOf } from '../core/scorecard/trend.ts';
import { readSettings } from '../core/settings/read.ts';
import type { Whose } from './arguments.ts';
import { boundsOf, cellOf, chosen, groupOfWhose, isOmitted, pipelineOf, whose } from './arguments.ts';
import { sheetCalendar } from './calendar.ts';
import { isTallies, readTallies, readTeam } from './team.ts';

/**
 * The scorecard of a team: a row per rep with every KPI, the benchmarks above, the team below, what to coach first and
 * why.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param from (optional) First day of the period.
 * @param to (optional) Last day of the period.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @param by (optional) A header to group by in place of the rep, for example Lead source.
 * @return A table with a header row.
 * @customfunction
 */
export function KPI_SCORECARD(
  pipeline: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
  by?: unknown,
): Cell[][] {
  const group = cellOf(by, 'by', 'the header of one column');
  if (isBlank(group)) {
    const { team, check } = readTallies(pipeline, from, to, settings);
    const card = scorecardOf({ ...team.input(), settings: team.settings });
    return scorecardTable(card, 'Rep', true, check());
  }
  if (isTallies(pipeline))
    throw new Problem(
      'argument-by',
      `by must be blank where the pipeline is a table of tallies, which are by rep, got ${shown(group)}`,
      { field: 'by' },
    );
  const { rows, settings: read, bounds } = readTeam(pipeline, from, to, settings, false);
  const check = checkSentence(rows, read);
  const column = columnNamed('by', textOf(group), rows.columns);
  const scorecard = readScorecard(rows, read, bounds, groupColumn(rows, column));
  return scorecardTable(scorecard, rows.columns.headers[column] as string, false, check);
}

function groupColumn(rows: Opportunities, column: number): GroupColumn {
  const names = new TextColumn();
  const codes = new Int32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    if (rows.fates[row] === FATES.used) codes[row] = names.code(rows.grid[rows.first + row]?.[column]);
  }
  return { codes, names };
}

/**
 * A KPI over time: for every week, month or quarter its first day, the figure, and how many cases it rests on. For a
 * range of reps a column of figures each.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param kpi First appointments, Gateway ratio, Close ratio, Sales, Revenue, Average sale, Sales cycle or Appointments
 * per week.
 * @param every (optional) week, month or quarter. Blank: week, from Monday.
 * @param rep (optional) A rep's name, or a range of names. Blank: the whole team.
 * @param from (optional) First day that counts.
 * @param to (optional) Last day that counts.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return Rows of a date, a figure and a count, without a header row.
 * @customfunction
 */
export function KPI_TREND(
  pipeline: unknown,
  kpi: unknown,
  every?: unknown,
  rep?: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell[][] | Cell {
  const calendar = sheetCalendar();
  const grid = pipelineOf(pipeline);
  const bounds = boundsOf(from, to, calendar);
  const read = readSettings(settings, calendar);
  const name = chosen('kpi', kpi, TREND_KPIS);
  const step = isOmitted(every) ? 'week' : chosen('every', every, EVERY);
  const needs = name === PER_WEEK ? PER_WEEK_NEEDS : kpiNamed(name).needs;
  const takesAsOf = name === PER_WEEK && read.asOf === undefined;
  const rows = readPipeline(grid, read, calendar, needs.gateway !== undefined || takesAsOf);
  const gatewayProvable = requireNeeds(needs, rows, read, true);
  if (takesAsOf) requireAsOf(rows, read);

  const isRange = Array.isArray(rep);
  const asked = isRange
    ? (rep as Grid).flatMap(row => Array.from(row, cell => ofCell(cell, rows)))
    : [ofCell(rep as Cell, rows) ?? (isOmitted(rep) ? 'team' : undefined)];
  const found = asked.filter(of => of !== undefined) as (number | 'team')[];
  const periods = trendOf(
    rows,
    read,
    { kpi: name, every: step, bounds, gatewayProvable },
    found.map(of => groupOfWhose(rows, of)),
  );
  if (!periods.length) return '';
  return periods.map(({ start, points }) => {
    const day = new Date(calendar.startOf(start));
    if (!isRange) return [day, points[0]?.figure ?? '', points[0]?.basis];
    let next = 0;
    return [day, ...asked.map(of => (of === undefined ? '' : (points[next++]?.figure ?? '')))];
  });
}

function ofCell(cell: Cell, rows: Opportunities): Whose {
  return isBlank(cell) ? undefined : whose(cell, rows);
}
