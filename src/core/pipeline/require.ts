import { textOf } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import { asSentence, counted, Problem, quoted, shortened } from '../problem.ts';
import type { Role, Settings } from '../settings/settings.ts';
import type { Columns } from './columns.ts';
import { listed } from './columns.ts';
import type { DateColumn } from './date-column.ts';
import { headersOf } from './headers.ts';
import type { Opportunities } from './opportunities.ts';
import { isToldByDates } from './outcome.ts';

/** Any of these columns tells what became of a deal. */
const OUTCOME_ROLES: readonly Role[] = ['Stage', 'Status', 'Won'];

/** Refuses a pipeline that has none of the columns that would hold what a figure needs. */
export function requireColumn(columns: Columns, ...roles: Role[]): void {
  if (roles.some(role => columns.of[role] !== undefined)) return;
  const examples = headersOf(roles[0] as Role).slice(0, 3);
  const isHeaderless = Object.keys(columns.of).length < 2;
  const firstRow = isHeaderless ? '; a row of headers must be above the deals' : '';
  throw new Problem(
    'column-needed',
    `pipeline must have a column for ${roles.map(role => role.toLowerCase()).join(' or ')} ` +
      `(such as ${examples.map(asSentence).join(', ')}), got ${listed(columns.headers)}${firstRow}`,
    { field: 'pipeline' },
  );
}

/** Whether the pipeline tells won from lost: by a column of outcomes, or by a date for each. */
export function tellsOutcome(columns: Columns): boolean {
  return OUTCOME_ROLES.some(role => columns.of[role] !== undefined) || isToldByDates(columns);
}

/** Refuses a pipeline in which nothing tells won from lost, or in which closed deals do not tell how they ended. */
export function requireOutcome(rows: Opportunities): void {
  if (!tellsOutcome(rows.columns)) requireColumn(rows.columns, ...OUTCOME_ROLES);
  requireToldOutcomes(rows);
}

/** How many words a sentence names. */
const WORDS_NAMED = 4;

/**
 * Refuses deals that their flag says are closed while nothing tells how: as open ones they would be missing from every
 * ratio.
 */
export function requireToldOutcomes(rows: Opportunities): void {
  const { untold, columns, grid, first } = rows;
  if (!untold.length) return;
  const words = new Map<string, string>();
  for (const row of untold) {
    for (const role of ['Status', 'Stage'] as const) {
      const text = textOf(grid[first + row]?.[columns.of[role] ?? -1]).trim();
      if (fold(text) && !words.has(fold(text))) words.set(fold(text), text);
    }
  }
  const named = [...words.values()].slice(0, WORDS_NAMED);
  const more = words.size > named.length ? ' and others' : '';
  const column = columns.of.Stage ?? columns.of.Status;
  const what = column === undefined ? 'nothing' : quoted(columns.headers[column] as string);
  const got = named.length ? `only ${named.map(quoted).join(', ')}${more}` : 'nothing that tells it';
  throw new Problem(
    'outcome-untold',
    `${counted(untold.length, 'closed deal')} must be won, lost or open by ${what}, got ${got}; add the setting ` +
      `Outcome | Lost (or Won, Open) | Stages | ${named.map(name => shortened(name)).join('; ') || 'its words'}`,
    { field: 'Outcome|Lost|Stages' },
  );
}

/** Whether the pipeline tells when deals of these outcomes closed: each by a date of its own, or all by the close date. */
export function tellsClosing({ of }: Columns, ...own: ('Won date' | 'Lost date')[]): boolean {
  return of['Close date'] !== undefined || own.every(role => of[role] !== undefined);
}

/** Refuses a pipeline that does not tell when deals closed. */
export function requireClosing(columns: Columns, ...own: ('Won date' | 'Lost date')[]): void {
  if (!tellsClosing(columns, ...own)) requireColumn(columns, 'Close date');
}

/**
 * Refuses a pipeline without any gateway, where a figure is asked of one.
 *
 * @param settings where they say None, there is nothing to refuse: the figure is blank.
 */
export function requireGateway({ gateways }: Opportunities, settings?: Settings): void {
  if (gateways.length || settings?.gateways?.length === 0) return;
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
