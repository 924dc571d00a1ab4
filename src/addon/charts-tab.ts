import type { Grid } from '../core/cells/cell.ts';
import { PALETTE } from '../core/format/palette.ts';
import { Problem } from '../core/problem.ts';
import type { ChartName } from '../core/scorecard/chart-data.ts';
import { allChartData, BLOCKS } from '../core/scorecard/chart-data.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { BuildStep } from './built-table.ts';
import { requireRoom, scorecardPlace, tableFormula } from './built-table.ts';
import { followsPeriod, goalLines } from './goals-tab.ts';
import { writeLabel, writeLine } from './looks.ts';
import { scorecardPeriod } from './period.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { columnLetters } from './pipeline-tab.ts';
import type { OwnCells } from './remove.ts';
import { formatNumbers, quoted } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';
import { teamOn } from './tallied-tab.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

/** The steps that write the tab of the pictures. */
export function chartsSteps(tabs: Tabs, pipeline: PipelineTab, settings: Settings): BuildStep[] {
  return [
    { does: 'Writing the data of the pictures', run: () => writeChartData(tabs, pipeline) },
    { does: 'Drawing the pictures', run: () => drawCharts(tabs, pipeline, settings) },
  ];
}

interface Picture {
  chart: ChartName;
  /** The title is the chart's name and this. */
  by: string;
  says: string;
  /** What is missing where there is nothing to draw. */
  missing: string;
  type: 'BAR' | 'COMBO' | 'GAUGE';
  /** Of each column of figures. */
  formats: string[];
  /** Its corner on the tab, from 1. */
  place: [row: number, column: number];
  options: Record<string, unknown>;
}

/** Pictures stand two by two, so that both fit beside each other on a small screen. */
const WIDTH = 636;
const HEIGHT = 320;
const RIGHT = 7;
/** The bars come last, because they grow downwards with the reps. */
const BARS = 20;
/** What a bar takes, so that a label of two lines can be read for each of 60 reps, and what stands around them. */
const BAR = 28;
const AROUND = 90;
/** Bars for reps who come later, until the next build. */
const SPARE = 6;

function bars(chart: 'Close ratio' | 'Gateway ratio', column: number, missing: string): Picture {
  const { low, 'bar-watch': watch, 'bar-below': below, well, against } = PALETTE;
  const colors = [low, watch, below, well, against];
  return {
    chart,
    by: ' by rep',
    says: `${chart} of each rep with a case, the worst first, coloured by level; the label says what it rests on.`,
    missing,
    type: 'BAR',
    formats: colors.map(() => '0%;-0%;'),
    place: [BARS, column],
    options: {
      isStacked: true,
      // Room for the label of a bar of 100%.
      hAxis: { viewWindow: { min: 0, max: 1.1 } },
      series: Object.fromEntries(colors.map((color, i) => [i, { color, dataLabel: 'value' }])),
    },
  };
}

const PICTURES: Picture[] = [
  bars('Close ratio', 1, 'a deal won or lost'),
  bars('Gateway ratio', RIGHT, 'a gateway that can be proven and an appointment that was given its days'),
  {
    chart: 'First appointments',
    by: ' a week',
    says: 'First appointments in each of the last 12 weeks, with the magic number as a line.',
    missing: 'a column of first appointments',
    type: 'COMBO',
    formats: ['0', '0.0'],
    place: [4, 1],
    options: {
      series: { 0: { type: 'bars', color: PALETTE.well }, 1: { type: 'line', color: PALETTE.low } },
    },
  },
  {
    chart: 'Activity barometer',
    by: '',
    says: 'First appointments a week as a share of the magic number; it should be 100%.',
    missing: 'a target: sidebar, Targets',
    type: 'GAUGE',
    formats: ['0%'],
    place: [4, RIGHT],
    // Short of what the target needs, and at or past it.
    options: {
      max: 2,
      redFrom: 0,
      redTo: 1,
      redColor: PALETTE.low,
      greenFrom: 1,
      greenTo: 2,
      greenColor: PALETTE.well,
    },
  },
];

