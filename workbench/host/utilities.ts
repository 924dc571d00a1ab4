// Utilities: dates as texts, base 64, ids, waiting.
import { formatDate } from './date-pattern.ts';
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
    // An unknown zone is GMT to Java, without a word.
    return formatDate(
      (date as unknown as Date).getTime(),
      isTimeZone(timeZone) ? timeZone : 'Etc/UTC',
      format,
    );
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

expose(HostUtilities, { name: 'Utilities', service: 'Utilities', methods: utilitiesMethods });
