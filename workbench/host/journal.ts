// Every call that a script makes to a service, counted by name with the cells it read or wrote; and the hook by which a
// test makes the i-th call fail, kills the execution there, or runs another execution in between.
import { cellName } from './a1.ts';
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

  /**
   * Cells of which an execution read the same thing more than once, by whatever calls: Tab!A1. Its value, how it
   * is shown, its formula and each of its formats are different things. Writing a cell in between excuses it.
   */
  readTwice(nameOf: (tab: string) => string, execution?: number): string[] {
    const twice = new Set<string>();
    const seen = new Map<string, Set<string>>();
    for (const call of this.calls) {
      if (execution !== undefined && call.execution !== execution) continue;
      for (const { tab, row, column } of cellsIn(call.written))
        seen.delete(`${call.execution} ${tab} ${row} ${column}`);
      const thing = readBy(call.name);
      for (const { tab, row, column } of cellsIn(call.read)) {
        const cell = `${call.execution} ${tab} ${row} ${column}`;
        const things = seen.get(cell) ?? new Set();
        if (things.has(thing)) twice.add(nameOf(tab) + cellName(row, column));
        seen.set(cell, things.add(thing));
      }
    }
    return [...twice];
  }
}

/** What a call reads of a cell: "Range.getNumberFormats" its NumberFormat, "Range.isBlank" its Value. */
function readBy(call: string): string {
  return call === 'Range.isBlank' ? 'Value' : call.replace(/^.*\.get/, '').replace(/s$/, '');
}

function* cellsIn(touches: Touch[]) {
  for (const { tab, rect } of touches) {
    for (let row = rect.row; row < rect.row + rect.rows; row++) {
      for (let column = rect.column; column < rect.column + rect.columns; column++)
        yield { tab, row, column };
    }
  }
}

function cellsOf(touches: Touch[]): number {
  return touches.reduce((sum, { rect }) => sum + rect.rows * rect.columns, 0);
}
