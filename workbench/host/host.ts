// The host: one spreadsheet with one add-on in it. It runs the add-on's functions the way Google does, each in an
// execution of its own, and answers what came of it.
import type { Argument } from './arguments.ts';
import type { AuthMode } from './authorization.ts';
import { HostBigQuery, type RestService } from './bigquery.ts';
import type { Book } from './book.ts';
import { CacheStores, HostCacheService } from './cache.ts';
import { Clock } from './clock.ts';
import { Crossing } from './crossing.ts';
import { FunctionFailure, registerFunctions } from './custom-functions.ts';
import { AuthMode as AuthModes } from './enums.ts';
import { Execution, type Kind } from './execution.ts';
import { mirrorRules } from './format-display.ts';
import { HostHtmlService } from './html.ts';
import { Journal, type Touch } from './journal.ts';
import { Deferred, HostLockService, LockTable } from './lock.ts';
import { HostConsole, HostLogger, type LogLines } from './logging.ts';
import { mirrorNames } from './named-function.ts';
import { Killed } from './problem.ts';
import { HostPropertiesService, PropertyStores } from './properties.ts';
import { seeded } from './random.ts';
import { openRealm, type Realm, type RealmMaker } from './realm.ts';
import { globalNames, memberNames } from './realm-library.ts';
import { failureOf, ScriptFailure } from './script-failure.ts';
import { returned } from './script-run.ts';
import { readScript, type ScriptSource } from './script-source.ts';
import { HostCharts, HostScriptApp, HostSession } from './small-services.ts';
import { registerSparkline } from './sparkline.ts';
import { HostSpreadsheetApp } from './spreadsheet-app.ts';
import { instantOf, offsetAt } from './time-zone.ts';
import { type Answers, UiState } from './ui-state.ts';
import { HostUtilities } from './utilities.ts';

export interface Project {
  /** Text of Code.js. */
  code: string;
  /** Pages by name, without .html. */
  html: Record<string, string>;
  manifest: {
    timeZone?: string;
    oauthScopes?: string[];
    dependencies?: { enabledAdvancedServices?: { userSymbol: string; serviceId: string; version: string }[] };
  };
}

export interface Limits {
  scriptMs: number;
  customFunctionMs: number;
  /** What a service call costs on the simulated clock. */
  callMs: number;
}

/** How a document is shared with a person. */
export type Access = 'edit' | 'comment' | 'view';

export interface HostOptions {
  limits?: Partial<Limits>;
  user?: string;
  access?: Access;
  /** The scopes that the person granted when Google asked; all of the manifest's without it. */
  granted?: readonly string[];
  seed?: number;
  /** A fixed start of the clock, in milliseconds; the machine's clock without it. */
  now?: number;
  answers?: Answers;
  /** Who answers the requests of the advanced service BigQuery, where the manifest enables it. */
  bigQuery?: RestService | undefined;
}

interface Request<T> {
  kind: Kind;
  mode: AuthMode;
  name: string;
  /** The arguments, once there is a realm to make them in. */
  args: (crossing: Crossing, app: HostSpreadsheetApp) => unknown[];
  /** Takes the returned value while the realm still stands. */
  receive: (value: unknown, realm: Realm) => T;
  caller?: Touch;
  user?: string;
}

/** What a manifest calls the service BigQuery; undefined where it does not enable it. */
function bigQueryName({ dependencies }: Project['manifest']): string | undefined {
  return dependencies?.enabledAdvancedServices?.find(
    ({ serviceId, version }) => serviceId === 'bigquery' && version === 'v2',
  )?.userSymbol;
}

const serviceNames = [
  'SpreadsheetApp',
  'PropertiesService',
  'LockService',
  'CacheService',
  'HtmlService',
  'Utilities',
  'Session',
  'ScriptApp',
  'Logger',
  'console',
  'Charts',
];

export class Host {
  readonly book: Book;
  readonly clock: Clock;
  readonly journal = new Journal();
  readonly locks = new LockTable();
  readonly properties = new PropertyStores();
  readonly caches = new CacheStores();
  readonly ui: UiState;
  readonly log: LogLines = [];
  readonly source: ScriptSource;
  /** What the person may do with the document; it may change while a sidebar is open. */
  access: Access;
  /** Runs that wait for a lock holder to end (LockTable.whenHeld = 'defer'). */
  #deferred: (() => void)[] = [];
  #running = 0;
  #project: Project;
  #realms: RealmMaker;
  #limits: Limits;
  #user: string;
  #asked: readonly string[];
  #granted: readonly string[];
  #random: () => number;
  #bigQuery: RestService | undefined;
  #executions = 0;

