// Sheet, last part: conditional formats, charts, names, protection, metadata.
import { HostEmbeddedChartBuilder } from './chart-builder.ts';
import { copyOf, HostEmbeddedChart, newChartRecord } from './embedded-chart.ts';
import './typed-charts.ts';
import { checkRuleFormula } from './conditional-format.ts';
import { asGoogle, asHost, type Context, checkGrid, checkTab, checkWrite } from './context.ts';
import { addMetadata, addMetadataSignatures, metadataOf } from './developer-metadata.ts';
import { HostDeveloperMetadataFinder } from './developer-metadata-finder.ts';
import { HostFilter } from './filter.ts';
import { HostConditionalFormatRule, structured } from './format-condition.ts';
import { HostNamedRange } from './named-range.ts';
import { Refusal } from './problem.ts';
import { HostProtection } from './protection.ts';
import { makers } from './range-place.ts';
import { layoutMethods, SheetLayout } from './sheet-layout.ts';
import { sheetPlaceMethods } from './sheet-place.ts';
import { expose, labelOf } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.Sheet;
type GChart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type GRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

const sheetMethods = {
  ...sheetPlaceMethods,
  ...layoutMethods,
  addDeveloperMetadata: addMetadataSignatures,
  clearConditionalFormatRules: [''],
  copyTo: ['Spreadsheet'],
  createDeveloperMetadataFinder: [''],
  getCharts: [''],
  getConditionalFormatRules: [''],
  getDeveloperMetadata: [''],
  getFilter: [''],
  getNamedRanges: [''],
  getProtections: ['ProtectionType'],
  insertChart: ['EmbeddedChart'],
  newChart: [''],
  protect: [''],
  removeChart: ['EmbeddedChart'],
  setConditionalFormatRules: ['list'],
  updateChart: ['EmbeddedChart'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

/** Asks whether a name is one of the add-on's functions; set by the host. */
export interface SheetContext extends Context {
  isCustomFunction?: (name: string) => boolean;
}

export class HostSheet extends SheetLayout implements Pick<G, keyof typeof sheetMethods> {
  addDeveloperMetadata(key: string, ...rest: unknown[]): G {
    addMetadata(this.context, this.tab, key, rest);
    return this.self;
  }

  getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    this.context.execution.reading();
    return metadataOf(this.context, this.tab);
  }

  createDeveloperMetadataFinder(): GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder {
    return asGoogle(new HostDeveloperMetadataFinder(this.context, { within: this.tab }));
  }

  getConditionalFormatRules(): GRule[] {
    this.context.execution.reading();
    checkTab(this.context.book, this.tab);
    const rules = this.context.book.rules.get(this.tab) ?? [];
    return rules.map(rule =>
      asGoogle(new HostConditionalFormatRule(this.context, this.tab, structured(rule))),
    );
  }

  /** Replaces all rules of the sheet, in this order. Source: AS/reference/spreadsheet/sheet. */
  setConditionalFormatRules(rules: GRule[]): void {
    checkWrite(this.context, this.tab, this.whole);
    const { book, execution } = this.context;
    const isCustom = (this.context as SheetContext).isCustomFunction ?? (() => false);
    const list = rules.map(given => {
      const rule = asHost<HostConditionalFormatRule>(given);
      if (!(rule instanceof HostConditionalFormatRule)) throw new Refusal('Invalid argument: rules');
      if (rule.tab !== this.tab)
        throw new Refusal('Conditional format rule cannot reference a different sheet.');
      const [formula] = rule.rule.boolean?.criteria === 'CUSTOM_FORMULA' ? rule.rule.boolean.values : [];
      if (formula) checkRuleFormula(this.context, this.tab, String(formula), isCustom);
      return structured(rule.rule);
    });
    execution.later(() => {
      book.rules.set(this.tab, list);
      book.changed('rules');
    });
  }

  clearConditionalFormatRules(): void {
    this.setConditionalFormatRules([]);
  }

  /**
   * A copy at the end, called "Copy of ..." in the language of whoever copies. Cells, rules and metadata come along; of
   * metadata that is not written down. Charts and protections are not copied here.
   */
  copyTo(_spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): G {
    const { book, execution } = this.context;
    execution.changing();
    const { grid } = book;
    const { id: _, name: __, ...data } = JSON.parse(JSON.stringify(grid.sheet(this.tab).getSnapshot()));
    const title = `Copy of ${this.getName()}`;
    let name = title;
    for (let i = 1; grid.tabNamed(name); i++) name = `${title} ${i}`;
    const { key } = grid.insertTab(name, grid.tabs.length, data);
    book.rules.set(key, [...(book.rules.get(this.tab) ?? [])]);
    for (const record of book.metadata.filter(each => each.tab === this.tab))
      book.metadata.push({ ...record, tab: key, id: book.nextId++ });
    book.changed('rules');
    return asGoogle(makers.sheet(this.context, key));
  }

  newChart(): GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder {
    return asGoogle(new HostEmbeddedChartBuilder(this.context, newChartRecord(this.tab)));
  }

  getCharts(): GChart[] {
    this.context.execution.reading();
    return this.context.book.charts
      .filter(chart => chart.tab === this.tab)
      .map(chart => asGoogle(new HostEmbeddedChart(this.context, copyOf(chart))));
  }

  insertChart(chart: GChart): void {
    checkWrite(this.context, this.tab, this.whole);
    const { record } = asHost<HostEmbeddedChart>(chart);
    if (record.ranges.length === 0) throw new Refusal('A chart needs at least one range.');
    this.context.execution.changing();
    const { book } = this.context;
    book.charts.push({ ...copyOf(record), tab: this.tab, id: 1_000_000_000 + book.nextId++ });
    book.changed('charts');
  }

  updateChart(chart: GChart): void {
    const { record } = asHost<HostEmbeddedChart>(chart);
    const { book, execution } = this.context;
    execution.changing();
    const at = book.charts.findIndex(known => known.id === record.id && known.tab === this.tab);
    if (at < 0) throw new Refusal('The chart does not exist on this sheet.');
    book.charts[at] = copyOf(record);
    book.changed('charts');
  }

  removeChart(chart: GChart): void {
    const { record } = asHost<HostEmbeddedChart>(chart);
    const { book, execution } = this.context;
    execution.changing();
    book.charts = book.charts.filter(known => known.id !== record.id);
    book.changed('charts');
  }

  getNamedRanges(): GoogleAppsScript.Spreadsheet.NamedRange[] {
    this.context.execution.reading();
    return this.context.book.names
      .filter(named => named.place?.tab === this.tab)
      .map(named => asGoogle(new HostNamedRange(this.context, named)));
  }

  getProtections(
    type: GoogleAppsScript.Spreadsheet.ProtectionType,
  ): GoogleAppsScript.Spreadsheet.Protection[] {
    this.context.execution.reading();
    return this.context.book.protections
      .filter(record => record.tab === this.tab && record.kind === labelOf(type))
      .map(record => asGoogle(new HostProtection(this.context, record)));
  }

  protect(): GoogleAppsScript.Spreadsheet.Protection {
    this.context.execution.changing();
    const record = {
      kind: 'SHEET' as const,
      tab: this.tab,
      rect: undefined,
      description: '',
      warningOnly: false,
      editable: true,
    };
    this.context.book.protections.push(record);
    this.context.book.changed('protections');
    return asGoogle(new HostProtection(this.context, record));
  }

  getFilter(): GoogleAppsScript.Spreadsheet.Filter | null {
    this.context.execution.reading();
    const record = this.context.book.filters.find(filter => filter.tab === this.tab);
    return record ? asGoogle(new HostFilter(this.context, record)) : null;
  }
}

makers.sheet = (context: Context, tab: string) => new HostSheet(context, tab);

/** What a tab without cells answers too. */
const OF_ANY_TAB: (keyof typeof sheetMethods)[] = [
  'activate',
  'getIndex',
  'getName',
  'getParent',
  'getSheetId',
  'getSheetName',
  'getTabColor',
  'getType',
  'hideSheet',
  'isSheetHidden',
  'setName',
  'setTabColor',
  'showSheet',
];

expose(HostSheet, {
  name: 'Sheet',
  service: 'SpreadsheetApp',
  methods: sheetMethods,
  refuse: (sheet: HostSheet, method) => {
    if (!(OF_ANY_TAB as string[]).includes(method)) checkGrid(sheet.context.book, sheet.tab);
  },
});
