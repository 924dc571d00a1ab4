import { periodEdited } from './period-cells.ts';
import { followBenchmarks } from './scorecard-tab.ts';
import { standingSettings } from './settings-tab.ts';
import { Tabs, TITLES } from './tabs.ts';

/**
 * Follows what a person types into a cell of ours: a period, or a benchmark in the settings. Nothing else that is typed
 * anywhere makes it ask the spreadsheet for more than where it was typed.
 */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  if (event.range.getSheet().getName() !== TITLES.settings) {
    periodEdited(event);
    return;
  }
  const tabs = new Tabs(SpreadsheetApp.getActive());
  followBenchmarks(tabs, standingSettings(tabs.book).settings);
}
