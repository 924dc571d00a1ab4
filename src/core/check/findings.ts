import type { Cell } from '../cells/cell.ts';
import { foldedCell, isBlank, isErrorText, textOf } from '../cells/cell.ts';
import type { DateColumn } from '../pipeline/date-column.ts';
import { UNREADABLE } from '../pipeline/learnt-texts.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { CLAIMED, dateColumns, LOST, NOT_PROVABLE, OPEN, PASSED, WON } from '../pipeline/opportunities.ts';
import { isToldByDates } from '../pipeline/outcome.ts';
import { textClaims } from '../pipeline/proof-column.ts';
import { counted, quoted } from '../problem.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { ROLES } from '../settings/settings.ts';
import { misreadSigns } from './amount-signs.ts';
import { contradictionOf } from './contradiction.ts';

/** How bad a finding is: it stops figures, leaves rows out of one, may be a slip, or is worth knowing. */
export type Severity = 'stops' | 'left out' | 'doubtful' | 'note';

/** A question that the check puts to every row. */
export interface Question {
  severity: Severity;
  text: string;
  cure: string;
  /** The header of the column that it is about. */
  column?: string;
  /** True where the row is concerned. Asked of opportunities, in the order of the rows; of all rows where it says so. */
  ask: (row: number) => boolean;
  ofAllRows?: true;
}

/** What the check asks of the rows of a pipeline, worst first. */
export function questionsOf(rows: Opportunities, settings: Settings): Question[] {
  const asked = [
    ...leftOut(rows),
    ...datesAsked(rows),
    ...amountsAsked(rows),
    ...gatewaysAsked(rows),
    ...errorsAsked(rows),
    ...proofsAsked(rows),
    ...repsAsked(rows),
    ...outcomesAsked(rows, settings),
    ...copiesAsked(rows),
    ...periodsAsked(rows),
  ];
  return asked.map(question =>
    question.ofAllRows
      ? question
      : { ...question, ask: row => rows.fates[row] === FATES.used && question.ask(row) },
  );
}

function leftOut({ fates }: Opportunities): Question[] {
  const of = (fate: number, text: string, cure: string): Question => ({
    severity: 'left out',
    text,
    cure,
    ask: row => fates[row] === fate,
    ofAllRows: true,
  });
  return [
    of(FATES.total, 'Totals rows and footers of an export', 'Nothing: they are no deals and are left out'),
    of(FATES.header, 'Rows that repeat the header', 'Nothing: they are no deals and are left out'),
    of(FATES.blank, 'Blank rows', 'Nothing: they are left out'),
  ];
}

function datesAsked(rows: Opportunities): Question[] {
  const { outcomes, closed, appointments, closeDates, wonDates, lostDates } = rows;
  const appointmentOf = (row: number): number => appointments?.days[row] ?? 0;
  const isClosed = (row: number): boolean => outcomes[row] !== OPEN && (closed[row] as number) > 0;
  return [
    ...dateColumns(rows).flatMap(dates => unreadable(rows, dates)),
    ...rows.gateways.flatMap(({ dates }) => (dates ? stray(dates) : [])),
    ...question(appointments, {
      severity: 'left out',
      text: 'Without a first appointment: not in first appointments or the gateway ratio',
      cure: 'Fill in the date',
      ask: row => appointmentOf(row) === 0,
    }),
    ...question(closeDates ?? wonDates ?? lostDates, {
      severity: 'left out',
      text: 'Won or lost without a close date: in no period',
      cure: 'Fill in the date',
      ask: row => outcomes[row] !== OPEN && (closed[row] as number) <= 0,
    }),
    {
      severity: 'left out',
      text: 'Closed before the first appointment: not in the sales cycle',
      cure: 'Correct one of the two dates',
      ask: row => isClosed(row) && (closed[row] as number) < appointmentOf(row),
    },
    ...question(closeDates, {
      severity: 'doubtful',
      text: 'Open, with a close date in the past',
      cure: 'Close the deal or move the date',
      ask: row => {
        const day = closeDates?.days[row] ?? 0;
        return outcomes[row] === OPEN && day > 0 && day < rows.asOf;
      },
    }),
  ];
}

/** Cells of a column that are no dates, and those that lie far from all others. */
function unreadable(rows: Opportunities, dates: DateColumn): Question[] {
  if (!dates.isCertain) return [];
  const text = `${quoted(dates.header)} can't be read as a date`;
  return [
    ...stray(dates),
    {
      severity: 'left out',
      text,
      cure: dateCure(rows, dates),
      column: dates.header,
      ask: row => dates.days[row] === UNREADABLE && !dates.strays.has(row),
    },
    ...mayBeConverted(dates),
  ];
}

