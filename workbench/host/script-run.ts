// google.script.run as a sidebar sees it. Source: AS/guides/html/reference/run and AS/guides/html/communication.
// Everything crosses as text, so nothing is shared; who answers is the transport's affair (Node: the host; page: a frame).

export interface Reply {
  /** JSON of the returned value. */
  value?: string;
  /** The message of what was thrown; nothing else of it crosses. */
  error?: string;
}

export interface Transport {
  /** Names of the functions that may be called: top level, without a trailing underscore. */
  names: string[];
  send(name: string, args: string): Promise<Reply>;
  /** Errors that no failure handler takes. */
  unhandled(error: Error): void;
}

/** Calls under way at once; the next one waits. Source: AS/guides/html/communication, "concurrent". */
const IN_FLIGHT = 10;

function illegal(path: string): TypeError {
  return new TypeError(`Failed due to illegal value in property: ${path}`);
}

/**
 * A value as it may be sent: numbers, booleans, texts, null, and plain objects and arrays of these. A Date, a function,
 * an element or a circle makes the request fail; undefined inside an array arrives as null. NaN and Infinity are
 * mentioned nowhere, so they are refused too.
 */
export function checkSent(value: unknown, path: string, above: readonly object[] = []): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      throw illegal(path);
    case 'object':
      break;
    default:
      throw illegal(path);
  }
  if (value === null) return null;
  if (above.includes(value)) throw illegal(path);
  const inside = [...above, value];
  if (Array.isArray(value)) {
    return Array.from(value, (item, i) => (item === undefined ? null : checkSent(item, String(i), inside)));
  }
  if (Object.prototype.toString.call(value) !== '[object Object]' || !isPlain(value)) throw illegal(path);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) copy[key] = checkSent(item, key, inside);
  }
  return copy;
}

/** Made by {} or JSON, in whichever realm: its prototype is the end of the chain. */
function isPlain(value: object): boolean {
  const above = Object.getPrototypeOf(value);
  return above === null || Object.getPrototypeOf(above) === null;
}

/**
 * What a function returned, as it arrives: a structure with a Date, a Map or a Set in it arrives as null, silently.
 * Source: takahope/asset_managment, gas-serialization.md; the list of legal types is AS/guides/html/reference/run.
 */
export function returned(value: unknown): string {
  if (value === undefined) return 'null';
  try {
    return JSON.stringify(checkSent(value, ''));
  } catch {
    return 'null';
  }
}

interface Handlers {
  success?: (value: unknown, userObject: unknown) => void;
  failure?: (error: Error, userObject: unknown) => void;
  userObject?: unknown;
}

interface Job {
  name: string;
  args: string;
  handlers: Handlers;
}

/** `order` picks which of the calls under way is answered next: order is not guaranteed, and tests shuffle it. */
export function scriptRun(transport: Transport, order: (count: number) => number = () => 0): object {
  const waiting: Job[] = [];
  const flying: Job[] = [];
  let turning = false;

  function settle({ handlers }: Job, reply: Reply): void {
    if (reply.error === undefined) {
      handlers.success?.(JSON.parse(reply.value ?? 'null'), handlers.userObject);
      return;
    }
    const error = new Error(reply.error);
    error.name = 'ScriptError';
    if (handlers.failure) handlers.failure(error, handlers.userObject);
    else transport.unhandled(error);
  }

  async function turn(): Promise<void> {
    if (turning) return;
    turning = true;
    for (;;) {
      while (flying.length < IN_FLIGHT && waiting.length > 0) flying.push(waiting.shift() as Job);
      if (flying.length === 0) break;
      await new Promise<void>(resolve => setTimeout(resolve, 0));
      const [job] = flying.splice(order(flying.length), 1);
      if (!job) continue;
      const reply = await transport
        .send(job.name, job.args)
        .catch((error: Error) => ({ error: error.message }));
      try {
        settle(job, reply);
      } catch (error) {
        transport.unhandled(error as Error);
      }
    }
    turning = false;
  }

  const runner = (handlers: Handlers): object =>
    new Proxy(Object.create(null) as object, {
      get: (_, name) => {
        if (typeof name === 'symbol' || name === 'then') return undefined;
        if (name === 'withSuccessHandler') {
          return (success: NonNullable<Handlers['success']>) => runner({ ...handlers, success });
        }
        if (name === 'withFailureHandler') {
          return (failure: NonNullable<Handlers['failure']>) => runner({ ...handlers, failure });
        }
        if (name === 'withUserObject') return (userObject: unknown) => runner({ ...handlers, userObject });
        if (!transport.names.includes(name)) {
          throw new TypeError(`google.script.run.${name} is not a function`);
        }
        return (...values: unknown[]) => {
          const args = JSON.stringify(values.map((value, i) => checkSent(value, String(i))));
          waiting.push({ name, args, handlers });
          void turn();
        };
      },
    });
  return runner({});
}

declare function setTimeout(run: () => void, ms: number): unknown;
