// The add-on's functions in cells: registered with the engine by name, run as executions of their own.
import type { BaseValueObject, FunctionVariantType, IFunctionNames } from '@univerjs/engine-formula';
import { type Argument, readArgument } from './arguments.ts';
import type { Book } from './book.ts';
import { type Node, nodesOf } from './formula-tree.ts';
import type { Touch } from './journal.ts';
import { BadAnswer, type CellAnswer, engineValue, readAnswer } from './outcome.ts';
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

/** What a call came to: an answer for the cell, or the sentence of its error. */
interface Outcome {
  answer: CellAnswer | CellAnswer[][];
  sentence?: string;
}

/** 53 bits of a text (cyrb53), so that long arguments need not be kept to be compared. */
function fingerprint(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `${text.length}-${(b >>> 0).toString(36)}-${(a >>> 0).toString(36)}`;
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
      const args = variants.map(variant => readArgument(book, variant as FunctionVariantType));
      const name = namesByUpper.get(String(this.name)) as string;
      // The engine asks more often than Sheets does; a call whose arguments are as before is not made again.
      // Source: AS/guides/sheets/functions ("doesn't recalculate until you edit the function or change a referenced cell").
      const asked = `${place} ${fingerprint(JSON.stringify([book.timeZone, book.locale.code, name, args]))}`;
      const before = answers.get(`${place} ${name}`);
      const now = before?.asked === asked ? before : { asked, ...outcome(name, args, tab, row, column) };
      answers.set(`${place} ${name}`, now);
      return now.sentence === undefined ? engineValue(engine, now.answer) : fail(now.sentence);
    }
  }

  const answers = new Map<string, Outcome & { asked: string }>();

  function outcome(name: string, args: Argument[], tab: string, row: number, column: number): Outcome {
    const caller = { tab, rect: { row, column, rows: 1, columns: 1 } };
    try {
      return { answer: readAnswer(host.callFunction(name, args, caller), book.timeZone) };
    } catch (error) {
      if (error instanceof FunctionFailure) return { answer: '', sentence: error.message };
      if (error instanceof BadAnswer) return { answer: '', sentence: `Error: ${error.message}.` };
      // An exception would end the engine's calculation, and in Node the process.
      return { answer: '', sentence: `The workbench failed: ${(error as Error).stack}` };
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
