import { createContext, runInContext, Script } from 'node:vm';
import type { Cell } from '../src/core/cells/cell.ts';
import { teamRows } from './team-rows.ts';

export type Grid = Cell[][];
export type Scorecard = (pipeline: Grid) => Cell[][];

let loads = 0;

/** A script as the engine has never seen it: a text that was compiled before would be found in its cache. */
export function compileAnew(code: string): Script {
  return new Script(`${code}\n// ${loads++}`, { filename: 'Code.js' });
}

/** A bare realm with the built script in it, and of all services the one that a formula asks: the time zone. */
export class Realm {
  scorecard!: Scorecard;
  private readonly context = createContext({
    SpreadsheetApp: { getActive: () => ({ getSpreadsheetTimeZone: () => 'America/New_York' }) },
  });

  constructor(code?: string) {
    if (code !== undefined) this.load(code);
  }

  /** Compiles and runs the script. */
  load(code: string): void {
    compileAnew(code).runInContext(this.context);
    this.scorecard = this.run('KPI_SCORECARD');
  }

  /** Evaluates a text in the realm. */
  run<T>(text: string): T {
    return runInContext(text, this.context) as T;
  }

  /** Brings a function that uses nothing from outside itself into the realm. */
  bring<T extends (...values: never[]) => unknown>(own: T): T {
    return this.run(`(${own.toString()})`);
  }

  rows(rows: number, reps: number): Grid {
    return this.bring(teamRows)(rows, reps);
  }
}

/** The least that any reader of the rows must do: touch every cell once, by its kind. */
export function touchEveryCell(grid: Grid): number {
  let sum = 0;
  for (let r = 0; r < grid.length; r++) {
    const row = grid[r] as Cell[];
    for (let c = 0; c < row.length; c++) {
      const cell = row[c];
      const kind = typeof cell;
      if (kind === 'string') sum += (cell as string).length;
      else if (kind === 'number') sum += cell as number;
      else if (kind === 'object') sum += (cell as Date).getTime();
      else sum++;
    }
  }
  return sum;
}
