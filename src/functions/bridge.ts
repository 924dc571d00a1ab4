import { bridgeOf } from '../core/bridge/bridge.ts';
import { bridgeTable } from '../core/bridge/bridge-table.ts';
import { sinceThen } from '../core/bridge/since.ts';
import type { Cell, Grid } from '../core/cells/cell.ts';
import { isBlank } from '../core/cells/cell.ts';
import { amount } from '../core/coaching/words.ts';
import { laterThan, readHistory } from '../core/history/history.ts';
import { unpackRows } from '../core/history/kept-rows.ts';
import { KPIS } from '../core/kpi/catalog.ts';
import { requireAllDates } from '../core/kpi/needs.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { requireColumn, requireOutcome } from '../core/pipeline/require.ts';
import { Problem, wanted } from '../core/problem.ts';
import { readSettings } from '../core/settings/read.ts';
import { cellOf, chosen, isOmitted, pipelineOf, whose } from './arguments.ts';
import { sheetCalendar } from './calendar.ts';

/**
 * What changed since a week was kept: for each figure what it was, the parts of the change with their rows (settings, new
 * deals, matured, passed, decided, history rewritten, gone), and what it is now. The parts add up to the change.
 *
 * @param history_rows The tab of the history, for example KPI_HISTORY; the last week in it is compared.
 * @param pipeline Range with a header row and one opportunity per row.
 * @param kpi (optional) First appointments, Gateway ratio, Close ratio, Sales, Revenue, Average sale or Sales cycle. Blank:
 * all of them.
 * @param rep (optional) A rep's name. Blank: the whole team.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return A table with a header row.
 * @customfunction
 */
export function KPI_BRIDGE(
  history_rows: unknown,
  pipeline: unknown,
  kpi?: unknown,
  rep?: unknown,
  settings?: unknown,
): Cell[][] {
  const calendar = sheetCalendar();
  if (!Array.isArray(history_rows) || !Array.isArray(history_rows[0]))
    throw wanted(
      'argument-history',
      'history_rows',
      'the tab of the history, for example KPI_HISTORY',
      history_rows,
    );
  const grid = pipelineOf(pipeline);
  const names = KPIS.map(each => each.name);
  const asked = isOmitted(kpi) ? names : [chosen('kpi', kpi, names)];
  const cell = cellOf(rep, 'rep', 'the name of one rep');
  const history = readHistory(history_rows as Grid, calendar);
  const week = history.weeks[history.weeks.length - 1];
  if (week?.rows === undefined) {
    throw new Problem(
      'history-rows',
      `history_rows must hold the rows of its last week, got ${week ? 'its figures alone' : 'no week'}; keep this week first`,
      { field: 'history_rows' },
    );
  }
  const read = readSettings(settings, calendar);
  const rows = readPipeline(grid, read, calendar, true);
  requireColumn(rows.columns, 'Rep');
  requireOutcome(rows);
  requireAllDates(rows, read);
  const later = laterThan(history, rows.asOf);
  if (later) throw new Problem('history-later', later, { field: 'history_rows' });
  const compared = sinceThen(unpackRows(week.rows, calendar), week.asOf, { rows, settings: read }, calendar);
  const of = isBlank(cell) ? 'team' : whose(cell, rows);
  const key = of === 'team' ? undefined : typeof of === 'number' ? rows.reps.folded[of] : undefined;
  if (of === undefined)
    throw new Problem('rep-unknown', `rep must be in the pipeline, got "${cell}"`, { field: 'rep' });
  return bridgeTable(
    asked.map(name => bridgeOf(compared, name, key)),
    compared,
    week.asOf,
    value => amount(value),
  );
}
