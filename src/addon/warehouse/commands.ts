import type { GenericSchema } from 'valibot';
import { bytesText } from '../../core/bigquery/failures.ts';
import type { ColumnUse } from '../../core/bigquery/mapping.ts';
import { type Plan, planQuery } from '../../core/bigquery/plan.ts';
import { priceText } from '../../core/bigquery/price.ts';
import { dryRun, type Question, wholeAnswer } from '../../core/bigquery/query-job.ts';
import type { TablePlace } from '../../core/bigquery/tables.ts';
import { describeTable, listDatasets, listProjects, listTables } from '../../core/bigquery/tables.ts';
import { requireTallyFields, tallyCells } from '../../core/bigquery/tallies.ts';
import type { Cell } from '../../core/cells/cell.ts';
import { counted, Problem } from '../../core/problem.ts';
import { alone } from '../alone.ts';
import { answerTo } from '../answering.ts';
import { scorecardPeriod } from '../period.ts';
import { standingSettings } from '../settings-tab.ts';
import { bookCalendar } from '../spreadsheet.ts';
import { Tabs } from '../tabs.ts';
import type { Chosen, WarehouseAnswers, WarehouseRequests } from './requests.ts';
import { warehouseRequests } from './requests.ts';
import { askBigQuery } from './service.ts';
import { requireTallyRoom, writeTallies } from './tally-tab.ts';

/** Where the last choice is kept with the spreadsheet. */
const KEY = 'sales-barometer-warehouse';

function answer<Name extends keyof WarehouseRequests>(
  name: Name,
  request: string,
  act: (asked: WarehouseRequests[Name]) => WarehouseAnswers[Name],
): string {
  const schema: GenericSchema = warehouseRequests()[name];
  return answerTo(name, schema as GenericSchema<unknown, WarehouseRequests[Name]>, request, act);
}

/**
 * Names to choose from: projects, the datasets of one, or the tables of a dataset.
 *
 * @param request JSON { project?, dataset? }.
 * @return JSON Answer of the names.
 */
export function warehouseNames(request: string): string {
  return answer('warehouseNames', request, ({ project, dataset }) =>
    askBigQuery(!project ? listProjects() : dataset ? listTables(project, dataset) : listDatasets(project)),
  );
}

/**
 * What was chosen last in this spreadsheet.
 *
 * @param request JSON {}.
 * @return JSON Answer of the choice, or of null.
 */
export function warehouseLast(request: string): string {
  return answer('warehouseLast', request, () => {
    const kept = PropertiesService.getDocumentProperties().getProperty(KEY);
    return kept === null ? null : (JSON.parse(kept) as Chosen);
  });
}

/**
 * A table's columns, from its schema; nothing of its rows is read.
 *
 * @param request JSON { project, dataset, table }.
 * @return JSON Answer of a TableDescription.
 */
export function warehouseTable(request: string): string {
  return answer('warehouseTable', request, place => askBigQuery(describeTable(place)));
}

/**
 * What the query would read and may cost, by a dry run, which costs nothing.
 *
 * @param request JSON { project, dataset, table, runsIn }.
 * @return JSON Answer of the bytes, the same in words, and the columns that are used.
 */
export function warehouseEstimate(request: string): string {
  return answer('warehouseEstimate', request, ({ runsIn, ...place }) => {
    const { question, uses } = prepared(new Tabs(SpreadsheetApp.getActive()), place, runsIn);
    const { bytes, fields } = askBigQuery(dryRun(question));
    requireTallyFields(fields);
    return { bytes, says: priceText(bytes), uses };
  });
}

/**
 * Runs the query and puts its tallies on their tab. Nothing is written before every row has arrived and can be scored.
 *
 * @param request JSON { project, dataset, table, runsIn, limit, uses }: at most so many bytes, and the columns as they were shown.
 * @return JSON Answer of the tab and of what came.
 */
export function warehouseRun(request: string): string {
  return answer('warehouseRun', request, ({ runsIn, limit, uses: seen, ...place }) => {
    const tabs = new Tabs(SpreadsheetApp.getActive());
    requireTallyRoom(tabs);
    const { question, uses } = prepared(tabs, place, runsIn, seen);
    const terms = { maximumBytes: limit, requestId: Utilities.getUuid(), now: () => Date.now() };
    const whole = askBigQuery(wholeAnswer(question, terms));
    const table = tallyCells(whole);
    return alone(() => {
      requireTallyRoom(tabs);
      const sheet = written(tabs, table);
      tabs.rememberPipeline(sheet);
      const chosen: Chosen = { ...place, runsIn, limit, uses };
      PropertiesService.getDocumentProperties().setProperty(KEY, JSON.stringify(chosen));
      const read = whole.bytes ? `; the query read ${bytesText(whole.bytes)}` : '';
      return {
        tab: sheet.getSheetId(),
        says: `The tallies of ${counted(table.length - 1, 'name')} are on the tab ${sheet.getName()}${read}`,
      };
    });
  });
}

/** Writes the tallies; a tab that was begun and could not be finished goes again. */
function written(tabs: Tabs, table: Cell[][]): GoogleAppsScript.Spreadsheet.Sheet {
  try {
    return writeTallies(tabs, table);
  } catch (error) {
    tabs.dropUnfinished('tallies');
    throw error;
  }
}

/** The question for a table under the settings and the period of this spreadsheet. */
function prepared(
  tabs: Tabs,
  place: TablePlace,
  runsIn: string,
  seen: readonly ColumnUse[] = [],
): { question: Question; uses: Plan['uses'] } {
  const { settings, problems } = standingSettings(tabs.book);
  const [problem] = problems;
  if (problem)
    throw new Problem(problem.code, `${problem.message}; correct the settings first`, problem.place);
  const described = askBigQuery(describeTable(place));
  const bounds = scorecardPeriod(tabs, bookCalendar());
  const { sql, uses } = planQuery(described, settings, bounds, tabs.book.getSpreadsheetTimeZone(), seen);
  return { question: { ...place, project: runsIn, sql, location: described.location }, uses };
}
