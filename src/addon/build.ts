import { otherSteps, removeOtherTabs } from './other-tabs.ts';
import { findPipeline, rememberPipeline } from './pipeline-tab.ts';
import type { BuildStep } from './scorecard-tab.ts';
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
    ...otherSteps(book, pipeline),
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
  removeOtherTabs(book);
  removeScorecardTab(book);
}
