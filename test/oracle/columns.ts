// A second, independent reading of docs/kpis.md, for tests.
// Section 1: the header row, and "Which column holds what".

import { PROFILES, type ProfileField } from './crm.ts';
import { isDateInAnyLayout } from './dates.ts';
import { type Cell, fold, isBlankRow, isFilled, type Range, textOf, word } from './fold.ts';
import { isFooterOrTotalsWord, repeatsTheHeader } from './leftout.ts';
import { Refusal } from './refusal.ts';
import type { Role, Settings } from './settings.ts';

/** The lists of the table; "Created date" is the one that stands in for the first appointment. */
const LISTS: Record<Role | 'Created date', string> = {
  Rep: 'rep, rep name, sales rep, sales rep name, sales representative, salesperson, sales person, owner, deal owner, opportunity owner, opportunity owner full name, owner name, account executive, ae, sales agent, account manager, account owner, assigned to',
  'First appointment':
    'first appointment, first appointment date, first meeting, first meeting date, appointment date, appointment, meeting date, discovery call, intro meeting',
  'Created date':
    'created date, create date, created, created on, created time, created at, date created, date added, engage date, first contact date, opened, start date, add time, deal created',
  Stage: 'stage, deal stage, sales stage, pipeline stage, current stage, sales phase',
  Status: 'status, deal status, opportunity status, outcome',
  'Furthest stage': 'furthest stage, last open stage, lost at stage',
  'Close date':
    'actual close date, completed date, closed at, closed time, close date, closed date, date closed, closed on, closing date, closed',
  'Won date': 'won time, won date, date won',
  'Lost date': 'lost time, lost date, date lost',
  Won: 'won, is won, is closed won',
  Closed: 'closed, is closed, is deal closed',
  Amount:
    'amount, deal value, value, deal size, close value, actual revenue, revenue, deal amount, opportunity amount',
  Currency: 'currency, currency of value, deal currency',
  'Contact level': 'contact level, job title, title, seniority, decision maker level',
  Industry: 'industry, sector',
  Source: 'lead source, source, original traffic source',
  Name: 'opportunity name, deal name, opportunity, deal, name, title',
};

const LIST_ROLES = Object.keys(LISTS) as (Role | 'Created date')[];

/** The lists, folded. */
const LISTED = Object.fromEntries(
  LIST_ROLES.map(role => [role, LISTS[role].split(', ').map(header => fold(header))]),
) as Record<Role | 'Created date', string[]>;

/** The default gateways' headers (section 2), with their kinds. */
export const GATEWAY_HEADERS: [
  headers: string,
  kind: 'Proposal' | 'On-site demo' | 'Trial' | 'Facility tour' | 'Survey',
][] = [
  ['proposal date, proposal sent, proposal sent date, proposal, quote date', 'Proposal'],
  ['demo date, demo held, demo', 'On-site demo'],
  ['trial start, trial date', 'Trial'],
  ['site visit, tour date', 'Facility tour'],
  ['survey date', 'Survey'],
];

/** Date entered "S" of HubSpot: the stage S, folded, without the pipeline in brackets. */
function stageEntered(header: Cell): string | null {
  if (typeof header !== 'string') return null;
  const match =
    /^\s*date entered ["'\u201c\u201d\u2018\u2019](.+?)(?: \(.+\))?["'\u201c\u201d\u2018\u2019]\s*$/iu.exec(
      header,
    );
  return match ? fold(match[1] ?? '') : null;
}

/** The kind of the default gateway that a header makes, if it makes one. */
export function defaultGatewayKind(header: Cell): (typeof GATEWAY_HEADERS)[number][1] | null {
  if (!isFilled(header)) return null;
  for (const [headers, kind] of GATEWAY_HEADERS) {
    if (headers.split(', ').includes(fold(header))) return kind;
  }
  const words = (stageEntered(header) ?? '').split(' ');
  if (words.includes('proposal') || words.includes('quote')) return 'Proposal';
  if (words.includes('demo') || words.includes('presentation')) return 'On-site demo';
  return null;
}

