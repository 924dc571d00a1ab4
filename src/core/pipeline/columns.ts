import { isDay } from '../cells/calendar.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { isDate, isFilled, textOf } from '../cells/cell.ts';
import { readDateText } from '../cells/date-text.ts';
import { flagOf } from '../cells/flag.ts';
import { fold } from '../cells/fold.ts';
import { Problem, quoted, shortened } from '../problem.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { ROLES } from '../settings/settings.ts';
import { findHeaderRow } from './header-row.ts';
import { comparedOnceMore, headersOf, standInHeaders, TITLE } from './headers.ts';
import { isTotal, repeatsHeader } from './left-out.ts';
import type { Profile } from './profiles.ts';
import { profileOf } from './profiles.ts';

/** Why a column was taken for a role: proof of reading, shown by the check and in the sidebar. */
type Why = 'setting' | 'profile' | 'header' | 'created date';

/** Which column of the sheet holds what. */
export interface Columns {
  /** Index of the header row in the range. */
  headerRow: number;
  /** The headers as spelt, trimmed; '' where a cell is blank. */
  headers: string[];
  folded: string[];
  /** False where no header is one that we know: then no row can repeat the header. */
  isRecognised: boolean;
  /** The headers as they are compared once more, where they find no role as they are; '' where that is the same. */
  onceMore: string[];
  of: Partial<Record<Role, number>>;
  why: Partial<Record<Role, Why>>;
  /** Roles that the settings say are not used. */
  unused: ReadonlySet<Role>;
  /** The column that holds the amount where the amount's own cell is blank. */
  amountElse: number | undefined;
  profile: Profile | undefined;
}

/** A flag column whose cells are dates is the date of that outcome. */
const DATE_OF_FLAG: Partial<Record<Role, Role>> = { Won: 'Won date', Closed: 'Close date' };

/**
 * Finds the header row and the column of each role: by the settings, else by the profile of a CRM, else by the lists.
 *
 * @throws Problem where a Column setting's header is not in the sheet, or where the first row is a deal and no header.
 */
export function findColumns(grid: Grid, settings: Settings): Columns {
  const { row: headerRow, known } = findHeaderRow(grid, settings);
  const headers = Array.from(grid[headerRow] ?? [], cell => textOf(cell).trim());
  const folded = headers.map(fold);
  const columns: Columns = {
    headerRow,
    headers,
    folded,
    isRecognised: known > 0,
    onceMore: headers.map(comparedOnceMore),
    of: {},
    why: {},
    unused: settings.unusedRoles,
    amountElse: undefined,
    profile: profileOf(folded),
  };
  new Assignment(columns, grid, settings).run(settings);
  return columns;
}

/** Gives each role its column; a column serves one role. */
class Assignment {
  private readonly taken = new Set<number>();
  /** Columns headed or set to be a flag: true where their cells are dates, false where not. */
  private readonly holdsDates: Map<number, boolean>;

  constructor(
    private readonly columns: Columns,
    grid: Grid,
    settings: Settings,
  ) {
    this.holdsDates = flagColumns(grid, columns, settings);
  }

  run(settings: Settings): void {
    const { columns } = this;
    const { profile, folded, onceMore } = columns;
    this.bySettings(settings);
    // A header is compared once more when all others have their role.
    for (const names of [folded, onceMore]) {
      if (profile)
        for (const role of this.open()) this.take(role, profile.headers[role] ?? [], 'profile', names);
      for (const role of this.open()) this.take(role, this.listOf(role, names), 'header', names);
    }
    for (const names of [folded, onceMore]) {
      if (!this.open().includes('First appointment')) break;
      const created = [...(profile?.headers.Created ?? []), ...standInHeaders()];
      this.take('First appointment', created, 'created date', names);
    }
    columns.amountElse = this.amountElse();
  }

  private open(): Role[] {
    const { of, unused } = this.columns;
    return ROLES.filter(role => of[role] === undefined && !unused.has(role));
  }

  private bySettings(settings: Settings): void {
    const { columns, taken } = this;
    for (const { role: set, header } of settings.columns) {
      const column = columnOf(header, columns);
      const role = this.holdsDates.get(column) ? (DATE_OF_FLAG[set] ?? set) : set;
      if (column < 0) throw missing(`the setting "Column, ${set}, Header"`, header, columns.headers);
      if (taken.has(column)) {
        const other = ROLES.find(r => columns.of[r] === column);
        throw new Problem(
          'column-twice',
          `the column ${quoted(header)} can serve one role, got ${other} and ${role}`,
          { field: `Column|${role}|Header` },
        );
      }
      this.give(role, column, 'setting');
    }
  }

  /** The leftmost free column of the first header that the sheet has. */
  private take(role: Role, wanted: readonly string[], why: Why, names: readonly string[]): void {
    for (const header of wanted) {
      const column = names.findIndex(
        (name, i) => name === header && !this.taken.has(i) && this.suits(role, i),
      );
      if (column < 0) continue;
      this.give(role, column, why);
      return;
    }
  }

