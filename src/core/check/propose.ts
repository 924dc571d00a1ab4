import type { Calendar } from '../cells/calendar.ts';
import type { Grid } from '../cells/cell.ts';
import { foldedCell } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import type { Columns } from '../pipeline/columns.ts';
import { headersOf } from '../pipeline/headers.ts';
import { OPEN } from '../pipeline/opportunities.ts';
import { readPipeline } from '../pipeline/read.ts';
import { counted } from '../problem.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { defaultWords } from '../settings/settings.ts';

/**
 * What the values of a sheet propose where its headers say nothing. A proposal carries its evidence and waits for
 * a person; no formula acts on it.
 */
export interface RoleProposal {
  role: Role;
  header: string;
  evidence: string;
}

/** A column that may hold a role that no header names. */
export function proposalFor(roles: readonly Role[], columns: Columns, grid: Grid): RoleProposal | undefined {
  const free = columns.folded
    .map((header, column) => ({ header, column }))
    .filter(({ header, column }) => {
      return header && !Object.values(columns.of).includes(column);
    });
  for (const role of roles) {
    const words = headersOf(role);
    const near = free.find(({ header }) => words.some(word => ` ${header} `.includes(` ${word} `)));
    if (near)
      return {
        role,
        header: columns.headers[near.column] as string,
        evidence: 'its header holds a word that is known',
      };
  }
  if (!roles.includes('Status')) return undefined;
  for (const { column } of free) {
    const said = [defaultWords('Won'), defaultWords('Lost')].map(
      words =>
        grid.slice(columns.headerRow + 1).filter(row => words.includes(foldedCell(row[column]))).length,
    );
    if (!said[0] || !said[1]) continue;
    const evidence = `${counted(said[0], 'cell')} say won and ${counted(said[1], 'cell')} say lost`;
    return { role: 'Status', header: columns.headers[column] as string, evidence };
  }
  return undefined;
}

/** The proposal as something to do. */
export function proposeRole(roles: readonly Role[], columns: Columns, grid: Grid): string {
  const found = proposalFor(roles, columns, grid);
  const [role] = roles as [Role];
  if (!found) return `Name the column in the settings: Column | ${role} | Header | its header`;
  return `Perhaps "${found.header}" (${found.evidence}): Column | ${found.role} | Header | ${found.header}`;
}

/**
 * The order in which a sheet's dates make sense: the one by which no deal closes before its first appointment, where
 * by the other one some do. A sheet is written in one order, so all its columns are tried in one.
 */
export function orderProposal(
  grid: Grid,
  settings: Settings,
  calendar: Calendar,
): { order: 'Day first' | 'Month first'; evidence: string } | undefined {
  const { headers } = readPipeline(grid, settings, calendar, false).columns;
  const early = (['day first', 'month first'] as const).map(order => {
    const dateOrders = [
      ...settings.dateOrders,
      ...headers.filter(Boolean).map(column => ({ column, order, isExchanged: false })),
    ];
    const rows = readPipeline(grid, { ...settings, dateOrders }, calendar, false);
    let count = 0;
    for (let row = 0; row < rows.length; row++) {
      const appointment = rows.appointments?.days[row] ?? 0;
      const close = rows.closed[row] as number;
      if (rows.outcomes[row] !== OPEN && appointment > 0 && close > 0 && close < appointment) count++;
    }
    return count;
  });
  const [byDay, byMonth] = early as [number, number];
  if (!byDay === !byMonth) return undefined;
  const order = byDay ? 'Month first' : 'Day first';
  const evidence = `${fold(order)}, no deal closes before its appointment; the other way, ${counted(byDay || byMonth, 'deal')} would`;
  return { order, evidence };
}

/** What to do about a column with two readings. */
export function proposeOrder(grid: Grid, settings: Settings, calendar: Calendar, header: string): string {
  const found = orderProposal(grid, settings, calendar);
  const row = (order: string): string => `Column | ${header} | Date order | ${order}`;
  const cure = `Format the cells as dates, or set ${row(found ? found.order : 'Day first (or Month first)')}`;
  return found ? `${cure} (${found.evidence})` : cure;
}