  constructor(book: Book, project: Project, realms: RealmMaker, options: HostOptions = {}) {
    this.book = book;
    this.clock = new Clock(options.now);
    this.ui = new UiState(
      options.answers ?? { alert: () => 'OK', prompt: () => ({ button: 'OK', text: '' }) },
    );
    const bigQuery = bigQueryName(project.manifest);
    this.source = readScript(project.code, bigQuery ? [...serviceNames, bigQuery] : serviceNames);
    this.#bigQuery = options.bigQuery;
    this.#project = project;
    this.access = options.access ?? 'edit';
    this.#asked = project.manifest.oauthScopes ?? [];
    this.#granted = options.granted ?? this.#asked;
    this.#realms = realms;
    this.#limits = { scriptMs: 360_000, customFunctionMs: 30_000, callMs: 0, ...options.limits };
    this.#user = options.user ?? 'you';
    this.#random = seeded(options.seed ?? 1);
    mirrorNames(book);
    mirrorRules(book);
    registerSparkline(book);
    registerFunctions({
      book,
      doors: this.source.doors,
      callFunction: (name, args, caller) => this.#callFunction(name, args, caller),
    });
    if (book.grid.tabs.some(tab => book.formulaCells(tab.key).length > 0)) book.recalculation.all();
  }

  get timeZone(): string {
    return this.#project.manifest.timeZone ?? 'Etc/UTC';
  }

  isFunction(name: string): boolean {
    return [...this.source.doors.keys()].some(door => door.toUpperCase() === name.toUpperCase());
  }

