import { Problem } from '../core/problem.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { SETTINGS_NAME } from './settings-tab.ts';
import { quoted, tabOf } from './spreadsheet.ts';

type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The formula of a table that follows the pipeline, the settings and the period on the scorecard's tab. */
export function tableFormula(
  book: Book,
  name: string,
  pipeline: PipelineTab,
  place: string,
  second = '',
): string {
  const settings = book.getRangeByName(SETTINGS_NAME) ? `;${SETTINGS_NAME}` : '';
  return `=${name}(${pipeline.reference};${second}${place}B2;${place}D2${settings})`;
}

/** One step of building: what it does, for the progress, and how. */
export interface BuildStep {
  does: string;
  run: () => void;
}

/** Where the period of the scorecard stands, for formulas on other tabs. */
export function scorecardPlace(book: Book): string {
  const sheet = tabOf(book, 'scorecard');
  if (!sheet)
    throw new Problem('no-scorecard', 'the scorecard must be built first, got none in this spreadsheet');
  return `${quoted(sheet)}!`;
}
