import type { Calendar } from '../cells/calendar.ts';
import { isoDay } from '../cells/calendar.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { isBlank } from '../cells/cell.ts';
import { asOfSource } from '../pipeline/as-of.ts';
import type { Columns } from '../pipeline/columns.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { LOST, NOT_PROVABLE, WON } from '../pipeline/opportunities.ts';
import { readPipeline } from '../pipeline/read.ts';
import { tellsOutcome } from '../pipeline/require.ts';
import { counted, Problem, quoted } from '../problem.ts';
import type { SettingChange } from '../settings/change.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { ROLES } from '../settings/settings.ts';
import { absentReps } from './absent-reps.ts';
import { candidatesFor, candidatesSay, WANTED } from './candidates.ts';
import { currenciesOfSales } from './currencies.ts';
import { dateCure, uncertainDates, uncertaintyOf } from './date-orders.ts';
import type { Severity } from './findings.ts';
import { questionsOf } from './findings.ts';
import { spellingsOf } from './spellings.ts';
import type { WordReading } from './words.ts';
import { onTheWay, tellingNothing, wordChanges, wordsOf } from './words.ts';

/** What one press would set, and what speaks for it. */
interface Cure {
  changes: SettingChange[];
  says: string;
  why: string;
}

/** What was found, of how many rows, and what to do. */
export interface Finding {
  severity: Severity;
  text: string;
  rows: number;
  /** Indices in the range of the first rows concerned; [] where it concerns no row. */
  examples: number[];
  cure: string;
  /** The roles that a column is missing for. */
  roles?: readonly Role[];
  /** The header of the column that it is about. */
  column?: string;
  /** What would settle it, a press each, the best first. */
  cures?: Cure[];
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
  /** The words on which outcomes rest, those that say nothing first where something shows that their deals are decided. */
  words: WordReading[];
  /** The day that stands for today, and where it comes from; absent where there is no date. */
  asOf?: { day: string; source: string };
  /** True where a gateway's column is not in the sheet, so that the gateways were left out. */
  gatewaysMissing: boolean;
}

/** How many rows a finding names one by one. */
const EXAMPLES = 50;

/** Reads a pipeline and tells what was read how, and what could not be. Findings come worst first. */
export function checkPipeline(grid: Grid, settings: Settings, calendar: Calendar): Check {
  let broken: Problem | undefined;
  const rows = readWithGateways(grid, settings, calendar, problem => {
    broken = problem;
  });
  const words = wordsOf(rows, settings);
  const findings = [
    ...(broken ? [finding('stops', broken.message, 'Correct the setting')] : []),
    ...missingColumns(rows, settings),
    ...untoldOutcomes(rows, words, settings),
    ...uncertain(grid, rows, settings, calendar),
    ...currencies(rows),
    ...unprovable(rows),
    ...askRows(rows, settings),
    ...silentWords(words, settings),
    ...otherSpellings(rows),
    ...unknownReps(rows, settings),
    ...stagesOnTheWay(words),
    ...unknownSettings(settings),
    ...standIn(rows),
  ];
  const order: Severity[] = ['stops', 'left out', 'doubtful', 'note'];
  const used = rows.fates.filter(fate => fate === FATES.used).length;
  const asOf = asOfOf(rows, settings);
  return {
    roles: readingsOf(rows),
    headerRow: rows.columns.headerRow,
    rows: rows.length,
    used,
    findings: findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
    words,
    ...(asOf ? { asOf } : {}),
    gatewaysMissing: broken !== undefined,
  };
}

function finding(severity: Severity, text: string, cure: string, more: Partial<Finding> = {}): Finding {
  return { severity, text, rows: 0, examples: [], cure, ...more };
}

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

function missingColumns({ columns, grid, gateways }: Opportunities, settings: Settings): Finding[] {
  const missing = WANTED.filter(({ roles }) => {
    if (roles.includes('Stage') && tellsOutcome(columns)) return false;
    return roles.every(role => columns.of[role] === undefined && !columns.unused.has(role));
  });
  const found = missing.map(({ roles, without }) => {
    const candidates = candidatesFor(roles, columns, grid, settings);
    return finding(
      'stops',
      `No column for ${roles.join(', ').toLowerCase()}: ${without}`,
      candidatesSay(candidates, roles[0] as Role),
      {
        roles,
        cures: candidates.map(({ role, header, why }) => ({
          changes: [{ group: 'Column', name: role, setting: 'Header', values: [header] }],
          says: `Take ${quoted(header)}`,
          why,
        })),
      },
    );
  });
  if (gateways.length) return found;
  const none = finding(
    'note',
    'No gateway: the close ratio is won / (won + lost) of all decided deals',
    'Add a column such as Proposal date, or define a gateway',
  );
  return [...found, none];
}

