import { Problem } from '../core/problem.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { SETTINGS_NAME } from './settings-tab.ts';
import { quoted } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';

/** The formula of a table that follows the pipeline, the settings and the period on the scorecard's tab. */
export function tableFormula(name: string, pipeline: PipelineTab, place: string, second = ''): string {
  return `=${name}(${pipeline.reference};${second}${place}B2;${place}D2;${SETTINGS_NAME})`;
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
