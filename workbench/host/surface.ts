// Which methods of a host class a script may call, and with what. The tables are checked by the compiler against
// Google's types, so a method that Google does not have can't be listed, and one that is not listed can't be called.
import { NotInWorkbench, Refusal } from './problem.ts';

/**
 * The parameters of one way to call a method: words with commas between. number, string, boolean, date, object,
 * function, any, values (a two-dimensional array), list (an array), or the name of a service class or enum. A word with
 * ? also takes null (Apps Script passes undefined on as null). An empty text takes nothing.
 */
export type Signature = string;

export interface Surface {
  /** The class as Google's reference names it: Range, Sheet, Ui. */
  name: string;
  /** The service that authorization is decided for: SpreadsheetApp, PropertiesService, ... */
  service: string;
  methods: Readonly<Record<string, readonly Signature[]>>;
  /** Properties that are no methods: enums, in the main. */
  values?: Readonly<Record<string, unknown>>;
  /** Properties of an object that are services themselves. */
  members?: readonly string[];
  /** Asked before each call of a method of one object of the class; throws to refuse it. */
  refuse?: (object: never, method: string) => void;
}

const surfaces = new Map<object, Surface>();

/** Says what of a class a script may see. */
export function expose(holder: abstract new (...args: never[]) => object, surface: Surface): void {
  surfaces.set(holder.prototype as object, surface);
}

export function surfaceOf(object: object): Surface | undefined {
  for (let at: object | null = Object.getPrototypeOf(object); at; at = Object.getPrototypeOf(at)) {
    const surface = surfaces.get(at);
    if (surface) return surface;
  }
  return undefined;
}

/** All classes and methods that the host covers, for the table of what dist uses. */
export function coveredMethods(): Map<string, string[]> {
  const covered = new Map<string, string[]>();
  for (const { name, methods, values, members = [] } of surfaces.values()) {
    covered.set(name, [...Object.keys(methods), ...Object.keys(values ?? {}), ...members].sort());
  }
  return covered;
}

/** A value of one of Google's enums. JSON.stringify gives its name. Source: AS/guides/v8-runtime/migration. */
export class EnumValue {
  readonly type: string;
  readonly label: string;
  readonly index: number;
  constructor(type: string, label: string, index: number) {
    this.type = type;
    this.label = label;
    this.index = index;
  }
  toString(): string {
    return this.label;
  }
  name(): string {
    return this.label;
  }
  ordinal(): number {
    return this.index;
  }
  toJSON(): string {
    return this.label;
  }
}

export type EnumTable = Record<string, EnumValue>;

export function enumOf(type: string, labels: readonly string[]): EnumTable {
  return Object.fromEntries(labels.map((label, index) => [label, new EnumValue(type, label, index)]));
}

/** The label of an enum that a script handed over. */
export function labelOf(value: unknown): string {
  return (value as EnumValue).label;
}

function fits(word: string, value: unknown): boolean {
  const type = word.endsWith('?') ? word.slice(0, -1) : word;
  if (value === null || value === undefined) return word.endsWith('?') || type === 'any';
  switch (type) {
    case 'any':
      return true;
    case 'number':
    case 'string':
    case 'boolean':
      return typeof value === type && !(type === 'number' && Number.isNaN(value));
    case 'function':
      return typeof value === 'function';
    case 'date':
      return value instanceof Date;
    case 'list':
      return Array.isArray(value);
    case 'values':
      return Array.isArray(value) && value.every(row => Array.isArray(row));
    case 'object':
      return typeof value === 'object';
    default:
      if (value instanceof EnumValue) return value.type === type;
      return typeof value === 'object' && surfaceOf(value)?.name === type;
  }
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `${describe(value[0])}[]`;
  if (typeof value === 'object') {
    if (value instanceof Date) return 'Date';
    if (value instanceof EnumValue) return value.type;
    return surfaceOf(value)?.name ?? 'Object';
  }
  return typeof value === 'string' ? 'String' : typeof value;
}

/** Google's wording for a call that fits no signature of a method. */
export function checkArguments(surface: Surface, method: string, given: unknown[]): void {
  const signatures = surface.methods[method] ?? [];
  const ok = signatures.some(signature => {
    if (signature.endsWith('...')) return given.every(value => fits(signature.slice(0, -3), value));
    const words = signature === '' ? [] : signature.split(',');
    return words.length === given.length && words.every((word, i) => fits(word, given[i]));
  });
  if (ok) return;
  const place =
    surface.service === 'SpreadsheetApp' && surface.name !== 'SpreadsheetApp'
      ? `SpreadsheetApp.${surface.name}`
      : surface.name;
  throw new Refusal(
    `The parameters (${given.map(describe).join(',')}) don't match the method signature for ${place}.${method}.`,
  );
}

export function missing(surface: Surface, name: string): NotInWorkbench {
  return new NotInWorkbench(`${surface.name}.${name}`);
}
