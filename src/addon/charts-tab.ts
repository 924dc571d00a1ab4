import { PALETTE } from '../core/format/palette.ts';
import type { ChartName } from '../core/scorecard/chart-data.ts';
import type { BuildStep } from './built-table.ts';
import { scorecardPlace, tableFormula } from './built-table.ts';
import { hintAtTarget } from './looks.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import type { Tabs } from './tabs.ts';

/** The steps that write the tab of the pictures. */
export function chartsSteps(tabs: Tabs, pipeline: PipelineTab): BuildStep[] {
  return [
    { does: 'Writing the data of the pictures', run: () => writeChartData(tabs, pipeline) },
    { does: 'Drawing the pictures', run: () => drawCharts(tabs) },
  ];
}

interface Picture {
  chart: ChartName;
  /** The title is the chart's name and this. */
  by: string;
  says: string;
  /** Where its data stand. */
  column: number;
  type: 'BAR' | 'COMBO' | 'GAUGE';
  /** Of each column of figures. */
  formats: string[];
  options: Record<string, unknown>;
}

// Told apart by lightness too, and each with enough contrast to the ground.
const INK = PALETTE.well;
const SHORT = PALETTE.low;

function ratioPicture(chart: 'Close ratio' | 'Gateway ratio', column: number, cases: string): Picture {
  return {
    chart,
    by: ' by rep',
    says: `Each rep's ${chart.toLowerCase()} beside the benchmark; labels hold the interval and number of ${cases}.`,
    column,
    type: 'BAR',
    formats: ['0%', '0%'],
    options: { series: { 0: { color: INK }, 1: { color: PALETTE.against } } },
  };
}

/** Where the data of each picture stands, what it is called and how it is drawn. */
const PICTURES: Picture[] = [
  ratioPicture('Close ratio', 1, 'deals'),
  ratioPicture('Gateway ratio', 5, 'appointments'),
  {
    chart: 'First appointments',
    by: ' a week',
    says: 'First appointments in each of the last 12 weeks, with the magic number as a line.',
    column: 9,
    type: 'COMBO',
    formats: ['0', '0.0'],
    options: { series: { 0: { type: 'bars', color: INK }, 1: { type: 'line', color: SHORT } } },
  },
  {
    chart: 'Activity barometer',
    by: '',
    says: 'First appointments a week as a share of the magic number; it should be 100%.',
    column: 13,
    type: 'GAUGE',
    formats: ['0%'],
    // Short of what the target needs, and at or past it.
    options: { max: 2, redFrom: 0, redTo: 1, redColor: SHORT, greenFrom: 1, greenTo: 2, greenColor: INK },
  },
];

/** The pictures stand above their data, which reaches down for more reps than a team has. */
const DATA_TOP = 45;
const DATA_ROWS = 200;

function writeChartData(tabs: Tabs, pipeline: PipelineTab): void {
  const sheet = tabs.toWrite('charts');
  const place = scorecardPlace(tabs);
  sheet.getRange(1, 1).setValue('KPI Charts').setFontSize(14).setFontWeight('bold');
  hintAtTarget(sheet, 2, `N${DATA_TOP + 1}`);
  for (const { chart, says, column, type, formats } of PICTURES) {
    sheet.setColumnWidth(column, type === 'BAR' ? 240 : 160);
    sheet.setColumnWidths(column + 1, formats.length, 112);
    sheet
      .getRange(DATA_TOP - 1, column)
      .setValue(`'${says}`)
      .setFontColor(PALETTE.soft)
      .setWrap(true);
    sheet.getRange(DATA_TOP, column).setFormula(tableFormula('KPI_CHART', pipeline, place, `"${chart}";`));
    sheet
      .getRange(DATA_TOP, column, 1, formats.length + 1)
      .setFontWeight('bold')
      .setWrap(true);
    formats.forEach((format, i) => {
      sheet.getRange(DATA_TOP + 1, column + 1 + i, DATA_ROWS, 1).setNumberFormat(format);
    });
    if (type === 'COMBO') sheet.getRange(DATA_TOP + 1, column, DATA_ROWS, 1).setNumberFormat('d mmm');
  }
}

/** Inserts the pictures that are not there. One that stands may have been moved or restyled, and stays as it is. */
function drawCharts(tabs: Tabs): void {
  const sheet = tabs.toWrite('charts');
  const titles = sheet.getCharts().map(each => String(each.getOptions().get('title')));
  PICTURES.forEach(({ chart, by, says, column, type, formats, options }, i) => {
    const title = chart + by;
    if (titles.includes(title)) return;
    const builder = sheet
      .newChart()
      .setChartType(Charts.ChartType[type])
      .addRange(sheet.getRange(DATA_TOP, column, DATA_ROWS + 1, formats.length + 1))
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
  tabs.finish(sheet, 'charts');
}
