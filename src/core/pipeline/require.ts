import { Problem } from '../problem.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { requireAsOf } from './as-of.ts';
import type { Columns } from './columns.ts';
import { listed } from './columns.ts';
import type { DateColumn } from './date-column.ts';
import { headersOf } from './headers.ts';
import type { Opportunities } from './opportunities.ts';
import { dateColumns } from './opportunities.ts';

/** Any of these columns tells what became of a deal. */
const OUTCOME: readonly Role[] = ['Stage', 'Status', 'Won'];

/** Refuses a pipeline that has none of the columns that would hold what a figure needs. */
export function requireColumn(columns: Columns, ...roles: Role[]): void {
  if (roles.some(role => columns.of[role] !== undefined)) return;
  const examples = headersOf(roles[0] as Role).slice(0, 3);
  throw new Problem(
    'column-needed',
    `pipeline must have a column for ${roles.map(role => role.toLowerCase()).join(' or ')} ` +
      `(such as ${examples.map(titled).join(', ')}), got ${listed(columns.headers)}`,
    { field: 'pipeline' },
  );
}

/** Refuses a pipeline in which nothing tells won from lost. */
export function requireOutcome(columns: Columns): void {
  requireColumn(columns, ...OUTCOME);
}

/** Whether the pipeline tells when deals of these outcomes closed: each by a date of its own, or all by the close date. */
export function tellsClosing({ of }: Columns, ...own: ('Won date' | 'Lost date')[]): boolean {
  return of['Close date'] !== undefined || own.every(role => of[role] !== undefined);
}

/** Refuses a pipeline that does not tell when deals closed. */
export function requireClosing(columns: Columns, ...own: ('Won date' | 'Lost date')[]): void {
  if (!tellsClosing(columns, ...own)) requireColumn(columns, 'Close date');
}

/** Refuses a pipeline without any gateway, where a figure is asked of one. */
export function requireGateway({ gateways }: Opportunities): void {
  if (gateways.length) return;
  throw new Problem(
    'gateway-needed',
    'pipeline must have a gateway: a column that proves the next step (such as Proposal date, Demo date or Site visit), ' +
      'or Gateway rows in the settings, got neither',
    { field: 'pipeline' },
  );
}

/** Refuses dates that can be read in two ways, where the figure rests on them. */
export function requireReading(...columns: (DateColumn | undefined)[]): void {
  for (const column of columns) column?.require();
}

/**
 * Refuses rules that count days from the appointment where there is none, or where one of the dates has two readings.
 *
 * @param gateway the place in the funnel of the gateway that is asked about; the one before it matters too.
 */
export function requireRuleDates({ gateways, columns, appointments }: Opportunities, gateway = 0): void {
  const dates = gateways.slice(Math.max(0, gateway - 1), gateway + 1).flatMap(({ ruleDates }) => ruleDates);
  if (!dates.length) return;
  requireColumn(columns, 'First appointment');
  requireReading(appointments, ...dates);
}

/** Refuses where anything of a whole table could be read in two ways. */
export function requireAllDates(rows: Opportunities, settings: Settings): void {
  requireReading(...dateColumns(rows));
  requireAsOf(rows, settings);
  requireReading(...(rows.gateways[0]?.ruleDates ?? []));
}

function titled(header: string): string {
  return header.charAt(0).toUpperCase() + header.slice(1);
}