/** Deals that are closed by their flag while nothing tells how; and ratios that words alone make one-sided. */
function untoldOutcomes(rows: Opportunities, words: WordReading[], settings: Settings): Finding[] {
  const cures = wordCures(words, settings);
  const found: Finding[] = [];
  if (rows.untold.length) {
    const { examples, count } = examplesOf(rows.untold.map(row => rows.first + row));
    const text = 'Closed by their flag, and nothing tells how: no figure with outcomes';
    const named = words.filter(({ says, closed }) => !says && closed).slice(0, 4);
    const list = named.map(({ word }) => quoted(word)).join(', ');
    found.push(
      finding('stops', text, `Outcome | Lost (or Won, Open) | Stages | ${list || 'their words'}`, {
        rows: count,
        examples,
        cures,
      }),
    );
  }
  let won = 0;
  let lost = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows.outcomes[row] === WON) won++;
    else if (rows.outcomes[row] === LOST) lost++;
  }
  if (!tellsOutcome(rows.columns) || (won && lost)) return found;
  const what = won ? 'lost' : 'won';
  const text = won
    ? 'No deal is lost: the close ratio can only be 100%'
    : lost
      ? 'No deal is won: the close ratio can only be 0%'
      : 'No deal is won or lost: no ratio, no sale';
  const cure = `Say which stages are ${what}: Outcome | ${won ? 'Lost' : 'Won'} | Stages | their words`;
  return [...found, finding('doubtful', text, cure, { cures })];
}

function wordCures(words: readonly WordReading[], settings: Settings): Cure[] {
  const changes = wordChanges(words, settings);
  if (!changes.length) return [];
  const taken = words.filter(({ says, proposed }) => !says && proposed);
  return [
    {
      changes,
      says: 'Take the words as proposed',
      why: taken
        .map(({ word, proposed, why }) => `${quoted(word)} is ${proposed?.toLowerCase()}: ${why}`)
        .join('; '),
    },
  ];
}

function uncertain(grid: Grid, rows: Opportunities, settings: Settings, calendar: Calendar): Finding[] {
  const columns = uncertainDates(rows);
  const cure = columns.length ? dateCure(grid, rows, settings, calendar) : undefined;
  return columns.map(column => {
    const own = cure?.changes.find(({ name }) => name === column.header);
    const first = column.halfConverted
      ? 'Import the file anew with a locale that writes dates as it does'
      : 'Format the cells as dates';
    const order = own ? own.values[0] : 'Day first (or Month first)';
    const row = `Column | ${column.header} | Date order | ${order}`;
    return finding('stops', uncertaintyOf(column), `${first}, or set ${row}${cure ? ` (${cure.why})` : ''}`, {
      column: column.header,
      ...(cure
        ? {
            cures: [
              { changes: cure.changes, says: `Read the dates ${String(order).toLowerCase()}`, why: cure.why },
            ],
          }
        : {}),
    });
  });
}

function currencies(rows: Opportunities): Finding[] {
  const found = currenciesOfSales(rows);
  if (found.length < 2) return [];
  const list = found.map(([name, n]) => `${name} (${n})`).join(', ');
  return [
    finding(
      'stops',
      `Sales are in several currencies, which are not added: ${list}`,
      'Convert the amounts to one currency',
    ),
  ];
}

function unprovable({ gateways, outcomes, length }: Opportunities): Finding[] {
  return gateways.flatMap(({ setting, proof, states }) => {
    const name = quoted(setting.name);
    if (proof < 0 && !setting.proofStages.length) {
      const text = `The gateway ${name} has no proof, so it can't be measured`;
      return [finding('stops', text, 'Give it a proof column or proof stages')];
    }
    let lost = 0;
    let open = 0;
    for (let row = 0; row < length; row++) {
      if (outcomes[row] !== LOST) continue;
      lost++;
      if ((states[row] as number) & NOT_PROVABLE) open++;
    }
    if (!lost || lost !== open) return [];
    const text = `The gateway ${name} can't be proven: no lost deal tells how far it had come`;
    return [finding('stops', text, 'Keep the furthest stage of lost deals in a column')];
  });
}

function askRows(rows: Opportunities, settings: Settings): Finding[] {
  return questionsOf(rows, settings).flatMap(({ severity, text, cure, column, ask }) => {
    const concerned: number[] = [];
    for (let row = 0; row < rows.length; row++) if (ask(row)) concerned.push(rows.first + row);
    const { examples, count } = examplesOf(concerned);
    return count
      ? [finding(severity, text, cure, { rows: count, examples, ...(column ? { column } : {}) })]
      : [];
  });
}

function examplesOf(concerned: readonly number[]): { examples: number[]; count: number } {
  return { examples: concerned.slice(0, EXAMPLES), count: concerned.length };
}

