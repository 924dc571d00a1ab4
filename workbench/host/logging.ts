// Logger and console: what scripts log is kept, in order.
import { expose } from './surface.ts';

const loggerMethods = {
  clear: [''],
  getLog: [''],
  log: ['any...'],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Base.Logger, readonly string[]>>;

/** What scripts logged, in order, whichever way. */
export type LogLines = { level: string; text: string }[];

export class HostLogger {
  #lines: LogLines;
  #own: string[] = [];

  constructor(lines: LogLines) {
    this.#lines = lines;
  }

  log(format: unknown, ...values: unknown[]): this {
    let next = 0;
    const text = String(format).replace(/%[sdf]/g, all =>
      next < values.length ? String(values[next++]) : all,
    );
    this.#own.push(text);
    this.#lines.push({ level: 'log', text });
    return this;
  }

  getLog(): string {
    return this.#own.join('\n');
  }

  clear(): void {
    this.#own = [];
  }
}

const consoleMethods = {
  error: ['any...'],
  info: ['any...'],
  log: ['any...'],
  time: ['string'],
  timeEnd: ['string'],
  warn: ['any...'],
} as const satisfies Partial<Record<keyof typeof console, readonly string[]>>;

function textOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (part instanceof Error) return part.stack ?? String(part);
  return JSON.stringify(part);
}

export class HostConsole {
  #lines: LogLines;

  constructor(lines: LogLines) {
    this.#lines = lines;
  }

  #add(level: string, parts: unknown[]): void {
    this.#lines.push({ level, text: parts.map(textOf).join(' ') });
  }

  log(...parts: unknown[]): void {
    this.#add('log', parts);
  }

  info(...parts: unknown[]): void {
    this.#add('info', parts);
  }

  warn(...parts: unknown[]): void {
    this.#add('warn', parts);
  }

  error(...parts: unknown[]): void {
    this.#add('error', parts);
  }

  time(): void {}

  timeEnd(): void {}
}

expose(HostLogger, { name: 'Logger', service: 'Logger', methods: loggerMethods });
expose(HostConsole, { name: 'console', service: 'console', methods: consoleMethods });