function stray({ header, strays }: DateColumn): Question[] {
  if (!strays.size) return [];
  return [
    {
      severity: 'left out',
      text: `${quoted(header)} lies more than five years from all other dates: counted as a mistyped year, so as blank`,
      cure: 'Correct the year',
      column: header,
      ask: row => strays.has(row),
    },
  ];
}

function mayBeConverted({ header, mayBeConverted: left, days }: DateColumn): Question[] {
  if (!left) return [];
  return [
    {
      severity: 'doubtful',
      text:
        `${quoted(header)} holds texts that are ${left.order} only, such as ${quoted(left.text)}, beside date cells: the sheet ` +
        'may have taken day for month in date cells up to the 12th',
      cure: 'Import the file anew with a locale that writes dates as it does',
      column: header,
      ask: row => (days[row] as number) > 0,
    },
  ];
}

function amountsAsked(rows: Opportunities): Question[] {
  const { amounts, columns, outcomes } = rows;
  const at = columns.of.Amount;
  if (!amounts || at === undefined) return [];
  const header = columns.headers[at] as string;
  const isUnread = (row: number): boolean =>
    Number.isNaN(amounts.cents[row] as number) && !isBlank(cellAt(rows, row, at));
  const misread = misreadSigns(rows);
  return [
    ...question(misread, {
      severity: 'doubtful',
      text: `${misread?.says}, so that such amounts would be a thousand times too small`,
      cure: 'Import the file anew with a locale that writes numbers as it does',
      column: header,
      ask: row => misread?.isOne(row) === true,
    }),
    {
      severity: 'left out',
      text: `${quoted(header)} can't be read as an amount`,
      cure: 'Write a number up to 90 trillion',
      column: header,
      ask: isUnread,
    },
    {
      severity: 'left out',
      text: 'Won without an amount above 0: not in revenue or the average sale',
      cure: 'Fill in the amount',
      ask: row => outcomes[row] === WON && !((amounts.cents[row] as number) > 0) && !isUnread(row),
    },
  ];
}

function gatewaysAsked(rows: Opportunities): Question[] {
  return rows.gateways.flatMap(({ states, setting }, i): Question[] => {
    const isUnproven = (row: number): boolean => ((states[row] as number) & NOT_PROVABLE) !== 0;
    const name = quoted(setting.name);
    return [
      {
        severity: 'left out',
        text: `Lost, and nothing tells whether ${name} had been passed: in neither ratio`,
        cure: 'Keep the furthest stage of lost deals in a column, such as Last open stage',
        ask: isUnproven,
      },
      ...question(i === 0 ? rows.appointments : undefined, {
        severity: 'note',
        text: `Within ${counted(setting.window, 'day')} of the appointment: not yet in the gateway ratio`,
        cure: 'Nothing: they count once they have had their days',
        ask: row => {
          const day = rows.appointments?.days[row] ?? 0;
          return day > 0 && !isUnproven(row) && rows.asOf - day < setting.window;
        },
      }),
    ];
  });
}

function errorsAsked(rows: Opportunities): Question[] {
  const { of, headers } = rows.columns;
  const read = new Set([...ROLES.map(role => of[role]), ...rows.gateways.map(gateway => gateway.proof)]);
  return [...read].flatMap((column): Question[] => {
    if (column === undefined || column < 0) return [];
    const header = headers[column] as string;
    return [
      {
        severity: 'doubtful',
        text: `${quoted(header)} holds an error`,
        cure: 'Correct the formula; until then the cell counts as blank',
        column: header,
        ask: row => isErrorText(cellAt(rows, row, column)),
      },
    ];
  });
}

const NO = ['no', 'n', 'false', '0'];

function proofsAsked(rows: Opportunities): Question[] {
  return rows.gateways.flatMap(({ setting, states, proof, rules }): Question[] => {
    const is = (row: number, bits: number): boolean => ((states[row] as number) & bits) !== 0;
    const name = quoted(setting.name);
    const claimsNothing = (cell: Cell): boolean =>
      typeof cell === 'string' &&
      !isBlank(cell) &&
      !textClaims(cell) &&
      !NO.includes(foldedCell(cell)) &&
      !isErrorText(cell);
    return [
      ...question(rules[0], {
        severity: 'doubtful',
        text: `Claims ${name} against its rules: not passed`,
        cure: 'Coach the rule, or change it',
        ask: row => is(row, CLAIMED) && !is(row, PASSED),
      }),
      {
        severity: 'doubtful',
        text: `Won without proof of ${name}: counted as passed`,
        cure: 'Fill in the proof',
        ask: row => rows.outcomes[row] === WON && !is(row, CLAIMED),
      },
      ...question(proof < 0 ? undefined : proof, {
        severity: 'doubtful',
        text: `${quoted(rows.columns.headers[proof] ?? '')} holds a text that is no yes and no date: no claim`,
        cure: 'Write a date, yes or no',
        ask: row => claimsNothing(cellAt(rows, row, proof)),
      }),
    ];
  });
}

