import type { Cell, Grid } from '../core/cells/cell.ts';
import { textOf } from '../core/cells/cell.ts';
import { fold } from '../core/cells/fold.ts';
import { PALETTE } from '../core/format/palette.ts';
import { Problem, shown } from '../core/problem.ts';
import { columnLetters } from './pipeline-tab.ts';
import type { Baseline } from './plan-baseline.ts';
import { requireWritable } from './protection.ts';
import { literal } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';
import { TITLES } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What a step keeps: the day it was added, the figure on that day, and what came of it. */
const KEPT = ['Added', 'Before', 'Came of it'];
const HEADERS = ['Rep', 'KPI', 'Step', 'Goal', 'Owner', 'Start', 'Due', 'Done', 'Note', ...KEPT];

/** A step to work on. */
export interface PlanStep {
  kpi: string;
  step: string;
  goal: string;
}

/**
 * Adds steps to the coaching plan, a row each, after what is there. A step that the rep has already is not
 * added again; nothing that people typed is touched.
 *
 * @returns how many rows were added.
 */
export function addSteps(
  tabs: Tabs,
  rep: string,
  steps: readonly PlanStep[],
  baselineOf: (kpi: string) => Baseline | undefined,
): number {
  const sheet = tabs.toWrite('coaching');
  const isNew = !tabs.of('coaching');
  if (!isNew) requireWritable(sheet);
  else {
    sheet
      .getRange(1, 1, 1, HEADERS.length)
      .setValues([HEADERS])
      .setFontWeight('bold')
      .setBackground(PALETTE.head);
    sheet.setFrozenRows(1);
    sheet.setColumnWidth(3, 420);
    sheet.setColumnWidth(4, 220);
    sheet.setColumnWidth(9, 260);
    sheet.getRange(2, 6, sheet.getMaxRows() - 1, 2).setNumberFormat('yyyy-mm-dd');
    formatKept(sheet, HEADERS.indexOf('Added'));
  }
  const standing = sheet
    .getRange(1, 1, Math.max(1, sheet.getLastRow()), Math.max(1, sheet.getLastColumn()))
    .getValues() as Grid;
  const header = standing[0] ?? [];
  const columns = columnsOf(header);
  // An empty tick box alone is no row: a run that broke off may have left it.
  const last = standing.reduce(
    (at, row, i) => (row.some(cell => cell !== '' && cell !== false) ? i + 1 : at),
    1,
  );
  const keyOf = (cells: readonly unknown[]): string => JSON.stringify(cells.slice(0, 3).map(String));
  const known = new Set(standing.map(row => keyOf(columns.map(column => row[column]))));
  const added = steps
    .map(({ kpi, step, goal }) => [rep, kpi, step, goal])
    .filter(cells => !known.has(keyOf(cells)));
  if (added.length) {
    const room = sheet.getMaxRows() - last;
    if (room < added.length) sheet.insertRowsAfter(last, added.length - room);
    // The boxes first, and the texts in one call: a row whose text stands is whole.
    const [done, ...texts] = [columns[4], ...columns.slice(0, 4)] as [number, ...number[]];
    sheet.getRange(last + 1, done + 1, added.length, 1).insertCheckboxes();
    const kept = isNew ? keptColumns(header) : keptOrAdded(sheet, header);
    const written = [...texts, ...kept.filter(column => column >= 0)];
    const from = Math.min(...written);
    const block = added.map((cells, i) => {
      // What lies between is blank, but for a box.
      const line: (string | boolean)[] = Array.from({ length: Math.max(...written) - from + 1 }, () => '');
      if (line[done - from] !== undefined) line[done - from] = false;
      texts.forEach((column, part) => {
        line[column - from] = literal(cells[part] as string);
      });
      const baseline = baselineOf(cells[1] as string);
      if (baseline) {
        const at = (column: number): string => `$${columnLetters(column)}${last + 1 + i}`;
        const [day = -1, before = -1, came = -1] = kept;
        const rep = columnLetters(texts[0] as number);
        const coached = `$${rep}$2:$${rep}`;
        if (day >= 0) line[day - from] = baseline.day;
        if (before >= 0) line[before - from] = literal(baseline.before);
        if (day >= 0 && came >= 0)
          line[came - from] = baseline.cameOf(
            at(texts[0] as number),
            at(texts[1] as number),
            at(day),
            coached,
          );
      }
      return line;
    });
    sheet.getRange(last + 1, from + 1, block.length, block[0]?.length ?? 0).setValues(block);
  }
  tabs.finish(sheet, 'coaching');
  return added.length;
}

