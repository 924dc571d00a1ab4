import type { Meeting } from '../core/bridge/meeting.ts';
import { keptBeside, meetingOf } from '../core/bridge/meeting.ts';
import { sinceThen } from '../core/bridge/since.ts';
import type { Calendar } from '../core/cells/calendar.ts';
import { isoDay } from '../core/cells/calendar.ts';
import type { Cell, Grid } from '../core/cells/cell.ts';
import { moneyText } from '../core/format/money-text.ts';
import { PALETTE } from '../core/format/palette.ts';
import type { History, Tampered } from '../core/history/history.ts';
import {
  findTampering,
  HISTORY_HEADERS,
  laterThan,
  planKeep,
  readHistory,
  weekBefore,
} from '../core/history/history.ts';
import { MOST_ROWS, packRows, unpackRows } from '../core/history/kept-rows.ts';
import type { LastKept } from '../core/history/last-kept.ts';
import { lastRemoved, readRemembered, rememberedText } from '../core/history/last-kept.ts';
import type { Opportunities } from '../core/pipeline/opportunities.ts';
import { Problem } from '../core/problem.ts';
import { SCORECARD_COLUMNS } from '../core/scorecard/columns.ts';
import { readScorecard } from '../core/scorecard/groups.ts';
import { scorecardTable } from '../core/scorecard/scorecard-table.ts';
import { TABLE_HEADERS } from '../core/settings/table.ts';
import type { MeetingState } from './answers.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { columnLetters, findPipeline, readRows } from './pipeline-tab.ts';
import { requireWritable } from './protection.ts';
import { FORMATS, moneyFormat } from './scorecard-tab.ts';
import type { StandingSettings } from './settings-tab.ts';
import { standingSettings } from './settings-tab.ts';
import { formatNumbers, literal, nameRange } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The named range of the history; KPI_BRIDGE takes it as an argument. */
const HISTORY_NAME = 'KPI_HISTORY';
/** From here on a column is for the seals and the packed rows, which nobody needs to see. */
const HIDDEN = HISTORY_HEADERS.indexOf('Rows seal') + 1;

/** What a week is kept from, and what it is compared with. */
export interface Today {
  pipeline: PipelineTab;
  standing: StandingSettings;
  rows: Opportunities;
  calendar: Calendar;
}

/** Reads the pipeline as it is today; refused where it tells no outcome, or a date has two readings. */
export function readToday(tabs: Tabs, tab?: number): Today {
  const standing = standingSettings(tabs.book);
  const pipeline = findPipeline(tabs, standing.settings, tab);
  return { pipeline, standing, ...readRows(pipeline, standing.settings) };
}

/** The cells of a tab; of one that nothing is on yet the header row. */
function cellsOf(sheet: Sheet | undefined): Grid {
  return sheet?.getLastRow() ? (sheet.getDataRange().getValues() as Grid) : [HISTORY_HEADERS];
}

/**
 * Keeps this week: a line for each rep and the team, and the rows that they rest on. The same week kept again takes its
 * own place.
 *
 * @returns what was kept, and what was changed in the history since it was kept, as sentences.
 */
export function keepWeek(tabs: Tabs, tab?: number): string {
  const { standing, rows, calendar } = readToday(tabs, tab);
  if (!rows.asOf) {
    throw new Problem(
      'history-no-day',
      'a week must have a day that it is kept for, got a pipeline without any date; set Method, As of, Date',
    );
  }
  const standingTab = tabs.of('history');
  if (standingTab) requireWritable(standingTab);
  const sheet = standingTab ?? tabs.toWrite('history');
  const cells = cellsOf(sheet);
  const history = readHistory(cells, calendar);
  const count = rows.fates.filter(fate => fate === 0).length;
  const card = readScorecard(rows, standing.settings, { from: undefined, to: undefined });
  const settings: Grid = [
    TABLE_HEADERS,
    ...standing.rows.map(({ group, name, setting, value }) => [group, name, setting, value]),
  ];
  const week = {
    asOf: rows.asOf,
    lines: scorecardTable(card, 'Rep', true).slice(2),
    fingerprint: standing.version,
    count,
    rows: count > MOST_ROWS ? undefined : packRows(rows, settings),
  };
  const plan = planKeep(history, week, calendar, day => new Date(calendar.startOf(day)));
  const isNew = !sheet.getLastRow();
  const known = rememberedOn(sheet);
  const kept = { asOf: isoDay(rows.asOf), seal: plan.seal };
  remember(sheet, [...known, kept]);
  write(sheet, isNew ? 0 : plan.top, isNew ? [[...HISTORY_HEADERS], ...plan.values] : plan.values);
  remember(sheet, [kept]);
  if (!standingTab) format(sheet, rows);
  // Packed rows may have made the tab wider.
  nameRange(tabs.book, HISTORY_NAME, sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()));
  tabs.finish(sheet, 'history');
  const says = `This week is kept, as of ${isoDay(rows.asOf)}`;
  const without =
    week.rows === undefined
      ? `. Its ${count} rows are more than ${MOST_ROWS}: the figures alone are kept`
      : '';
  const changed = changedIn(history, known, calendar).map(({ says }) => `. ${says}`);
  return says + without + changed.slice(0, 3).join('');
}