/** Which field of a profile speaks for which role. */
const FIELD_OF: Partial<Record<Role | 'Created date', ProfileField>> = {
  Rep: 'owner',
  'Created date': 'created',
  Stage: 'stage',
  Status: 'status',
  'Close date': 'closed',
  'Won date': 'won',
  'Lost date': 'lost',
  Won: 'won_flag',
  Closed: 'closed_flag',
  Amount: 'amount',
  Currency: 'currency',
  Source: 'source',
  Name: 'name',
};

/** Per profile, the headers that it has for the roles of the table. */
const ROLE_HEADERS: Record<string, string[]> = Object.fromEntries(
  Object.entries(PROFILES).map(([profile, fields]) => [
    profile,
    Object.values(FIELD_OF).flatMap(field => (fields[field] ?? []).map(header => fold(header))),
  ]),
);

/** Per profile, those that no other profile and no list has; Company, Tags and Note are nobody's. */
const DISTINCTIVE: Record<string, string[]> = Object.fromEntries(
  Object.entries(ROLE_HEADERS).map(([profile, own]) => [
    profile,
    [...new Set(own)]
      .filter(header => !['company', 'tags', 'note'].includes(header))
      .filter(header => !LIST_ROLES.some(role => LISTED[role].includes(header)))
      .filter(
        header =>
          !Object.keys(PROFILES).some(other => other !== profile && ROLE_HEADERS[other]?.includes(header)),
      ),
  ]),
);

const CODES = ['usd', 'eur', 'gbp', 'jpy', 'czk', 'pln', 'brl', 'chf'];

/** A header compared once more: its CamelCase parted, and without the words that are codes of currencies. */
export function onceMore(header: Cell): string {
  if (!isFilled(header)) return '';
  const letters = [...textOf(header)];
  const isUpper = (letter = ''): boolean => /\p{Lu}/u.test(letter);
  const isLower = (letter = ''): boolean => /\p{Ll}/u.test(letter);
  const parted = letters
    .map((letter, at) => {
      const before = letters[at - 1];
      const begins =
        isUpper(letter) &&
        (isLower(before) || /\p{N}/u.test(before ?? '') || (isUpper(before) && isLower(letters[at + 1])));
      return begins ? ` ${letter}` : letter;
    })
    .join('');
  return fold(parted)
    .split(' ')
    .filter(part => !CODES.includes(part))
    .join(' ');
}

/** (a) to (c) or section 2 have a role for it, as it is or compared once more. */
function isRecognised(cell: Cell, settings: Settings): boolean {
  return isKnown(cell, settings) || (onceMore(cell) !== '' && isKnown(onceMore(cell), settings));
}

/** A header that the settings, a profile, a list or the default gateways know. */
function isKnown(cell: Cell, settings: Settings): boolean {
  if (typeof cell !== 'string' || !isFilled(cell)) return false;
  const header = fold(cell);
  if (settings.columns.some(row => fold(row.header) === header)) return true;
  if (Object.values(ROLE_HEADERS).some(headers => headers.includes(header))) return true;
  if (LIST_ROLES.some(role => LISTED[role].includes(header))) return true;
  return defaultGatewayKind(cell) !== null;
}

/** The first of the first ten non-blank rows with two recognised headers, else the first non-blank row; -1: none. */
function headerRowOf(range: Range, settings: Settings): number {
  const filled = range.map((_, index) => index).filter(index => !isBlankRow(range[index] ?? []));
  const found = filled
    .slice(0, 10)
    .find(index => (range[index] ?? []).filter(cell => isRecognised(cell, settings)).length >= 2);
  return found ?? filled[0] ?? -1;
}

/** A header row that is a deal: every call is refused, and asks for a row of headers above it. */
function refuseADeal(row: Cell[], settings: Settings): void {
  const recognised = row.filter(cell => isRecognised(cell, settings)).length;
  const holdsDate = row.some(cell => typeof cell !== 'number' && isDateInAnyLayout(cell));
  const saysOutcome = row.some(
    cell => !isRecognised(cell, settings) && [...settings.won, ...settings.lost].includes(word(cell)),
  );
  if ((recognised < 3 && holdsDate) || (recognised < 2 && saysOutcome)) {
    throw new Refusal('pipeline: a row of headers was wanted above the deals.');
  }
}

