import type { Level, Standard } from '../core/evidence/flags.ts';
import { SCORECARD_RULES, STYLES, scorecardRules } from '../core/format/bands.ts';
import { SCORECARD_NAME } from '../core/format/marks.ts';
import { PALETTE } from '../core/format/palette.ts';
import { shareFormat } from '../core/format/share-format.ts';
import { asSentence, Problem } from '../core/problem.ts';
import type { ScorecardColumn, Unit } from '../core/scorecard/columns.ts';
import { columnLetter, columnNumber, SCORECARD_COLUMNS } from '../core/scorecard/columns.ts';
import { GATEWAY_HEADERS } from '../core/scorecard/further-gateways.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { BuildStep } from './built-table.ts';
import { requireRoom, tableFormula } from './built-table.ts';
import { dataBlock, smallCharts } from './charts-tab.ts';
import { goalLines } from './goals-tab.ts';
import { formatHeads, writeLabel, writeLine } from './looks.ts';
import { applyPreset, movingFormula, PERIOD, writePeriod } from './period-cells.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { columnLetters } from './pipeline-tab.ts';
import { requireWritable } from './protection.ts';
import type { OwnCells } from './remove.ts';
import { setRules } from './rules.ts';
import { formatNumbers, nameRange } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The row of the table's headers; the benchmarks stand below it, the reps below them. */
const TOP = 4;
const WIDTH = SCORECARD_COLUMNS.length;

/** What the looks mean, in a line: each level as it looks, and beside it what it says. */
const LEGEND: readonly (readonly [level: Level, says: string])[] = [
  ['under', 'the odds hold'],
  ['watch', '3 to 1 or more'],
  ['below', 'may be chance'],
  ['best practice', 'the odds hold'],
  ['promising', '3 to 1 or more'],
];

/** The columns of small charts right of the table, with their notes. */
const SMALL_HEADERS = [
  ['Last 13 weeks', 'First appointments in each of the last 13 weeks; the last column is this week.'],
  ['Barometer', 'The activity barometer, from 0% to 200% of the magic number.'],
] as const;
/** How many lines have small charts: more than any team has, and not a formula for each row of the tab. */
const SMALL_LINES = 100;
/** Where the table of the further gateways begins, and the last column that is ours. */
const GATEWAYS = WIDTH + SMALL_HEADERS.length + 2;
const LAST = GATEWAYS + GATEWAY_HEADERS.length - 1;

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
export function scorecardSteps(tabs: Tabs, pipeline: PipelineTab, settings: Settings): BuildStep[] {
  const sheet = (): Sheet => tabs.toWrite('scorecard');
  return [
    { does: 'Writing the scorecard', run: () => writeTable(sheet(), pipeline, settings) },
    {
      does: 'Formatting the scorecard',
      run: () => {
        formatTable(sheet(), pipeline);
        formatBenchmarks(sheet(), settings);
      },
    },
    { does: 'Marking the reps under benchmark', run: () => markReps(tabs, sheet()) },
  ];
}

function writeTable(sheet: Sheet, pipeline: PipelineTab, settings: Settings): void {
  const lacking = LAST - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
  writeLabel(sheet, 'A1', 'KPI Scorecard');
  writeLegend(sheet);
  writePeriod(sheet);
  applyPreset(sheet, pipeline, settings);
  sheet.getRange(TOP, 1).setFormula(tableFormula('KPI_SCORECARD', pipeline, ''));
}

/** The legend right of the title, unless a person wrote something else there. */
function writeLegend(sheet: Sheet): void {
  const texts = LEGEND.flatMap(([level, says]) => [asSentence(level), says]);
  const range = sheet.getRange(1, 2, 1, texts.length);
  const standing = range.getValues()[0] as unknown[];
  if (standing.some((text, i) => text !== '' && text !== texts[i])) return;
  const styles = LEGEND.flatMap(([level]) => [STYLES[level], undefined]);
  range
    .setValues([texts])
    .setBackgrounds([styles.map(style => style?.fill ?? null)])
    .setFontColors([styles.map(style => style?.color ?? PALETTE.soft)])
    .setFontWeights([styles.map(style => (style?.bold ? 'bold' : 'normal'))]);
  styles.forEach((style, i) => {
    if (style?.italic) sheet.getRange(1, 2 + i).setFontStyle('italic');
    if (style?.underline) sheet.getRange(1, 2 + i).setFontLine('underline');
  });
}

