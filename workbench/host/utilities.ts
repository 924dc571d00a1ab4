// Utilities, Session, ScriptApp, Logger, console, Charts: the small services.
import type { AuthMode as Mode } from './authorization.ts';
import { asGoogle } from './context.ts';
import { formatDate } from './date-pattern.ts';
import {
  AuthMode,
  AuthorizationStatus,
  ChartHiddenDimensionStrategy,
  ChartMergeStrategy,
  ChartType,
  CurveStyle,
  Position,
} from './enums.ts';
import type { Execution } from './execution.ts';
import { Refusal } from './problem.ts';
import { expose } from './surface.ts';
import { isTimeZone } from './time-zone.ts';

const utilitiesMethods = {
  base64Decode: ['string'],
  base64Encode: ['string', 'list'],
  formatDate: ['date,string,string'],
  getUuid: [''],
  sleep: ['number'],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Utilities.Utilities, readonly string[]>>;

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function utf8(text: string): number[] {
  return [...encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|(.)/g)].map(([, hex, sign = '']) =>
    hex ? Number.parseInt(hex, 16) : sign.charCodeAt(0),
  );
}

export class HostUtilities
  implements Pick<GoogleAppsScript.Utilities.Utilities, keyof typeof utilitiesMethods>
{
  #execution: Execution;
  #random: () => number;

  constructor(execution: Execution, random: () => number) {
    this.#execution = execution;
    this.#random = random;
  }

  base64Encode(data: string | number[]): string {
    const bytes = typeof data === 'string' ? utf8(data) : data.map(byte => byte & 255);
    let text = '';
    for (let i = 0; i < bytes.length; i += 3) {
      const [a = 0, b, c] = bytes.slice(i, i + 3);
      const all = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
      text += BASE64[all >> 18];
      text += BASE64[(all >> 12) & 63];
      text += b === undefined ? '=' : BASE64[(all >> 6) & 63];
      text += c === undefined ? '=' : BASE64[all & 63];
    }
    return text;
  }

  base64Decode(encoded: string): number[] {
    const bytes: number[] = [];
    let bits = 0;
    let held = 0;
    for (const sign of encoded.replace(/=+$/, '')) {
      const value = BASE64.indexOf(sign);
      if (value < 0) throw new Refusal('Could not decode string.');
      held = (held << 6) | value;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        // Bytes of Apps Script are signed, as Java's are.
        bytes.push((((held >> bits) & 255) << 24) >> 24);
      }
    }
    return bytes;
  }

  formatDate(date: GoogleAppsScript.Base.Date, timeZone: string, format: string): string {
    // An unknown zone is GMT to Java, silently; that is a day off somewhere, so it is refused here.
    if (!isTimeZone(timeZone)) throw new Refusal(`Invalid argument: timeZone. Got ${timeZone}`);
    return formatDate((date as unknown as Date).getTime(), timeZone, format);
  }

  getUuid(): string {
    const hex = (length: number) =>
      Array.from({ length }, () => Math.floor(this.#random() * 16).toString(16)).join('');
    return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  }

  sleep(milliseconds: number): void {
    if (milliseconds > 300_000) throw new Refusal('Invalid argument: milliseconds');
    this.#execution.settings.clock.advance(milliseconds);
  }
}

const sessionMethods = {
  getActiveUserLocale: [''],
  getScriptTimeZone: [''],
  getTemporaryActiveUserKey: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Base.Session, readonly string[]>>;

export class HostSession implements Pick<GoogleAppsScript.Base.Session, keyof typeof sessionMethods> {
  #timeZone: string;
  #user: string;

  constructor(timeZone: string, user: string) {
    this.#timeZone = timeZone;
    this.#user = user;
  }

  getActiveUserLocale(): string {
    return 'en';
  }

  getScriptTimeZone(): string {
    return this.#timeZone;
  }

  getTemporaryActiveUserKey(): string {
    return `key of ${this.#user}`;
  }
}

const scriptMethods = {
  getAuthorizationInfo: ['AuthMode'],
  getScriptId: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Script.ScriptApp, readonly string[]>>;

export class HostScriptApp {
  #mode: Mode;

  constructor(mode: Mode) {
    this.#mode = mode;
  }

  getAuthorizationInfo(): object {
    return new HostAuthorizationInfo(this.#mode === 'NONE' ? 'REQUIRED' : 'NOT_REQUIRED');
  }

  getScriptId(): string {
    return 'workbench-script';
  }
}

const infoMethods = {
  getAuthorizationStatus: [''],
  getAuthorizationUrl: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Script.AuthorizationInfo, readonly string[]>>;

class HostAuthorizationInfo
  implements Pick<GoogleAppsScript.Script.AuthorizationInfo, keyof typeof infoMethods>
{
  #status: string;

  constructor(status: string) {
    this.#status = status;
  }

  getAuthorizationStatus(): GoogleAppsScript.Script.AuthorizationStatus {
    return asGoogle(AuthorizationStatus[this.#status] as object);
  }

  getAuthorizationUrl(): string {
    return '';
  }
}

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

export class HostConsole {
  #lines: LogLines;

  constructor(lines: LogLines) {
    this.#lines = lines;
  }

  #add(level: string, parts: unknown[]): void {
    const text = parts.map(part => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
    this.#lines.push({ level, text });
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

export class HostCharts {}

expose(HostUtilities, { name: 'Utilities', service: 'Utilities', methods: utilitiesMethods });
expose(HostSession, { name: 'Session', service: 'Session', methods: sessionMethods });
expose(HostScriptApp, {
  name: 'ScriptApp',
  service: 'ScriptApp',
  methods: scriptMethods,
  values: { AuthMode, AuthorizationStatus },
});
expose(HostAuthorizationInfo, { name: 'AuthorizationInfo', service: 'ScriptApp', methods: infoMethods });
expose(HostLogger, { name: 'Logger', service: 'Logger', methods: loggerMethods });
expose(HostConsole, { name: 'console', service: 'console', methods: consoleMethods });
expose(HostCharts, {
  name: 'Charts',
  service: 'Charts',
  methods: {},
  values: { ChartType, ChartHiddenDimensionStrategy, ChartMergeStrategy, CurveStyle, Position },
});
