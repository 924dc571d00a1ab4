import type { Cell } from '../cells/cell.ts';
import { foldedCell, isBlank, isErrorText, textOf } from '../cells/cell.ts';
import { UNREADABLE } from '../pipeline/learnt-texts.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { CLAIMED, dateColumns, LOST, NOT_PROVABLE, OPEN, PASSED, WON } from '../pipeline/opportunities.ts';
import { textClaims } from '../pipeline/proof-column.ts';
import type { Settings } from '../settings/settings.ts';
import { ROLES } from '../settings/settings.ts';

/** How bad a finding is: it stops figures, leaves rows out of one, may be a slip, or is worth knowing. */
export type Severity = 'stops' | 'left out' | 'doubtful' | 'note';

/** A question that the check puts to every row. */
export interface Question {
  severity: Severity;
  text: string;
  cure: string;
  /** True where the row is concerned. */
  ask: (row: number) => boolean;
}

/** Headers of columns that number the deals. */
const IDS =
  'id|opportunity id|deal id|record id|hs object id|deal pipedrive system id|copper id|opportunityid|item id|negocio id';

/** What the check asks of the rows of a pipeline, worst first. */
export function questionsOf(rows: Opportunities, settings: Settings): Question[] {
  return [...leftOutOfAll(rows), ...leftOutOfSome(rows, settings), ...doubtful(rows, settings)];
}

function leftOutOfAll({ fates }: Opportunities): Question[] {
  const of = (fate: number, text: string, cure: string): Question => ({
    severity: 'left out',
    text,
    cure,
    ask: row => fates[row] === fate,
  });
  return [
    of(FATES.total, 'Totals rows and footers of an export', 'Nothing: they are no deals and are left out'),
    of(FATES.header, 'Rows that repeat the header', 'Nothing: they are no deals and are left out'),
    of(FATES.blank, 'Blank rows', 'Nothing: they are left out'),
  ];
}

function leftOutOfSome(rows: Opportunities, _settings: Settings): Question[] {
  const { columns, outcomes, closed, closeDates, wonDates, lostDates, appointments, amounts } = rows;
  const questions: Question[] = [];
  const ask = (
    text: string,
    cure: string,
    test: (row: number) => boolean,
    severity: Severity = 'left out',
  ): void => {
    questions.push({ severity, text, cure, ask: row => rows.fates[row] === FATES.used && test(row) });
  };
  const appointmentOf = (row: number): number => appointments?.days[row] ?? 0;
  for (const dates of [
    appointments,
    closeDates,
    wonDates,
    lostDates,
    ...rows.gateways.map(gateway => gateway.dates),
  ]) {
    if (!dates || dates.twoReadings) continue;
    const proof = rows.gateways.find(gateway => gateway.dates === dates);
    if (!proof)
      ask(
        `"${dates.header}" can't be read as a date`,
        dateCure(rows, dates.days),
        row => dates.days[row] === UNREADABLE,
      );
  }
  if (appointments) {
    ask(
      'Without a first appointment: not in first appointments or the gateway ratio',
      'Fill in the date',
      row => appointmentOf(row) === 0,
    );
  }
  if (closeDates || wonDates || lostDates) {
    ask(
      'Won or lost without a close date: in no period',
      'Fill in the date',
      row => outcomes[row] !== OPEN && (closed[row] as number) <= 0,
    );
  }
  ask('Closed before the first appointment: not in the sales cycle', 'Correct one of the two dates', row => {
    return (
      outcomes[row] !== OPEN && (closed[row] as number) > 0 && (closed[row] as number) < appointmentOf(row)
    );
  });
  if (amounts) {
    const raw = (row: number): Cell => cellAt(rows, row, columns.of.Amount as number);
    const isUnread = (row: number): boolean =>
      Number.isNaN(amounts.cents[row] as number) && !isBlank(raw(row));
    ask(
      `"${columns.headers[columns.of.Amount as number]}" can't be read as an amount`,
      'Write a number',
      isUnread,
    );
    ask('Won without an amount above 0: not in revenue or the average sale', 'Fill in the amount', row => {
      return outcomes[row] === WON && !((amounts.cents[row] as number) > 0) && !isUnread(row);
    });
  }
  rows.gateways.forEach(({ states, setting }, i) => {
    const is = (row: number, bits: number): boolean => ((states[row] as number) & bits) !== 0;
    ask(
      `Lost, and nothing tells whether "${setting.name}" had been passed: in neither ratio`,
      'Keep the furthest stage of lost deals in a column, such as Last open stage',
      row => is(row, NOT_PROVABLE),
    );
    if (i) return;
    const asOf = rows.asOf;
    ask(
      `Within ${setting.window} days of the appointment: not yet in the gateway ratio`,
      'Nothing: they count once they have had their days',
      row => appointmentOf(row) > 0 && !is(row, NOT_PROVABLE) && asOf - appointmentOf(row) < setting.window,
      'note',
    );
  });
  return questions;
}

