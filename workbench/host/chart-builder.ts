// Charts on a sheet: what Sheet.newChart gives, and the builders that Google has for single types.
import type { ChartRecord } from './chart-record.ts';
import { asGoogle, asHost, type Context } from './context.ts';
import { ChartHiddenDimensionStrategy, ChartMergeStrategy, ChartType } from './enums.ts';
import { Refusal } from './problem.ts';
import { makers, type RangePlace } from './range-place.ts';
import { expose, labelOf } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type GChart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type GRange = GoogleAppsScript.Spreadsheet.Range;

const builderMethods = {
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

const axisMethods = {
  setBackgroundColor: ['string'],
  setColors: ['list'],
  setLegendPosition: ['Position'],
  setRange: ['number,number'],
  setTitle: ['string'],
  setXAxisTitle: ['string'],
  setYAxisTitle: ['string'],
} as const satisfies Partial<
  Record<keyof GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder, readonly string[]>
>;

/** What the builders of charts with axes add: each sets an option. Source: AS/reference/spreadsheet, Embedded*ChartBuilder. */
class AxisChartBuilder extends HostEmbeddedChartBuilder {
  #option<T>(option: string, value: unknown): T {
    this.record.options[option] = value;
    return asGoogle<T>(this);
  }

  setBackgroundColor(cssValue: string) {
    return this.#option('backgroundColor', cssValue);
  }

  setColors(cssValues: string[]) {
    return this.#option('colors', cssValues);
  }

  setLegendPosition(position: GoogleAppsScript.Charts.Position) {
    return this.#option('legend.position', labelOf(position).toLowerCase());
  }

  setRange(start: number, end: number) {
    const axis = this.record.type === 'BAR' ? 'hAxis' : 'vAxis';
    this.record.options[`${axis}.viewWindow.min`] = start;
    return this.#option(`${axis}.viewWindow.max`, end);
  }

  setStacked() {
    return this.#option('isStacked', true);
  }

  setTitle(chartTitle: string) {
    return this.#option('title', chartTitle);
  }

  setXAxisTitle(title: string) {
    return this.#option('hAxis.title', title);
  }

  setYAxisTitle(title: string) {
    return this.#option('vAxis.title', title);
  }
}

const stackMethods = { ...builderMethods, ...axisMethods, setStacked: [''] } as const satisfies Partial<
  Record<keyof GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder, readonly string[]>
>;
const lineMethods = { ...builderMethods, ...axisMethods } as const satisfies Partial<
  Record<keyof GoogleAppsScript.Spreadsheet.EmbeddedLineChartBuilder, readonly string[]>
>;
class BarBuilder extends AxisChartBuilder {}
class ColumnBuilder extends AxisChartBuilder {}
class ComboBuilder extends AxisChartBuilder {}
class AreaBuilder extends AxisChartBuilder {}
class LineBuilder extends AxisChartBuilder {}

const typed: Record<string, typeof HostEmbeddedChartBuilder> = {
  AREA: AreaBuilder,
  BAR: BarBuilder,
  COLUMN: ColumnBuilder,
  COMBO: ComboBuilder,
  LINE: LineBuilder,
};

