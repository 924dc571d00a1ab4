import type { Calendar } from '../cells/calendar.ts';
import { isoDay, mondayOf } from '../cells/calendar.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { isDate } from '../cells/cell.ts';
import { Problem } from '../problem.ts';
import { SCORECARD_COLUMNS } from '../scorecard/columns.ts';
import { cellMarks, changedCells, sealOf } from './seal.ts';
import { sha256 } from './sha256.ts';

const FIGURES = SCORECARD_COLUMNS.map(({ header }) => header);

/** The columns of the history: the day, the scorecard's own, and what the line was kept with. */
export const HISTORY_HEADERS: readonly string[] = [
  'As of',
  ...FIGURES,
  'Settings',
  'Kept rows',
  'Rows seal',
  'Cells',
  'Seal',
  'Rows',
];
/** The cells that a seal covers. */
const SEALED = HISTORY_HEADERS.length - 3;
const [ROWS_SEAL, CELLS, SEAL, ROWS] = [SEALED - 1, SEALED, SEALED + 1, SEALED + 2] as const;

/** A piece of the packed rows is at most so long: a cell holds 50,000 signs. */
const PIECE = 40_000;
/** The rows of so many weeks stay: this week's, and those that it is compared with. */
const WEEKS_WITH_ROWS = 2;

/** One week of the history. */
export interface KeptWeek {
  /** The day that stood for today. */
  asOf: number;
  /** Index of its first line in the grid, and its lines. */
  top: number;
  lines: (readonly Cell[])[];
  /** The packed rows; undefined where they are not kept, or no longer. */
  rows: string | undefined;
}

/** The history as it stands on its tab. */
export interface History {
  /** Index of the header row. */
  top: number;
  weeks: KeptWeek[];
  /** Index of the first row after the last line. */
  end: number;
  /** The seals of all lines, as they stand. */
  seals: ReadonlySet<string>;
}

/** Reads the tab; a Problem where it has another form. */
export function readHistory(grid: Grid, calendar: Calendar): History {
  const top = grid.findIndex(row => row[0] === HISTORY_HEADERS[0]);
  const headers = grid[top] ?? [];
  const missing = HISTORY_HEADERS.find((header, at) => headers[at] !== header);
  if (top < 0 || missing !== undefined) {
    throw new Problem(
      'history-form',
      `the tab KPI History must have the headers that it was kept with, side by side from column A, got none called "${missing ?? HISTORY_HEADERS[0]}" in its place; ` +
        'put it back, or rename the tab and keep this week on a new one',
    );
  }
  const weeks: KeptWeek[] = [];
  let end = top + 1;
  for (let at = top + 1; at < grid.length; at++) {
    const line = grid[at] as readonly Cell[];
    if (line.slice(0, SEALED).every(cell => cell === '')) continue;
    end = at + 1;
    const asOf = isDate(line[0]) ? calendar.dayOf(line[0].getTime()) : 0;
    const last = weeks[weeks.length - 1];
    if (last && last.asOf === asOf && last.top + last.lines.length === at) last.lines.push(line);
    else weeks.push({ asOf, top: at, lines: [line], rows: undefined });
  }
  for (const week of weeks) week.rows = piecesOf(week);
  const seals = new Set(weeks.flatMap(({ lines }) => lines.map(line => String(line[SEAL]))));
  return { top, weeks, end, seals };
}

/** The packed rows of a week, where all their pieces are there and bear the seal. */
function piecesOf({ lines }: KeptWeek): string | undefined {
  const pieces = new Map<number, string>();
  let count = 0;
  for (const line of lines) {
    for (const cell of line.slice(ROWS)) {
      const piece = typeof cell === 'string' ? /^rows (\d+) of (\d+): /.exec(cell) : null;
      if (!piece) continue;
      count = Number(piece[2]);
      pieces.set(Number(piece[1]), (cell as string).slice(piece[0].length, -1));
    }
  }
  if (!count || pieces.size < count) return undefined;
  const text = Array.from({ length: count }, (_, i) => pieces.get(i + 1) ?? '').join('');
  return sha256(text) === lines[0]?.[ROWS_SEAL] ? text : undefined;
}

/** What is not as it was kept: a sentence each, with the row of the tab (from 1) that it is about. */
export interface Tampered {
  row: number;
  says: string;
}

/** Finds what was changed, removed, added or moved since it was kept. What was kept later is none of that. */
export function findTampering({ weeks }: History, calendar: Calendar): Tampered[] {
  const found: Tampered[] = [];
  const all = weeks.reduce(
    (lines, week) => lines.concat(week.lines.map((line, i) => ({ line, row: week.top + i + 1 }))),
    [] as { line: readonly Cell[]; row: number }[],
  );
  let before = '';
  all.forEach(({ line, row }, at) => {
    const cells = line.slice(0, SEALED);
    const seal = sealOf(cells, before, calendar);
    const [marks, stored] = [String(line[CELLS]), String(line[SEAL])];
    const changed = changedCells(cells, marks, calendar);
    const who = `${line[1]}, ${isDate(line[0]) ? isoDay(calendar.dayOf(line[0].getTime())) : line[0]}`;
    const next = all[at + 1];
    if (stored === seal) {
      if (changed.length)
        found.push({ row, says: `Cells of row ${row} (${who}) was changed since it was kept` });
    } else if (changed.length) {
      const names = changed.map(cell => HISTORY_HEADERS[cell]).join(', ');
      found.push({ row, says: `${names} in row ${row} (${who}) was changed since it was kept` });
    } else if (next && String(next.line[SEAL]) === sealOf(next.line.slice(0, SEALED), seal, calendar)) {
      found.push({ row, says: `Seal of row ${row} (${who}) was changed since it was kept` });
      before = seal;
      return;
    } else {
      found.push({
        row,
        says: `Before row ${row} (${who}) rows were removed, added or moved since they were kept`,
      });
    }
    before = stored;
  });
  for (const { asOf, top, lines } of weeks) {
    const row = top + lines.length;
    if (lines[lines.length - 1]?.[1] !== 'Team')
      found.push({
        row,
        says: `After row ${row} (${asOf ? isoDay(asOf) : 'no date'}) the line of the team was removed`,
      });
  }
  return found;
}

