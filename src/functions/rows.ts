import type { Cell } from '../core/cells/cell.ts';
import { isBlank } from '../core/cells/cell.ts';
import { KPIS } from '../core/kpi/catalog.ts';
import type { KpiName } from '../core/kpi/kpi.ts';
import { requireAsOf } from '../core/pipeline/as-of.ts';
import type { Opportunities } from '../core/pipeline/opportunities.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import {
  requireClosing,
  requireColumn,
  requireGateway,
  requireOutcome,
  requireReading,
  requireRuleDates,
  requireToldOutcomes,
} from '../core/pipeline/require.ts';
import { rowsBehind } from '../core/rows/rows-behind.ts';
import { rowsTable } from '../core/rows/rows-table.ts';
import { isGatewayProvable } from '../core/scorecard/groups.ts';
import { readSettings } from '../core/settings/read.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { Bounds } from '../core/tally/plan.ts';
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
  const rows = readPipeline(grid, read, calendar, name === 'Gateway ratio' || name === 'Close ratio');
  const gatewayProvable = requireNeeds(rows, name, read, bounds);
  const of = isBlank(cell) ? 'team' : whose(cell, rows);
  const behind =
    of === undefined
      ? []
      : rowsBehind(rows, read, { kpi: name, rep: of === 'team' ? undefined : of, bounds, gatewayProvable });
  return rowsTable(rows, behind, day => new Date(calendar.startOf(day)));
}

/**
 * Refuses a pipeline without what the figure needs.
 *
 * @returns whether the first gateway can be proven, where the figure rests on one.
 */
function requireNeeds(rows: Opportunities, name: KpiName, settings: Settings, bounds: Bounds): boolean {
  const { columns } = rows;
  const usesGateways = name === 'Gateway ratio' || name === 'Close ratio';
  const isBounded = bounds.from !== undefined || bounds.to !== undefined;
  const byAppointment = name === 'Close ratio' && settings.closeRatioDatedBy === 'first appointment';
  if (name === 'Gateway ratio') {
    requireGateway(rows);
    requireToldOutcomes(rows);
  } else if (name !== 'First appointments') requireOutcome(rows);
  if (name === 'Revenue' || name === 'Average sale') requireColumn(columns, 'Amount');
  if (
    name === 'First appointments' ||
    name === 'Gateway ratio' ||
    name === 'Sales cycle' ||
    (byAppointment && isBounded)
  ) {
    requireColumn(columns, 'First appointment');
    requireReading(rows.appointments);
  }
  if (name === 'Gateway ratio') requireAsOf(rows, settings);
  if (name === 'Close ratio' && isBounded && !byAppointment) {
    requireClosing(columns, 'Won date', 'Lost date');
    requireReading(rows.closeDates, rows.wonDates, rows.lostDates);
  }
  const datesSales = name === 'Sales' || name === 'Revenue' || name === 'Average sale';
  if (name === 'Sales cycle' || (datesSales && isBounded)) {
    requireClosing(columns, 'Won date');
    requireReading(rows.closeDates, rows.wonDates);
  }
  const gatewayProvable = usesGateways && isGatewayProvable(rows);
  if (gatewayProvable) requireRuleDates(rows);
  return gatewayProvable;
}
