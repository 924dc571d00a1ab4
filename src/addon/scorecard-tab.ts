import { SCORECARD_RULES, scorecardRules } from '../core/format/bands.ts';
import { SCORECARD_NAME } from '../core/format/marks.ts';
import { PALETTE } from '../core/format/palette.ts';
import { Problem } from '../core/problem.ts';
import type { ScorecardColumn, Unit } from '../core/scorecard/columns.ts';
import { columnLetter, columnNumber, SCORECARD_COLUMNS } from '../core/scorecard/columns.ts';
import type { BuildStep } from './built-table.ts';
import { tableFormula } from './built-table.ts';
import { formatHeads, hintAtTarget } from './looks.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { setRules } from './rules.ts';
import { nameRange } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The row of the table's headers; the benchmarks stand below it, the reps below them. */
const TOP = 4;
const WIDTH = SCORECARD_COLUMNS.length;

/** What the headers mean, for the notes on them. */
export const NOTES: Record<string, string> = Object.fromEntries(
  SCORECARD_COLUMNS.map(({ header, note }) => [header, note]),
);

/** How figures are shown; money is shown as in the pipeline. */
export const FORMATS: Partial<Record<Unit, string>> = {
  count: '#,##0',
  share: '0%',
  gap: '+0%;-0%;0%',
  days: '#,##0" d"',
  'a week': '0.0',
};

function headerOf({ header }: ScorecardColumn): string {
  return header;
}

/** The steps that write the scorecard's tab, or bring one that stands up to date. */
export function scorecardSteps(tabs: Tabs, pipeline: PipelineTab): BuildStep[] {
  const sheet = (): Sheet => tabs.toWrite('scorecard');
  return [
    { does: 'Writing the scorecard', run: () => writeTable(sheet(), pipeline) },
    { does: 'Formatting the scorecard', run: () => formatTable(sheet(), pipeline) },
    { does: 'Marking the reps under benchmark', run: () => markReps(tabs, sheet()) },
  ];
}

function writeTable(sheet: Sheet, pipeline: PipelineTab): void {
  requireRoom(sheet);
  sheet.getRange(1, 1, 2, 3).setValues([
    ['KPI Scorecard', '', ''],
    ['From', sheet.getRange(2, 2).getValue(), 'To'],
  ]);
  sheet.getRange(2, 6).setValue("'Blank from and to: the whole pipeline");
  sheet.getRange(TOP, 1).setFormula(tableFormula('KPI_SCORECARD', pipeline, ''));
}

/** Refuses where something stands in the way of the table: it would be lost from sight, or the table would not show. */
function requireRoom(sheet: Sheet): void {
  const area = sheet.getRange(TOP, 1, sheet.getMaxRows() - TOP + 1, WIDTH);
  const [merged] = area.getMergedRanges();
  if (merged) throw inTheWay(sheet, merged.getA1Notation(), 'merged cells');
  // Where the table shows, all that stands there is its own. It shows #REF! where a cell is in the way.
  if (!/^#REF!/.test(String(sheet.getRange(TOP, 1).getValue()))) return;
  area.getValues().forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell !== '' && r + c > 0)
        throw inTheWay(sheet, sheet.getRange(TOP + r, 1 + c).getA1Notation(), `"${cell}"`);
    });
  });
}

function inTheWay(sheet: Sheet, where: string, got: string): Problem {
  return new Problem(
    'in-the-way',
    `${sheet.getName()}!${where} must be free for the scorecard, got ${got}; move it and try again`,
  );
}

function formatTable(sheet: Sheet, pipeline: PipelineTab): void {
  const last = sheet.getMaxRows();
  const formats: Partial<Record<Unit, string>> = { ...FORMATS, money: moneyFormat(pipeline) };
  SCORECARD_COLUMNS.forEach(({ unit }, i) => {
    const format = formats[unit];
    if (format) sheet.getRange(TOP + 1, i + 1, last - TOP, 1).setNumberFormat(format);
  });
  sheet.getRangeList(['B2', 'D2']).setNumberFormat('yyyy-mm-dd').setBackground(PALETTE.field);
  formatHeads(sheet, TOP, SCORECARD_COLUMNS.map(headerOf), NOTES);
  const magic = columnLetter('Magic number');
  hintAtTarget(sheet, TOP - 1, `${magic}${TOP + 2}:${magic}${last}`);
  sheet
    .getRange(TOP + 1, 1, 1, WIDTH)
    .setFontStyle('italic')
    .setBackground(PALETTE.hover)
    .setFontColor(PALETTE.soft);
  sheet.setFrozenRows(TOP);
  sheet.setFrozenColumns(1);
  sheet.setColumnWidths(1, WIDTH, 110);
  sheet.setColumnWidth(columnNumber('Rep'), 160);
  sheet.setColumnWidth(columnNumber('Coach first'), 120);
  sheet.setColumnWidth(columnNumber('Flags'), 320);
}

/** Money as the pipeline itself shows it, but for the format that a number has which nobody formatted. */
export function moneyFormat({ sheet, columns }: PipelineTab): string {
  const amount = columns.of.Amount;
  if (amount === undefined) return '#,##0';
  const format = sheet.getRange(columns.headerRow + 2, amount + 1).getNumberFormat();
  return !format ||
    /^(general|@|0\.#+)$/i.test(format) ||
    /[dmyh]/i.test(format.replace(/"[^"]*"|\[[^[\]]*\]/g, ''))
    ? '#,##0'
    : format;
}

function markReps(tabs: Tabs, sheet: Sheet): void {
  const last = sheet.getMaxRows();
  nameRange(tabs.book, SCORECARD_NAME, sheet.getRange(TOP + 1, 1, last - TOP, WIDTH));
  setRules(sheet, kind => kind === SCORECARD_RULES, scorecardRules({ firstRow: TOP + 2, lastRow: last }));
  tabs.finish(sheet, 'scorecard');
}

/** Takes the scorecard away, and all that is ours with it. */
export function removeScorecardTab(tabs: Tabs): void {
  tabs.dropUnfinished('scorecard');
  const sheet = tabs.of('scorecard');
  if (!sheet) return;
  const { book } = tabs;
  if (book.getRangeByName(SCORECARD_NAME)) book.removeNamedRange(SCORECARD_NAME);
  book.deleteSheet(sheet);
}