function formatTable(sheet: Sheet, pipeline: PipelineTab): void {
  const last = sheet.getMaxRows();
  const formats: Partial<Record<Unit, string>> = { ...FORMATS, money: moneyFormat(pipeline) };
  formatNumbers(
    sheet,
    SCORECARD_COLUMNS.flatMap(({ unit }, i): [string, string][] => {
      const [column, format] = [columnLetters(i), formats[unit]];
      return format ? [[`${column}${TOP + 2}:${column}${last}`, format]] : [];
    }),
  );
  formatHeads(sheet, TOP, SCORECARD_COLUMNS.map(headerOf), NOTES);
  sheet
    .getRange(TOP + 1, 1, 1, WIDTH)
    .setFontStyle('italic')
    .setBackground(PALETTE.hover)
    .setFontColor(PALETTE.soft);
  // Several flags of a rep don't fit into a line.
  sheet.getRange(TOP + 2, columnNumber('Flags'), last - TOP - 1, 1).setWrap(true);
  sheet.setFrozenRows(TOP);
  sheet.setFrozenColumns(1);
  sheet.setColumnWidths(1, WIDTH, 110);
  sheet.setColumnWidth(columnNumber('Rep'), 160);
  sheet.setColumnWidth(columnNumber('Coach first'), 120);
  sheet.setColumnWidth(columnNumber('Flags'), 360);
  // Below the list of periods.
  sheet.setColumnWidth(5, 130);
}

/** What is held against is shown with as many digits as it was set with. */
function formatBenchmarks(sheet: Sheet, settings: Settings): void {
  const standard = { settings, gatewayBenchmark: settings.gateways?.[0]?.benchmark } as Standard;
  const places = SCORECARD_COLUMNS.flatMap(({ benchmark }, i): [place: string, format: string][] => {
    const share = benchmark?.(standard);
    const shares = typeof share === 'number' ? [share] : [];
    return benchmark ? [[`${columnLetters(i)}${TOP + 1}`, shareFormat(shares)]] : [];
  });
  formatNumbers(sheet, places);
}

/** The same of the further gateways, in the table right of the scorecard. */
function formatFurtherBenchmarks(sheet: Sheet, { gateways = [] }: Settings): void {
  const column = columnLetters(GATEWAYS - 1 + GATEWAY_HEADERS.indexOf('Benchmark'));
  const shares = gateways.slice(1).map(({ benchmark }) => benchmark);
  formatNumbers(sheet, [[`${column}${TOP + 1}:${column}${sheet.getMaxRows()}`, shareFormat(shares)]]);
}

/** The same after a benchmark was set. A tab that somebody protected stays as it is: its figures are right all the same. */
export function followBenchmarks(tabs: Tabs, settings: Settings): void {
  const sheet = tabs.of('scorecard');
  if (!sheet) return;
  try {
    requireWritable(sheet);
  } catch (error) {
    if (error instanceof Problem) return;
    throw error;
  }
  formatBenchmarks(sheet, settings);
  // Only under a table of ours: the columns beside the scorecard may be a person's.
  if (GATEWAYS <= sheet.getMaxColumns() && sheet.getRange(TOP, GATEWAYS).getFormula())
    formatFurtherBenchmarks(sheet, settings);
}

/**
 * The line above the table: what is wrong with From and To, what the check found, what is missing, and which day
 * stands for today. Each part says something only where there is something to say.
 */
export function lineSteps(tabs: Tabs, settings: Settings): BuildStep[] {
  return [{ does: 'Writing the line above the scorecard', run: () => writeLines(tabs, settings) }];
}

function writeLines(tabs: Tabs, settings: Settings): void {
  const sheet = tabs.of('scorecard');
  const lines = goalLines(tabs);
  if (!sheet || !lines) return;
  const { from, to } = PERIOD;
  const table = `A${TOP}`;
  const rows = `${table}:${columnLetter('Flags')}${sheet.getMaxRows()}`;
  const check = `VLOOKUP("Team";${rows};${columnNumber('Flags')};FALSE)`;
  const wrongDate = [
    `ISTEXT(${from});"From must be a date, got """&${from}&""". "`,
    `ISTEXT(${to});"To must be a date, got """&${to}&""". "`,
    `AND(ISNUMBER(${from});ISNUMBER(${to});${from}>${to});"From must not be after To. "`,
  ].reduceRight(
    (rest, part) => `IF(${part};${rest})`,
    `"The table can’t be made: point at ${table} and read why. "`,
  );
  // The goals' line says what the check found too; the scorecard's own row does where that tab is gone.
  const checked = `IFERROR(IF(LEFT(${check};6)="Check:";${check}&", or the sidebar, Pipeline. ";"");"")`;
  const says = [
    `IFERROR(IF(${lines.told}="";"";${lines.told}&". ");${checked})`,
    // The tab's own width ends soon after the list of periods: here it is seen whole.
    movingFormula(),
    `IFERROR(${lines.week};"")`,
  ].join('&');
  writeLine(sheet, TOP - 1, `IF(ISERROR(${table});${wrongDate};${says})`);
  writeSmallCharts(tabs, sheet);
  writeGateways(tabs, sheet, settings);
}

