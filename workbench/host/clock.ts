// The time that executions see. Waiting (Utilities.sleep, a lock that somebody holds) only moves this clock on.

export class Clock {
  #fixed: number | undefined;
  #ahead = 0;

  /** With a fixed start the clock moves by simulated waiting alone, so that tests are repeatable. */
  constructor(fixed?: number) {
    this.#fixed = fixed;
  }

  now(): number {
    return (this.#fixed ?? Date.now()) + this.#ahead;
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }
}
