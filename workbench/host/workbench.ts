// The workbench as tests and the page hold it: a person at a spreadsheet with the add-on in it.

import { readA1, sheetPrefix } from './a1.ts';
import type { Book } from './book.ts';
import { displayValue, scriptValue } from './cell-value.ts';
import { type Look, lookOf } from './format-display.ts';
import { spellFormula } from './formula-locale.ts';
import type { Host } from './host.ts';
import type { Journal, Touch } from './journal.ts';
import { Person } from './person.ts';
import { seeded } from './random.ts';
import { checkSent, type Reply, scriptRun } from './script-run.ts';
import { cellSentence } from './sentence.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { type Sparkline, sparklineAt } from './sparkline.ts';
import type { MenuItem, UiState } from './ui-state.ts';

export class Workbench {
  readonly host: Host;
  readonly book: Book;
  readonly journal: Journal;
  readonly ui: UiState;
  /** What a person does by hand. */
  readonly person: Person;
  /** Errors that no failure handler of a google.script.run call took. */
  readonly unhandled: Error[] = [];
  readonly #order: () => number;

  constructor(host: Host, seed: number) {
    this.host = host;
    this.book = host.book;
    this.journal = host.journal;
    this.ui = host.ui;
    this.person = new Person(this.book, place => this.place(place));
    this.person.onEdit = (place, value) => this.edited(place, value);
    this.#order = seeded(seed);
  }

  /** Ends the engine; Node would not exit without it. */
  close(): void {
    this.book.engine.dispose();
  }

  /** Waits until every formula and every conditional format has been calculated. */
  async settled(): Promise<void> {
    await this.book.recalculation.settled();
  }

  /** Cells that an execution read more than once without writing them in between: Sheet1!A1. */
  readTwice(execution?: number): string[] {
    return this.journal.readTwice(tab => sheetPrefix(this.book.grid.tab(tab)?.name ?? ''), execution);
  }

  /** Everything in the document, for comparing two states byte for byte. */
  snapshot(): Snapshot {
    return snapshotOf(this.book, this.host.properties);
  }

  /** The document is opened: onOpen runs. NONE is "installed, but not enabled in this document". */
  opened(mode: 'LIMITED' | 'NONE' = 'LIMITED'): void {
    this.host.trigger('onOpen', mode);
  }

  /** The add-on is installed from this document: onInstall runs in FULL. */
  installed(): void {
    this.host.trigger('onInstall', 'FULL');
  }

  /** A person edited a cell: the simple trigger runs once whatever is under way has ended. */
  edited(place: Touch, value: string): void {
    this.host.orLater(() => {
      try {
        this.host.edited(place, value);
      } catch (error) {
        if ((error as Error).name === 'Deferred') throw error;
        // A person is told nothing of a trigger that failed; it stands in the list of executions.
        this.unhandled.push(error as Error);
      }
    });
  }

  /** Captions of the add-on's menu under Extensions, from top to bottom. */
  get menu(): string[] {
    return flat(this.ui.addonMenu ?? []).map(item => item.caption);
  }

  /** Clicks an item of the add-on's menu by what it says. Throws what the script throws. */
  click(caption: string): void {
    const item = [...flat(this.ui.addonMenu ?? []), ...this.ui.menus.flatMap(menu => flat(menu.items))].find(
      known => known.caption === caption,
    );
    if (!item?.functionName)
      throw new Error(`The menu has no item "${caption}". It has: ${this.menu.join(', ')}`);
    this.host.menu(item.functionName);
  }