/** True for the formula of a small chart, which holds no text of its own: what it shows without its data is an error. */
function isSmallChart(formula: string): boolean {
  return /SPARKLINE\(/i.test(formula);
}

/**
 * A small chart of the last weeks and one of the barometer beside each line of the scorecard, from the data of the
 * pictures. A column in which a person wrote stays as it is.
 */
function writeSmallCharts(tabs: Tabs, sheet: Sheet): void {
  const from = smallCharts(tabs);
  if (!from) return;
  const rows = Math.min(SMALL_LINES, sheet.getMaxRows() - TOP - 1);
  const barometer = columnLetter('Activity barometer');
  const charts = [
    (row: number): string =>
      `SPARKLINE(INDEX(${from.counts};MATCH($A${row};${from.names};0);0);${from.weeks})`,
    (row: number): string => {
      const own = `$${barometer}${row}`;
      return `SPARKLINE(${own};IF(${own}<$${barometer}$${TOP + 1};${from.short};${from.full}))`;
    },
  ];
  charts.forEach((chartAt, i) => {
    const column = WIDTH + 1 + i;
    const [header, note] = SMALL_HEADERS[i] as (typeof SMALL_HEADERS)[number];
    const head = sheet.getRange(TOP, column);
    const range = sheet.getRange(TOP + 2, column, rows, 1);
    const values = range.getValues();
    const isOurs =
      ['', header].includes(head.getValue()) &&
      range
        .getFormulas()
        .every(([formula = ''], row) => (formula ? isSmallChart(formula) : values[row]?.[0] === ''));
    if (!isOurs) return;
    head
      .setValue(header)
      .setNote(note)
      .setFontWeight('bold')
      .setBackground(PALETTE.head)
      .setWrap(true)
      .setVerticalAlignment('middle');
    range.setFormulas(values.map((_, row) => [`=IFERROR(${chartAt(TOP + 2 + row)};"")`]));
    sheet.setColumnWidth(column, 120);
  });
}

/** The table of the further gateways, right of the scorecard: it follows the data of the pictures, and asks nothing. */
function writeGateways(tabs: Tabs, sheet: Sheet, settings: Settings): void {
  const block = dataBlock(tabs, 'Further gateways');
  if (!block) return;
  const left = GATEWAYS;
  const heading = sheet.getRange(TOP - 1, left);
  const table = sheet.getRange(TOP, left);
  for (const cell of [heading, table]) if (!cell.getFormula() && cell.getValue() !== '') return;
  heading.setFormula(`=IFERROR(IF(${block.first}="";"";"Further gateways");"")`).setFontWeight('bold');
  table.setFormula(`=IFERROR(IF(${block.first}="";"";FILTER(${block.range};${block.names}<>""));"")`);
  const ratio = left + GATEWAY_HEADERS.indexOf('Ratio');
  sheet.getRange(TOP + 1, ratio, sheet.getMaxRows() - TOP, 1).setNumberFormat('0.0%');
  formatFurtherBenchmarks(sheet, settings);
  sheet.getRange(TOP, left, 1, GATEWAY_HEADERS.length).setFontWeight('bold').setWrap(true);
}

/**
 * Money as the pipeline itself shows it, but for the format that a number has which nobody formatted.
 *
 * @param first the format of the first amount, where it was read already.
 */
export function moneyFormat({ sheet, columns }: PipelineTab, first?: string): string {
  const amount = columns.of.Amount;
  if (amount === undefined) return '#,##0';
  const format = first ?? sheet.getRange(columns.headerRow + 2, amount + 1).getNumberFormat();
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

/** Refuses where something of a person's is in the way of the table. */
export function requireScorecardRoom(sheet: Sheet): void {
  requireRoom(sheet, TOP, WIDTH, 'the scorecard');
}

/** Which cells of the tab are ours; From, To and the period are a person's, and go with it. */
export const SCORECARD_PLACE: OwnCells = {
  tables: [
    { anchor: [TOP, 1], width: WIDTH, head: TOP },
    { anchor: [TOP, GATEWAYS], width: GATEWAY_HEADERS.length, head: TOP },
  ],
  isLabel: (row, column, formula) =>
    (row < TOP && column <= ([11, 6, 1][row - 1] as number)) ||
    (row === TOP - 1 && column === GATEWAYS) ||
    (column > WIDTH &&
      column <= WIDTH + SMALL_HEADERS.length &&
      (row === TOP || (row > TOP + 1 && isSmallChart(formula)))),
};

/** Takes the name away that marks find the scorecard by. */
export function forgetScorecard({ book }: Tabs): void {
  if (book.getRangeByName(SCORECARD_NAME)) book.removeNamedRange(SCORECARD_NAME);
}
