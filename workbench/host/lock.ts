// LockService. Executions of one document exclude each other; a lock is let go at the latest when its execution ends.
// Source: AS/reference/lock/lock. Waiting moves the simulated clock, because here the holder can't run meanwhile.
import type { Execution } from './execution.ts';
import { Killed, Refusal } from './problem.ts';
import { expose } from './surface.ts';

/** Thrown out of an execution that is to be run again once the holder of a lock has ended. */
export class Deferred extends Killed {
  override name = 'Deferred';
}

export class LockTable {
  #holders = new Map<string, Execution>();
  /** What a run does that finds a lock held: wait in vain, or start over when the holder has ended. */
  whenHeld: 'time out' | 'defer' = 'time out';

  holder(name: string): Execution | undefined {
    return this.#holders.get(name);
  }

  take(name: string, execution: Execution): void {
    this.#holders.set(name, execution);
    execution.whenEnding(() => this.drop(name, execution));
  }

  drop(name: string, execution: Execution): void {
    if (this.#holders.get(name) === execution) this.#holders.delete(name);
  }

  /** A dialog suspends the script, and its locks do not survive that. Source: AS/reference/base/ui, alert. */
  dropAll(execution: Execution): void {
    for (const [name, holder] of this.#holders) if (holder === execution) this.#holders.delete(name);
  }

  get held(): string[] {
    return [...this.#holders.keys()];
  }
}

const lockMethods = {
  tryLock: ['number'],
  waitLock: ['number'],
  releaseLock: [''],
  hasLock: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Lock.Lock, readonly string[]>>;

export class HostLock implements Pick<GoogleAppsScript.Lock.Lock, keyof typeof lockMethods> {
  #name: string;
  #table: LockTable;
  #execution: Execution;

  constructor(name: string, table: LockTable, execution: Execution) {
    this.#name = name;
    this.#table = table;
    this.#execution = execution;
  }

  tryLock(timeoutInMillis: number): boolean {
    const holder = this.#table.holder(this.#name);
    if (!holder || holder === this.#execution) {
      this.#table.take(this.#name, this.#execution);
      return true;
    }
    if (this.#table.whenHeld === 'defer') {
      if (this.#execution.effects > 0) {
        throw new Error('An execution waited for a lock after it had written: that can not be run again');
      }
      this.#execution.alive = false;
      this.#execution.deferred = true;
      throw new Deferred(`waits for the ${this.#name} lock`);
    }
    this.#execution.settings.clock.advance(timeoutInMillis);
    return false;
  }

  waitLock(timeoutInMillis: number): void {
    if (!this.tryLock(timeoutInMillis)) {
      throw new Refusal('Lock timeout: another process was holding the lock for too long.');
    }
  }

  releaseLock(): void {
    // Google's page asks for a flush before a lock is released; what still waits is written after it, unprotected.
    this.#table.drop(this.#name, this.#execution);
  }

  hasLock(): boolean {
    return this.#table.holder(this.#name) === this.#execution;
  }
}

const serviceMethods = {
  getDocumentLock: [''],
  getScriptLock: [''],
  getUserLock: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Lock.LockService, readonly string[]>>;

export class HostLockService {
  #table: LockTable;
  #execution: Execution;

  constructor(table: LockTable, execution: Execution) {
    this.#table = table;
    this.#execution = execution;
  }

  getDocumentLock(): HostLock {
    return new HostLock('document', this.#table, this.#execution);
  }

  getScriptLock(): HostLock {
    return new HostLock('script', this.#table, this.#execution);
  }

  getUserLock(): HostLock {
    return new HostLock(`user ${this.#execution.settings.user}`, this.#table, this.#execution);
  }
}

expose(HostLock, { name: 'Lock', service: 'LockService', methods: lockMethods });
expose(HostLockService, { name: 'LockService', service: 'LockService', methods: serviceMethods });