export interface Columns {
  headerRow: number;
  /** The header cells as they are. */
  headers: Cell[];
  /** Role to column, 0-based. The created date that stands in is the "First appointment". */
  roles: Partial<Record<Role, number>>;
  createdStandsIn: boolean;
  profile: string | null;
  /** The column of the amounts that count where the amount's own cell is blank; -1: none. */
  amountElse: number;
  /** How many of the headers are recognised. */
  recognised: number;
}

/** The leftmost column with this header as it is. -1: none. */
function columnAsSpelt(headers: Cell[], header: string): number {
  return headers.findIndex(cell => isFilled(cell) && fold(cell) === fold(header) && fold(header) !== '');
}

/** The leftmost column with this header, as it is or compared once more. -1: none. */
export function columnWithHeader(headers: Cell[], header: string): number {
  const column = columnAsSpelt(headers, header);
  if (column >= 0 || fold(header) === '') return column;
  return headers.findIndex(cell => onceMore(cell) === fold(header));
}

/** Of the profiles with two distinctive headers in the sheet, the one with most; of ties none. */
function profileOf(headers: Cell[]): string | null {
  const present = (profile: string): number =>
    (DISTINCTIVE[profile] ?? []).filter(header => columnAsSpelt(headers, header) >= 0).length;
  const able = Object.keys(PROFILES).filter(profile => present(profile) >= 2);
  const best = able.filter(profile => able.every(other => present(profile) >= present(other)));
  return best.length === 1 ? (best[0] ?? null) : null;
}

/** Are a column's cells dates? More of them are than are flags. */
function cellsAreDates(range: Range, headerRow: number, column: number): boolean {
  const headers = range[headerRow] ?? [];
  const cells = range
    .slice(headerRow + 1)
    .filter(row => !repeatsTheHeader(row, headers) && !isFooterOrTotalsWord(row))
    .map(row => row[column])
    .filter(cell => isFilled(cell));
  const flags = cells.filter(cell => ['true', 'false', 'yes', 'no', 'y', 'n', '1', '0'].includes(word(cell)));
  return cells.filter(cell => isDateInAnyLayout(cell)).length > flags.length;
}

