// A second, independent reading of docs/kpis.md, for tests.
// Section 5, KPI_ROWS.

import { dateOf } from './dates.ts';
import { type Cell, textOf, trimmed } from './fold.ts';
import {
  asOf,
  type Gateway,
  gatewaysOf,
  isNotProvable,
  needAsOf,
  needRules,
  passed,
  provenGateway,
} from './gateways.ts';
import { decidedWithin, type Span, within } from './kpis.ts';
import {
  needAppointments,
  needCloseDates,
  needColumn,
  needOutcome,
  needTold,
  needWonDates,
  type Opportunity,
  type Pipeline,
  readDateColumn,
  repsOf,
} from './pipeline.ts';
import { Refusal } from './refusal.ts';
import type { Role } from './settings.ts';
import { TREND_KPIS } from './trend.ts';

/** The KPIs of KPI_TREND but Appointments per week. */
export const ROWS_KPIS = TREND_KPIS.filter(kpi => kpi !== 'Appointments per week');
type RowsKpi = (typeof ROWS_KPIS)[number];

type Line = [countsAs: string, date: number | null];

/** What the row counts as and the day by which it is dated; null: it is not in the list. */
type Reader = (row: Opportunity) => Line | null;

function gatewayReader(pipeline: Pipeline, gateways: Gateway[], span: Span): Reader {
  const gateway = provenGateway(pipeline, gateways);
  const day = asOf(pipeline, gateways);
  return row => {
    if (gateway === null || !within(row.appointment, span)) return null;
    const matured = day !== null && row.appointment !== null && day - row.appointment >= gateway.window;
    // Of the four words the first that holds.
    if (!matured) return ['pending', row.appointment];
    if (isNotProvable(gateway, row)) return ['not provable', row.appointment];
    return [passed(gateway, row) ? 'passed' : 'not passed', row.appointment];
  };
}

function closeReader(pipeline: Pipeline, gateways: Gateway[], span: Span): Reader {
  const gateway = provenGateway(pipeline, gateways);
  return row => {
    if (row.outcome === 'open') return null;
    const day = pipeline.settings.datedBy === 'First appointment' ? row.appointment : row.closed;
    if (!decidedWithin(day, span)) return null;
    if (row.outcome === 'won') return ['won', day];
    return [gateway !== null && !passed(gateway, row) ? 'not passed the gateway' : 'lost', day];
  };
}

function readerOf(pipeline: Pipeline, kpi: RowsKpi, span: Span): Reader {
  const isBounded = span.from !== null || span.to !== null;
  const gateways = kpi === 'Gateway ratio' || kpi === 'Close ratio' ? gatewaysOf(pipeline) : [];
  const gateway = provenGateway(pipeline, gateways);
  switch (kpi) {
    case 'First appointments':
      needAppointments(pipeline);
      return row => (within(row.appointment, span) ? ['', row.appointment] : null);
    case 'Gateway ratio':
      if (gateways.length === 0 && pipeline.settings.gateways !== 'none')
        throw new Refusal('pipeline: a gateway was wanted, and there is none.');
      needTold(pipeline);
      needAppointments(pipeline);
      needAsOf(pipeline, gateways);
      if (gateway !== null) needRules(pipeline, gateway);
      return gatewayReader(pipeline, gateways, span);
    case 'Close ratio':
      needOutcome(pipeline);
      if (gateway !== null) needRules(pipeline, gateway);
      if (isBounded && pipeline.settings.datedBy === 'First appointment') needAppointments(pipeline);
      else if (isBounded) needCloseDates(pipeline);
      return closeReader(pipeline, gateways, span);
    case 'Sales cycle':
      needOutcome(pipeline);
      needAppointments(pipeline);
      needWonDates(pipeline);
      return ({ outcome, appointment, closed }) => {
        if (outcome !== 'won' || appointment === null || closed === null || closed < appointment) return null;
        return within(closed, span) ? ['', closed] : null;
      };
    default:
      needOutcome(pipeline);
      if (kpi !== 'Sales') needColumn(pipeline, 'Amount');
      if (isBounded) needWonDates(pipeline);
      return ({ outcome, cents, closed }) => {
        if (outcome !== 'won' || !decidedWithin(closed, span)) return null;
        return kpi === 'Sales' || (cents !== null && cents > 0) ? ['', closed] : null;
      };
  }
}

/** The list with its header row, of the rows of whom it is asked for. */
export function rowsBehind(
  pipeline: Pipeline,
  range: readonly unknown[],
  kpi: RowsKpi,
  asked: Opportunity[] | null,
  span: Span,
): (Cell | Date)[][] {
  const read = readerOf(pipeline, kpi, span);
  const { headerRow, rows: out } = pipeline.left;
  // Rows of the range that are opportunities, in its order.
  const places = range
    .map((_, index) => index)
    .filter(index => index > headerRow && !out.some(each => each.row === index));
  const names = new Map(repsOf(pipeline).map(({ key, name }) => [key, name]));
  const nameColumn = pipeline.columns.roles.Name;
  // A figure that needs no date has its list, but dates that can be read in two ways are not shown. When a won deal
  // closed is told by no column of lost dates, and the other way round.
  const isClear = (...roles: Role[]): boolean =>
    roles.every(role => {
      const column = pipeline.columns.roles[role];
      return column === undefined || readDateColumn(pipeline, column).readings !== 'two readings';
    });
  const wins = isClear('Close date', 'Won date');
  const losses = isClear('Close date', 'Lost date');
  const closes = ({ outcome }: Opportunity): boolean => (outcome === 'won' ? wins : losses);
  const starts = isClear('First appointment');
  const byAppointment =
    kpi === 'First appointments' ||
    kpi === 'Gateway ratio' ||
    (kpi === 'Close ratio' && pipeline.settings.datedBy === 'First appointment');
  const lines = (asked ?? []).flatMap(row => {
    const line = read(row);
    if (line === null) return [];
    const [countsAs, day] = line;
    const isDated =
      closes(row) && starts && row.outcome !== 'open' && row.appointment !== null && row.closed !== null;
    return [
      [
        (places[row.at] ?? 0) + 1,
        nameColumn === undefined ? '' : trimmed(textOf(row.cells[nameColumn])),
        names.get(row.rep) ?? '(no rep)',
        countsAs,
        day === null || !(byAppointment ? starts : closes(row)) ? '' : dateOf(day),
        row.cents === null ? '' : row.cents / 100,
        isDated ? (row.closed ?? 0) - (row.appointment ?? 0) : '',
      ],
    ];
  });
  return [['Row', 'Name', 'Rep', 'Counts as', 'Date', 'Amount', 'Days'], ...lines];
}
