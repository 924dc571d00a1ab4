// Runs inside the script's realm before the script does. It is turned into text and evaluated there, so it may use
// nothing but its arguments and the language itself.

export interface RealmBridge {
  globalNames: string[];
  memberNames: Record<string, string[]>;
  /** The script's time zone: the manifest's, not the machine's. */
  timeZone: string;
  offsetAt(instant: number): number;
  instantOf(wall: number): number;
  now(): number;
}

export interface RealmToolbox {
  /** Copies plain host data into objects of the realm; leaves functions and service objects as they are. */
  adopt(value: unknown): unknown;
  error(name: string, message: string): Error;
  /** The library by name, to be handed to the script as parameters. */
  library: Record<string, unknown>;
}

export function setUpRealm(bridge: RealmBridge): RealmToolbox {
  const scope = globalThis as unknown as Record<string, unknown>;

  // 1. Nothing but the language's own names, on the global object and on everything it inherits from.
  const allowed = new Set(bridge.globalNames);
  for (let object: object | null = scope; object; object = Object.getPrototypeOf(object)) {
    if (object === Object.prototype) break;
    for (const name of Object.getOwnPropertyNames(object)) {
      if (object !== scope || !allowed.has(name)) {
        if (name !== 'constructor') Reflect.deleteProperty(object, name);
      }
    }
  }
  for (const place of Object.keys(bridge.memberNames)) {
    const holder = scope[place.slice(0, -1)] as { prototype: object } | undefined;
    const target = place.endsWith('#') ? holder?.prototype : holder;
    if (!target) continue;
    const keep = new Set(bridge.memberNames[place]);
    for (const name of Object.getOwnPropertyNames(target)) {
      if (name !== 'constructor' && !keep.has(name)) Reflect.deleteProperty(target, name);
    }
  }
  const typed = Object.getPrototypeOf(Uint8Array).prototype;
  for (const name of ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'with']) {
    Reflect.deleteProperty(typed, name);
  }
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  for (const name of Object.getOwnPropertyNames(iterator)) {
    if (name !== 'constructor') Reflect.deleteProperty(iterator, name);
  }

  // 2. Dates live in the script's time zone, whatever the zone of this machine.
  const Native = Date;
  const proto = Native.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const native = (name: string) => proto[name] as (...args: unknown[]) => unknown;
  const wallOf = (date: unknown) => {
    const instant = Native.prototype.getTime.call(date);
    return new Native(instant + bridge.offsetAt(instant));
  };
  const put = (name: string, value: (...args: never[]) => unknown) => {
    Object.defineProperty(proto, name, { value, writable: true, configurable: true });
  };
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    const read = native(`getUTC${part}`);
    const write = native(`setUTC${part}`);
    put(`get${part}`, function (this: unknown) {
      return read.call(wallOf(this));
    });
    if (write) {
      put(`set${part}`, function (this: unknown, ...values: unknown[]) {
        const wall = wallOf(this);
        write.apply(wall, values);
        return Native.prototype.setTime.call(this, bridge.instantOf(wall.getTime()));
      });
    }
  }
  put('getYear', function (this: unknown) {
    return wallOf(this).getUTCFullYear() - 1900;
  });
  put('getTimezoneOffset', function (this: unknown) {
    return -bridge.offsetAt(Native.prototype.getTime.call(this)) / 60_000;
  });
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    const show = native(name);
    put(name, function (this: unknown, tag?: unknown, options?: object) {
      return show.call(this, tag, { timeZone: bridge.timeZone, ...options });
    });
  }
  const two = (value: number) => String(value).padStart(2, '0');
  put('toDateString', function (this: unknown) {
    const [day, date, month, year] = wallOf(this).toUTCString().replace(',', '').split(' ');
    return `${day} ${month} ${date} ${year}`;
  });
  put('toTimeString', function (this: unknown) {
    const wall = wallOf(this);
    const ahead = bridge.offsetAt(Native.prototype.getTime.call(this)) / 60_000;
    const size = Math.abs(ahead);
    const zone = `GMT${ahead < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
    return `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}:${two(wall.getUTCSeconds())} ${zone}`;
  });
  put('toString', function (this: Date) {
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : `${this.toDateString()} ${this.toTimeString()}`;
  });
  // A text without a zone is a time of the script's zone; a date alone is UTC, as the language says.
  const parse = (text: string): number => {
    const iso = /^\s*[+-]?\d{4,6}-\d\d(-\d\d)?(T\d\d:\d\d(:\d\d(\.\d+)?)?)?\s*$/.exec(text);
    if (iso) return iso[2] ? bridge.instantOf(Native.parse(`${text.trim()}Z`)) : Native.parse(text);
    if (/(Z|UTC|GMT|[+-]\d\d:?\d\d|\([A-Z]+\)|[ECMP][SD]T)\s*$/i.test(text)) return Native.parse(text);
    const wall = Native.parse(`${text} UTC`);
    return Number.isNaN(wall) ? wall : bridge.instantOf(wall);
  };
  const ScriptDate = function (this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return new Native(bridge.now()).toString();
    const [first] = args;
    const time =
      args.length === 0
        ? bridge.now()
        : args.length > 1
          ? bridge.instantOf(Native.UTC(...(args as [number, number])))
          : typeof first === 'string'
            ? parse(first)
            : (first as number);
    return Object.setPrototypeOf(new Native(time), new.target.prototype as object);
  };
  Object.defineProperties(ScriptDate, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: Native.prototype, writable: false },
    UTC: { value: Native.UTC, writable: true, configurable: true },
    parse: { value: (text: unknown) => parse(String(text)), writable: true, configurable: true },
    now: { value: () => bridge.now(), writable: true, configurable: true },
  });
  Object.defineProperty(proto, 'constructor', { value: ScriptDate, writable: true, configurable: true });
  scope.Date = ScriptDate;
  const NativeFormat = Intl.DateTimeFormat;
  const formatIn = (tag?: string, options?: object): Intl.DateTimeFormat =>
    new NativeFormat(tag, { timeZone: bridge.timeZone, ...options });
  const ScriptFormat = new Proxy(NativeFormat, {
    construct: (_, [tag, options]) => formatIn(tag, options),
    apply: (_, __, [tag, options]) => formatIn(tag, options),
  });
  Object.defineProperty(Intl, 'DateTimeFormat', { value: ScriptFormat, writable: true, configurable: true });

  // 3. What the host needs to speak to this realm.
  const tagOf = Object.prototype.toString;
  const adopt = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const copy = new Array(value.length);
      for (let i = 0; i < value.length; i++) copy[i] = adopt(value[i]);
      return copy;
    }
    const tag = tagOf.call(value);
    if (tag === '[object Date]') return new Native((value as Date).getTime());
    const above = Object.getPrototypeOf(value);
    if (above !== null && Object.getPrototypeOf(above) !== null) return value;
    if (tag !== '[object Object]') return value;
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value)) copy[key] = adopt((value as Record<string, unknown>)[key]);
    return copy;
  };
  const library: Record<string, unknown> = {};
  for (const name of bridge.globalNames) if (name in scope) library[name] = scope[name];
  return {
    adopt,
    library,
    error(name, message) {
      const error = new Error(message);
      Object.defineProperty(error, 'name', { value: name, writable: true, configurable: true });
      return error;
    },
  };
}
