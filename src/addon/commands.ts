import type { GenericSchema } from 'valibot';
import type { Calendar } from '../core/cells/calendar.ts';
import type { Grid } from '../core/cells/cell.ts';
import { isBlank } from '../core/cells/cell.ts';
import { readDay, wantedDay } from '../core/cells/date-text.ts';
import { fold } from '../core/cells/fold.ts';
import { coachingOf } from '../core/coaching/coaching.ts';
import { coachedIn } from '../core/coaching/kinds.ts';
import { PER_WEEK_NEEDS } from '../core/kpi/appointments-per-week.ts';
import { kpiNamed } from '../core/kpi/catalog.ts';
import { requireNeeds } from '../core/kpi/needs.ts';
import { isGatewayProvable } from '../core/kpi/provable.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { Problem, wanted } from '../core/problem.ts';
import { dealsOf } from '../core/rows/deals.ts';
import { rowsBehind } from '../core/rows/rows-behind.ts';
import { readScorecard } from '../core/scorecard/groups.ts';
import { recentTrend } from '../core/scorecard/recent-trend.ts';
import { PER_WEEK } from '../core/scorecard/trend.ts';
import { parseSettings } from '../core/settings/read.ts';
import { TABLE_HEADERS } from '../core/settings/table.ts';
import { askedQuery } from '../core/warehouse/asked-query.ts';
import { alone } from './alone.ts';
import { answerTo, Changed, problemOf } from './answering.ts';
import type { Answers, BuildState, SettingsState } from './answers.ts';
import { buildOf, stopBuild } from './build.ts';
import { addSteps, removeSteps } from './coaching-tab.ts';
import * as formulas from './formulas.ts';
import { keepWeek as keepWeekOn, readMeetingState } from './history-tab.ts';
import { keepSidebarSeen } from './installation/check.ts';
import { markSelection, marksIn, removeMarks } from './marks.ts';
import { buildPage as buildPageOn } from './pages.ts';
import { scorecardPeriod } from './period.ts';
import { pipelineState } from './pipeline-state.ts';
import { findPipeline, findTab, readRows, readTab } from './pipeline-tab.ts';
import { baselinesOf } from './plan-baseline.ts';
import { removalOf, removeBuiltTabs } from './remove.ts';
import type { Requests } from './requests.ts';
import { requests } from './requests.ts';
import { restoreCells } from './restore.ts';
import { followBenchmarks } from './scorecard-tab.ts';
import type { StandingSettings } from './settings-tab.ts';
import { standingSettings, writeSettings } from './settings-tab.ts';
import { bookCalendar } from './spreadsheet.ts';
import { Tabs } from './tabs.ts';
import { coachingOn } from './tallied-tab.ts';
import { writeTrend as writeTrendOn } from './trend-formula.ts';

function openTabs(): Tabs {
  return new Tabs(SpreadsheetApp.getActive());
}

/** Checks a request, acts, and answers as JSON: the value, or a problem as a sentence. Nothing is thrown. */
function answer<Name extends keyof Requests>(
  name: Name,
  request: string,
  act: (asked: Requests[Name]) => Answers[Name],
): string {
  const schema: GenericSchema = requests()[name];
  return answerTo(name, schema as GenericSchema<unknown, Requests[Name]>, request, act);
}

function stateOf(standing: StandingSettings): SettingsState {
  const { range, version, rows, problems } = standing;
  return {
    exists: range !== undefined,
    ...(range ? { place: { tab: range.getSheet().getSheetId(), row: range.getRow() } } : {}),
    version,
    rows,
    problems: problems.map(problemOf),
  };
}

/**
 * Everything that the sidebar opens with: tabs, settings, and what the pipeline makes of them.
 *
 * @param request JSON { tab? }: the id of the tab to take for the pipeline; else the active or the remembered one.
 * @return JSON Answer of a DocumentState.
 */
export function readDocument(request: string): string {
  return answer('readDocument', request, ({ tab }) => {
    const tabs = openTabs();
    const standing = standingSettings(tabs.book);
    const state: Answers['readDocument'] = {
      locale: tabs.book.getSpreadsheetLocale(),
      timeZone: tabs.book.getSpreadsheetTimeZone(),
      tabs: tabs.grids().map(sheet => ({ id: sheet.getSheetId(), name: sheet.getName() })),
      settings: stateOf(standing),
      built: {
        scorecard: tabs.of('scorecard') !== undefined,
        goals: tabs.of('goals') !== undefined,
        charts: tabs.of('charts') !== undefined,
        coaching: tabs.of('coaching') !== undefined,
      },
    };
    try {
      const found = findTab(tabs, standing.settings, tab);
      state.tab = found.sheet.getSheetId();
      if (found.problem) state.problem = problemOf(found.problem);
      const settings = found.problem ? { ...standing.settings, columns: [] } : standing.settings;
      state.pipeline = pipelineState(tabs, settings, found);
      if (tab !== undefined) tabs.rememberPipeline(found.sheet);
    } catch (error) {
      state.problem = problemOf(error);
    }
    return state;
  });
}

