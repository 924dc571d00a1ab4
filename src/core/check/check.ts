import type { Calendar } from '../cells/calendar.ts';
import { isoDay } from '../cells/calendar.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { isBlank } from '../cells/cell.ts';
import type { Columns } from '../pipeline/columns.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { allDateColumns, LOST, NOT_PROVABLE, WON } from '../pipeline/opportunities.ts';
import { readPipeline } from '../pipeline/read.ts';
import { counted, Problem } from '../problem.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { ROLES } from '../settings/settings.ts';
import type { Severity } from './findings.ts';
import { questionsOf } from './findings.ts';
import { proposeOrder, proposeRole } from './propose.ts';

/** What was found, of how many rows, and what to do. */
export interface Finding {
  severity: Severity;
  text: string;
  rows: number;
  /** Indices in the range of the first rows concerned; [] where it concerns no row. */
  examples: number[];
  cure: string;
}

/** Which column was taken for a role, and why. */
interface RoleReading {
  role: Role;
  /** Index of the column; -1 where there is none. */
  column: number;
  header: string;
  why: string;
  /** How many opportunities have something there. */
  filled: number;
}

/** The proof of reading of a pipeline. */
export interface Check {
  roles: RoleReading[];
  headerRow: number;
  /** Rows below the header, and how many of them are opportunities. */
  rows: number;
  used: number;
  findings: Finding[];
  /** True where a gateway's column is not in the sheet, so that the gateways were left out. */
  gatewaysMissing: boolean;
}

/** How many rows a finding names one by one. */
const EXAMPLES = 50;

/** Reads a pipeline and tells what was read how, and what could not be. Findings come worst first. */
export function checkPipeline(grid: Grid, settings: Settings, calendar: Calendar): Check {
  const findings: Finding[] = [];
  const find = (severity: Severity, text: string, cure: string, rows = 0, examples: number[] = []): void => {
    findings.push({ severity, text, rows, examples, cure });
  };
  let gatewaysMissing = false;
  const rows = readWithGateways(grid, settings, calendar, problem => {
    gatewaysMissing = true;
    find('stops', problem.message, 'Correct the setting');
  });
  missingColumns(rows, find);
  for (const dates of allDateColumns(rows)) {
    const two = dates.twoReadings;
    if (!two) continue;
    const readings = `"${two.text}" is ${isoDay(two.dayFirst)} day first and ${isoDay(two.monthFirst)} month first`;
    find(
      'stops',
      `The dates of "${dates.header}" can be read in two ways: ${readings}`,
      proposeOrder(grid, settings, calendar, dates.header),
    );
  }
  currencies(rows, find);
  unprovable(rows, find);
  askRows(rows, settings, find);
  for (const { row, text } of settings.unknown) {
    find(
      'doubtful',
      `Row ${row} of the settings sets nothing that is known: ${text}`,
      'Correct its spelling, or leave it as a note',
      1,
    );
  }
  if (rows.columns.why['First appointment'] === 'created date') {
    const header = rows.columns.headers[rows.columns.of['First appointment'] as number];
    find(
      'note',
      `"${header}" stands in for the first appointment`,
      'Add a column First appointment with the date of the meeting',
    );
  }
  const order: Severity[] = ['stops', 'left out', 'doubtful', 'note'];
  findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const used = rows.fates.filter(fate => fate === FATES.used).length;
  return {
    roles: readingsOf(rows),
    headerRow: rows.columns.headerRow,
    rows: rows.length,
    used,
    findings,
    gatewaysMissing,
  };
}

type Find = (severity: Severity, text: string, cure: string, rows?: number, examples?: number[]) => void;

/** A gateway's column that is not there stops the gateways, and the check goes on without them. */
function readWithGateways(
  grid: Grid,
  settings: Settings,
  calendar: Calendar,
  tell: (problem: Problem) => void,
): Opportunities {
  try {
    return readPipeline(grid, settings, calendar, true);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'gateway-column-missing') throw error;
    tell(error);
    return readPipeline(grid, { ...settings, gateways: [] }, calendar, true);
  }
}

const NEEDED: [roles: Role[], what: string][] = [
  [['Rep'], 'no figure per rep and no scorecard'],
  [['Stage', 'Status', 'Won'], 'nothing tells won from lost'],
  [['First appointment'], 'no first appointments, gateway ratio or sales cycle'],
  [['Close date', 'Won date', 'Lost date'], 'no sales cycle, and no figure of a period'],
  [['Amount'], 'no revenue, average sale or magic number'],
];