function doubtful(rows: Opportunities, settings: Settings): Question[] {
  const { columns, outcomes, reps } = rows;
  const { of, headers, folded } = columns;
  const questions: Question[] = [];
  const ask = (text: string, cure: string, test: (row: number) => boolean): void => {
    questions.push({
      severity: 'doubtful',
      text,
      cure,
      ask: row => rows.fates[row] === FATES.used && test(row),
    });
  };
  const read = new Set([...ROLES.map(role => of[role]), ...rows.gateways.map(gateway => gateway.proof)]);
  for (const column of read) {
    if (column === undefined || column < 0) continue;
    ask(`"${headers[column]}" holds an error`, 'Mend the formula; until then the cell counts as blank', row =>
      isErrorText(cellAt(rows, row, column)),
    );
  }
  for (const { setting, states, proof, rules } of rows.gateways) {
    const is = (row: number, bits: number): boolean => ((states[row] as number) & bits) !== 0;
    const name = `"${setting.name}"`;
    if (rules.length) {
      ask(
        `Claims ${name} against its rules: not passed`,
        'Coach the rule, or change it',
        row => is(row, CLAIMED) && !is(row, PASSED),
      );
    }
    ask(
      `Won without proof of ${name}: counted as passed`,
      'Fill in the proof',
      row => outcomes[row] === WON && !is(row, CLAIMED),
    );
    if (proof < 0) continue;
    ask(
      `"${headers[proof]}" holds a text that is no yes and no date: no claim`,
      'Write a date, yes or no',
      row => {
        const cell = cellAt(rows, row, proof);
        return (
          typeof cell === 'string' &&
          !isBlank(cell) &&
          !textClaims(cell) &&
          !NO.includes(foldedCell(cell)) &&
          !isErrorText(cell)
        );
      },
    );
  }
  if (of.Rep !== undefined) {
    const spelt = (row: number): string => textOf(cellAt(rows, row, of.Rep as number)).trim();
    ask('Without a rep: shown as (no rep)', 'Fill in the rep', row => rows.repCodes[row] === 0);
    ask('A rep spelt in another way than before: taken as one', 'Spell each name in one way', row => {
      return rows.repCodes[row] !== 0 && spelt(row) !== reps.names[rows.repCodes[row] as number];
    });
  }
  if (of.Stage !== undefined && of.Status !== undefined) {
    const says = (row: number, column: number): number => {
      const word = foldedCell(cellAt(rows, row, column));
      return settings.words.Won.includes(word) ? WON : settings.words.Lost.includes(word) ? LOST : OPEN;
    };
    const speaks = (row: number): boolean =>
      says(row, of.Status as number) !== OPEN || isOpenWord(row, of.Status as number);
    const isOpenWord = (row: number, column: number): boolean =>
      settings.words.Open.includes(foldedCell(cellAt(rows, row, column)));
    ask('The stage contradicts the status: the status counts', 'Correct one of the two', row => {
      const stage = says(row, of.Stage as number);
      return stage !== OPEN && speaks(row) && stage !== says(row, of.Status as number);
    });
  }
  const expected = rows.closeDates;
  if (expected) {
    const asOf = rows.asOf;
    ask('Open, with a close date in the past', 'Close the deal or move the date', row => {
      const day = expected.days[row] as number;
      return outcomes[row] === OPEN && day > 0 && day < asOf;
    });
  }
  ask(
    'The same row again, to the letter: counted twice',
    'Delete the copies',
    repeats(row => JSON.stringify(rows.grid[rows.first + row])),
  );
  const id = folded.findIndex(header => IDS.split('|').includes(header));
  if (id >= 0) {
    ask(
      `"${headers[id]}" stands there again: counted twice`,
      'Keep one row a deal',
      repeats(row => foldedCell(cellAt(rows, row, id))),
    );
  }
  const period = columns.profile?.period ? folded.indexOf(columns.profile.period) : -1;
  if (period >= 0) {
    let first = '';
    ask(
      `"${headers[period]}" differs: amounts of different periods are added`,
      'Bring the amounts to one period',
      row => {
        const value = foldedCell(cellAt(rows, row, period));
        first = first || value;
        return value !== '' && value !== first;
      },
    );
  }
  return questions;
}

const NO = ['no', 'n', 'false', '0'];

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
function dateCure(rows: Opportunities, days: Int32Array): string {
  const row = days.indexOf(UNREADABLE);
  const column = dateColumns(rows).find(dates => dates.days === days);
  const at = column ? rows.columns.headers.indexOf(column.header) : -1;
  const cell = row < 0 || at < 0 ? '' : cellAt(rows, row, at);
  if (typeof cell === 'number' && cell > 1e11)
    return 'Unix milliseconds: turn them into dates with =A2/86400000+25569';
  return 'Write a date with a day, such as 2026-03-31';
}

function cellAt(rows: Opportunities, row: number, column: number): Cell {
  return rows.grid[rows.first + row]?.[column];
}