/** Words that say nothing although something shows that their deals are decided. */
function silentWords(words: readonly WordReading[], settings: Settings): Finding[] {
  const cures = wordCures(words, settings);
  return tellingNothing(words).map(({ word, header, rows: count, first, proposed, why }) => {
    const text = `${quoted(word)} under ${quoted(header)} says neither won, lost nor open: counted as open`;
    const evidence = why ? ` (${why})` : '';
    const cure = `Outcome | ${proposed ?? 'Won (or Lost, Open)'} | Stages | ${word}${evidence}`;
    return finding('doubtful', text, cure, { rows: count, examples: [first], column: header, cures });
  });
}

function otherSpellings(rows: Opportunities): Finding[] {
  return spellingsOf(rows).map(({ name, rep, why }) =>
    finding(
      'doubtful',
      `${quoted(name)} and ${quoted(rep)} may be one rep (${why}): counted apart`,
      `Rep | ${name} | Same as | ${rep}`,
      {
        cures: [
          {
            changes: [{ group: 'Rep', name, setting: 'Same as', values: [rep] }],
            says: `Join them as ${rep}`,
            why,
          },
        ],
      },
    ),
  );
}

/** Reps of the settings without a row: a formula tells them from reps without cases by nothing, both are blank. */
function unknownReps(rows: Opportunities, settings: Settings): Finding[] {
  return absentReps(rows, settings).map(({ name, near }) =>
    finding(
      near ? 'doubtful' : 'note',
      `The settings name ${quoted(name)}, who has no row in the pipeline`,
      near
        ? `Perhaps ${quoted(near)}: correct the spelling in the settings`
        : 'Nothing for a new hire; else correct the spelling in the settings',
    ),
  );
}

/** How many stages one finding names. */
const STAGES_NAMED = 20;

function stagesOnTheWay(words: readonly WordReading[]): Finding[] {
  const stages = onTheWay(words);
  const [first] = stages;
  if (!first) return [];
  const named = stages.slice(0, STAGES_NAMED).map(({ word, rows }) => `${quoted(word)} (${rows})`);
  const others = stages.length > named.length ? ` and ${counted(stages.length - named.length, 'other')}` : '';
  return [
    finding(
      'note',
      `Neither won, lost nor open, so counted as open: ${named.join(', ')}${others}`,
      'Nothing where they are stages on the way; else Outcome | Won (or Lost) | Stages | the word',
      { rows: stages.reduce((sum, { rows }) => sum + rows, 0), examples: [first.first] },
    ),
  ];
}

function unknownSettings({ unknown }: Settings): Finding[] {
  return unknown.map(({ row, text }) =>
    finding(
      'doubtful',
      `Row ${row} of the settings sets nothing that is known: ${quoted(text)}`,
      'Correct its spelling, or leave it as a note',
      { rows: 1 },
    ),
  );
}

function standIn({ columns }: Opportunities): Finding[] {
  if (columns.why['First appointment'] !== 'created date') return [];
  const header = columns.headers[columns.of['First appointment'] as number] as string;
  return [
    finding(
      'note',
      `${quoted(header)} stands in for the first appointment`,
      'Add a column First appointment with the date of the meeting',
    ),
  ];
}

function asOfOf(rows: Opportunities, settings: Settings): Check['asOf'] {
  const found = asOfSource(rows, settings);
  if (!found) return undefined;
  const { day, header, row } = found;
  return {
    day: isoDay(day),
    source:
      row < 0 ? 'by the setting Method, As of' : `the latest date under ${quoted(header)}, row ${row + 1}`,
  };
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

function whyOf(role: Role, { why, profile, unused }: Columns): string {
  switch (why[role]) {
    case 'setting':
      return 'by the settings';
    case 'profile':
      return `a header of ${profile?.name}`;
    case 'created date':
      return 'stands in: there is no column for the first appointment';
    default:
      if (unused.has(role)) return 'not used, by the settings';
      return why[role] ? 'by its header' : 'no column';
  }
}

/** The check as a table: first what was read how, then the findings, worst first. */
export function checkTable(check: Check): Cell[][] {
  const table: Cell[][] = [['Finding', 'Rows', 'First row', 'What to do']];
  const { asOf } = check;
  const read = counted(check.used, 'opportunity').replace(/ys$/, 'ies');
  const today = asOf ? `; ${asOf.day} stands for today: ${asOf.source}` : '';
  table.push([
    `${read} read, ${counted(check.rows - check.used, 'row')} left out${today}`,
    check.rows,
    check.headerRow + 2,
    '',
  ]);
  for (const { role, column, header, why, filled } of check.roles) {
    if (column < 0) continue;
    table.push([`${role}: header ${quoted(header)}, ${why}`, filled, check.headerRow + 1, '']);
  }
  for (const { text, rows, examples, cure } of check.findings) {
    table.push([text, rows || '', examples.length ? (examples[0] as number) + 1 : '', cure]);
  }
  return table;
}
