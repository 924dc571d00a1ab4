// How a run that did not end well is told of.
import type { Execution } from './execution.ts';
import { Killed, NotInWorkbench } from './problem.ts';
import { lineOf } from './script-source.ts';

/** What a run ended with, when it did not end well; message and line are the script's. */
export class ScriptFailure extends Error {
  readonly thrown: string;
  readonly line: number;
  readonly killed: boolean;

  constructor(name: string, message: string, line: number, killed: boolean) {
    super(`${name}: ${message}`);
    this.name = 'ScriptFailure';
    this.thrown = name;
    this.line = line;
    this.killed = killed;
  }
}

/** What was thrown in a script, whatever it was, as a failure with the script's own line. */
export function failureOf(error: unknown, execution: Execution): ScriptFailure {
  if (error instanceof ScriptFailure) return error;
  if (!execution.alive || error instanceof Killed) {
    return new ScriptFailure('Killed', execution.reason || (error as Error).message, 0, true);
  }
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown };
  if (typeof message !== 'string') return new ScriptFailure('Error', String(error), 0, false);
  const kind = error instanceof NotInWorkbench ? error.name : typeof name === 'string' ? name : 'Error';
  return new ScriptFailure(kind, message, lineOf(error), false);
}
