import { teamRule } from '../core/format/bands.ts';
import { GOAL_HEADERS } from '../core/scorecard/weekly-goals.ts';
import type { BuildStep } from './built-table.ts';
import { scorecardPlace, tableFormula } from './built-table.ts';
import { formatHeads, hintAtTarget } from './looks.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { setRules } from './rules.ts';
import { NOTES } from './scorecard-tab.ts';
import type { Tabs } from './tabs.ts';

/** The row of the goals' headers. */
const TOP = 4;

/** What those headers of the goals mean that do not say it themselves. */
const GOAL_NOTES: Record<string, string> = {
  ...NOTES,
  'Goal this week':
    "The magic number rounded up. Each rep's is rounded up alone, so together they are more than the team's.",
  'This week so far': 'From Monday to the latest day of the pipeline.',
  'Catch-up number': 'The magic number of what is left of the target, once its start is set.',
};

/** The step that writes the tab of the weekly goals. */
export function goalsSteps(tabs: Tabs, pipeline: PipelineTab): BuildStep[] {
  return [{ does: 'Writing the weekly goals', run: () => writeGoals(tabs, pipeline) }];
}

function writeGoals(tabs: Tabs, pipeline: PipelineTab): void {
  const sheet = tabs.toWrite('goals');
  sheet
    .getRange(1, 1, 2, 1)
    .setValues([
      ['KPI Weekly goals'],
      [
        "'From the quarter's quota to this week: the magic number rounded up, and what is still missing of it.",
      ],
    ]);
  sheet.getRange(TOP, 1).setFormula(tableFormula('KPI_WEEKLY_GOALS', pipeline, scorecardPlace(tabs)));
  formatHeads(sheet, TOP, GOAL_HEADERS, GOAL_NOTES);
  const rows = sheet.getMaxRows() - TOP;
  sheet.getRange(TOP + 1, 2, rows, 4).setNumberFormat('0');
  sheet.getRange(TOP + 1, 6, rows, 3).setNumberFormat('0.0');
  hintAtTarget(sheet, TOP - 1, `B${TOP + 1}:B${sheet.getMaxRows()}`);
  setRules(sheet, kind => kind === 'goals', [
    teamRule(`A${TOP + 1}:H${sheet.getMaxRows()}`, TOP + 1, 'goals'),
  ]);
  sheet.setFrozenRows(TOP);
  sheet.setColumnWidth(1, 160);
  tabs.finish(sheet, 'goals');
}