/**
 * What the pipeline would make of settings that are not saved.
 *
 * @param request JSON { rows, tab? }: the whole table as it would stand, and the pipeline's tab.
 * @return JSON Answer of a PipelineState.
 */
export function previewSettings(request: string): string {
  return answer('previewSettings', request, ({ rows, tab }) => {
    const grid: Grid = [
      [...TABLE_HEADERS],
      ...rows.map(row => [row.group, row.name, row.setting, row.value]),
    ];
    const { settings } = parseSettings(grid, bookCalendar());
    const tabs = openTabs();
    const found = findTab(tabs, settings, tab);
    if (found.problem) throw found.problem;
    return pipelineState(tabs, settings, found);
  });
}

/**
 * Saves settings, writing only the cells that differ. Where somebody else changed the table in the meantime nothing
 * is written, and the answer holds the table as it stands.
 *
 * @param request JSON { version, changes }: the version that the changes are based on.
 * @return JSON Answer of a SettingsState.
 */
export function saveSettings(request: string): string {
  return answer('saveSettings', request, ({ version, changes }) =>
    alone(() => {
      const tabs = openTabs();
      const standing = standingSettings(tabs.book);
      if (standing.version !== version) throw new Changed(stateOf(standing));
      const undo = writeSettings(tabs, standing, changes);
      const written = standingSettings(tabs.book);
      if (changes.some(({ group }) => /^(benchmark|gateway)$/.test(fold(group))))
        followBenchmarks(tabs, written.settings);
      return { ...stateOf(written), undo };
    }),
  );
}

/**
 * Takes a save back: the cells that it wrote are as they were. Where the table was changed since, nothing is written,
 * and the answer holds the table as it is.
 *
 * @param request JSON { version, cells }: the version that the save left, and the cells that it answered with.
 * @return JSON Answer of a SettingsState.
 */
export function undoSave(request: string): string {
  return answer('undoSave', request, ({ version, cells }) =>
    alone(() => {
      const tabs = openTabs();
      const standing = standingSettings(tabs.book);
      if (standing.version !== version || !standing.range) throw new Changed(stateOf(standing), 'undone');
      const undo = restoreCells(standing.range, standing.grid, cells);
      const restored = standingSettings(tabs.book);
      followBenchmarks(tabs, restored.settings);
      return { ...stateOf(restored), undo };
    }),
  );
}

/**
 * The formulas of the spreadsheet that do not use the settings.
 *
 * @param request JSON {}.
 * @return JSON Answer of the formulas, and of how many there are.
 */
export function looseFormulas(request: string): string {
  return answer('looseFormulas', request, () => formulas.looseFormulas(openTabs()));
}

/**
 * Makes one formula use the settings, if its cell still holds the formula that was shown.
 *
 * @param request JSON { tab, row, column, formula }.
 * @return JSON Answer of the formulas that are left.
 */
export function mendFormula(request: string): string {
  return answer('mendFormula', request, shown =>
    alone(() => {
      const tabs = openTabs();
      formulas.mendFormula(tabs, shown);
      return formulas.looseFormulas(tabs);
    }),
  );
}

/**
 * The query that fills a tab with the tallies of a warehouse's table, by the settings that are saved.
 *
 * @param request JSON { table, columns, from, to }: project.dataset.table, a line for each column with name and type, and the
 *   period as days or blanks.
 * @return JSON Answer of the query and of which column it takes for what.
 */
export function warehouseQuery(request: string): string {
  return answer('warehouseQuery', request, ({ table, columns, from, to }) => {
    const { book } = openTabs();
    const { settings } = standingSettings(book);
    const calendar = bookCalendar();
    const bounds = { from: dayTyped(from, 'from', calendar), to: dayTyped(to, 'to', calendar) };
    if (bounds.from !== undefined && bounds.to !== undefined && bounds.from > bounds.to)
      throw new Problem('argument-bounds', 'from must be on or before to, got a later day', {
        field: 'from',
      });
    return askedQuery(table, columns, settings, bounds, book.getSpreadsheetTimeZone());
  });
}

/** A day that somebody typed; undefined for a blank. */
function dayTyped(typed: string, field: string, calendar: Calendar): number | undefined {
  if (isBlank(typed)) return undefined;
  const day = readDay(typed, calendar);
  if (typeof day === 'number' && day > 0) return day;
  throw wanted('argument-date', field, wantedDay(typed, calendar), typed);
}