/** The key under which the tab remembers the week kept last. */
const LAST_KEPT = 'sales-barometer-last-kept';

function rememberedOn(sheet: Sheet): LastKept[] {
  const tag = sheet.getDeveloperMetadata().find(each => each.getKey() === LAST_KEPT);
  return tag ? readRemembered(String(tag.getValue())) : [];
}

function remember(sheet: Sheet, kept: readonly LastKept[]): void {
  const text = rememberedText(kept);
  const tag = sheet.getDeveloperMetadata().find(each => each.getKey() === LAST_KEPT);
  if (tag) tag.setValue(text);
  else sheet.addDeveloperMetadata(LAST_KEPT, text);
}

/** What is not as it was kept, a last week that is no longer there among it. */
function changedIn(history: History, known: readonly LastKept[], calendar: Calendar): Tampered[] {
  const removed = lastRemoved(history, known);
  return [...findTampering(history, calendar), ...(removed ? [removed] : [])];
}

/** One write; before it, room for it. */
function write(sheet: Sheet, top: number, rows: readonly (readonly Cell[])[]): void {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const [below, beside] = [top + rows.length - sheet.getMaxRows(), width - sheet.getMaxColumns()];
  if (below > 0) sheet.insertRowsAfter(sheet.getMaxRows(), below);
  if (beside > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), beside);
  const values = rows.map(row =>
    Array.from({ length: width }, (_, at) => {
      const cell = row[at] ?? '';
      return typeof cell === 'string' ? literal(cell) : cell;
    }),
  );
  sheet.getRange(top + 1, 1, values.length, width).setValues(values);
}

function format(sheet: Sheet, rows: Opportunities): void {
  const last = sheet.getMaxRows();
  sheet.getRange(1, 1, 1, HISTORY_HEADERS.length).setFontWeight('bold').setBackground(PALETTE.head);
  const formats = { ...FORMATS, money: rows.amounts ? '#,##0' : undefined };
  formatNumbers(sheet, [
    [`A2:A${last}`, 'yyyy-mm-dd'],
    ...SCORECARD_COLUMNS.flatMap(({ unit }, at): [string, string][] => {
      const [letters, format] = [columnLetters(at + 1), formats[unit as keyof typeof formats]];
      return format ? [[`${letters}2:${letters}${last}`, format]] : [];
    }),
  ]);
  sheet.setFrozenRows(1);
  sheet.setColumnWidth(2, 160);
  sheet.getRange(1, HIDDEN, last, sheet.getMaxColumns() - HIDDEN + 1).setWrap(false);
  sheet.hideColumns(HIDDEN, sheet.getMaxColumns() - HIDDEN + 1);
}

/** What changed since the week that was kept last; what there is to say where none was. */
export function readMeetingState(tabs: Tabs, rep: string | undefined, tab?: number): MeetingState {
  const today = readToday(tabs, tab);
  const { standing, rows } = today;
  const sheet = tabs.of('history');
  const { history, ...since } = sinceKept(tabs, today, rep);
  return {
    ...since,
    asOf: rows.asOf ? isoDay(rows.asOf) : '',
    beside: history ? keptBeside(history, { rows, settings: standing.settings }, moneyOf(today)) : [],
    ...(sheet ? { tab: sheet.getSheetId() } : {}),
  };
}

/** Money as the pipeline itself shows it. */
export function moneyOf({ pipeline }: Today): (amount: number) => string {
  const format = moneyFormat(pipeline);
  return amount => moneyText(amount, format);
}

/** What the history says today: how much is kept, whether it is as it was kept, and what changed since. */
export function sinceKept(
  tabs: Tabs,
  today: Today,
  rep: string | undefined,
): Pick<MeetingState, 'weeks' | 'tampered' | 'later' | 'meeting'> & { history?: History } {
  const sheet = tabs.of('history');
  if (!sheet) return { weeks: 0, tampered: [], later: '' };
  const { standing, rows, calendar } = today;
  const history = readHistory(cellsOf(sheet), calendar);
  const now = { rows, settings: standing.settings };
  const meeting = sinceLast(history, rows.asOf, now, rep, calendar, moneyOf(today));
  return {
    history,
    weeks: history.weeks.length,
    later: laterThan(history, rows.asOf),
    tampered: changedIn(history, rememberedOn(sheet), calendar),
    ...(meeting ? { meeting } : {}),
  };
}

function sinceLast(
  history: History,
  asOf: number,
  now: { rows: Opportunities; settings: StandingSettings['settings'] },
  rep: string | undefined,
  calendar: Calendar,
  money: (amount: number) => string,
): Meeting | undefined {
  const week = weekBefore(history, asOf);
  if (week?.rows === undefined) return undefined;
  const compared = sinceThen(unpackRows(week.rows, calendar), week.asOf, now, calendar);
  return meetingOf(compared, week.asOf, rep, money);
}
