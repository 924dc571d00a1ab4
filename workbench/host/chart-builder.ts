// What Sheet.newChart gives: a chart in the making. Builders for single types are in typed-charts.ts.
import type { ChartRecord } from './chart-record.ts';
import { asGoogle, asHost, type Context } from './context.ts';
import { chartMakers, copyOf, HostContainerInfo, HostEmbeddedChart, rangesOf } from './embedded-chart.ts';
import { ChartType } from './enums.ts';
import { Refusal } from './problem.ts';
import type { RangePlace } from './range-place.ts';
import { expose, labelOf } from './surface.ts';

/** The class for each type of chart; filled by typed-charts.ts. */
export const typed: Record<string, typeof HostEmbeddedChartBuilder> = {};

type G = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type GChart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type GRange = GoogleAppsScript.Spreadsheet.Range;

export const builderMethods = {
  addRange: ['Range'],
  asAreaChart: [''],
  asBarChart: [''],
  asColumnChart: [''],
  asComboChart: [''],
  asLineChart: [''],
  asPieChart: [''],
  asScatterChart: [''],
  build: [''],
  clearRanges: [''],
  getChartType: [''],
  getContainer: [''],
  getRanges: [''],
  removeRange: ['Range'],
  setChartType: ['ChartType'],
  setHiddenDimensionStrategy: ['ChartHiddenDimensionStrategy'],
  setMergeStrategy: ['ChartMergeStrategy'],
  setNumHeaders: ['number'],
  setOption: ['string,any'],
  setPosition: ['number,number,number,number'],
  setTransposeRowsAndColumns: ['boolean'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

export class HostEmbeddedChartBuilder implements Pick<G, keyof typeof builderMethods> {
  readonly context: Context;
  readonly record: ChartRecord;

  constructor(context: Context, record: ChartRecord) {
    this.context = context;
    this.record = record;
  }

  protected get self(): G {
    return asGoogle(this);
  }

  #as<T>(type: string): T {
    this.record.type = type;
    const Builder = typed[type] ?? HostEmbeddedChartBuilder;
    return asGoogle<T>(new Builder(this.context, this.record));
  }

  addRange(range: GRange): G {
    const { tab, rect } = asHost<RangePlace>(range);
    this.record.ranges.push({ tab, rect });
    return this.self;
  }

  clearRanges(): G {
    this.record.ranges = [];
    return this.self;
  }

  removeRange(range: GRange): G {
    const gone = JSON.stringify(asHost<RangePlace>(range).rect);
    this.record.ranges = this.record.ranges.filter(place => JSON.stringify(place.rect) !== gone);
    return this.self;
  }

  getRanges(): GRange[] {
    return rangesOf(this.context, this.record);
  }

  asAreaChart(): GoogleAppsScript.Spreadsheet.EmbeddedAreaChartBuilder {
    return this.#as('AREA');
  }

  asBarChart(): GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder {
    return this.#as('BAR');
  }

  asColumnChart(): GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder {
    return this.#as('COLUMN');
  }

  asComboChart(): GoogleAppsScript.Spreadsheet.EmbeddedComboChartBuilder {
    return this.#as('COMBO');
  }

  asLineChart(): GoogleAppsScript.Spreadsheet.EmbeddedLineChartBuilder {
    return this.#as('LINE');
  }

  asPieChart(): GoogleAppsScript.Spreadsheet.EmbeddedPieChartBuilder {
    return this.#as('PIE');
  }

  asScatterChart(): GoogleAppsScript.Spreadsheet.EmbeddedScatterChartBuilder {
    return this.#as('SCATTER');
  }

  setChartType(type: GoogleAppsScript.Charts.ChartType): G {
    this.record.type = labelOf(type);
    return this.self;
  }

  getChartType(): GoogleAppsScript.Charts.ChartType {
    return asGoogle(ChartType[this.record.type] as object);
  }

  getContainer(): GoogleAppsScript.Spreadsheet.ContainerInfo {
    return asGoogle(new HostContainerInfo(this.record));
  }

  setHiddenDimensionStrategy(strategy: GoogleAppsScript.Charts.ChartHiddenDimensionStrategy): G {
    this.record.hidden = labelOf(strategy);
    return this.self;
  }

  setMergeStrategy(mergeStrategy: GoogleAppsScript.Charts.ChartMergeStrategy): G {
    this.record.merge = labelOf(mergeStrategy);
    return this.self;
  }

  setNumHeaders(headers: number): G {
    this.record.headers = headers;
    return this.self;
  }

  setOption(option: string, value: unknown): G {
    this.record.options[option] = value;
    return this.self;
  }

  setPosition(anchorRowPos: number, anchorColPos: number, offsetX: number, offsetY: number): G {
    const { rows, columns } = this.context.book.grid.size(this.record.tab);
    if (anchorRowPos < 1 || anchorColPos < 1 || anchorRowPos > rows || anchorColPos > columns) {
      throw new Refusal('The position of the chart is outside the dimensions of the sheet.');
    }
    Object.assign(this.record, { row: anchorRowPos - 1, column: anchorColPos - 1, offsetX, offsetY });
    return this.self;
  }

  setTransposeRowsAndColumns(transpose: boolean): G {
    this.record.transpose = transpose;
    return this.self;
  }

  build(): GChart {
    return asGoogle(new HostEmbeddedChart(this.context, copyOf(this.record)));
  }
}

chartMakers.builder = (context: Context, record: ChartRecord) =>
  new HostEmbeddedChartBuilder(context, record);

expose(HostEmbeddedChartBuilder, {
  name: 'EmbeddedChartBuilder',
  service: 'SpreadsheetApp',
  methods: builderMethods,
});