/**
 * Writes the formula of a figure into the selected cell, where it is blank.
 *
 * @param request JSON { kpi, cell, name, from, to, tab? }: whose and when as addresses of cells, or a rep by name.
 * @return JSON Answer of the cell and the formula.
 */
export function writeFormula(request: string): string {
  return answer('writeFormula', request, asked => alone(() => formulas.writeFormula(openTabs(), asked)));
}

/**
 * Shows a row of a tab.
 *
 * @param request JSON { tab, row, column? }, from 1.
 * @return JSON Answer of null.
 */
export function goTo(request: string): string {
  return answer('goTo', request, ({ tab, row, column }) => {
    const sheet = openTabs().ofId(tab);
    if (row > sheet.getMaxRows() || (column ?? 1) > sheet.getMaxColumns()) {
      throw new Problem('row-gone', 'the row must still be in its tab, got one that was deleted');
    }
    // A row that is only scrolled to may lie half hidden at the lower edge: the rows below it are shown first.
    sheet.getRange(Math.min(row + 8, sheet.getMaxRows()), column ?? 1).activate();
    SpreadsheetApp.flush();
    sheet.getRange(row, column ?? 1).activate();
    return null;
  });
}

/**
 * Does one step of building the scorecard and the tabs beside it; called again and again until all are done.
 *
 * @param request JSON { step, tab? }: how many are done, and the pipeline's tab.
 * @return JSON Answer of a BuildState.
 */
export function buildNext(request: string): string {
  return answer('buildNext', request, ({ step, tab }) =>
    alone((): BuildState => {
      const { steps } = buildOf(openTabs(), tab);
      steps[step]?.run();
      const done = Math.min(step + 1, steps.length);
      return { done, of: steps.length, next: steps[done]?.does ?? '' };
    }),
  );
}

/**
 * Takes away what an unfinished build has left; what stood before stays.
 *
 * @param request JSON {}.
 * @return JSON Answer of null.
 */
export function stopBuilding(request: string): string {
  return answer('stopBuilding', request, () =>
    alone(() => {
      stopBuild(openTabs());
      return null;
    }),
  );
}

/**
 * Removes the scorecard, the weekly goals and the pictures, but for tabs on which a person wrote. Settings and coaching
 * plan stay.
 *
 * @param request JSON { onlyAsk? }: true to be told what would go, and leave it.
 * @return JSON Answer of what went and what stays.
 */
export function removeBuilt(request: string): string {
  return answer('removeBuilt', request, ({ onlyAsk }) => {
    if (onlyAsk) return removalOf(openTabs());
    return alone(() => removeBuiltTabs(openTabs()));
  });
}

/**
 * Marks the selected range by the scorecard: names of reps under benchmark, or figures below it.
 *
 * @param request JSON { kpi, what }.
 * @return JSON Answer of all marks.
 */
export function mark(request: string): string {
  return answer('mark', request, ({ kpi, what }) =>
    alone(() => {
      const tabs = openTabs();
      markSelection(tabs, kpi, what);
      return marksIn(tabs);
    }),
  );
}

/**
 * The ranges that we marked.
 *
 * @param request JSON {}.
 * @return JSON Answer of all marks.
 */
export function listMarks(request: string): string {
  return answer('listMarks', request, () => marksIn(openTabs()));
}

/**
 * Removes marks of ours: of one range, or all.
 *
 * @param request JSON { tab?, range? }.
 * @return JSON Answer of the marks that are left.
 */
export function unmark(request: string): string {
  return answer('unmark', request, ({ tab, range }) =>
    alone(() => {
      const tabs = openTabs();
      removeMarks(tabs, tab === undefined || range === undefined ? undefined : { tab, range });
      return marksIn(tabs);
    }),
  );
}

/**
 * What to coach a rep on.
 *
 * @param request JSON { rep, tab? }: the rep's folded name, and the pipeline's tab.
 * @return JSON Answer of the coaching, the first thing first.
 */
export function coach(request: string): string {
  return answer('coach', request, ({ rep, tab }) => {
    const tabs = openTabs();
    const { settings } = standingSettings(tabs.book);
    const pipeline = findPipeline(tabs, settings, tab);
    if (pipeline.isTallies) return coachingOn(pipeline, settings, rep);
    const { rows, calendar } = readRows(pipeline, settings);
    const code = rows.reps.folded.indexOf(rep);
    if (code < 0)
      throw new Problem('rep-unknown', `the rep must be in the pipeline, got "${rep}"`, { field: 'rep' });
    const bounds = scorecardPeriod(tabs, calendar);
    return coachingOf(
      coachedIn({ rows, settings, rep: code, bounds }),
      readScorecard(rows, settings, bounds),
    );
  });
}

