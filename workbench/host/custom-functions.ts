// The add-on's functions in cells: registered with the engine by name, run as executions of their own.
import type { BaseValueObject, FunctionVariantType, IFunctionNames } from '@univerjs/engine-formula';
import { type Argument, readArgument } from './arguments.ts';
import type { Book } from './book.ts';
import { type Node, nodesOf } from './formula-tree.ts';
import type { Touch } from './journal.ts';
import { BadAnswer, engineValue, readAnswer } from './outcome.ts';
import { anyPrecedent, namedBy, parsed } from './precedents.ts';
import type { Door } from './script-source.ts';

/** What went wrong in a function, as the cell's note says it: "Error: from is after to (line 12)." */
export class FunctionFailure extends Error {}

export interface FunctionHost {
  book: Book;
  doors: Map<string, Door>;
  /** Runs a function in an execution of its own and answers its raw value; throws a FunctionFailure. */
  callFunction(name: string, args: Argument[], caller: Touch): unknown;
}

const VOLATILE = new Set(['NOW', 'RAND', 'RANDARRAY', 'RANDBETWEEN']);

/** Google's sentence. Reports agree on it; that TODAY() is exempt is said of IMPORTRANGE. Source: AS/guides/sheets/functions; support.google.com/docs/answer/3093340. */
const NOT_ALLOWED =
  'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN().';

function isVolatile(tree: Node | undefined): boolean {
  for (const node of nodesOf(tree)) if (node.kind === 'call' && VOLATILE.has(node.name)) return true;
  return false;
}

/** Whether an argument of the function contains NOW() or RAND(), or leads to a cell that does. */
function refersToVolatile(book: Book, tree: Node | undefined, name: string, tab: string): boolean {
  for (const call of nodesOf(tree)) {
    if (call.kind !== 'call' || call.name !== name) continue;
    for (const part of call.parts) {
      if (isVolatile(part)) return true;
      const named = namedBy(book, part, tab);
      if (
        named !== 'anything' &&
        anyPrecedent(book, named, (_tab, _row, _column, other) => isVolatile(other))
      )
        return true;
    }
  }
  return false;
}

export function registerFunctions(host: FunctionHost): void {
  const { book } = host;
  const { engine } = book;
  const { BaseFunction, ErrorType, ErrorValueObject, IFunctionService } = engine.parts.formula;
  const functions = engine.get(IFunctionService);
  const { doors } = host;

  class CustomFunction extends BaseFunction {
    override needsReferenceObject = true;
    override minParams = -1;
    override maxParams = -1;

    override calculate(...variants: BaseValueObject[]): BaseValueObject {
      const tab = this.subUnitId ?? '';
      const { row, column } = this;
      const place = `${tab}!${row},${column}`;
      book.errors.delete(place);
      const fail = (sentence: string) => {
        book.errors.set(place, sentence);
        return ErrorValueObject.create(ErrorType.ERROR as never);
      };
      const tree = parsed(book.formulaAt(tab, row, column));
      if (refersToVolatile(book, tree, String(this.name), tab)) return fail(NOT_ALLOWED);
      try {
        const args = variants.map(variant => readArgument(book, variant as FunctionVariantType));
        const caller = { tab, rect: { row, column, rows: 1, columns: 1 } };
        const name = namesByUpper.get(String(this.name)) as string;
        return engineValue(engine, readAnswer(host.callFunction(name, args, caller), book.timeZone));
      } catch (error) {
        if (error instanceof FunctionFailure) return fail(error.message);
        if (error instanceof BadAnswer) return fail(`Error: ${error.message}.`);
        // An exception would end the engine's calculation, and in Node the process.
        return fail(`The workbench failed: ${(error as Error).stack}`);
      }
    }
  }

  const namesByUpper = new Map<string, string>();
  for (const name of doors.keys()) {
    const upper = name.toUpperCase();
    // A cell means the built-in; as a custom function the name is refused. Source: AS/guides/sheets/functions#naming.
    if (functions.hasExecutor(upper as unknown as IFunctionNames)) {
      if (!/@customfunction/i.test(doors.get(name)?.doc ?? '')) continue;
      throw new Error(`${name} is the name of a built-in function of Sheets`);
    }
    const other = namesByUpper.get(upper);
    if (other) throw new Error(`${name} and ${other} are one name in a cell, where case does not count`);
    namesByUpper.set(upper, name);
  }
  functions.registerExecutors(
    ...[...namesByUpper.keys()].map(name => new CustomFunction(name as unknown as IFunctionNames)),
  );
}
