import { Problem } from '../core/problem.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { SETTINGS_NAME } from './settings-tab.ts';
import { quoted } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';

/** The formula of a table that follows the pipeline, the settings and the period on the scorecard's tab. */
export function tableFormula(name: string, pipeline: PipelineTab, place: string, second = ''): string {
  return `=${name}(${pipeline.reference};${second}${place}B2;${place}D2;${SETTINGS_NAME})`;
}

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Refuses where something stands in the way of the table: it would be lost from sight, or the table would not show. */
export function requireRoom(sheet: Sheet, top: number, width: number, what: string, left = 1): void {
  const area = sheet.getRange(top, left, sheet.getMaxRows() - top + 1, width);
  const [merged] = area.getMergedRanges();
  if (merged) throw inTheWay(sheet, merged.getA1Notation(), what, 'merged cells');
  const anchor = sheet.getRange(top, left);
  const [formula, value] = [anchor.getFormula(), anchor.getValue()];
  if (formula ? !/^=KPI_/i.test(formula) : value !== '')
    throw inTheWay(sheet, anchor.getA1Notation(), what, formula || `"${value}"`);
  // Where the table shows, all that stands there is its own. It shows #REF! where a cell is in the way.
  if (!/^#REF!/.test(String(value))) return;
  area.getValues().forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell !== '' && r + c > 0)
        throw inTheWay(sheet, sheet.getRange(top + r, left + c).getA1Notation(), what, `"${cell}"`);
    });
  });
}

function inTheWay(sheet: Sheet, where: string, what: string, got: string): Problem {
  return new Problem(
    'in-the-way',
    `${sheet.getName()}!${where} must be free for ${what}, got ${got}; move it and try again`,
  );
}

/** One step of building: what it does, for the progress, and how. */
export interface BuildStep {
  does: string;
  run: () => void;
}

/** Where the period of the scorecard stands, for formulas on other tabs. */
export function scorecardPlace(tabs: Tabs): string {
  const sheet = tabs.of('scorecard');
  if (!sheet)
    throw new Problem('no-scorecard', 'the scorecard must be built first, got none in this spreadsheet');
  return `${quoted(sheet)}!`;
}
