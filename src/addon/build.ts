import type { BuildStep } from './built-table.ts';
import { chartsSteps, requireChartsRoom } from './charts-tab.ts';
import { goalsSteps, requireGoalsRoom } from './goals-tab.ts';
import { PAGES } from './page-tab.ts';
import { findPipeline } from './pipeline-tab.ts';
import { requireWritable } from './protection.ts';
import { lineSteps, requireScorecardRoom, scorecardSteps } from './scorecard-tab.ts';
import { ensureSettings, standingSettings } from './settings-tab.ts';
import type { Tabs } from './tabs.ts';
import { readTallies } from './tallied-tab.ts';
import { volatileColumns } from './volatile.ts';

/** The tabs that building makes, in the order in which they are written. */
export const BUILT = ['scorecard', 'goals', 'charts'] as const;

/** A build, read once: its steps, and what to say when they are done. */
interface Build {
  steps: BuildStep[];
  /** What a person should know who has just built: columns on which Google lets no formula rest. */
  warnings(): string[];
}

/** The build from the pipeline on the active tab or the one that is remembered. */
export function buildOf(tabs: Tabs, tab?: number): Build {
  const standing = standingSettings(tabs.book);
  const pipeline = findPipeline(tabs, standing.settings, tab);
  const steps = [
    {
      does: 'Reading the pipeline',
      run: () => {
        requireAllWritable(tabs);
        requireAllRoom(tabs);
        // A table that can't be used is refused before anything that was built before is touched.
        if (pipeline.isTallies) readTallies(pipeline, standing.settings);
        tabs.rememberPipeline(pipeline.sheet);
      },
    },
    { does: 'Making the settings table', run: () => ensureSettings(tabs, standing) },
    ...scorecardSteps(tabs, pipeline, standing.settings),
    ...goalsSteps(tabs, pipeline),
    ...chartsSteps(tabs, pipeline, standing.settings),
    ...lineSteps(tabs, standing.settings),
    { does: 'Showing the scorecard', run: () => tabs.of('scorecard')?.activate() },
  ];
  return { steps, warnings: () => volatileColumns(pipeline) };
}

/** Refuses before anything is written where a person's cells are in the way of a table. */
function requireAllRoom(tabs: Tabs): void {
  const rooms = { scorecard: requireScorecardRoom, goals: requireGoalsRoom, charts: requireChartsRoom };
  for (const kind of BUILT) {
    const sheet = tabs.of(kind);
    if (sheet) rooms[kind](sheet);
  }
}

/** Refuses before anything is written or taken away where one of our tabs is protected against this user. */
export function requireAllWritable(tabs: Tabs): void {
  for (const kind of BUILT) {
    const sheet = tabs.of(kind);
    if (sheet) requireWritable(sheet);
  }
}

/** Takes away tabs under construction. */
export function stopBuild(tabs: Tabs): void {
  for (const kind of [...BUILT, ...PAGES, 'settings'] as const) tabs.dropUnfinished(kind);
}
