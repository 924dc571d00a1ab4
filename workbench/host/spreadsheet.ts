// Spreadsheet: the document that the script is bound to.
import { readA1 } from './a1.ts';
import { activePlace, asGoogle, asHost, type Context } from './context.ts';
import { addMetadata, addMetadataSignatures, metadataOf } from './developer-metadata.ts';
import { HostDeveloperMetadataFinder } from './developer-metadata-finder.ts';
import type { HostEmbeddedChart } from './embedded-chart.ts';
import { checkName, HostNamedRange } from './named-range.ts';
import { Refusal } from './problem.ts';
import { HostProtection } from './protection.ts';
import { makers, type RangePlace } from './range-place.ts';
import type { HostSheet } from './sheet.ts';
import { checkTabName, sheetMakers } from './sheet-place.ts';
import { expose, labelOf } from './surface.ts';
import type { UiState } from './ui-state.ts';

type G = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GSheet = GoogleAppsScript.Spreadsheet.Sheet;
type GRange = GoogleAppsScript.Spreadsheet.Range;

const spreadsheetMethods = {
  addDeveloperMetadata: addMetadataSignatures,
  createDeveloperMetadataFinder: [''],
  deleteSheet: ['Sheet'],
  getActiveCell: [''],
  getActiveRange: [''],
  getActiveSheet: [''],
  getCurrentCell: [''],
  getDeveloperMetadata: [''],
  getId: [''],
  getName: [''],
  getNamedRanges: [''],
  getNumSheets: [''],
  getProtections: ['ProtectionType'],
  getRange: ['string'],
  getRangeByName: ['string'],
  getSheetById: ['number'],
  getSheetByName: ['string'],
  getSheets: [''],
  getSpreadsheetLocale: [''],
  getSpreadsheetTimeZone: [''],
  getUrl: [''],
  insertSheet: ['', 'string', 'number', 'string,number'],
  moveActiveSheet: ['number'],
  moveChartToObjectSheet: ['EmbeddedChart'],
  removeNamedRange: ['string'],
  setActiveRange: ['Range'],
  setActiveSheet: ['Sheet', 'Sheet,boolean'],
  setNamedRange: ['string,Range'],
  toast: ['string', 'string,string', 'string,string,number?'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

export interface SpreadsheetContext extends Context {
  ui: UiState;
}

export class HostSpreadsheet implements Pick<G, keyof typeof spreadsheetMethods> {
  #context: SpreadsheetContext;

  constructor(context: SpreadsheetContext) {
    this.#context = context;
  }

  get #book() {
    return this.#context.book;
  }

  #sheet(tab: string): GSheet {
    return asGoogle(makers.sheet(this.#context, tab));
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): G {
    addMetadata(this.#context, undefined, key, rest);
    return asGoogle(this);
  }

  createDeveloperMetadataFinder(): GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder {
    return asGoogle(new HostDeveloperMetadataFinder(this.#context, {}));
  }

  getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    this.#context.execution.reading();
    return metadataOf(this.#context, undefined);
  }

  getId(): string {
    return this.#book.id;
  }

  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.#book.id}/edit`;
  }

  getName(): string {
    return this.#book.name;
  }

  getNumSheets(): number {
    return this.#book.grid.tabs.length;
  }

  getSheets(): GSheet[] {
    return this.#book.grid.tabs.map(tab => this.#sheet(tab.key));
  }

  getSheetByName(name: string): GSheet | null {
    const tab = this.#book.grid.tabNamed(name);
    return tab ? this.#sheet(tab.key) : null;
  }

  getSheetById(id: number): GSheet | null {
    const tab = this.#book.grid.tabs.find(known => known.id === id);
    return tab ? this.#sheet(tab.key) : null;
  }

  getActiveSheet(): GSheet {
    return this.#sheet(activePlace(this.#context).tab);
  }

  getActiveRange(): GRange | null {
    const { tab, rect } = activePlace(this.#context);
    if (this.#book.grid.tab(tab)?.type !== 'GRID') return null;
    return asGoogle(makers.range(this.#context, tab, rect));
  }

  getActiveCell(): GRange {
    const { tab, rect } = activePlace(this.#context);
    return asGoogle(makers.range(this.#context, tab, { ...rect, rows: 1, columns: 1 }));
  }

  getCurrentCell(): GRange | null {
    return this.getActiveRange() && this.getActiveCell();
  }

  setActiveSheet(sheet: GSheet, restoreSelection = false): GSheet {
    const { tab } = asHost<HostSheet>(sheet);
    const last = restoreSelection ? this.#book.lastSelected(tab) : undefined;
    const active = asHost<HostSheet>(sheet).activate();
    if (last) {
      this.#book.active = last;
      this.#book.changed('active');
    }
    return active;
  }

  setActiveRange(range: GRange): GRange {
    return asHost<RangePlace>(range).activate();
  }

  getRange(a1Notation: string): GRange {
    return this.getActiveSheet().getRange(a1Notation);
  }

  getRangeByName(name: string): GRange | null {
    this.#context.execution.reading();
    const place = this.#book.names.find(named => named.name.toLowerCase() === name.toLowerCase())?.place;
    if (place) return asGoogle(makers.range(this.#context, place.tab, place.rect));
    const at = readA1(name, this.#book.grid.size(this.#book.active.tab));
    const tab = at?.sheet === undefined ? undefined : this.#book.grid.tabNamed(at.sheet);
    return at && tab ? asGoogle(makers.range(this.#context, tab.key, at.rect)) : null;
  }

  getNamedRanges(): GoogleAppsScript.Spreadsheet.NamedRange[] {
    this.#context.execution.reading();
    return this.#book.names.map(named => asGoogle(new HostNamedRange(this.#context, named)));
  }

  setNamedRange(name: string, range: GRange): void {
    checkName(name);
    const { tab, rect } = asHost<RangePlace>(range);
    this.#context.execution.changing();
    const known = this.#book.names.find(named => named.name.toLowerCase() === name.toLowerCase());
    // Reports say that it replaces, and other hosts refuse; NamedRange.setRange is the way that is written down.
    if (known) throw new Refusal(`A named range with the name "${name}" already exists.`);
    this.#book.names.push({ name, place: { tab, rect } });
    this.#book.changed('names');
  }

  removeNamedRange(name: string): void {
    const known = this.#book.names.find(named => named.name.toLowerCase() === name.toLowerCase());
    if (!known) throw new Refusal(`The name "${name}" does not exist.`);
    new HostNamedRange(this.#context, known).remove();
  }

  getProtections(
    type: GoogleAppsScript.Spreadsheet.ProtectionType,
  ): GoogleAppsScript.Spreadsheet.Protection[] {
    this.#context.execution.reading();
    return this.#book.protections
      .filter(record => record.kind === labelOf(type))
      .map(record => asGoogle(new HostProtection(this.#context, record)));
  }

  getSpreadsheetLocale(): string {
    return this.#book.locale.code;
  }

  getSpreadsheetTimeZone(): string {
    return this.#book.timeZone;
  }

  insertSheet(nameOrIndex?: unknown, index?: unknown): GSheet {
    const { grid } = this.#book;
    const count = grid.tabs.length;
    let name = typeof nameOrIndex === 'string' ? nameOrIndex : '';
    for (let i = count + 1; name === ''; i++) if (!grid.tabNamed(`Sheet${i}`)) name = `Sheet${i}`;
    checkTabName(this.#context, name);
    this.#context.execution.changing();
    const here = grid.tabs.findIndex(tab => tab.key === this.#book.active.tab);
    const at = [nameOrIndex, index].find(value => typeof value === 'number') ?? here + 1;
    const tab = grid.insertTab(name, Math.max(0, Math.min(count, at as number)));
    const sheet = this.#sheet(tab.key);
    // A new sheet becomes the active one. Source: AS/reference/spreadsheet/spreadsheet, insertSheet.
    sheet.activate();
    return sheet;
  }

  /** A chart on a tab of its own, at the end; it comes to the front as a new tab does. */
  moveChartToObjectSheet(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): GSheet {
    const { record } = asHost<HostEmbeddedChart>(chart);
    const { grid, charts } = this.#book;
    const standing = charts.find(known => known.id === record.id);
    if (!standing) throw new Refusal('The chart does not exist in this spreadsheet.');
    if (grid.tab(standing.tab)?.type === 'OBJECT') return this.#sheet(standing.tab);
    this.#context.execution.changing();
    let number = 1;
    while (grid.tabNamed(`Chart${number}`)) number++;
    const tab = grid.insertTab(`Chart${number}`, grid.tabs.length, { custom: { type: 'OBJECT' } });
    Object.assign(standing, { tab: tab.key, row: 0, column: 0 });
    this.#book.changed('charts');
    return this.#sheet(tab.key).activate();
  }

  deleteSheet(sheet: GSheet): void {
    const { tab } = asHost<HostSheet>(sheet);
    const { grid } = this.#book;
    if (!grid.tab(tab)) throw new Refusal('The sheet of this object was deleted');
    const visible = grid.tabs.filter(t => t.key !== tab && grid.sheet(t.key).isSheetHidden() !== 1);
    if (visible.length === 0) throw new Refusal("You can't remove all the visible sheets in a document.");
    if (this.#book.protections.some(p => p.tab === tab && !p.editable && !p.warningOnly)) {
      throw new Refusal('You are trying to edit a protected cell or object.');
    }
    this.#context.execution.changing();
    grid.removeTab(tab);
  }

  moveActiveSheet(pos: number): void {
    const count = this.#book.grid.tabs.length;
    if (pos < 1 || pos > count) throw new Refusal(`Invalid argument: pos. Should be between 1 and ${count}.`);
    this.#context.execution.changing();
    this.#book.grid.moveTab(this.#book.active.tab, pos - 1);
  }

  toast(msg: string, title = '', timeoutSeconds: number | null = 5): void {
    this.#context.ui.toast(msg, title, timeoutSeconds ?? 5);
  }
}

sheetMakers.spreadsheet = (context: Context) => new HostSpreadsheet(context as SpreadsheetContext);

expose(HostSpreadsheet, { name: 'Spreadsheet', service: 'SpreadsheetApp', methods: spreadsheetMethods });
