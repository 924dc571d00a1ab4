import { teamRule } from '../core/format/bands.ts';
import type { ChartName } from '../core/scorecard/chart-data.ts';
import { GOAL_HEADERS } from '../core/scorecard/weekly-goals.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { setRules } from './rules.ts';
import type { BuildStep } from './scorecard-tab.ts';
import { scorecardPlace, tableFormula, targetHint } from './scorecard-tab.ts';
import { dropUnfinished, finishTab, tabOf, tabToWrite } from './spreadsheet.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The row of the goals' headers. */
const GOALS_TOP = 4;

/** What the headers of the goals mean, for the notes on them. */
const GOAL_NOTES: Record<(typeof GOAL_HEADERS)[number], string> = {
  Rep: '',
  'Goal this week': 'The magic number, rounded up.',
  'This week so far': 'First appointments since Monday, up to the latest day in the pipeline.',
  'Still missing': 'What is left of the goal this week.',
  'Last week': 'First appointments from Monday to Sunday of the week before.',
  'Four-week mean': 'First appointments a week over the four weeks before this one.',
  'Magic number': 'New first appointments a week that the target needs.',
  'Catch-up number':
    'The magic number for what is left of the target in the weeks that are left. It needs the day on which the target starts.',
};

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
  header.setFontWeight('bold').setBackground('#e8eaed').setWrap(true).setVerticalAlignment('middle');
  header.setNotes([GOAL_HEADERS.map(name => GOAL_NOTES[name])]);
  sheet.getRange(GOALS_TOP, 2, 1, GOAL_HEADERS.length - 1).setHorizontalAlignment('right');
  const rows = sheet.getMaxRows() - GOALS_TOP;
  sheet.getRange(GOALS_TOP + 1, 2, rows, 4).setNumberFormat('0');
  sheet.getRange(GOALS_TOP + 1, 6, rows, 3).setNumberFormat('0.0');
  const goals = `B${GOALS_TOP + 1}:B${sheet.getMaxRows()}`;
  sheet
    .getRange(GOALS_TOP - 1, 1)
    .setFormula(targetHint('Goals', goals))
    .setFontColor('#5f6368');
  setRules(sheet, kind => kind === 'goals', [
    teamRule(`A${GOALS_TOP + 1}:H${sheet.getMaxRows()}`, GOALS_TOP + 1, 'goals'),
  ]);
  sheet.setFrozenRows(GOALS_TOP);
  sheet.setColumnWidth(1, 160);
  finishTab(book, sheet, 'goals');
}

// Told apart by lightness too, and each with enough contrast to the ground.
const INK = '#1f5f8b';
const SHORT = '#b4531f';
const BARS = { 0: { color: INK }, 1: { color: '#868f9a' } };
/** Short of what the target needs, and at or past it. */
const DIAL = {
  min: 0,
  max: 2,
  redFrom: 0,
  redTo: 1,
  redColor: SHORT,
  greenFrom: 1,
  greenTo: 2,
  greenColor: INK,
};

/** Where the data of each picture stands, what it is called and how it is drawn. */
const PICTURES: {
  chart: ChartName;
  title: string;
  says: string;
  column: number;
  width: number;
  type: 'BAR' | 'COMBO' | 'GAUGE';
  /** Of each column of figures. */
  formats: string[];
  options?: Record<string, unknown>;
}[] = [
  {
    chart: 'Close ratio',
    title: 'Close ratio by rep',
    says: "Each rep's close ratio beside the benchmark; the label holds the interval and the number of deals.",
    column: 1,
    width: 3,
    type: 'BAR',
    formats: ['0%', '0%'],
    options: { series: BARS },
  },
  {
    chart: 'Gateway ratio',
    title: 'Gateway ratio by rep',
    says: "Each rep's gateway ratio beside the benchmark; the label holds the interval and the number of appointments.",
    column: 5,
    width: 3,
    type: 'BAR',
    formats: ['0%', '0%'],
    options: { series: BARS },
  },
  {
    chart: 'First appointments',
    title: 'First appointments a week',
    says: "The team's first appointments in each of the last 12 weeks, with the magic number as a line.",
    column: 9,
    width: 3,
    type: 'COMBO',
    formats: ['0', '0.0'],
    options: { series: { 0: { type: 'bars', color: INK }, 1: { type: 'line', color: SHORT } } },
  },
  {
    chart: 'Activity barometer',
    title: 'Activity barometer',
    says: "The team's first appointments a week as a share of the magic number; it should be 100%.",
    column: 13,
    width: 2,
    type: 'GAUGE',
    formats: ['0%'],
    options: DIAL,
  },
];

/** The pictures stand above their data, which reaches down for more reps than a team has. */
const DATA_TOP = 45;
const DATA_ROWS = 200;

function writeChartData(book: Book, pipeline: PipelineTab): void {
  const sheet = tabToWrite(book, 'charts');
  const place = scorecardPlace(book);
  sheet.getRange(1, 1).setValue('KPI Charts').setFontSize(14).setFontWeight('bold');
  sheet
    .getRange(2, 1)
    .setFormula(targetHint('Magic number and activity barometer', `N${DATA_TOP + 1}`))
    .setFontColor('#5f6368');
  for (const { chart, says, column, width, formats } of PICTURES) {
    sheet.setColumnWidth(column, formats[0] === '0%' && width === 3 ? 240 : 160);
    sheet.setColumnWidths(column + 1, width - 1, 112);
    sheet
      .getRange(DATA_TOP - 1, column)
      .setValue(`'${says}`)
      .setFontColor('#5f6368')
      .setWrap(true);
    sheet
      .getRange(DATA_TOP, column)
      .setFormula(tableFormula(book, 'KPI_CHART', pipeline, place, `"${chart}";`));
    sheet.getRange(DATA_TOP, column, 1, width).setFontWeight('bold').setWrap(true);
    formats.forEach((format, i) => {
      sheet.getRange(DATA_TOP + 1, column + 1 + i, DATA_ROWS, 1).setNumberFormat(format);
    });
    if (chart === 'First appointments')
      sheet.getRange(DATA_TOP + 1, column, DATA_ROWS, 1).setNumberFormat('d mmm');
  }
}

/** Inserts the pictures that are not there. One that stands may have been moved or restyled, and stays as it is. */
function drawCharts(book: Book): void {
  const sheet = tabToWrite(book, 'charts');
  const titles = sheet.getCharts().map(chart => String(chart.getOptions().get('title')));
  PICTURES.forEach(({ title, says, column, width, type, options = {} }, i) => {
    if (titles.includes(title)) return;
    const builder = sheet
      .newChart()
      .setChartType(Charts.ChartType[type])
      .addRange(sheet.getRange(DATA_TOP, column, DATA_ROWS + 1, width))
      .setNumHeaders(1)
      .setPosition(i < 2 ? 3 : 24, i % 2 ? 6 : 1, 0, 0)
      .setOption('title', title)
      .setOption('altText', says)
      .setOption('legend', { position: 'top' })
      .setOption('width', 720)
      .setOption('height', 400);
    for (const [name, value] of Object.entries(options)) builder.setOption(name, value);
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
