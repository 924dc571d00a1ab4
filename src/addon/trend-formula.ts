import { fold } from '../core/cells/fold.ts';
import { quotedText, trendFormula } from '../core/formula/compose.ts';
import { isGatewayProvable } from '../core/kpi/provable.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { Problem, shown } from '../core/problem.ts';
import { SCORECARD_COLUMNS } from '../core/scorecard/columns.ts';
import type { RECENT } from '../core/scorecard/recent-trend.ts';
import type { TrendKpi } from '../core/scorecard/trend.ts';
import { trendOf } from '../core/scorecard/trend.ts';
import { oneGroup } from '../core/tally/plan.ts';
import { blankCell } from './formulas.ts';
import { findPipeline, readTab } from './pipeline-tab.ts';
import { FORMATS, moneyFormat } from './scorecard-tab.ts';
import { ensureSettings, standingSettings } from './settings-tab.ts';
import type { Tabs } from './tabs.ts';

/** A table of KPI_TREND: first day, figure, cases. */
const TREND_WIDTH = 3;
const NO_BOUNDS = { from: undefined, to: undefined };

/** What is followed over time, and whose: a rep by name, or the team where it is blank. */
export interface TrendRequest {
  kpi: TrendKpi;
  every: (typeof RECENT)[number];
  name: string;
  tab?: number | undefined;
}

/** Rows that are kept free below a formula whose table grows by one every week. */
const TO_GROW = 26;

/**
 * Writes the formula of a figure over time into the selected cell. Its table shows below and at the right of it, where
 * all cells must be blank.
 *
 * @returns the cell and the formula that it holds.
 */
export function writeTrend(
  tabs: Tabs,
  { kpi, every, name, tab }: TrendRequest,
): { place: string; formula: string } {
  const standing = standingSettings(tabs.book);
  const { settings } = standing;
  const pipeline = findPipeline(tabs, settings, tab);
  const { cell, place } = blankCell(tabs, pipeline);
  const { grid, calendar } = readTab(pipeline);
  const rows = readPipeline(grid, settings, calendar, true);
  const question = { kpi, every, gatewayProvable: isGatewayProvable(rows), bounds: NO_BOUNDS };
  const rep = name === '' ? undefined : rows.reps.codeOfFolded(fold(name));
  const height = trendOf(rows, settings, question, [
    oneGroup(rows.repCodes, rows.reps.names.length, rep),
  ]).length;
  const sheet = cell.getSheet();
  const [top, left] = [cell.getRow(), cell.getColumn()];
  const room = sheet.getRange(
    top,
    left,
    Math.min(height + TO_GROW, sheet.getMaxRows() - top + 1),
    Math.min(TREND_WIDTH, sheet.getMaxColumns() - left + 1),
  );
  room.getValues().forEach((line, r) => {
    line.forEach((value, c) => {
      if (value === '') return;
      const at = sheet.getRange(top + r, left + c).getA1Notation();
      throw new Problem(
        'cell-filled',
        `the cells below and beside ${place} must be blank for the table, got ${shown(value)} in ${at}; select another`,
      );
    });
  });
  ensureSettings(tabs, standing);
  const formula = trendFormula(kpi, every, {
    pipeline: pipeline.reference,
    rep: name ? quotedText(name) : '',
  });
  const unit = SCORECARD_COLUMNS.find(({ header }) => header === kpi)?.unit;
  const formats = [
    'yyyy-mm-dd',
    unit === 'money' ? moneyFormat(pipeline) : ((unit && FORMATS[unit]) ?? '0.0'),
    '0',
  ];
  room.setNumberFormats(
    Array.from({ length: room.getNumRows() }, () => formats.slice(0, room.getNumColumns())),
  );
  cell.setFormula(formula);
  return { place, formula };
}
