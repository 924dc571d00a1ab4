import { teamRule } from '../core/format/bands.ts';
import type { ChartName } from '../core/scorecard/chart-data.ts';
import { GOAL_HEADERS } from '../core/scorecard/weekly-goals.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { setRules } from './rules.ts';
import type { BuildStep } from './scorecard-tab.ts';
import { scorecardPlace, tableFormula } from './scorecard-tab.ts';
import { dropUnfinished, finishTab, tabOf, tabToWrite } from './spreadsheet.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The row of the goals' headers. */
const GOALS_TOP = 4;

/** The steps that write the tabs beside the scorecard: the weekly goals and the pictures. */
export function otherSteps(book: Book, pipeline: PipelineTab): BuildStep[] {
  return [
    { does: 'Writing the weekly goals', run: () => writeGoals(book, pipeline) },
    { does: 'Writing the data of the pictures', run: () => writeChartData(book, pipeline) },
    { does: 'Drawing the pictures', run: () => drawCharts(book) },
  ];
}

function writeGoals(book: Book, pipeline: PipelineTab): void {
  const sheet = tabToWrite(book, 'goals');
  sheet
    .getRange(1, 1, 2, 1)
    .setValues([
      ['KPI Weekly goals'],
      [
        "'From the quarter's quota to this week: the magic number rounded up, and what is still missing of it.",
      ],
    ]);
  sheet.getRange(1, 1).setFontSize(14).setFontWeight('bold');
  sheet
    .getRange(GOALS_TOP, 1)
    .setFormula(tableFormula(book, 'KPI_WEEKLY_GOALS', pipeline, scorecardPlace(book)));
  const header = sheet.getRange(GOALS_TOP, 1, 1, GOAL_HEADERS.length);
  header.setFontWeight('bold').setBackground('#e8eaed').setWrap(true);
  const rows = sheet.getMaxRows() - GOALS_TOP;
  sheet.getRange(GOALS_TOP + 1, 2, rows, 4).setNumberFormat('0');
  sheet.getRange(GOALS_TOP + 1, 6, rows, 3).setNumberFormat('0.0');
  const goals = `B${GOALS_TOP + 1}:B${sheet.getMaxRows()}`;
  sheet
    .getRange(GOALS_TOP - 1, 1)
    .setFormula(
      `=IF(COUNT(${goals})=0;"Goals need a target: set revenue and weeks in the sidebar, under Targets";"")`,
    )
    .setFontColor('#5f6368');
  setRules(sheet, kind => kind === 'goals', [
    teamRule(`A${GOALS_TOP + 1}:H${sheet.getMaxRows()}`, GOALS_TOP + 1, 'goals'),
  ]);
  sheet.setFrozenRows(GOALS_TOP);
  sheet.setColumnWidth(1, 160);
  finishTab(book, sheet, 'goals');
}

/** Where the data of each picture stands, what it is called and how it is drawn. */
const PICTURES: {
  chart: ChartName;
  title: string;
  says: string;
  column: number;
  width: number;
  type: 'BAR' | 'COMBO' | 'GAUGE';
  format: string;
}[] = [
  {
    chart: 'Close ratio',
    title: 'Close ratio by rep',
    says: "Each rep's close ratio beside the benchmark; the label holds the interval and the number of deals.",
    column: 1,
    width: 3,
    type: 'BAR',
    format: '0%',
  },
  {
    chart: 'Gateway ratio',
    title: 'Gateway ratio by rep',
    says: "Each rep's gateway ratio beside the benchmark; the label holds the interval and the number of appointments.",
    column: 5,
    width: 3,
    type: 'BAR',
    format: '0%',
  },
  {
    chart: 'First appointments',
    title: 'First appointments a week',
    says: "The team's first appointments in each of the last 12 weeks, with the magic number as a line.",
    column: 9,
    width: 3,
    type: 'COMBO',
    format: '0.0',
  },
  {
    chart: 'Activity barometer',
    title: 'Activity barometer',
    says: "The team's first appointments a week as a share of the magic number; it should be 100%.",
    column: 13,
    width: 2,
    type: 'GAUGE',
    format: '0%',
  },
];

/** The pictures stand above their data, which reaches down for more reps than a team has. */
const DATA_TOP = 45;
const DATA_ROWS = 200;

function writeChartData(book: Book, pipeline: PipelineTab): void {
  const sheet = tabToWrite(book, 'charts');
  const place = scorecardPlace(book);
  sheet.getRange(1, 1).setValue('KPI Charts').setFontSize(14).setFontWeight('bold');
  for (const { chart, says, column, width, format } of PICTURES) {
    if (width === 3) sheet.setColumnWidth(column, chart === 'First appointments' ? 100 : 240);
    sheet
      .getRange(DATA_TOP - 1, column)
      .setValue(`'${says}`)
      .setFontColor('#5f6368');
    sheet
      .getRange(DATA_TOP, column)
      .setFormula(tableFormula(book, 'KPI_CHART', pipeline, place, `"${chart}";`));
    sheet.getRange(DATA_TOP, column, 1, width).setFontWeight('bold');
    sheet.getRange(DATA_TOP + 1, column + 1, DATA_ROWS, width - 1).setNumberFormat(format);
    if (chart === 'First appointments')
      sheet.getRange(DATA_TOP + 1, column, DATA_ROWS, 1).setNumberFormat('d mmm');
  }
}

/** Inserts the pictures that are not there. One that stands may have been moved or restyled, and stays as it is. */
function drawCharts(book: Book): void {
  const sheet = tabToWrite(book, 'charts');
  const titles = sheet.getCharts().map(chart => String(chart.getOptions().get('title')));
  PICTURES.forEach(({ title, says, column, width, type }, i) => {
    if (titles.includes(title)) return;
    const builder = sheet
      .newChart()
      .setChartType(Charts.ChartType[type])
      .addRange(sheet.getRange(DATA_TOP, column, DATA_ROWS + 1, width))
      .setNumHeaders(1)
      .setPosition(i < 2 ? 3 : 24, i % 2 ? 6 : 1, 0, 0)
      .setOption('title', title)
      .setOption('altText', says)
      .setOption('width', 720)
      .setOption('height', 400);
    if (type === 'COMBO') builder.setOption('series', { 0: { type: 'bars' }, 1: { type: 'line' } });
    if (type === 'BAR') builder.setOption('series', { 0: { color: '#1f5f8b' }, 1: { color: '#c9ced6' } });
    if (type === 'GAUGE') builder.setOption('min', 0).setOption('max', 2);
    sheet.insertChart(builder.build());
  });
  finishTab(book, sheet, 'charts');
}

/** Takes the tabs away. */
export function removeOtherTabs(book: Book): void {
  for (const kind of ['goals', 'charts'] as const) {
    dropUnfinished(book, kind);
    const sheet: Sheet | undefined = tabOf(book, kind);
    if (sheet) book.deleteSheet(sheet);
  }
}