/** The data stand right of the pictures, in one block that one formula fills. */
const DATA_TOP = 5;
const DATA_LEFT = 15;
const BLOCK_ENDS = Object.values(BLOCKS).map(({ column, width }) => column + width);
const DATA_WIDTH = Math.max(...BLOCK_ENDS);

/**
 * The options of the small charts beside the scorecard, as two columns each above their data: a range works in every
 * language, while an array in a formula is written differently in each.
 */
const SMALL = {
  weeks: [
    ['charttype', 'column'],
    ['color', PALETTE.well],
    ['ymin', 0],
  ],
  short: [
    ['charttype', 'bar'],
    ['max', 2],
    ['color1', PALETTE.low],
  ],
  full: [
    ['charttype', 'bar'],
    ['max', 2],
    ['color1', PALETTE.well],
  ],
} as const;
type Small = keyof typeof SMALL;
const SMALL_NAMES = Object.keys(SMALL) as Small[];
const SMALL_ROWS = 3;
/** Two columns and a blank one. */
const SMALL_STEP = 3;

/** Refuses where something of a person's is in the way of the data; a tab of an earlier build has no room for them yet. */
export function requireChartsRoom(sheet: Sheet): void {
  if (sheet.getMaxColumns() >= DATA_LEFT + DATA_WIDTH - 1)
    requireRoom(sheet, DATA_TOP, DATA_WIDTH, 'the data of the pictures', DATA_LEFT);
}

/** Which cells of the tab are ours: where pictures go something may be said instead. */
export const CHARTS_PLACE: OwnCells = {
  tables: [{ anchor: [DATA_TOP, DATA_LEFT], width: DATA_WIDTH }],
  isLabel: (row, column) =>
    (row <= 3 && column === 1) ||
    (row === DATA_TOP - 1 && column >= DATA_LEFT) ||
    (row <= SMALL_ROWS && column >= columnOf('Last weeks')) ||
    PICTURES.some(({ place }) => place[0] === row && place[1] === column),
};

/** True where a picture on the tab is none of ours. */
export function hasChartsOfOthers(sheet: Sheet): boolean {
  return sheet
    .getCharts()
    .some(chart => !PICTURES.some(picture => isOf(chart, picture, columnOf(picture.chart))));
}

function columnOf(chart: keyof typeof BLOCKS): number {
  return DATA_LEFT + BLOCKS[chart].column;
}

function writeChartData(tabs: Tabs, pipeline: PipelineTab): void {
  const sheet = tabs.toWrite('charts');
  const lacking = DATA_LEFT + DATA_WIDTH - 1 - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
  takeOldAway(sheet);
  writeLabel(sheet, 'A1', 'KPI Charts');
  sheet.setColumnWidths(1, 2 * (RIGHT - 1), WIDTH / (RIGHT - 1) + 1);
  sheet.getRange(1, 1).setFontSize(14).setFontWeight('bold');
  const lines = goalLines(tabs);
  const week = lines ? `IFERROR(${lines.week}&". ";"")&` : '';
  writeLine(sheet, 2, `${week}"${followsPeriod(tabs)}"`);
  sheet
    .getRange(DATA_TOP, DATA_LEFT)
    .setFormula(tableFormula('KPI_CHART', pipeline, scorecardPlace(tabs), '"";'));
  sheet.getRange(DATA_TOP, DATA_LEFT, 1, DATA_WIDTH).setFontWeight('bold');
  const gateways = columnOf('Further gateways');
  const wanted: [place: string, format: string][] = [4, 5].map(i => [below(sheet, gateways + i), '0.0%']);
  for (const { chart, says, type, formats } of PICTURES) {
    const column = columnOf(chart);
    sheet.setColumnWidth(column, type === 'BAR' ? 260 : 120);
    sheet
      .getRange(DATA_TOP - 1, column)
      .setValue(`'${says}`)
      .setFontColor(PALETTE.soft);
    formats.forEach((format, i) => {
      wanted.push([below(sheet, column + 1 + i), format]);
    });
    if (type === 'COMBO') wanted.push([below(sheet, column), 'd mmm']);
  }
  formatNumbers(sheet, wanted);
  writeSmall(sheet);
}