  private give(role: Role, column: number, why: Why): void {
    this.columns.of[role] = column;
    this.columns.why[role] = why;
    this.taken.add(column);
  }

  /** "Closed" is a flag or a date: what its cells hold decides. */
  private suits(role: Role, column: number): boolean {
    const dates = this.holdsDates.get(column);
    if (dates === undefined) return true;
    return role === 'Won' || role === 'Closed' ? !dates : dates;
  }

  private listOf(role: Role, names: readonly string[]): readonly string[] {
    const { of, profile } = this.columns;
    const headers = headersOf(role);
    if (role === 'Won date') return [...headers, ...headersOf('Won')];
    if (role === 'Close date')
      return [...headers, ...headersOf('Closed')].filter(header => !profile?.expected?.includes(header));
    if (role !== 'Contact level') return headers;
    // A title is the contact's where another column names the deal, else the deal's own.
    const named =
      of.Name !== undefined || headersOf('Name').some(header => header !== TITLE && names.includes(header));
    return named ? headers : headers.filter(header => header !== TITLE);
  }

  private amountElse(): number | undefined {
    const { of, why, folded, profile } = this.columns;
    const other =
      why.Amount === 'profile' ? profile?.amountElse?.[folded[of.Amount as number] as string] : undefined;
    const column =
      other === undefined ? -1 : folded.findIndex((name, i) => name === other && !this.taken.has(i));
    return column < 0 ? undefined : column;
  }
}

/** Columns headed or set to be a flag: true where more of their cells are dates than are flags. */
function flagColumns(
  grid: Grid,
  { headerRow, folded, onceMore, profile }: Columns,
  settings: Settings,
): Map<number, boolean> {
  const flags = new Set(
    settings.columns.flatMap(({ role, header }) => (DATE_OF_FLAG[role] ? [fold(header)] : [])),
  );
  for (const role of ['Won', 'Closed'] as const) {
    for (const header of [...headersOf(role), ...(profile?.headers[role] ?? [])]) flags.add(header);
  }
  const columns = folded.flatMap((header, column) =>
    flags.has(header) || flags.has(onceMore[column] as string) ? [column] : [],
  );
  /** By column, how many more cells are dates than are flags. */
  const more = new Map(columns.map(column => [column, 0]));
  for (let row = headerRow + 1; columns.length && row < grid.length; row++) {
    const cells = grid[row] as readonly Cell[];
    // A header that appears again and a total are no deals, and tell nothing.
    if (repeatsHeader(cells, folded) || isTotal(cells.find(isFilled), () => false)) continue;
    for (const column of columns) {
      const cell = cells[column];
      const vote = isDateLike(cell) ? 1 : flagOf(cell) === undefined ? 0 : -1;
      more.set(column, (more.get(column) as number) + vote);
    }
  }
  return new Map(columns.map(column => [column, (more.get(column) as number) > 0]));
}

function isDateLike(cell: Cell): boolean {
  if (isDate(cell)) return true;
  if (typeof cell === 'number') return isDay(cell);
  return typeof cell === 'string' && readDateText(cell) !== undefined;
}

/** The columns of a sheet without headers: none. */
export function noColumns(): Columns {
  return {
    headerRow: 0,
    headers: [],
    folded: [],
    isRecognised: false,
    onceMore: [],
    of: {},
    why: {},
    unused: new Set(),
    amountElse: undefined,
    profile: undefined,
  };
}

/** The leftmost column of a header that a person named, as it is spelt or compared once more; -1 where there is none. */
export function columnOf(header: string, { folded, onceMore }: Pick<Columns, 'folded' | 'onceMore'>): number {
  const name = fold(header);
  if (!name) return -1;
  const column = folded.indexOf(name);
  return column < 0 ? onceMore.indexOf(name) : column;
}

/** The column of a header that an argument or setting names, or the sentence that it is not there. */
export function columnNamed(what: string, header: string, columns: Columns): number {
  const column = columnOf(header, columns);
  if (column < 0) throw missing(what, header, columns.headers);
  return column;
}

function missing(what: string, header: string, headers: readonly string[]): Problem {
  return new Problem(
    'column-missing',
    `${what} must be a header of the pipeline, got ${quoted(header)} beside ${listed(headers)}`,
  );
}

/** How many headers a sentence names. */
const NAMED = 12;

/** The sheet's headers as a sentence can name them. */
export function listed(headers: readonly string[]): string {
  const named = headers.filter(Boolean);
  if (!named.length) return 'no header at all';
  const few = named.slice(0, NAMED).map(header => shortened(header, 30));
  return `the headers ${few.join(', ')}${named.length > NAMED ? ', ...' : ''}`;
}