const containerMethods = {
  getAnchorColumn: [''],
  getAnchorRow: [''],
  getOffsetX: [''],
  getOffsetY: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Spreadsheet.ContainerInfo, readonly string[]>>;

export class HostContainerInfo
  implements Pick<GoogleAppsScript.Spreadsheet.ContainerInfo, keyof typeof containerMethods>
{
  #record: ChartRecord;

  constructor(record: ChartRecord) {
    this.#record = record;
  }

  getAnchorColumn(): number {
    return this.#record.column + 1;
  }

  getAnchorRow(): number {
    return this.#record.row + 1;
  }

  getOffsetX(): number {
    return this.#record.offsetX;
  }

  getOffsetY(): number {
    return this.#record.offsetY;
  }
}

const optionsMethods = {
  get: ['string'],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Charts.ChartOptions, readonly string[]>>;

export class HostChartOptions implements GoogleAppsScript.Charts.ChartOptions {
  #options: Record<string, unknown>;

  constructor(options: Record<string, unknown>) {
    this.#options = options;
  }

  get(option: string): unknown {
    return this.#options[option] ?? null;
  }
}

const chartMethods = {
  getChartId: [''],
  getContainerInfo: [''],
  getHiddenDimensionStrategy: [''],
  getMergeStrategy: [''],
  getNumHeaders: [''],
  getOptions: [''],
  getRanges: [''],
  getTransposeRowsAndColumns: [''],
  modify: [''],
} as const satisfies Partial<Record<keyof GChart, readonly string[]>>;

export class HostEmbeddedChart implements Pick<GChart, keyof typeof chartMethods> {
  readonly context: Context;
  readonly record: ChartRecord;

  constructor(context: Context, record: ChartRecord) {
    this.context = context;
    this.record = record;
  }

  getChartId(): number | null {
    return this.record.id || null;
  }

  getContainerInfo(): GoogleAppsScript.Spreadsheet.ContainerInfo {
    return asGoogle(new HostContainerInfo(this.record));
  }

  getHiddenDimensionStrategy(): GoogleAppsScript.Charts.ChartHiddenDimensionStrategy {
    return asGoogle(ChartHiddenDimensionStrategy[this.record.hidden] as object);
  }

  getMergeStrategy(): GoogleAppsScript.Charts.ChartMergeStrategy {
    return asGoogle(ChartMergeStrategy[this.record.merge] as object);
  }

  getNumHeaders(): number {
    return this.record.headers;
  }

  getOptions(): GoogleAppsScript.Charts.ChartOptions {
    return asGoogle(new HostChartOptions(this.record.options));
  }

  getRanges(): GRange[] {
    return rangesOf(this.context, this.record);
  }

  getTransposeRowsAndColumns(): boolean {
    return this.record.transpose;
  }

  modify(): G {
    return asGoogle(new HostEmbeddedChartBuilder(this.context, copyOf(this.record)));
  }
}

function rangesOf(context: Context, record: ChartRecord): GRange[] {
  return record.ranges.map(({ tab, rect }) => asGoogle(makers.range(context, tab, rect)));
}

export function copyOf(record: ChartRecord): ChartRecord {
  return { ...record, ranges: record.ranges.map(place => ({ ...place })), options: { ...record.options } };
}

export function newChartRecord(tab: string): ChartRecord {
  return {
    id: 0,
    tab,
    type: 'COLUMN',
    ranges: [],
    options: {},
    headers: 0,
    transpose: false,
    hidden: 'IGNORE_BOTH',
    merge: 'MERGE_COLUMNS',
    row: 0,
    column: 0,
    offsetX: 0,
    offsetY: 0,
  };
}

const service = 'SpreadsheetApp';
expose(HostEmbeddedChartBuilder, { name: 'EmbeddedChartBuilder', service, methods: builderMethods });
expose(BarBuilder, { name: 'EmbeddedBarChartBuilder', service, methods: stackMethods });
expose(ColumnBuilder, { name: 'EmbeddedColumnChartBuilder', service, methods: stackMethods });
expose(ComboBuilder, { name: 'EmbeddedComboChartBuilder', service, methods: stackMethods });
expose(AreaBuilder, { name: 'EmbeddedAreaChartBuilder', service, methods: stackMethods });
expose(LineBuilder, { name: 'EmbeddedLineChartBuilder', service, methods: lineMethods });
expose(HostContainerInfo, { name: 'ContainerInfo', service, methods: containerMethods });
expose(HostChartOptions, { name: 'ChartOptions', service, methods: optionsMethods });
expose(HostEmbeddedChart, { name: 'EmbeddedChart', service, methods: chartMethods });
