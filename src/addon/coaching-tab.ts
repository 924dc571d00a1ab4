import type { Grid } from '../core/cells/cell.ts';
import { finishTab, literal, tabOf, tabToWrite } from './spreadsheet.ts';

type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

const HEADERS = ['Rep', 'KPI', 'Step', 'Goal', 'Owner', 'Start', 'Due', 'Done', 'Note'];

/** A step to work on. */
export interface PlanStep {
  kpi: string;
  step: string;
  goal: string;
}

/**
 * Adds steps to the coaching plan, a row each, behind what stands there. A step that the rep has already is not
 * added again; nothing that people typed is touched.
 *
 * @returns how many rows were added.
 */
export function addSteps(book: Book, rep: string, steps: readonly PlanStep[]): number {
  const sheet = tabToWrite(book, 'coaching');
  if (!tabOf(book, 'coaching')) {
    sheet
      .getRange(1, 1, 1, HEADERS.length)
      .setValues([HEADERS])
      .setFontWeight('bold')
      .setBackground('#e8eaed');
    sheet.setFrozenRows(1);
    sheet.setColumnWidth(3, 420);
    sheet.setColumnWidth(4, 220);
    sheet.setColumnWidth(9, 260);
    sheet.getRange(2, 6, sheet.getMaxRows() - 1, 2).setNumberFormat('yyyy-mm-dd');
  }
  const standing = sheet.getRange(1, 1, Math.max(1, sheet.getLastRow()), 3).getValues() as Grid;
  // A tick box alone is no row: a run that broke off may have left it.
  const last = standing.reduce((at, row, i) => (row.some(cell => cell !== '') ? i + 1 : at), 1);
  const has = ({ kpi, step }: PlanStep): boolean =>
    standing.some(([r, k, s]) => String(r) === rep && String(k) === kpi && String(s) === step);
  const added = steps.filter(step => !has(step));
  if (added.length) {
    const room = sheet.getMaxRows() - last;
    if (room < added.length) sheet.insertRowsAfter(last, added.length - room);
    // The boxes first: a row whose text stands is whole.
    sheet.getRange(last + 1, 8, added.length, 1).insertCheckboxes();
    sheet
      .getRange(last + 1, 1, added.length, 4)
      .setValues(added.map(({ kpi, step, goal }) => [rep, kpi, step, goal].map(literal)));
  }
  finishTab(book, sheet, 'coaching');
  return added.length;
}
