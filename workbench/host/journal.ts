// Every call that a script makes to a service, counted by name with the cells it read or wrote; and the hook by which a
// test makes the i-th call fail, kills the execution there, or runs another execution in between.
import type { Rect } from './rect.ts';

export interface Touch {
  tab: string;
  rect: Rect;
}

export interface Call {
  /** Number of the execution that made it, from 1. */
  execution: number;
  /** Number of the call in its execution, from 0. */
  index: number;
  /** Service class and method: Range.getValues. */
  name: string;
  read: Touch[];
  written: Touch[];
}

/** May throw: a Killed ends the execution for good, anything else reaches the script as an exception of the service. */
export type BeforeCall = (call: Call) => void;

export class Journal {
  calls: Call[] = [];
  beforeCall: BeforeCall | undefined;

  begin(execution: number, index: number, name: string): Call {
    const call: Call = { execution, index, name, read: [], written: [] };
    this.calls.push(call);
    return call;
  }

  clear(): void {
    this.calls = [];
  }

  /** Calls by name: how often, cells read, cells written. */
  counts(execution?: number): Record<string, { calls: number; read: number; written: number }> {
    const counts: Record<string, { calls: number; read: number; written: number }> = {};
    for (const call of this.calls) {
      if (execution !== undefined && call.execution !== execution) continue;
      counts[call.name] ??= { calls: 0, read: 0, written: 0 };
      const count = counts[call.name] as { calls: number; read: number; written: number };
      count.calls++;
      count.read += cellsOf(call.read);
      count.written += cellsOf(call.written);
    }
    return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Calls that read and write the grid itself, the ones that must not grow with rows. */
  gridCalls(execution?: number): number {
    return this.calls.filter(
      call =>
        (execution === undefined || call.execution === execution) &&
        call.read.length + call.written.length > 0,
    ).length;
  }

  /** Cells that one execution read more than once, as "Tab!row,column". */
  readTwice(execution?: number): string[] {
    const seen = new Map<string, number>();
    for (const call of this.calls) {
      if (execution !== undefined && call.execution !== execution) continue;
      for (const { tab, rect } of call.read) {
        for (let r = rect.row; r < rect.row + rect.rows; r++) {
          for (let c = rect.column; c < rect.column + rect.columns; c++) {
            const cell = `${call.execution}:${call.name}:${tab}!${r},${c}`;
            seen.set(cell, (seen.get(cell) ?? 0) + 1);
          }
        }
      }
    }
    return [...seen].filter(([, times]) => times > 1).map(([cell]) => cell);
  }
}

function cellsOf(touches: Touch[]): number {
  return touches.reduce((sum, { rect }) => sum + rect.rows * rect.columns, 0);
}