export function readColumns(range: Range, settings: Settings): Columns {
  const headerRow = headerRowOf(range, settings);
  const headers = headerRow < 0 ? [] : (range[headerRow] ?? []);
  refuseADeal(headers, settings);
  /** The form in which the sheet's headers are compared: as they are, then once more. */
  let compared = (header: Cell): string => word(header);
  const assigned: Partial<Record<Role | 'Created date', number>> = {};
  const isTaken = (column: number): boolean => Object.values(assigned).includes(column);
  const isDates = (column: number): boolean => cellsAreDates(range, headerRow, column);

  /** Of the headers in their order the first that is in the sheet and free; of equal ones the leftmost. */
  const take = (role: Role | 'Created date', wanted: string[], fits: (column: number) => boolean): void => {
    for (const header of wanted) {
      for (let column = 0; column < headers.length; column += 1) {
        if (assigned[role] !== undefined || isTaken(column)) continue;
        if (isFilled(headers[column]) && compared(headers[column]) === header && fits(column)) {
          assigned[role] = column;
        }
      }
    }
  };

  // (a) The settings: their column must be in the sheet. A flag column whose cells are dates is a date column.
  const setRoles: Role[] = settings.columns.map(row => row.role);
  for (const { role, header } of settings.columns) {
    const columnsBy = (form: (header: Cell) => string): number[] =>
      headers.map((_, column) => column).filter(column => form(headers[column]) === fold(header));
    const asSpelt = columnsBy(word);
    const same = asSpelt.length > 0 ? asSpelt : columnsBy(onceMore);
    if (same.length === 0) throw new Refusal(`pipeline: there is no column "${header}" (${role}).`);
    const free = same.find(column => !isTaken(column));
    if (free === undefined) continue;
    if (role === 'Won' && isDates(free)) {
      if (!setRoles.includes('Won date')) assigned['Won date'] = free;
    } else if (role === 'Closed' && isDates(free)) {
      if (!setRoles.includes('Close date')) assigned['Close date'] = free;
    } else {
      assigned[role] = free;
    }
  }
  const isSet = (role: Role | 'Created date'): boolean =>
    (setRoles as string[]).includes(role) || (settings.unused as string[]).includes(role);

  // (b) The profile's headers, in its order.
  const profile = profileOf(headers);
  const fields = profile === null ? {} : (PROFILES[profile] ?? {});
  // A header that a profile gives for both an outcome's own date and the close date is the outcome's own.
  // Close's value_currency names the currency, whatever list it stands in; its value_period is no amount.
  const given = (field: ProfileField): string[] =>
    (field === 'currency' && profile === 'close' ? ['value_currency'] : (fields[field] ?? []))
      .filter(h => field !== 'amount' || !['value_currency', 'value_period'].includes(h))
      .filter(h => field !== 'closed' || !(fields.won ?? []).concat(fields.lost ?? []).includes(h))
      .map(header => fold(header));
  const byProfile: (Role | 'Created date')[] = [];
  const takeByProfile = (role: Role | 'Created date'): void => {
    const field = FIELD_OF[role];
    if (field === undefined || isSet(role)) return;
    const was = assigned[role];
    const isFlag = role === 'Won' || role === 'Closed';
    take(role, given(field), column => !isFlag || !isDates(column));
    if (role === 'Won date') take(role, given('won_flag'), isDates);
    if (role === 'Close date') take(role, given('closed_flag'), isDates);
    if (was === undefined && assigned[role] !== undefined) byProfile.push(role);
  };

  // (c) The lists, in their order. A profile's expected date is not its close date (its trap).
  const takeByList = (role: Role | 'Created date'): void => {
    if (isSet(role)) return;
    // A title is the contact's level where another header names the deal, else the deal's name.
    const named =
      assigned.Name !== undefined ||
      headers.some(header => LISTED.Name.includes(compared(header)) && compared(header) !== 'title');
    const wanted = LISTED[role].filter(header => role !== 'Contact level' || header !== 'title' || named);
    if (role === 'Won' || role === 'Closed') {
      take(role, wanted, column => !isDates(column));
    } else if (role === 'Close date') {
      const flags = LISTED.Closed;
      const expected = given('expected');
      take(
        role,
        wanted.filter(header => !expected.includes(header)),
        column => !flags.includes(compared(headers[column])) || isDates(column),
      );
      take(role, flags, isDates);
    } else {
      take(role, wanted, () => true);
      if (role === 'Won date') take(role, LISTED.Won, isDates);
    }
  };

  // What finds no role is compared once more when all others have theirs; the created date stands in last of all.
  const rolesOnly = LIST_ROLES.filter(role => role !== 'Created date');
  for (const form of [word, onceMore]) {
    compared = form;
    rolesOnly.forEach(takeByProfile);
    rolesOnly.forEach(takeByList);
  }
  for (const form of [word, onceMore]) {
    compared = form;
    takeByProfile('Created date');
    takeByList('Created date');
  }
  // An amount that is one column, else another.
  const first = assigned.Amount;
  const pairs = Object.entries(fields.amount_else ?? {});
  const other =
    first !== undefined && byProfile.includes('Amount')
      ? pairs.find(([header]) => fold(header) === word(headers[first]))?.[1]
      : undefined;
  const amountElse =
    other === undefined
      ? -1
      : headers.findIndex((header, column) => word(header) === fold(other) && !isTaken(column));
  const recognised = headers.filter(header => isRecognised(header, settings)).length;

  // None of the first appointment's headers: the created date stands in, for the whole column.
  const { 'Created date': created, ...roles } = assigned;
  const createdStandsIn =
    roles['First appointment'] === undefined &&
    created !== undefined &&
    !settings.unused.includes('First appointment');
  if (createdStandsIn && created !== undefined) roles['First appointment'] = created;
  return { headerRow, headers, roles, createdStandsIn, profile, amountElse, recognised };
}

/** The columns whose headers make the default gateways: those of no role, of equal ones the leftmost. */
export function defaultProofs({ headers, roles }: Columns): number[] {
  return headers
    .map((_, column) => column)
    .filter(column => {
      const same = headers.findIndex(header => isFilled(header) && fold(header) === fold(headers[column]));
      return (
        (defaultGatewayKind(headers[column]) ?? defaultGatewayKind(onceMore(headers[column]))) !== null &&
        !Object.values(roles).includes(column) &&
        same === column
      );
    });
}
