// A chart on a sheet as scripts read it: options, ranges, place.
import type { ChartRecord } from './chart-record.ts';
import { asGoogle, type Context } from './context.ts';
import { ChartHiddenDimensionStrategy, ChartMergeStrategy } from './enums.ts';
import { makers } from './range-place.ts';
import { expose } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type GChart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type GRange = GoogleAppsScript.Spreadsheet.Range;

/** Makes a builder; set by chart-builder.ts. */
export const chartMakers = {
  builder: (_context: Context, _record: ChartRecord): object => {
    throw new Error('chart-builder.ts is not loaded');
  },
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
    return asGoogle(chartMakers.builder(this.context, copyOf(this.record)));
  }
}

export function rangesOf(context: Context, record: ChartRecord): GRange[] {
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
expose(HostContainerInfo, { name: 'ContainerInfo', service, methods: containerMethods });
expose(HostChartOptions, { name: 'ChartOptions', service, methods: optionsMethods });
expose(HostEmbeddedChart, { name: 'EmbeddedChart', service, methods: chartMethods });
