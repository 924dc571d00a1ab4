// When formulas are calculated, and which results a script must not have yet. Calculation is asynchronous here as custom
// functions are in Sheets: a script that reads a cell whose formula has not been calculated sees "Loading...".
// Source: AS/guides/sheets/functions ("Loading..." while a function runs).
import type { Engine } from './engine.ts';
import type { Touch } from './journal.ts';

export const LOADING = 'Loading...';

interface RangeValues {
  subUnitId?: string;
  cellValue?: Record<string, Record<string, { v?: unknown; f?: unknown; si?: unknown } | null>>;
  trigger?: string;
}

export class Recalculation {
  #engine: Engine;
  #changes = 0;
  #started = 0;
  #busy = false;
  #expected = 0;
  /** Cells changed since the last calculation ended; what depends on them is not known yet. */
  #dirty: Touch[] = [];
  #everything = false;
  #waiting: (() => void)[] = [];
  /** Called after every calculation that changed cells. */
  onSettled: (() => void)[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
    const { formula, sheets } = engine.parts;
    const relevant = engine.get(formula.IActiveDirtyManagerService);
    engine.get(engine.parts.core.ICommandService).onCommandExecuted((command, options) => {
      if (command.id === formula.SetFormulaCalculationStartMutation.id) this.#started = this.#changes;
      if (command.id === formula.SetFormulaCalculationNotificationMutation.id) {
        const { functionsExecutedState: state } = command.params as { functionsExecutedState?: number };
        // 1 is "stopped", after which the engine starts over with what came in between.
        if (state !== undefined && state !== 1 && this.#started === this.#changes) this.#settle();
      }
      if (!relevant.get(command.id)) return;
      // The engine asks for a first calculation of every document; without formulas there is nothing to wait for.
      if (command.id === formula.SetTriggerFormulaCalculationStartMutation.id && !this.#hasFormulas()) return;
      if (command.id === sheets.SetRangeValuesMutation.id) {
        const params = command.params as RangeValues;
        // The same two exceptions as the engine makes: its own results, and changes of looks.
        if (options?.onlyLocal || params.trigger === sheets.SetStyleCommand.id) return;
        this.#remember(params);
      } else this.#everything = true;
      this.#changes++;
      this.#busy = true;
    });
  }

  #hasFormulas(): boolean {
    const { FormulaDataModel } = this.#engine.parts.formula;
    const data = this.#engine.get(FormulaDataModel).getFormulaData()[this.#engine.unitId];
    return Object.values(data ?? {}).some(sheet => Object.keys(sheet ?? {}).length > 0);
  }

  #remember({ subUnitId, cellValue }: RangeValues): void {
    const rows = Object.keys(cellValue ?? {}).map(Number);
    if (!subUnitId || rows.length === 0) return;
    const columns = Object.values(cellValue ?? {}).flatMap(row => Object.keys(row).map(Number));
    const row = Math.min(...rows);
    const column = columns.reduce((a, b) => Math.min(a, b), columns[0] ?? 0);
    const lastColumn = columns.reduce((a, b) => Math.max(a, b), 0);
    this.#dirty.push({
      tab: subUnitId,
      rect: { row, column, rows: Math.max(...rows) - row + 1, columns: lastColumn - column + 1 },
    });
  }

  #settle(): void {
    // The engine writes its results in the same turn; everybody else hears of them in the next.
    queue(() => {
      if (this.#started !== this.#changes) return;
      this.#busy = false;
      this.#dirty = [];
      this.#everything = false;
      for (const listener of this.onSettled) listener();
      for (const done of this.#waiting.splice(0)) done();
    });
  }

  get pending(): boolean {
    return this.#busy || this.#expected > 0;
  }

  /** Announces a change that will reach the engine in a moment; until then nothing is known. */
  expect(): () => void {
    this.#expected++;
    return () => {
      this.#expected--;
    };
  }

  /** Calculates every formula: at the start, and after the locale or the time zone changed. */
  all(): void {
    const { SetTriggerFormulaCalculationStartMutation } = this.#engine.parts.formula;
    const nothing = { dirtyRanges: [], dirtyNameMap: {}, dirtyDefinedNameMap: {}, dirtyUnitFeatureMap: {} };
    this.#engine.run(
      SetTriggerFormulaCalculationStartMutation.id,
      { ...nothing, dirtyUnitOtherFormulaMap: {}, clearDependencyTreeCache: {}, forceCalculation: true },
      { onlyLocal: true },
    );
  }

  /** What has changed since the last calculation; "everything" after rows, columns or tabs moved. */
  get changed(): Touch[] | 'everything' {
    return this.#everything || this.#expected > 0 ? 'everything' : this.#dirty;
  }

  /** Resolves when no calculation is under way. */
  async settled(): Promise<void> {
    for (;;) {
      if (this.#busy) await new Promise<void>(resolve => this.#waiting.push(resolve));
      await new Promise<void>(resolve => queue(resolve));
      if (!this.pending) return;
    }
  }

  get engine(): Engine {
    return this.#engine;
  }
}

declare const setTimeout: (run: () => void, ms: number) => unknown;

function queue(run: () => void): void {
  setTimeout(run, 0);
}