/**
 * Takes steps out of the plan that were added and not touched since.
 *
 * @returns how many rows were emptied.
 */
export function removeSteps(tabs: Tabs, rep: string, steps: readonly PlanStep[]): number {
  const sheet = tabs.of('coaching');
  if (!sheet) return 0;
  requireWritable(sheet);
  const standing = sheet.getDataRange().getValues() as Grid;
  const columns = columnsOf(standing[0] ?? []);
  const own = new Set([...columns, ...keptColumns(standing[0] ?? [])]);
  const wanted = new Set(steps.map(({ kpi, step, goal }) => JSON.stringify([rep, kpi, step, goal])));
  const rows = standing.flatMap((row, i) => {
    const cells = columns.slice(0, 4).map(column => String(row[column]));
    return i && wanted.has(JSON.stringify(cells)) ? [i] : [];
  });
  for (const i of rows) {
    const written = (standing[i] as Grid[number]).find(
      (cell, column) => cell !== '' && cell !== false && (cell === true || !own.has(column)),
    );
    if (written !== undefined)
      throw new Problem(
        'plan-row-used',
        `row ${i + 1} of the tab ${TITLES.coaching} must be as it was added, got ${shown(written)} in it; nothing was taken out`,
      );
  }
  const done = columns[4] as number;
  for (const i of rows) sheet.getRange(i + 1, done + 1).clearDataValidations();
  const places = rows.flatMap(i =>
    [...own].filter(column => column >= 0).map(column => `${columnLetters(column)}${i + 1}`),
  );
  if (places.length) sheet.getRangeList(places).clearContent();
  return rows.length;
}

/** Where the kept columns stand, from 0; -1 where a person has taken the column away. */
function keptColumns(header: readonly Cell[]): number[] {
  const folded = header.map(cell => fold(textOf(cell)));
  return KEPT.map(name => folded.indexOf(fold(name)));
}

/**
 * The same of a plan that stands. One of an older build has none of the three: it gets them right of all that it holds.
 */
function keptOrAdded(sheet: Sheet, header: readonly Cell[]): number[] {
  const kept = keptColumns(header);
  if (kept.some(column => column >= 0)) return kept;
  const left = header.length;
  const lacking = left + KEPT.length - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
  // The headers last: where they stand the columns are whole.
  formatKept(sheet, left);
  sheet
    .getRange(1, left + 1, 1, KEPT.length)
    .setFontWeight('bold')
    .setBackground(PALETTE.head)
    .setValues([KEPT]);
  return KEPT.map((_, i) => left + i);
}

/** Shows days as days, and leaves room for a sentence, in the three columns from the one at an index on. */
function formatKept(sheet: Sheet, left: number): void {
  sheet.getRange(2, left + 1, sheet.getMaxRows() - 1, 1).setNumberFormat('yyyy-mm-dd');
  sheet.setColumnWidth(left + KEPT.length, 420);
}

/** Where Rep, KPI, Step, Goal and Done stand, from 0: people may move them, and put columns of their own between. */
function columnsOf(header: readonly Cell[]): number[] {
  const folded = header.map(cell => fold(textOf(cell)));
  return ['Rep', 'KPI', 'Step', 'Goal', 'Done'].map(name => {
    const column = folded.indexOf(fold(name));
    if (column >= 0) return column;
    throw new Problem(
      'plan-columns',
      `the tab ${TITLES.coaching} must have the headers Rep, KPI, Step, Goal and Done in its first row, got none called "${name}"`,
    );
  });
}