/** The options of the small charts; what a person wrote in their place stays. */
function writeSmall(sheet: Sheet): void {
  SMALL_NAMES.forEach((name, i) => {
    const range = sheet.getRange(1, columnOf('Last weeks') + i * SMALL_STEP, SMALL_ROWS, 2);
    const wanted = SMALL[name].map(row => [...row]);
    const standing = range.getValues();
    const isOurs = standing.every((row, r) => row.every((cell, c) => cell === '' || cell === wanted[r]?.[c]));
    if (isOurs) range.setValues(wanted).setFontColor(PALETTE.soft);
  });
}

/** A tab of an earlier build had its data below the pictures, in four formulas: they make way, with their pictures. */
function takeOldAway(sheet: Sheet): void {
  const [top, columns] = [45, [1, 5, 9, 13]];
  if (sheet.getMaxRows() < top) return;
  const formulas = sheet.getRange(top, 1, 1, 13).getFormulas()[0] ?? [];
  const old = columns.filter(column => /^=KPI_CHART\(/i.test(String(formulas[column - 1])));
  if (!old.length) return;
  for (const column of old) sheet.getRange(top - 1, column, 2, 1).clearContent();
  for (const chart of sheet.getCharts())
    if (chart.getRanges().some(range => range.getRow() === top)) sheet.removeChart(chart);
}

/**
 * Draws the pictures that have something to show, and takes away those that have not: what can't be drawn yet says what
 * is missing instead. One that stands may have been moved or restyled, and only grows with the reps.
 */
function drawCharts(tabs: Tabs, pipeline: PipelineTab, settings: Settings): void {
  const sheet = tabs.toWrite('charts');
  const standing = sheet.getCharts();
  const data = dataNow(tabs, pipeline, settings);
  /** Where the bars' names stand, and for how many of them the picture has room. */
  const room: string[] = [];
  for (const picture of PICTURES) {
    const { chart, place, missing } = picture;
    const column = columnOf(chart);
    const drawn = standing.find(each => isOf(each, picture, column));
    const filled = data.filter((cells, row) => row && cells[BLOCKS[chart].column] !== '').length;
    const says = sheet.getRange(...place);
    const said = String(says.getValue());
    const isOursToSay = said === '' || said.startsWith(`${chart}${picture.by}: needs `);
    if (!filled) {
      if (drawn) sheet.removeChart(drawn);
      if (isOursToSay)
        says
          .setValue(`'${chart}${picture.by}: needs ${missing}, then build again`)
          .setFontColor(PALETTE.soft);
      continue;
    }
    if (isOursToSay && said !== '') says.clearContent();
    const [had] = drawn?.getRanges() ?? [];
    const rows = picture.type === 'BAR' ? Math.max(filled + SPARE, (had?.getNumRows() ?? 0) - 1) : filled;
    if (picture.type === 'BAR') room.push(`COUNTIF(${below(sheet, column)};"?*")>${rows}`);
    const height = picture.type === 'BAR' ? Math.max(HEIGHT, AROUND + BAR * rows) : HEIGHT;
    const range = sheet.getRange(DATA_TOP, column, rows + 1, picture.formats.length + 1);
    if (!drawn) {
      insert(sheet, picture, range, height);
      continue;
    }
    if (had && had.getNumRows() >= rows + 1) continue;
    sheet.updateChart(drawn.modify().clearRanges().addRange(range).setOption('height', height).build());
  }
  const told = goalLines(tabs)?.told;
  const grown = `IF(OR(${[...room, 'FALSE'].join(';')});"There are more reps than bars: build again, and the pictures grow. ";"")`;
  writeLine(sheet, 3, `${told ? `IFERROR(${told};"")&IF(IFERROR(${told};"")="";"";". ")&` : ''}${grown}`);
  tabs.finish(sheet, 'charts');
}

/** A column of the data, from the first row below its header. */
function below(sheet: Sheet, column: number): string {
  const letters = columnLetters(column - 1);
  return `${letters}${DATA_TOP + 1}:${letters}${sheet.getMaxRows()}`;
}

/** A chart is ours by its title, or, once somebody gave it another, by the cell where its data begin. */
function isOf(chart: Chart, { chart: name, by }: Picture, column: number): boolean {
  if (String(chart.getOptions().get('title')) === name + by) return true;
  return chart.getRanges().some(range => range.getRow() === DATA_TOP && range.getColumn() === column);
}

/** The data as the formula will give them, to know what there is to draw; [] where it will refuse. */
function dataNow(tabs: Tabs, pipeline: PipelineTab, settings: Settings): Grid {
  try {
    const { team, calendar } = teamOn(pipeline, settings, each => scorecardPeriod(tabs, each));
    return allChartData(team, day => new Date(calendar.startOf(day)));
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

function insert(
  sheet: Sheet,
  { chart, by, says, type, place, options }: Picture,
  range: GoogleAppsScript.Spreadsheet.Range,
  height: number,
): void {
  const builder = sheet
    .newChart()
    .setChartType(Charts.ChartType[type])
    .addRange(range)
    .setNumHeaders(1)
    .setPosition(...place, 0, 0)
    .setOption('title', chart + by)
    .setOption('altText', says)
    .setOption('legend', { position: 'top' })
    .setOption('width', WIDTH)
    .setOption('height', height);
  for (const [name, value] of Object.entries(options)) builder.setOption(name, value);
  sheet.insertChart(builder.build());
}

/** A block of the data, for formulas on other tabs. */
interface Block {
  /** With its headers. */
  range: string;
  /** The first column of it. */
  names: string;
  /** The cell below its first header. */
  first: string;
}

/** Where a block of the data is; undefined while there is no such tab. */
export function dataBlock(tabs: Tabs, name: keyof typeof BLOCKS): Block | undefined {
  const sheet = tabs.of('charts');
  if (!sheet) return undefined;
  const { width } = BLOCKS[name];
  const left = columnOf(name);
  const rows = sheet.getMaxRows() - DATA_TOP + 1;
  return {
    range: placeOn(sheet, DATA_TOP, left, rows, width),
    names: placeOn(sheet, DATA_TOP, left, rows, 1),
    first: placeOn(sheet, DATA_TOP + 1, left, 1, 1),
  };
}

/** What the small charts are drawn from and how; undefined while there is no tab of the pictures. */
export function smallCharts(
  tabs: Tabs,
): ({ names: string; counts: string } & Record<Small, string>) | undefined {
  const sheet = tabs.of('charts');
  const block = dataBlock(tabs, 'Last weeks');
  if (!sheet || !block) return undefined;
  const left = columnOf('Last weeks');
  const options = SMALL_NAMES.map((name, i) => [
    name,
    placeOn(sheet, 1, left + i * SMALL_STEP, SMALL_ROWS, 2),
  ]);
  return {
    names: block.names,
    counts: placeOn(
      sheet,
      DATA_TOP,
      left + 1,
      sheet.getMaxRows() - DATA_TOP + 1,
      BLOCKS['Last weeks'].width - 1,
    ),
    ...(Object.fromEntries(options) as Record<Small, string>),
  };
}

/** A place as a formula on any tab writes it, fixed. */
function placeOn(sheet: Sheet, row: number, column: number, rows: number, columns: number): string {
  const first = fixedCell(row, column);
  const last = fixedCell(row + rows - 1, column + columns - 1);
  return `${quoted(sheet)}!${first === last ? first : `${first}:${last}`}`;
}

function fixedCell(row: number, column: number): string {
  return `$${columnLetters(column - 1)}$${row}`;
}