/** What is kept of a week. */
export interface Week {
  asOf: number;
  /** A line for each rep and the team: the scorecard's cells. */
  lines: readonly (readonly Cell[])[];
  /** Tells one state of the settings from another. */
  fingerprint: string;
  /** How many rows there are, and what they are packed to; undefined where they are too many to keep. */
  count: number;
  rows: string | undefined;
}

/** One write that keeps a week. */
export interface KeepPlan {
  /** Index of the first row to write. */
  top: number;
  /** All rows from there on, each of the same width. */
  values: Cell[][];
  /** The seal of the last line. */
  seal: string;
}

/**
 * What to write to keep a week: its lines after the last, or in place of those of the same week; and the packed rows of
 * the last weeks, older ones go. One block, so that it is there whole or not at all.
 *
 * @param dateOf turns a day into the cell that holds it.
 */
export function planKeep(
  history: History,
  week: Week,
  calendar: Calendar,
  dateOf: (day: number) => Date,
): KeepPlan {
  const last = history.weeks[history.weeks.length - 1];
  const later = laterThan(history, week.asOf);
  if (later) throw new Problem('history-later', later);
  const isSame = last !== undefined && mondayOf(last.asOf) === mondayOf(week.asOf);
  const standing = isSame ? history.weeks.slice(0, -1) : history.weeks;
  const start = isSame ? last.top : history.end;
  const previous = standing[standing.length - 1];
  let seal = String(previous?.lines[previous.lines.length - 1]?.[SEAL] ?? '');
  const rowsSeal = week.rows === undefined ? '' : sha256(week.rows);
  const pieces = piecesFor(week.rows ?? '', week.lines.length);
  const added = week.lines.map((figures, i): Cell[] => {
    const cells = [
      dateOf(week.asOf),
      ...figures,
      week.fingerprint,
      week.rows === undefined ? '' : week.count,
      rowsSeal,
    ];
    seal = sealOf(cells, seal, calendar);
    return [...cells, cellMarks(cells, calendar), seal, ...(pieces[i] as string[])];
  });
  // Weeks whose packed rows have had their time are written again without them.
  const old = standing
    .slice(0, 1 - WEEKS_WITH_ROWS)
    .filter(({ lines }) => lines.some(line => line.slice(ROWS).some(Boolean)));
  const top = old[0]?.top ?? start;
  const values: Cell[][] = [];
  for (const { top: at, lines } of standing.filter(each => each.top >= top)) {
    const isOld = old.some(each => each.top === at);
    while (top + values.length < at) values.push([]);
    for (const line of lines) values.push([...line.slice(0, ROWS), ...(isOld ? [] : line.slice(ROWS))]);
  }
  while (top + values.length < start) values.push([]);
  values.push(...added);
  // What a longer week of the same Monday leaves below is blank.
  while (top + values.length < history.end) values.push([]);
  const width = values.reduce((most, row) => Math.max(most, row.length), SEAL + 2);
  return {
    top,
    seal,
    values: values.map(row => [...row, ...Array.from({ length: width - row.length }, () => '')]),
  };
}

/** A text in pieces for the lines of a week, the same number for each; each says which it is, and ends with a dot. */
function piecesFor(text: string, lines: number): string[][] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + PIECE);
    const code = text.charCodeAt(to - 1);
    // Never between the halves of a surrogate pair.
    if (code >= 0xd800 && code <= 0xdbff && to < text.length) to--;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return Array.from({ length: lines }, (_, line) =>
    pieces
      .map((piece, i) => ({ piece, i }))
      .filter(({ i }) => i % lines === line)
      .map(({ piece, i }) => `rows ${i + 1} of ${pieces.length}: ${piece}.`),
  );
}

/**
 * The week to compare with: the last that was kept before the week of a day; where none was, that week itself. None that
 * is later than the day.
 */
export function weekBefore({ weeks }: History, asOf: number): KeptWeek | undefined {
  const reached = weeks.filter(week => week.asOf <= asOf);
  const earlier = reached.filter(week => mondayOf(week.asOf) < mondayOf(asOf) && week.rows !== undefined);
  return earlier[earlier.length - 1] ?? reached[reached.length - 1];
}

/** That a week was kept for a later day than the pipeline reaches, in a sentence; '' where none was. */
export function laterThan({ weeks }: History, asOf: number): string {
  const last = weeks[weeks.length - 1];
  if (!last || last.asOf <= asOf) return '';
  return (
    `the pipeline must reach at least the week kept last, as of ${isoDay(last.asOf)}, got one as of ${isoDay(asOf)}; ` +
    'paste the newer export, or set the day: Method, As of, Date'
  );
}

/** How many lines' cells are kept, for whoever shows them. */
export function keptFigure(line: readonly Cell[], header: string): Cell {
  return line[1 + FIGURES.indexOf(header as (typeof FIGURES)[number])];
}