function missingColumns({ columns, grid, gateways }: Opportunities, find: Find): void {
  for (const [roles, what] of NEEDED) {
    if (roles.some(role => columns.of[role] !== undefined)) continue;
    find(
      'stops',
      `No column for ${roles.join(', ').toLowerCase()}: ${what}`,
      proposeRole(roles, columns, grid),
    );
  }
  if (!gateways.length) {
    find(
      'note',
      'No gateway: the close ratio is won / (won + lost) of all decided deals',
      'Add a column such as Proposal date, or define a gateway',
    );
  }
}

function currencies(
  { amounts, currencyCodes, currencyNames, outcomes, length }: Opportunities,
  find: Find,
): void {
  const found = new Map<string, number>();
  for (let row = 0; row < length; row++) {
    if (outcomes[row] !== WON || !amounts || !((amounts.cents[row] as number) > 0)) continue;
    const own = amounts.currencyCodes ? (amounts.currencyCodes[row] as number) : 0;
    const name = own ? amounts.currencies[own - 1] : currencyNames?.folded[currencyCodes?.[row] as number];
    if (name) found.set(name, (found.get(name) ?? 0) + 1);
  }
  if (found.size < 2) return;
  const list = [...found].map(([name, n]) => `${name} (${n})`).join(', ');
  find(
    'stops',
    `Sales are in several currencies, which are not added: ${list}`,
    'Convert the amounts to one currency',
  );
}

function unprovable({ gateways, outcomes, length }: Opportunities, find: Find): void {
  for (const { setting, proof, states } of gateways) {
    let lost = 0;
    let open = 0;
    for (let row = 0; row < length; row++) {
      if (outcomes[row] !== LOST) continue;
      lost++;
      if ((states[row] as number) & NOT_PROVABLE) open++;
    }
    if (proof < 0 && !setting.proofStages.length) {
      find(
        'stops',
        `The gateway "${setting.name}" has no proof, so it can't be measured`,
        'Give it a proof column or proof stages',
      );
    } else if (lost && lost === open) {
      find(
        'stops',
        `The gateway "${setting.name}" can't be proven: no lost deal tells how far it had come`,
        'Keep the furthest stage of lost deals in a column',
      );
    }
  }
}

function askRows(rows: Opportunities, settings: Settings, find: Find): void {
  for (const { severity, text, cure, ask } of questionsOf(rows, settings)) {
    const examples: number[] = [];
    let count = 0;
    for (let row = 0; row < rows.length; row++) {
      if (!ask(row)) continue;
      count++;
      if (examples.length < EXAMPLES) examples.push(rows.first + row);
    }
    if (count) find(severity, text, cure, count, examples);
  }
}

function readingsOf({ columns, grid, first, fates, length }: Opportunities): RoleReading[] {
  return ROLES.map(role => {
    const column = columns.of[role] ?? -1;
    let filled = 0;
    for (let row = 0; row < length && column >= 0; row++) {
      if (fates[row] === FATES.used && !isBlank(grid[first + row]?.[column])) filled++;
    }
    return { role, column, header: columns.headers[column] ?? '', why: whyOf(role, columns), filled };
  });
}

function whyOf(role: Role, { why, profile }: Columns): string {
  switch (why[role]) {
    case 'setting':
      return 'by the settings';
    case 'profile':
      return `a header of ${profile?.name}`;
    case 'created date':
      return 'stands in: there is no column for the first appointment';
    default:
      return why[role] ? 'by its header' : 'no column';
  }
}

/** The check as a table: first what was read how, then the findings, worst first. */
export function checkTable(check: Check): Cell[][] {
  const table: Cell[][] = [['Finding', 'Rows', 'First row', 'What to do']];
  const left = check.rows - check.used;
  table.push([
    `${counted(check.used, 'opportunity').replace(/ys$/, 'ies')} read, ${counted(left, 'row')} left out`,
    check.rows,
    check.headerRow + 2,
    '',
  ]);
  for (const { role, column, header, why, filled } of check.roles) {
    if (column < 0) continue;
    table.push([`${role}: header "${header}", ${why}`, filled, check.headerRow + 1, '']);
  }
  for (const { text, rows, examples, cure } of check.findings) {
    table.push([text, rows || '', examples.length ? (examples[0] as number) + 1 : '', cure]);
  }
  return table;
}