  /** google.script.run of a sidebar of this document, with Google's rules about what may cross. */
  scriptRun(user?: string): GoogleAppsScriptRun {
    return scriptRun(
      {
        names: [...this.host.source.doors.keys()],
        send: (name, args) => this.send(name, args, user),
        unhandled: error => this.unhandled.push(error),
      },
      count => Math.floor(this.#order() * count),
    ) as GoogleAppsScriptRun;
  }

  /** The server's side of one such call. */
  send(name: string, args: string, user?: string): Promise<Reply> {
    return new Promise(resolve => {
      this.host.orLater(() => {
        try {
          resolve({ value: this.host.scriptRun(name, args, user) });
        } catch (error) {
          if ((error as Error).name === 'Deferred') throw error;
          resolve({ error: (error as Error).message });
        }
      });
    });
  }

  /** One google.script.run call as a promise; rejects with the ScriptError. */
  call(name: string, ...values: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const run = this.scriptRun().withSuccessHandler(resolve).withFailureHandler(reject);
      (run[name] as unknown as (...values: unknown[]) => void)(...values);
    });
  }

  /** One such call run at once, by this or another user; throws a ScriptFailure. For runs inside a run. */
  callNow(name: string, values: unknown[] = [], user?: string): unknown {
    const args = JSON.stringify(values.map((value, i) => checkSent(value, String(i))));
    return JSON.parse(this.host.scriptRun(name, args, user));
  }

  /** Finds "Tab!A1:B2", "A1" (on the active tab) or a named range. */
  place(text: string): Touch {
    const { grid, active, names } = this.book;
    const named = names.find(known => known.name === text)?.place;
    if (named) return named;
    const bang = text.lastIndexOf('!');
    const tabName = bang < 0 ? undefined : text.slice(0, bang).replace(/^'|'$/g, '').replaceAll("''", "'");
    const tab = tabName === undefined ? active.tab : grid.tabNamed(tabName)?.key;
    if (tab === undefined) throw new Error(`No tab is called ${tabName}`);
    const at = readA1(text.slice(bang + 1), grid.size(tab));
    if (!at) throw new Error(`${text} is no place`);
    return { tab, rect: at.rect };
  }

  #read<T>(place: string, each: (tab: string, row: number, column: number) => T): T[][] {
    const { tab, rect } = this.place(place);
    return Array.from({ length: rect.rows }, (_, r) =>
      Array.from({ length: rect.columns }, (__, c) => each(tab, rect.row + r, rect.column + c)),
    );
  }

  /** Values as a script would read them (Date for dates), one row per row. */
  values(place: string): (string | number | boolean | Date)[][] {
    return this.#read(place, (tab, row, column) => scriptValue(this.book, tab, row, column));
  }

  value(place: string): string | number | boolean | Date {
    return this.values(place)[0]?.[0] ?? '';
  }

  /** What a person sees in the cells. */
  shown(place: string): string[][] {
    return this.#read(place, (tab, row, column) => displayValue(this.book, tab, row, column));
  }

  /** How the first cell of a place looks, conditional formats included. Wait for settled() first. */
  look(place: string): Look {
    const { tab, rect } = this.place(place);
    return lookOf(this.book, tab, rect.row, rect.column);
  }

  /** The small chart that SPARKLINE draws in the first cell of a place; undefined where there is none. */
  sparkline(place: string): Sparkline | undefined {
    const { tab, rect } = this.place(place);
    return sparklineAt(this.book, tab, rect.row, rect.column);
  }

  formula(place: string): string {
    const { tab, rect } = this.place(place);
    const broken = this.book.grid.cell(tab, rect.row, rect.column)?.custom?.broken;
    const engine = this.book.formulaAt(tab, rect.row, rect.column);
    return broken ?? (engine ? spellFormula(engine, this.book.locale) : '');
  }

  /** The sentence that explains an error in a cell, as its note shows it; '' where there is none. */
  sentence(place: string): string {
    const { tab, rect } = this.place(place);
    return cellSentence(this.book, tab, rect.row, rect.column);
  }
}

export type GoogleAppsScriptRun = {
  withSuccessHandler(handler: (value: never, userObject: never) => void): GoogleAppsScriptRun;
  withFailureHandler(handler: (error: Error, userObject: never) => void): GoogleAppsScriptRun;
  withUserObject(userObject: unknown): GoogleAppsScriptRun;
} & { [name: string]: (...values: never[]) => never };

function flat(items: readonly MenuItem[]): MenuItem[] {
  return items.flatMap(item => (item.items ? flat(item.items) : item.functionName ? [item] : []));
}
