// SPARKLINE, which the engine lacks: a small chart within a cell. Its cell's value is an empty text.
// Source: support.google.com/docs/answer/3093289. What it leaves open is read the stricter way.
import type { BaseValueObject, FunctionVariantType, IFunctionNames } from '@univerjs/engine-formula';
import { type Argument, readArgument } from './arguments.ts';
import type { Book } from './book.ts';
import { readColor } from './color.ts';

/** A small chart as it is to be drawn. */
export interface Sparkline {
  type: 'line' | 'column' | 'bar';
  values: readonly number[];
  options: Readonly<Record<string, string | number | boolean>>;
}

type Kind = 'colour' | 'number' | 'flag' | readonly string[];

const SERIES: Record<string, Kind> = { empty: ['zero', 'ignore'], nan: ['convert', 'ignore'], rtl: 'flag' };
const HEIGHTS: Record<string, Kind> = { ymin: 'number', ymax: 'number' };

/** The options of each type. */
const OPTIONS: Record<Sparkline['type'], Record<string, Kind>> = {
  line: { ...SERIES, ...HEIGHTS, color: 'colour', linewidth: 'number' },
  column: {
    ...SERIES,
    ...HEIGHTS,
    color: 'colour',
    lowcolor: 'colour',
    highcolor: 'colour',
    firstcolor: 'colour',
    lastcolor: 'colour',
    negcolor: 'colour',
    axis: 'flag',
    axiscolor: 'colour',
  },
  bar: { ...SERIES, max: 'number', color1: 'colour', color2: 'colour' },
};

/** What can't be drawn, as a sentence for the cell. */
class NoSparkline extends Error {}

function optionsOf(argument: Argument | undefined): Map<string, Argument> {
  const options = new Map<string, Argument>();
  if (argument === undefined || argument === '') return options;
  if (!Array.isArray(argument)) throw new NoSparkline('Options must be two cells wide.');
  for (const row of argument) {
    if (!Array.isArray(row) || row.length !== 2) throw new NoSparkline('Options must be two cells wide.');
    const [name, value] = row;
    if (typeof name !== 'string' || name === '') throw new NoSparkline('Every option must have a name.');
    options.set(name.toLowerCase(), value as Argument);
  }
  return options;
}

function optionOf(name: string, kind: Kind, value: Argument): string | number | boolean {
  const wrong = (want: string) => new NoSparkline(`Option ${name} must be ${want}, got ${String(value)}.`);
  if (kind === 'number') {
    if (typeof value !== 'number') throw wrong('a number');
    return value;
  }
  if (kind === 'flag') {
    if (typeof value !== 'boolean') throw wrong('TRUE or FALSE');
    return value;
  }
  if (typeof value !== 'string') throw wrong('a text');
  if (kind !== 'colour') {
    if (!kind.includes(value)) throw wrong(kind.join(' or '));
    return value;
  }
  try {
    return readColor(value);
  } catch {
    throw wrong('a colour');
  }
}

/** Reads the arguments of a call; throws a NoSparkline. */
function sparklineOf(data: Argument, given: Argument | undefined): Sparkline {
  const wanted = optionsOf(given);
  const type = wanted.get('charttype') ?? 'line';
  wanted.delete('charttype');
  if (type !== 'line' && type !== 'column' && type !== 'bar')
    throw new NoSparkline(`The workbench draws line, column and bar, got ${String(type)}.`);
  const known = OPTIONS[type];
  const options: Record<string, string | number | boolean> = {};
  for (const [name, value] of wanted) {
    const kind = known[name];
    if (!kind) throw new NoSparkline(`A ${type} has no option ${name} in the workbench.`);
    options[name] = optionOf(name, kind, value);
  }
  const rows = Array.isArray(data) ? data : [[data]];
  if (rows.length > 1 && rows.some(row => row.length > 1))
    throw new NoSparkline('The data must be one row or one column.');
  const cells = rows.flat() as Argument[];
  const wrong = cells.find(cell => typeof cell === 'string' && /^#[A-Z0-9/]+[!?]?$/.test(cell));
  if (wrong !== undefined) throw new NoSparkline(`The data hold ${String(wrong)}.`);
  const values = cells.flatMap((cell): number[] => {
    if (typeof cell === 'number') return [cell];
    const becomesZero = cell === '' ? options.empty === 'zero' : options.nan === 'convert';
    return becomesZero ? [0] : [];
  });
  if (!cells.some(cell => typeof cell === 'number'))
    throw new NoSparkline('There must be a number to draw, got none.');
  if (type === 'bar' && values.some(value => value < 0))
    throw new NoSparkline('A bar must have numbers from 0.');
  return { type, values, options };
}

/** Registers the function with the engine; what it draws is kept with the book, by "tab!row,column". */
export function registerSparkline(book: Book): void {
  const { engine } = book;
  const { BaseFunction, ErrorType, ErrorValueObject, IFunctionService, StringValueObject } =
    engine.parts.formula;

  class SparklineFunction extends BaseFunction {
    override needsReferenceObject = true;
    override minParams = 1;
    override maxParams = 2;

    override calculate(...variants: BaseValueObject[]): BaseValueObject {
      const place = `${this.subUnitId ?? ''}!${this.row},${this.column}`;
      book.sparklines.delete(place);
      book.errors.delete(place);
      try {
        const [data, options] = variants.map(variant => readArgument(book, variant as FunctionVariantType));
        book.sparklines.set(place, sparklineOf(data as Argument, options));
        return StringValueObject.create('');
      } catch (error) {
        if (!(error instanceof NoSparkline)) throw error;
        book.errors.set(place, error.message);
        return ErrorValueObject.create(ErrorType.NA as never);
      }
    }
  }

  engine
    .get(IFunctionService)
    .registerExecutors(new SparklineFunction('SPARKLINE' as unknown as IFunctionNames));
}

/** The small chart of a cell; undefined where its formula makes none. */
export function sparklineAt(book: Book, tab: string, row: number, column: number): Sparkline | undefined {
  const found = book.sparklines.get(`${tab}!${row},${column}`);
  return found && /\bSPARKLINE\(/i.test(book.formulaAt(tab, row, column)) ? found : undefined;
}
