import type { Cell } from '../core/cells/cell.ts';
import { isBlank } from '../core/cells/cell.ts';
import { KPIS, kpiNamed } from '../core/kpi/catalog.ts';
import { requireNeeds } from '../core/kpi/needs.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { rowsBehind } from '../core/rows/rows-behind.ts';
import { rowsTable } from '../core/rows/rows-table.ts';
import { readSettings } from '../core/settings/read.ts';
import { boundsOf, cellOf, chosen, pipelineOf, whose } from './arguments.ts';
import { sheetCalendar } from './calendar.ts';

/**
 * The rows behind a figure: each deal that it counts or divides by, with its row in the range, what it counts as, the
 * date by which it counts, its amount and its days from the first appointment to the close.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param kpi First appointments, Gateway ratio, Close ratio, Sales, Revenue, Average sale or Sales cycle.
 * @param rep (optional) A rep's name. Blank: the whole team.
 * @param from (optional) First day that counts.
 * @param to (optional) Last day that counts.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return A table with a header row; the header row alone where nothing is behind the figure.
 * @customfunction
 */
export function KPI_ROWS(
  pipeline: unknown,
  kpi: unknown,
  rep?: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell[][] {
  const calendar = sheetCalendar();
  const grid = pipelineOf(pipeline);
  const bounds = boundsOf(from, to, calendar);
  const read = readSettings(settings, calendar);
  const name = chosen(
    'kpi',
    kpi,
    KPIS.map(each => each.name),
  );
  const cell = cellOf(rep, 'rep', 'the name of one rep');
  const { needs } = kpiNamed(name);
  const rows = readPipeline(grid, read, calendar, needs.gateway !== undefined);
  const isDated = bounds.from !== undefined || bounds.to !== undefined;
  const gatewayProvable = requireNeeds(needs, rows, read, isDated);
  const of = isBlank(cell) ? 'team' : whose(cell, rows);
  const behind =
    of === undefined
      ? []
      : rowsBehind(rows, read, { kpi: name, rep: of === 'team' ? undefined : of, bounds, gatewayProvable });
  return rowsTable(rows, behind, day => new Date(calendar.startOf(day)));
}
