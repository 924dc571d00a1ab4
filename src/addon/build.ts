import type { BuildStep } from './built-table.ts';
import { chartsSteps } from './charts-tab.ts';
import { goalsSteps } from './goals-tab.ts';
import { findPipeline, rememberPipeline } from './pipeline-tab.ts';
import { removeScorecardTab, scorecardSteps } from './scorecard-tab.ts';
import { standingSettings } from './settings-tab.ts';
import { dropUnfinished, tabOf } from './spreadsheet.ts';

type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** All steps of building, from the pipeline on the active tab or the one that is remembered. */
export function buildSteps(book: Book, tab?: number): BuildStep[] {
  const pipeline = findPipeline(book, standingSettings(book).settings, tab);
  return [
    { does: 'Reading the pipeline', run: () => rememberPipeline(book, pipeline.sheet) },
    ...scorecardSteps(book, pipeline),
    ...goalsSteps(book, pipeline),
    ...chartsSteps(book, pipeline),
    { does: 'Showing the scorecard', run: () => tabOf(book, 'scorecard')?.activate() },
  ];
}

/** Takes away tabs under construction. */
export function stopBuild(book: Book): void {
  for (const kind of ['scorecard', 'goals', 'charts'] as const) dropUnfinished(book, kind);
}

/** Takes away all that building made. */
export function removeBuiltTabs(book: Book): void {
  stopBuild(book);
  for (const kind of ['goals', 'charts'] as const) {
    const sheet = tabOf(book, kind);
    if (sheet) book.deleteSheet(sheet);
  }
  removeScorecardTab(book);
}
