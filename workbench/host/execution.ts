// One run of the script: from loading Code.js to its last write. Writes wait and go out together, as Google bundles
// them; when a run is killed the waiting ones are lost with it.
import { type AuthMode, authorize } from './authorization.ts';
import type { Clock } from './clock.ts';
import type { Call, Journal, Touch } from './journal.ts';
import { Killed, Refusal } from './problem.ts';
import type { Surface } from './surface.ts';

export type Kind = 'trigger' | 'menu' | 'script-run' | 'custom-function';

export interface ExecutionSettings {
  number: number;
  kind: Kind;
  mode: AuthMode;
  scopes: readonly string[];
  clock: Clock;
  journal: Journal;
  /** Six minutes for a script, 30 seconds for a custom function. Source: AS/guides/services/quotas. */
  limitMs: number;
  /** What one service call costs on the simulated clock. */
  callMs: number;
  user: string;
  /** False for who may only view or comment: their scripts read, and change nothing. */
  mayEdit: boolean;
}

export class Execution {
  readonly settings: ExecutionSettings;
  readonly startedAt: number;
  loading = true;
  alive = true;
  /** It waits for a lock and will start over: whatever the script makes of that does not count. */
  deferred = false;
  /** Why it was killed. */
  reason = '';
  /** Writes that have reached the document: what an aborted run could not take back. */
  effects = 0;
  #pending: (() => void)[] = [];
  #calls = 0;
  #current: Call | undefined;
  #atEnd: (() => void)[] = [];

  constructor(settings: ExecutionSettings) {
    this.settings = settings;
    this.startedAt = settings.clock.now();
  }

  get mode(): AuthMode {
    return this.settings.mode;
  }

  /** Every call of a service passes here before it is made. */
  enter(surface: Surface, method: string): void {
    const { settings } = this;
    const name = `${surface.name}.${method}`;
    if (!this.alive) throw new Killed(this.reason);
    if (this.loading) {
      // The whole project is loaded for each run under its mode; in NONE a service call here costs the add-on its menu.
      // Source: WA/concepts/editor-auth-lifecycle, "global scope".
      throw new Refusal(`${name} was called while Code.js was loading`);
    }
    authorize(settings.mode, settings.scopes, surface, method);
    settings.clock.advance(settings.callMs);
    if (settings.clock.now() - this.startedAt > settings.limitMs)
      this.kill('Exceeded maximum execution time');
    const call = settings.journal.begin(settings.number, this.#calls++, name);
    try {
      settings.journal.beforeCall?.(call);
    } catch (error) {
      if (error instanceof Killed) {
        if (error.pendingWritten) this.flush();
        this.kill(error.message);
      }
      throw error;
    }
    this.#current = call;
  }

  /** Ends the run: its waiting writes are dropped, and every further call of it is refused. */
  kill(reason: string): never {
    this.alive = false;
    this.reason = reason;
    this.#pending = [];
    throw new Killed(reason);
  }

  #requireEditor(): void {
    if (!this.settings.mayEdit) throw new Refusal('You do not have permission to perform that action.');
  }

  /** Keeps a write until the next read, flush or the end. Source: AS/reference/spreadsheet/spreadsheet-app, flush. */
  later(write: () => void, touch?: Touch): void {
    this.#requireEditor();
    if (touch) this.#current?.written.push(touch);
    this.#pending.push(write);
  }

  /** Reading sees everything written before, so what waits goes out first. */
  reading(touch?: Touch): void {
    this.flush();
    if (touch) this.#current?.read.push(touch);
  }

  /** A change of structure (a tab, a chart, a name) is made at once, after what was written before. */
  changing(): void {
    this.#requireEditor();
    this.flush();
    this.effects++;
  }

  flush(): void {
    const writes = this.#pending;
    this.#pending = [];
    for (const write of writes) {
      this.effects++;
      write();
    }
  }

  whenEnding(run: () => void): void {
    this.#atEnd.push(run);
  }

  /** What waits is written even when the script threw; a killed run wrote what it had flushed. */
  end(): void {
    if (this.alive) this.flush();
  }

  /** Lets go of locks; nothing of this run has an effect from here on. */
  close(): void {
    this.#pending = [];
    for (const run of this.#atEnd.splice(0)) run();
    this.alive = false;
  }
}
