import { teamRule } from '../core/format/bands.ts';
import { PALETTE } from '../core/format/palette.ts';
import { GOAL_HEADERS, GOAL_LINES } from '../core/scorecard/weekly-goals.ts';
import type { BuildStep } from './built-table.ts';
import { requireRoom, scorecardPlace, tableFormula } from './built-table.ts';
import { formatHeads, writeLabel } from './looks.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import type { OwnCells } from './remove.ts';
import { setRules } from './rules.ts';
import { NOTES } from './scorecard-tab.ts';
import { quoted } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Where the formula is: the line on the week; then what the check found and what is missing, the headers, the reps. */
const GOALS_TOP = 4;
const HEAD = GOALS_TOP + GOAL_LINES;
const GOALS_WIDTH = GOAL_HEADERS.length;

/** Refuses where something of a person's is in the way of the table. */
export function requireGoalsRoom(sheet: Sheet): void {
  requireRoom(sheet, GOALS_TOP, GOALS_WIDTH, 'the weekly goals');
}

/** Which cells of the tab are ours. */
export const GOALS_PLACE: OwnCells = {
  tables: [{ anchor: [GOALS_TOP, 1], width: GOALS_WIDTH, head: HEAD }],
  isLabel: (row, column) => row < GOALS_TOP && column === 1,
};

/** What those headers of the goals mean that do not say it themselves. */
const GOAL_NOTES: Record<string, string> = {
  ...NOTES,
  'Goal this week, rounded up':
    'The magic number rounded up to whole appointments, for each rep alone. The team’s goal is the sum of its reps’.',
  'This week so far': 'From Monday to the day that the line above names.',
  'Catch-up number':
    'The magic number of what is left of the target, once its start is set. The goal does not follow it.',
};

/** The step that writes the tab of the weekly goals. */
export function goalsSteps(tabs: Tabs, pipeline: PipelineTab): BuildStep[] {
  return [{ does: 'Writing the weekly goals', run: () => writeGoals(tabs, pipeline) }];
}

function writeGoals(tabs: Tabs, pipeline: PipelineTab): void {
  const sheet = tabs.toWrite('goals');
  writeLabel(sheet, 'A1', 'KPI Weekly goals');
  writeLabel(sheet, 'A2', `From the quarter's quota to this week. ${followsPeriod(tabs)}`);
  sheet.getRange(GOALS_TOP, 1).setFormula(tableFormula('KPI_WEEKLY_GOALS', pipeline, scorecardPlace(tabs)));
  const lines = sheet.getRange(GOALS_TOP, 1, GOAL_LINES, GOALS_WIDTH);
  lines.setFontWeight('normal').setBackground(null).setWrap(false).setHorizontalAlignment('left');
  lines.setFontColor(PALETTE.soft);
  formatHeads(sheet, HEAD, GOAL_HEADERS, GOAL_NOTES);
  const rows = sheet.getMaxRows() - HEAD;
  // The magic number to two digits, so that one sees what was rounded up to the goal beside it.
  sheet.getRange(HEAD + 1, 2, rows, 1).setNumberFormat('0.00');
  sheet.getRange(HEAD + 1, 3, rows, 4).setNumberFormat('0');
  sheet.getRange(HEAD + 1, 7, rows, 2).setNumberFormat('0.0');
  setRules(sheet, kind => kind === 'goals', [teamRule(`A${HEAD + 1}:H${HEAD + rows}`, HEAD + 1, 'goals')]);
  sheet.setFrozenRows(HEAD);
  sheet.setColumnWidth(1, 160);
  tabs.finish(sheet, 'goals');
}

/** Says on the other tabs whose period they go by. */
export function followsPeriod(tabs: Tabs): string {
  const name = tabs.of('scorecard')?.getName() ?? '';
  return `From and To of the tab ${name} count here too`;
}

/** The cells of the goals' tab that say which week it is, and what the check found and what is missing, for formulas on other tabs. */
export function goalLines(tabs: Tabs): { week: string; told: string } | undefined {
  const sheet: Sheet | undefined = tabs.of('goals');
  if (!sheet) return undefined;
  const place = quoted(sheet);
  return { week: `${place}!A${GOALS_TOP}`, told: `${place}!A${GOALS_TOP + 1}` };
}
