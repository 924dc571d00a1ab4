import { Problem } from '../../core/problem.ts';
import { alone } from '../alone.ts';
import { foreseen } from '../may-edit.ts';
import { literal } from '../spreadsheet.ts';
import { cleanUp, HEADING, newTab, REPORT, standingReport, WORK } from './check-tabs.ts';
import type { Desk, Seen, Unfinished } from './probe.ts';
import { PROBES } from './probes.ts';
import type { Row } from './report.ts';
import { COLUMNS, firstRow, lastRow, markdownOf, summaryOf } from './report.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Where the table's headers stand, and how many columns it has; what is kept between clicks stands right of it. */
const TOP = 3;
const WIDTH = COLUMNS.length;
const KEPT = WIDTH + 1;
/** The row of the probe that the sidebar answers. */
const SIDEBAR_ROW = TOP + 1 + PROBES.findIndex(probe => probe.number === '17');

const UNEXPECTED =
  'The check did not come to its end. Click Check this installation again: it clears away what is left, and begins anew';

/** What is kept in a cell between the clicks. */
interface State extends Unfinished {
  /** True once every probe has written what it waits for. */
  isWaiting?: boolean | undefined;
}

const WAIT =
  'Type what you see into the rows that ask you. When no cell of "Sales Barometer check cells" says Loading... any more, click Extensions > Sales Barometer > Check this installation once more.';

/**
 * Asks Google what the add-on leans on, on tabs of its own, and reports what is the same and what is otherwise. In two
 * clicks, because cells calculate only after a run has ended.
 */
export function checkInstallation(): void {
  // Not asked for the permissions that are missing: telling which they are is one of the probes.
  const book = SpreadsheetApp.getActive();
  const say = (text: string): void => book.toast(text, 'Sales Barometer', -1);
  try {
    say(alone(() => click(book)));
  } catch (error) {
    say(foreseen(error, UNEXPECTED).message);
  }
}

function click(book: Book): string {
  const report = standingReport(book);
  return report && stateOf(report).isWaiting && book.getSheetByName(WORK.cells)
    ? finishCheck(book, report)
    : beginCheck(book, report);
}

function stateOf(report: Sheet): State {
  try {
    return (JSON.parse(String(report.getRange(1, KEPT).getValue())) as State | null) ?? {};
  } catch {
    return {};
  }
}

/** Written at once: a run may end at any call. */
function keepState(report: Sheet, state: State): void {
  report.getRange(1, KEPT).setValue(literal(JSON.stringify(state)));
  SpreadsheetApp.flush();
}

function deskOf(book: Book, report: Sheet, cells: Sheet, index: number, state: State): Desk {
  return {
    book,
    report,
    cells,
    row: 10 * index + 1,
    now: () => Date.now(),
    remember: change => keepState(report, Object.assign(state, change)),
  };
}

/** What a probe sees; what it throws is what it saw. */
function seenBy(ask: () => Seen): Seen {
  try {
    return ask();
  } catch (error) {
    return { failed: (error as Error).message };
  }
}

function beginCheck(book: Book, standing: Sheet | undefined): string {
  if (standing) cleanUp(book, stateOf(standing));
  else cleanUp(book, {});
  const report = standing ?? newTab(book, REPORT);
  report.clear();
  report.getRange(1, 1).setValue(HEADING).setFontSize(14).setFontWeight('bold');
  const state: State = {};
  keepState(report, state);
  const cells = newTab(book, WORK.cells);
  const rows = 10 * PROBES.length + 10 - cells.getMaxRows();
  if (rows > 0) cells.insertRowsAfter(cells.getMaxRows(), rows);
  const seen = PROBES.map(({ first }, i) =>
    first ? seenBy(() => first(deskOf(book, report, cells, i, state))) : {},
  );
  report.activate();
  report.getRange(2, 1).setValue(WAIT);
  writeTable(
    report,
    PROBES.map((probe, i) => firstRow(probe, seen[i] ?? {})),
  );
  report
    .getRange(TOP + 1, KEPT, PROBES.length, 1)
    .setFontColor('#80868b')
    .setValues(seen.map(each => [literal(JSON.stringify(each))]));
  keepState(report, Object.assign(state, { isWaiting: true }));
  return WAIT;
}

function finishCheck(book: Book, report: Sheet): string {
  const cells = book.getSheetByName(WORK.cells) as Sheet;
  const state = stateOf(report);
  const kept = report.getRange(TOP + 1, 4, PROBES.length, KEPT - 3).getValues();
  const rows = PROBES.map((probe, i) => {
    const [typed, ...others] = kept[i] ?? [];
    const before = seenBy(() => JSON.parse(String(others[others.length - 1])) as Seen);
    const { second } = probe;
    const later =
      second && before.failed === undefined
        ? seenBy(() => second(deskOf(book, report, cells, i, state), before))
        : {};
    return lastRow(probe, { typed, ...before, ...later });
  });
  writeTable(report, rows);
  const lines = markdownOf(rows);
  report
    .getRange(TOP - 1, KEPT, lines.length, 1)
    .setFontColor('#3c4043')
    .setValues(lines.map(line => [literal(line)]));
  const says = `${summaryOf(rows)}. What each row means: docs/installation.md. For an issue, copy column ${String.fromCharCode(64 + KEPT)}.`;
  report.getRange(2, 1).setValue(says);
  keepState(report, {});
  cleanUp(book, state);
  report.getRange(1, KEPT).setValue('For an issue: copy what stands below').setFontWeight('bold');
  report.activate();
  return says;
}

const FILLS: Record<string, string> = { same: '#e6f4ea', different: '#fce8e6', 'click again': '#f1f3f4' };

function writeTable(report: Sheet, rows: readonly Row[]): void {
  report.getRange(TOP, 1, 1, WIDTH).setValues([COLUMNS]).setFontWeight('bold').setBackground('#e8eaed');
  report
    .getRange(TOP + 1, 1, rows.length, WIDTH)
    .setValues(rows.map(row => row.map(literal)))
    .setWrap(true)
    .setVerticalAlignment('top');
  report
    .getRange(TOP + 1, 5, rows.length, 1)
    .setBackgrounds(rows.map(row => [FILLS[row[4] ?? ''] ?? '#fef7e0']));
  [60, 330, 230, 330, 110, 330, 330].forEach((width, i) => {
    report.setColumnWidth(i + 1, width);
  });
  report.setFrozenRows(TOP);
}

/**
 * Keeps what the sidebar saw of itself in the report that waits for it.
 *
 * @param seen what the page saw.
 */
export function keepSidebarSeen(seen: Seen): void {
  alone(() => {
    const report = standingReport(SpreadsheetApp.getActive());
    if (!report || !stateOf(report).isWaiting)
      throw new Problem(
        'no-check',
        'the check of this installation must have been started, got none; click Extensions > Sales Barometer > Check this installation',
      );
    report.getRange(SIDEBAR_ROW, KEPT).setValue(literal(JSON.stringify(seen)));
  });
}
