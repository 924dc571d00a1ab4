// google.script.run. Source: AS/guides/html/reference/run.
import { afterEach, describe, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const code = `
  function echo(value) { return value; }
  function kind(value) { return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value; }
  function date() { return { when: new Date(0), n: 1 }; }
  function map() { return [new Map()]; }
  function fn() { return { f: function () {} }; }
  function nothing() {}
  function fails() { const e = new TypeError('no such thing'); e.code = 7; throw e; }
  function later() { return Promise.resolve(1); }
  function hidden_() { return 1; }
  function slow(n) { return n; }`;

async function start(options: Parameters<typeof open>[0] = {}) {
  bench = await open({ code, ...options });
}

describe('what may be sent', () => {
  test('numbers, booleans, texts, null, plain objects and arrays', async () => {
    await start();
    const value = { a: [1, 'x', true, null], b: { c: -0.5 } };
    expect(await bench.call('echo', value)).toEqual(value);
  });

  test.each([
    ['a Date', new Date()],
    ['a Date inside', { at: [new Date()] }],
    ['a function', () => 1],
    ['undefined', undefined],
    ['a Map', new Map()],
    ['NaN', Number.NaN],
  ])('%s makes the request fail', async (_, value) => {
    await start();
    await expect(bench.call('echo', value)).rejects.toThrow('Failed due to illegal value in property');
  });

  test('a circle makes the request fail', async () => {
    await start();
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    await expect(bench.call('echo', circle)).rejects.toThrow('Failed due to illegal value in property: self');
  });

  test('undefined inside an array arrives as null', async () => {
    await start();
    expect(await bench.call('echo', [1, undefined])).toEqual([1, null]);
  });

  test('nothing is shared: the script gets a copy', async () => {
    await start();
    const sent = { a: [1] };
    const back = (await bench.call('echo', sent)) as typeof sent;
    expect(back).toEqual(sent);
    expect(back.a).not.toBe(sent.a);
  });
});

describe('what comes back', () => {
  test.each(['date', 'map', 'fn'])(
    'a structure with something illegal in it arrives as null: %s',
    async name => {
      await start();
      expect(await bench.call(name)).toBeNull();
    },
  );

  test('no value arrives as null', async () => {
    await start();
    expect(await bench.call('nothing')).toBeNull();
  });

  test('an error arrives as a ScriptError with its message and nothing else', async () => {
    await start();
    const error = (await bench.call('fails').catch(e => e)) as Error & { code?: number };
    expect([error.name, error.message, error.code]).toEqual([
      'ScriptError',
      'TypeError: no such thing',
      undefined,
    ]);
  });

  test('a Promise is refused: nothing would wait for it', async () => {
    await start();
    await expect(bench.call('later')).rejects.toThrow('returned a Promise');
  });

  test('an error without a failure handler goes to the console', async () => {
    await start();
    (bench.scriptRun() as unknown as { fails(): void }).fails();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(bench.unhandled.map(error => error.message)).toEqual(['TypeError: no such thing']);
  });
});

describe('which functions there are', () => {
  test.each(['hidden_', 'unknown', 'toString2'])('%s is no function of google.script.run', async name => {
    await start();
    await expect(bench.call(name)).rejects.toThrow(`google.script.run.${name} is not a function`);
  });
});

describe('many calls', () => {
  test('at most ten are under way; the eleventh waits', async () => {
    await start();
    let most = 0;
    let now = 0;
    const send = bench.send.bind(bench);
    bench.send = async (...args) => {
      most = Math.max(most, ++now);
      const reply = await send(...args);
      now--;
      return reply;
    };
    const run = bench.scriptRun();
    const seen: number[] = [];
    await new Promise<void>(resolve => {
      for (let i = 0; i < 25; i++) {
        const one = run.withSuccessHandler(((n: number) => {
          seen.push(n);
          if (seen.length === 25) resolve();
        }) as never) as unknown as { slow(n: number): void };
        one.slow(i);
      }
    });
    expect(seen.slice().sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, i) => i));
    expect(most).toBeLessThanOrEqual(10);
    // None of the last five can be answered before the first ten have made room.
    expect(Math.min(...seen.slice(0, 5).map(n => Number(n < 15)))).toBe(1);
  });

  test('order is not guaranteed, and a seed makes it the same again', async () => {
    const orders: number[][] = [];
    for (const seed of [1, 1, 2]) {
      await start({ seed });
      const seen: number[] = [];
      const run = bench.scriptRun();
      await Promise.all(
        Array.from(
          { length: 8 },
          (_, i) =>
            new Promise<void>(resolve => {
              const one = run.withSuccessHandler((() => {
                seen.push(i);
                resolve();
              }) as never) as unknown as { slow(n: number): void };
              one.slow(i);
            }),
        ),
      );
      orders.push(seen);
      bench.close();
    }
    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]).not.toEqual(orders[2]);
    expect(orders[0]).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('handlers get the user object; a runner is not changed by its with* methods', async () => {
    await start();
    const plain = bench.scriptRun();
    const got = await new Promise(resolve => {
      const runner = plain
        .withUserObject({ id: 5 })
        .withSuccessHandler(((value: unknown, user: unknown) =>
          resolve([value, user])) as never) as unknown as {
        echo(v: number): void;
      };
      runner.echo(3);
    });
    expect(got).toEqual([3, { id: 5 }]);
  });
});
