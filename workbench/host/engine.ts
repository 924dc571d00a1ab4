// The spreadsheet engine (Univer) under the host. The packages are handed in: Node gives the model alone, the page gives
// the same with everything that draws it.
import type * as Core from '@univerjs/core';
import type * as Formula from '@univerjs/engine-formula';
import type * as Sheets from '@univerjs/sheets';
import type * as ConditionalFormatting from '@univerjs/sheets-conditional-formatting';
import type * as SheetsFormula from '@univerjs/sheets-formula';
import type * as NumberFormat from '@univerjs/sheets-numfmt';

export interface EngineParts {
  core: typeof Core;
  formula: typeof Formula;
  sheets: typeof Sheets;
  sheetsFormula: typeof SheetsFormula;
  numberFormat: typeof NumberFormat;
  conditionalFormatting: typeof ConditionalFormatting;
}

export interface Engine {
  parts: EngineParts;
  univer: Core.Univer;
  workbook: Core.Workbook;
  unitId: string;
  get<T>(id: Core.IdentifierDecorator<T> | Core.Ctor<T>): T;
  /** Runs a command or mutation now; false where the engine refused it. */
  run(id: string, params: object, options?: Core.IExecutionOptions): boolean;
  /** Calls back after each command that changed something. */
  onCommand(listener: (id: string, params: Record<string, unknown>) => void): void;
  /** True once it has ended: what was put off until then is not done any more. */
  readonly disposed: boolean;
  dispose(): void;
}

let opened = 0;

/** The plugins that make the model. A page registers its own list that contains these. */
export function modelPlugins(parts: EngineParts): Core.PluginCtor<Core.Plugin>[] {
  return [
    parts.formula.UniverFormulaEnginePlugin,
    parts.sheets.UniverSheetsPlugin,
    parts.sheetsFormula.UniverSheetsFormulaPlugin,
    parts.numberFormat.UniverSheetsNumfmtPlugin,
    parts.conditionalFormatting.UniverSheetsConditionalFormattingPlugin,
  ] as Core.PluginCtor<Core.Plugin>[];
}

export function startEngine(
  parts: EngineParts,
  univer: Core.Univer,
  snapshot: Partial<Core.IWorkbookData>,
): Engine {
  const { core } = parts;
  // The engine keeps caches per unit in the module, so every document needs an id of its own.
  const unitId = `workbench-${++opened}`;
  const workbook = univer.createUnit(core.UniverInstanceType.UNIVER_SHEET, {
    ...snapshot,
    id: unitId,
  }) as Core.Workbook;
  const injector = univer.__getInjector();
  const commands = injector.get(core.ICommandService);
  let disposed = false;
  return {
    parts,
    univer,
    workbook,
    unitId,
    get: id => injector.get(id as Core.IdentifierDecorator<never>),
    run: (id, params, options) => commands.syncExecuteCommand(id, params, options) as boolean,
    onCommand: listener => {
      commands.onCommandExecuted(command => listener(command.id, (command.params ?? {}) as never));
    },
    get disposed() {
      return disposed;
    },
    dispose: () => {
      disposed = true;
      univer.dispose();
    },
  };
}