/**
 * Adds steps to the coaching plan.
 *
 * @param request JSON { rep, steps }.
 * @return JSON Answer of how many rows were added.
 */
export function addToPlan(request: string): string {
  return answer('addToPlan', request, ({ rep, steps }) =>
    alone(() => {
      const tabs = openTabs();
      return { added: addSteps(tabs, rep, steps, baselinesOf(tabs, rep, bookCalendar())) };
    }),
  );
}

/**
 * Takes steps out of the coaching plan again that were added and not touched since.
 *
 * @param request JSON { rep, steps }, as they were added.
 * @return JSON Answer of how many rows were emptied.
 */
export function removeFromPlan(request: string): string {
  return answer('removeFromPlan', request, ({ rep, steps }) =>
    alone(() => ({ removed: removeSteps(openTabs(), rep, steps) })),
  );
}

/**
 * Gives back a text, to be timed, and keeps what the sidebar of Check this installation saw of itself.
 *
 * @param request JSON { text?, seen? }.
 * @return JSON Answer of { text }.
 */
export function installationSeen(request: string): string {
  return answer('installationSeen', request, ({ text = '', seen }) => {
    if (seen) keepSidebarSeen(seen);
    return { text };
  });
}

/**
 * Keeps this week's figures and rows.
 *
 * @param request JSON { tab? }: the pipeline's tab.
 * @return JSON Answer of a sentence that says what was kept.
 */
export function keepWeek(request: string): string {
  return answer('keepWeek', request, ({ tab }) => alone(() => ({ says: keepWeekOn(openTabs(), tab) })));
}

/**
 * Builds the page for the meeting, or for a talk with one rep.
 *
 * @param request JSON { rep?, tab? }: the rep's folded name, and the pipeline's tab.
 * @return JSON Answer of a sentence that says what was built, and how to print it.
 */
export function buildPage(request: string): string {
  return answer('buildPage', request, ({ rep, tab }) =>
    alone(() => ({ says: buildPageOn(openTabs(), rep, tab) })),
  );
}

/**
 * What changed since the last week that was kept.
 *
 * @param request JSON { rep?, tab? }: the rep's folded name, blank for the team, and the pipeline's tab.
 * @return JSON Answer of a MeetingState.
 */
export function readMeeting(request: string): string {
  return answer('readMeeting', request, ({ rep, tab }) =>
    readMeetingState(openTabs(), rep || undefined, tab),
  );
}

/**
 * The deals behind a figure, in the period of the scorecard.
 *
 * @param request JSON { kpi, rep?, tab? }: the rep's folded name, left out for the team, and the pipeline's tab.
 * @return JSON Answer of the deals, in the order of the sheet.
 */
export function readDeals(request: string): string {
  return answer('readDeals', request, ({ kpi, rep, tab }) => {
    const tabs = openTabs();
    const { settings } = standingSettings(tabs.book);
    const { rows, calendar } = readRows(findPipeline(tabs, settings, tab), settings);
    const code = rep ? rows.reps.codeOfFolded(rep) : rep === undefined ? undefined : 0;
    if (rep && code === undefined) return [];
    const question = { kpi, rep: code, bounds: scorecardPeriod(tabs, calendar) };
    return dealsOf(
      rows,
      rowsBehind(rows, settings, { ...question, gatewayProvable: isGatewayProvable(rows) }),
    );
  });
}

/**
 * A figure in each of the last weeks or months.
 *
 * @param request JSON { kpi, every, rep?, tab? }: the rep's folded name, left out for the team, and the pipeline's tab.
 * @return JSON Answer of the points, the earliest first.
 */
export function readTrend(request: string): string {
  return answer('readTrend', request, ({ kpi, every, rep, tab }) => {
    const tabs = openTabs();
    const { settings } = standingSettings(tabs.book);
    const { grid, calendar } = readTab(findPipeline(tabs, settings, tab));
    const rows = readPipeline(grid, settings, calendar, true);
    const needs = kpi === PER_WEEK ? PER_WEEK_NEEDS : kpiNamed(kpi).needs;
    const gatewayProvable = requireNeeds(needs, rows, settings, true);
    const code = rep === undefined ? undefined : rows.reps.codeOfFolded(rep);
    if (rep !== undefined && code === undefined) return { points: [] };
    return { points: recentTrend(rows, settings, { kpi, every, gatewayProvable }, code) };
  });
}

/**
 * Writes the formula of a figure over time into the selected cell, where it and its table have room.
 *
 * @param request JSON { kpi, every, name, tab? }: the rep's name, blank for the team, and the pipeline's tab.
 * @return JSON Answer of the cell and the formula.
 */
export function writeTrend(request: string): string {
  return answer('writeTrend', request, asked => alone(() => writeTrendOn(openTabs(), asked)));
}
