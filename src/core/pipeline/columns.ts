import { isDay } from '../cells/calendar.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { isBlank, isDate, textOf } from '../cells/cell.ts';
import { readDateText } from '../cells/date-text.ts';
import { flagOf } from '../cells/flag.ts';
import { fold } from '../cells/fold.ts';
import { Problem } from '../problem.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { ROLES } from '../settings/settings.ts';
import { gatewayKindOf, headersOf, standInHeaders } from './headers.ts';
import type { Profile } from './profiles.ts';
import { knownHeaders, profileOf } from './profiles.ts';

/** Why a column was taken for a role: proof of reading, shown by the check and in the sidebar. */
type Why = 'setting' | 'profile' | 'header' | 'created date';

/** Which column of the sheet holds what. */
export interface Columns {
  /** Index of the header row in the range. */
  headerRow: number;
  /** The headers as spelt, trimmed; '' where a cell is blank. */
  headers: string[];
  folded: string[];
  of: Partial<Record<Role, number>>;
  why: Partial<Record<Role, Why>>;
  profile: Profile | undefined;
}

/** How many non-blank rows are looked at for the header row. */
const HEADER_ROWS = 10;

/** Finds the header row and the column of each role. A Column setting whose header is not there is refused. */
export function findColumns(grid: Grid, settings: Settings): Columns {
  const headerRow = findHeaderRow(grid, settings);
  const cells = grid[headerRow] ?? [];
  const headers = Array.from(cells, cell => textOf(cell).trim());
  const folded = headers.map(fold);
  const columns: Columns = { headerRow, headers, folded, of: {}, why: {}, profile: profileOf(folded) };
  const taken = new Set<number>();
  const isDateColumn = dateColumns(grid, columns, settings);

  /** The leftmost free column of the first header that the sheet has. */
  const take = (role: Role, wanted: readonly string[], why: Why): boolean => {
    for (const header of wanted) {
      const column = folded.findIndex((text, i) => text === header && !taken.has(i) && suits(role, i));
      if (column < 0) continue;
      columns.of[role] = column;
      columns.why[role] = why;
      taken.add(column);
      return true;
    }
    return false;
  };
  // "Closed" is a flag or a date: what its cells hold decides.
  const suits = (role: Role, column: number): boolean => {
    const holdsDates = isDateColumn.get(column);
    if (holdsDates === undefined) return true;
    return role === 'Won' || role === 'Closed' ? !holdsDates : holdsDates;
  };

  for (const { role: set, header } of settings.columns) {
    const column = folded.indexOf(fold(header));
    const role = isDateColumn.get(column) ? (DATE_OF_FLAG[set] ?? set) : set;
    if (column < 0 || !fold(header))
      throw missing(`the setting "Column, ${set}, Header"`, header, headers, `Column|${set}|Header`);
    if (taken.has(column)) {
      const other = ROLES.find(r => columns.of[r] === column);
      throw new Problem(
        'column-twice',
        `the column "${header}" can serve one role, got ${other} and ${role}`,
        {
          field: `Column|${role}|Header`,
        },
      );
    }
    columns.of[role] = column;
    columns.why[role] = 'setting';
    taken.add(column);
  }
  const { profile } = columns;
  const { unusedRoles } = settings;
  const open = (): Role[] => ROLES.filter(role => columns.of[role] === undefined && !unusedRoles.has(role));
  if (profile) for (const role of open()) take(role, profile.headers[role] ?? [], 'profile');
  for (const role of open()) take(role, listOf(role, profile), 'header');
  if (open().includes('First appointment')) {
    take('First appointment', [...(profile?.headers.Created ?? []), ...standInHeaders()], 'created date');
  }
  return columns;
}

function listOf(role: Role, profile: Profile | undefined): string[] {
  const headers = headersOf(role);
  if (role === 'Won date') headers.push(...headersOf('Won'));
  if (role === 'Close date') headers.push(...headersOf('Closed'));
  return role === 'Close date' ? headers.filter(header => !profile?.expected.includes(header)) : headers;
}

/** The first of the first ten non-blank rows with two headers that we know, else the first non-blank row. */
function findHeaderRow(grid: Grid, settings: Settings): number {
  const known = knownHeaders();
  for (const { header } of settings.columns) known.add(fold(header));
  const filled: number[] = [];
  for (let row = 0; row < grid.length && filled.length < HEADER_ROWS; row++) {
    const cells = grid[row] as readonly Cell[];
    if (cells.every(isBlank)) continue;
    filled.push(row);
    const found = new Set<string>();
    for (const cell of cells) {
      if (typeof cell !== 'string' || isBlank(cell)) continue;
      const text = fold(cell);
      if (known.has(text) || gatewayKindOf(cell) !== undefined) found.add(text);
    }
    if (found.size >= 2) return row;
  }
  return filled[0] ?? 0;
}

/** A flag column whose cells are dates is the date of that outcome. */
const DATE_OF_FLAG: Partial<Record<Role, Role>> = { Won: 'Won date', Closed: 'Close date' };

/** Columns headed or set to be a flag: true where their cells are dates, false where not. */
function dateColumns(
  grid: Grid,
  { headerRow, folded, profile }: Columns,
  settings: Settings,
): Map<number, boolean> {
  const flags = new Set(
    settings.columns.flatMap(({ role, header }) => (DATE_OF_FLAG[role] ? [fold(header)] : [])),
  );
  for (const role of ['Won', 'Closed'] as const) {
    for (const header of [...headersOf(role), ...(profile?.headers[role] ?? [])]) flags.add(header);
  }
  const found = new Map<number, boolean>();
  folded.forEach((header, column) => {
    if (!flags.has(header)) return;
    let dates = 0;
    let others = 0;
    for (let row = headerRow + 1; row < grid.length; row++) {
      const cell = grid[row]?.[column];
      if (isDateLike(cell)) dates++;
      else if (flagOf(cell) !== undefined) others++;
    }
    found.set(column, dates > others);
  });
  return found;
}

function isDateLike(cell: Cell): boolean {
  if (isDate(cell)) return true;
  if (typeof cell === 'number') return isDay(cell);
  return typeof cell === 'string' && readDateText(cell) !== undefined;
}

/** The column of a header that an argument or setting names, or the sentence that it is not there. */
export function columnNamed(what: string, header: string, columns: Columns): number {
  const column = fold(header) ? columns.folded.indexOf(fold(header)) : -1;
  if (column < 0) throw missing(what, header, columns.headers);
  return column;
}

function missing(what: string, header: string, headers: readonly string[], field?: string): Problem {
  return new Problem(
    'column-missing',
    `${what} must be a header of the pipeline, got "${header}" beside ${listed(headers)}`,
    field === undefined ? {} : { field },
  );
}

/** The sheet's headers as a sentence can name them. */
export function listed(headers: readonly string[]): string {
  const named = headers.filter(Boolean);
  const shown = named.slice(0, 12).join(', ');
  return named.length ? `the headers ${shown}${named.length > 12 ? ', ...' : ''}` : 'no header at all';
}