function repsAsked(rows: Opportunities): Question[] {
  const { reps, repCodes, columns } = rows;
  const at = columns.of.Rep;
  if (at === undefined) return [];
  const isOtherSpelling = (row: number): boolean => {
    const code = repCodes[row] as number;
    return code !== 0 && textOf(cellAt(rows, row, at)).trim() !== reps.names[code];
  };
  return [
    {
      severity: 'doubtful',
      text: 'Without a rep: shown as (no rep)',
      cure: 'Fill in the rep',
      ask: row => repCodes[row] === 0,
    },
    {
      severity: 'doubtful',
      text: 'A rep spelt in another way than before: taken as one',
      cure: 'Spell each name in one way',
      ask: isOtherSpelling,
    },
  ];
}

function outcomesAsked(rows: Opportunities, { words }: Settings): Question[] {
  const { Stage: stage, Status: status } = rows.columns.of;
  const said = (row: number, column: number): number | undefined => {
    const word = foldedCell(cellAt(rows, row, column));
    if (words.Won.includes(word)) return WON;
    if (words.Lost.includes(word)) return LOST;
    return words.Open.includes(word) ? OPEN : undefined;
  };
  const contradicts = (row: number): boolean => {
    const byStage = said(row, stage as number);
    const byStatus = said(row, status as number);
    return byStage !== undefined && byStage !== OPEN && byStatus !== undefined && byStage !== byStatus;
  };
  const contradiction = contradictionOf(rows, words);
  const { wonDates, lostDates } = rows;
  const hasBoth = (row: number): boolean =>
    (wonDates?.days[row] as number) !== 0 && (lostDates?.days[row] as number) !== 0;
  return [
    ...question(stage !== undefined && status !== undefined ? stage : undefined, {
      severity: 'doubtful',
      text: 'The stage contradicts the status: the status counts',
      cure: 'Correct one of the two',
      ask: contradicts,
    }),
    ...question(contradiction, {
      severity: 'doubtful',
      text: `${contradiction?.says}: a flag that says won counts, and one that says no where the deal is closed by its flag too`,
      cure: 'Correct one of the two, or set Column | Won | Header | None',
      ask: row => contradiction?.isOne(row) === true,
    }),
    ...question(isToldByDates(rows.columns) ? wonDates : undefined, {
      severity: 'doubtful',
      text: 'With a won date and a lost date: counted as open',
      cure: 'Delete one of the two dates',
      ask: hasBoth,
    }),
  ];
}

function copiesAsked(rows: Opportunities): Question[] {
  const { headers, of } = rows.columns;
  const id = of['Deal id' satisfies Role];
  return [
    {
      severity: 'doubtful',
      text: 'A copy of an earlier row, cell by cell: counted twice',
      cure: 'Delete the copies',
      ask: repeats(row => JSON.stringify(rows.grid[rows.first + row])),
    },
    ...question(id, {
      severity: 'doubtful',
      text: `${quoted(headers[id ?? -1] ?? '')} appears again: counted twice`,
      cure: 'Keep one row a deal',
      ask: repeats(row => foldedCell(cellAt(rows, row, id as number))),
    }),
  ];
}

function periodsAsked(rows: Opportunities): Question[] {
  const { profile, folded, headers } = rows.columns;
  const at = profile?.period ? folded.indexOf(profile.period) : -1;
  let first = '';
  return question(at < 0 ? undefined : at, {
    severity: 'doubtful',
    text: `${quoted(headers[at] ?? '')} differs: amounts of different periods are added`,
    cure: 'Bring the amounts to one period',
    ask: row => {
      const value = foldedCell(cellAt(rows, row, at));
      first = first || value;
      return value !== '' && value !== first;
    },
  });
}

/** A question, where there is what it is about. */
function question(about: unknown, asked: Question): Question[] {
  return about === undefined ? [] : [asked];
}

/** True from the second row on for which the key was seen before. Asked in the order of the rows. */
function repeats(key: (row: number) => string): (row: number) => boolean {
  const seen = new Set<string>();
  return row => {
    const text = key(row);
    if (text === '' || !seen.has(text)) {
      seen.add(text);
      return false;
    }
    return true;
  };
}

/** What to do about dates that can't be read, told by the first of them. */
function dateCure(rows: Opportunities, { days, strays, header }: DateColumn): string {
  const row = days.findIndex((day, at) => day === UNREADABLE && !strays.has(at));
  const at = rows.columns.headers.indexOf(header);
  const cell = row < 0 || at < 0 ? '' : cellAt(rows, row, at);
  if (typeof cell === 'number' && cell > 1e11)
    return 'Unix milliseconds: turn them into dates with =A2/86400000+25569';
  return 'Write a date with a day, such as 2026-03-31';
}

function cellAt(rows: Opportunities, row: number, column: number): Cell {
  return rows.grid[rows.first + row]?.[column];
}
