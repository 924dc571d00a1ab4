// The builders that Google has for single types of chart: each method of theirs sets an option.
// Source: https://developers.google.com/apps-script/reference/spreadsheet/embedded-bar-chart-builder and its like.
import { builderMethods, HostEmbeddedChartBuilder, typed } from './chart-builder.ts';
import { asGoogle } from './context.ts';
import { expose, labelOf } from './surface.ts';

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

/** What the builders of charts with axes add. */
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

Object.assign(typed, {
  AREA: AreaBuilder,
  BAR: BarBuilder,
  COLUMN: ColumnBuilder,
  COMBO: ComboBuilder,
  LINE: LineBuilder,
});

const service = 'SpreadsheetApp';
expose(BarBuilder, { name: 'EmbeddedBarChartBuilder', service, methods: stackMethods });
expose(ColumnBuilder, { name: 'EmbeddedColumnChartBuilder', service, methods: stackMethods });
expose(ComboBuilder, { name: 'EmbeddedComboChartBuilder', service, methods: stackMethods });
expose(AreaBuilder, { name: 'EmbeddedAreaChartBuilder', service, methods: stackMethods });
expose(LineBuilder, { name: 'EmbeddedLineChartBuilder', service, methods: lineMethods });