  #services(execution: Execution, request: Request<unknown>) {
    const { book, ui, locks } = this;
    const bigQuery = bigQueryName(this.#project.manifest);
    const user = execution.settings.user;
    const app = new HostSpreadsheetApp({
      book,
      execution,
      caller: request.caller,
      ui,
      locks,
      isCustomFunction: name => this.isFunction(name),
    });
    return {
      SpreadsheetApp: app,
      PropertiesService: new HostPropertiesService(this.properties, execution),
      LockService: new HostLockService(locks, execution),
      CacheService: new HostCacheService(this.caches, execution),
      HtmlService: new HostHtmlService(this.#project.html),
      Utilities: new HostUtilities(execution, this.#random),
      Session: new HostSession(this.timeZone, user),
      ScriptApp: new HostScriptApp(execution, { asked: this.#asked, granted: this.#granted }),
      Logger: new HostLogger(this.log),
      console: new HostConsole(this.log),
      Charts: new HostCharts(),
      ...(bigQuery ? { [bigQuery]: new HostBigQuery(this.#bigQuery) } : {}),
    };
  }

  /** Loads the project in a fresh realm and runs one of its functions to the end. Throws a ScriptFailure. */
  run<T>(request: Request<T>): T {
    const limitMs =
      request.kind === 'custom-function' ? this.#limits.customFunctionMs : this.#limits.scriptMs;
    const execution = new Execution({
      number: ++this.#executions,
      kind: request.kind,
      mode: request.mode,
      scopes: request.mode === 'FULL' ? this.#granted : this.#asked,
      clock: this.clock,
      journal: this.journal,
      limitMs,
      callMs: this.#limits.callMs,
      user: request.user ?? this.#user,
      mayEdit: this.access === 'edit',
    });
    const zone = this.timeZone;
    const realm = openRealm(
      this.#realms,
      {
        globalNames,
        memberNames,
        timeZone: zone,
        offsetAt: instant => offsetAt(zone, instant),
        instantOf: wall => instantOf(zone, wall),
        now: () => this.clock.now(),
      },
      this.source,
    );
    const crossing = new Crossing(realm.toolbox, (surface, method) => execution.enter(surface, method));
    this.#running++;
    try {
      const services: Record<string, unknown> = {};
      const hosts = this.#services(execution, request);
      for (const [name, service] of Object.entries(hosts)) {
        services[name] = crossing.toScript(service);
      }
      const doors = realm.load(services);
      execution.loading = false;
      const door = doors[request.name];
      if (!door || !this.source.doors.has(request.name))
        throw new Error(`Script function not found: ${request.name}`);
      const value = realm.call(() => door(...request.args(crossing, hosts.SpreadsheetApp)), limitMs);
      if (execution.deferred) throw new Deferred('waits for a lock');
      if (!execution.alive) throw new Killed(execution.reason);
      if (this.clock.now() - execution.startedAt > limitMs) execution.kill('Exceeded maximum execution time');
      if (typeof (value as { then?: unknown } | null)?.then === 'function') {
        throw new TypeError(`${request.name} returned a Promise, which nothing waits for`);
      }
      const received = request.receive(value, realm);
      execution.end();
      return received;
    } catch (error) {
      if (error instanceof Deferred || execution.deferred) throw new Deferred('waits for a lock');
      const failure = failureOf(error, execution);
      // What the script wrote before it failed is written all the same.
      execution.end();
      throw failure;
    } finally {
      execution.close();
      this.#running--;
      realm.dispose();
      this.#runDeferred();
    }
  }

  #runDeferred(): void {
    if (this.#running > 0) return;
    for (const run of this.#deferred.splice(0)) run();
  }

  /** Runs something now, or, when it finds a lock held by a run that is under way, once that has ended. */
  orLater(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof Deferred)) throw error;
      this.#deferred.push(run);
    }
  }

  #callFunction(name: string, args: Argument[], caller: Touch): unknown {
    try {
      return this.run({
        kind: 'custom-function',
        mode: 'CUSTOM_FUNCTION',
        name,
        args: crossing => args.map(value => crossing.toScript(value)),
        receive: value => value,
        caller,
      });
    } catch (error) {
      if (!(error instanceof ScriptFailure)) throw error;
      // As the cell's note says it. Source: ljay79/jira-tools#261; a run that took too long: AS/guides/sheets/functions.
      throw new FunctionFailure(
        error.killed
          ? `${error.message.replace(/^Killed: /, '')} (line 0).`
          : `${error.message} (line ${error.line}).`,
      );
    }
  }

  /** A simple trigger: its function, if the add-on has one, with an event object. */
  trigger(name: 'onOpen' | 'onInstall', mode: AuthMode): void {
    // Simple triggers do not run for who may only view or comment. Source: AS/guides/triggers.
    if (!this.source.doors.has(name) || this.access !== 'edit') return;
    this.run({
      kind: 'trigger',
      mode,
      name,
      args: (crossing, app) => [
        crossing.toScript({
          authMode: AuthModes[mode],
          ...(mode === 'NONE' ? {} : { source: app.getActive() }),
        }),
      ],
      receive: () => undefined,
    });
  }

  /**
   * The simple trigger onEdit, if the add-on has one: a person edited a cell. LIMITED, as all simple triggers are; a
   * script's own writing starts none. Source: AS/guides/triggers and AS/guides/triggers/events, "Edit".
   */
  edited(place: Touch, value: string): void {
    if (!this.source.doors.has('onEdit')) return;
    this.run({
      kind: 'trigger',
      mode: 'LIMITED',
      name: 'onEdit',
      args: (crossing, app) => {
        const sheet = app.getActive().getSheetByName(this.book.grid.tab(place.tab)?.name ?? '');
        const { row, column, rows, columns } = place.rect;
        return [
          crossing.toScript({
            authMode: AuthModes.LIMITED,
            source: app.getActive(),
            range: sheet?.getRange(row + 1, column + 1, rows, columns),
            ...(value === '' ? {} : { value }),
          }),
        ];
      },
      receive: () => undefined,
    });
  }

  /** A click on a menu item: FULL, no arguments. */
  menu(name: string): void {
    this.run({ kind: 'menu', mode: 'FULL', name, args: () => [], receive: () => undefined });
  }

  /** One google.script.run call on the server's side: JSON in, JSON out. */
  scriptRun(name: string, args: string, user?: string): string {
    if (!this.source.doors.has(name)) throw new Error(`Script function not found: ${name}`);
    return this.run({
      kind: 'script-run',
      mode: 'FULL',
      name,
      args: crossing => (JSON.parse(args) as unknown[]).map(value => crossing.toScript(value)),
      receive: returned,
      ...(user === undefined ? {} : { user }),
    });
  }
}
