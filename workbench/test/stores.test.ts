// PropertiesService, CacheService, LockService. Limits: AS/guides/services/quotas, AS/reference/cache/cache.
import { afterEach, describe, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

async function run(body: string, options: Parameters<typeof open>[0] = {}) {
  bench = await open({ code: `function act() { ${body} }`, ...options });
  return bench.call('act');
}

const props = 'const p = PropertiesService.getDocumentProperties();';

describe('properties', () => {
  test('keep texts from one run to the next', async () => {
    bench = await open({
      code: `function put() { PropertiesService.getDocumentProperties().setProperties({ a: '1', b: '2' }).deleteProperty('b') }
        function get() { const p = PropertiesService.getDocumentProperties(); return [p.getProperty('a'), p.getProperty('b'), p.getKeys(), p.getProperties()] }`,
    });
    await bench.call('put');
    expect(await bench.call('get')).toEqual(['1', null, ['a'], { a: '1' }]);
  });

  test('9 kB a value, counted in bytes', async () => {
    await expect(
      run(`${props} p.setProperty('a', 'x'.repeat(9 * 1024)); p.setProperty('b', 'é'.repeat(5000))`),
    ).rejects.toThrow('Argument too large: value');
    expect(bench.host.properties.document.has('a')).toBe(true);
  });

  test('500 kB a store', async () => {
    await expect(
      run(`${props} for (let i = 0; i < 60; i++) p.setProperty('k' + i, 'x'.repeat(9000))`),
    ).rejects.toThrow('property storage quota');
  });

  test.each(['p.setProperty("a", 5)', 'p.setProperty("a", { b: 1 })', 'p.setProperties({ a: 1 })'])(
    'texts only: %s',
    async call => {
      await expect(run(`${props} ${call}`)).rejects.toThrow(/Exception: /);
    },
  );

  test('of a user are the user’s own', async () => {
    bench = await open({
      code: `function put(v) { PropertiesService.getUserProperties().setProperty('a', v) } function get() { return PropertiesService.getUserProperties().getProperty('a') }`,
    });
    bench.callNow('put', ['mine'], 'ana');
    expect([bench.callNow('get', [], 'ana'), bench.callNow('get', [], 'ben')]).toEqual(['mine', null]);
  });
});

describe('cache', () => {
  test('keeps a value as long as it was asked to, 600 seconds unless said, six hours at most', async () => {
    expect(
      await run(
        `const c = CacheService.getDocumentCache(); c.put('a', '1'); c.put('b', '2', 10); c.put('c', '3', 1e9);
         Utilities.sleep(11000); const first = [c.get('a'), c.get('b')];
         for (let i = 0; i < 4; i++) Utilities.sleep(300000);
         const second = [c.get('a'), c.get('c')];
         for (let i = 0; i < 72; i++) Utilities.sleep(300000);
         return [first, second, c.get('c')]`,
        { limits: { scriptMs: 1e9 } },
      ),
    ).toEqual([['1', null], [null, '3'], null]);
  });

  test.each([
    [`c.put('k'.repeat(251), 'v')`, 'Argument too large: key'],
    [`c.put('k', 'v'.repeat(102401))`, 'Argument too large: value'],
  ])('limits: %#', async (call, message) => {
    await expect(run(`const c = CacheService.getUserCache(); ${call}`)).rejects.toThrow(message);
  });

  test('may lose everything at any time', async () => {
    bench = await open({
      code: `function put() { CacheService.getScriptCache().put('a', '1') } function get() { return CacheService.getScriptCache().get('a') }`,
    });
    await bench.call('put');
    bench.host.caches.clear();
    expect(await bench.call('get')).toBeNull();
  });
});

describe('locks', () => {
  const code = `
    function hold() { const l = LockService.getDocumentLock(); l.waitLock(1000); SpreadsheetApp.getActiveSheet().getRange('A1').getValue(); return l.hasLock() }
    function want(ms) { return LockService.getDocumentLock().tryLock(ms) }
    function insist() { LockService.getDocumentLock().waitLock(2000) }
    function user() { return LockService.getUserLock().tryLock(0) }
    function release() { const l = LockService.getDocumentLock(); l.tryLock(0); l.releaseLock(); Utilities.sleep(1); return l.hasLock() }`;

  /** Runs something inside `hold`, while it holds the lock. */
  async function meanwhile(inside: () => void) {
    bench = await open({ code });
    let done = false;
    bench.journal.beforeCall = call => {
      if (done || call.name !== 'Range.getValue') return;
      done = true;
      inside();
    };
    return bench.callNow('hold');
  }

  test('who finds the lock held waits in vain, and the clock shows it', async () => {
    const seen: unknown[] = [];
    const held = await meanwhile(() => {
      const before = bench.host.clock.now();
      seen.push(bench.callNow('want', [5000]), bench.host.clock.now() - before >= 5000);
    });
    expect([held, ...seen]).toEqual([true, false, true]);
  });

  test('waitLock gives up in Google’s words', async () => {
    let message = '';
    await meanwhile(() => {
      try {
        bench.callNow('insist');
      } catch (error) {
        message = (error as Error).message;
      }
    });
    expect(message).toBe('Exception: Lock timeout: another process was holding the lock for too long.');
  });

  test('a lock goes with its execution, also when that fails', async () => {
    bench = await open({
      code: `${code} function dies() { LockService.getDocumentLock().tryLock(1); throw new Error('x') }`,
    });
    expect(() => bench.callNow('dies')).toThrow();
    expect([bench.host.locks.held, bench.callNow('want', [0])]).toEqual([[], true]);
  });

  test('a released lock is free at once', async () => {
    bench = await open({ code });
    let free: unknown;
    bench.journal.beforeCall = call => {
      if (call.name !== 'Utilities.sleep') return;
      bench.journal.beforeCall = undefined;
      free = bench.callNow('want', [0]);
    };
    expect([bench.callNow('release'), free]).toEqual([false, true]);
  });

  test('locks of two users do not meet', async () => {
    bench = await open({
      code: `${code} function both() { LockService.getUserLock().tryLock(0); Utilities.sleep(1) }`,
    });
    const got: unknown[] = [];
    bench.journal.beforeCall = call => {
      if (call.name !== 'Utilities.sleep') return;
      bench.journal.beforeCall = undefined;
      got.push(bench.callNow('user', [], 'ben'), bench.callNow('user', [], 'ana'));
    };
    bench.callNow('both', [], 'ana');
    expect(got).toEqual([true, false]);
  });

  test('put off: the run that waits starts over when the holder has ended', async () => {
    const order: unknown[] = [];
    bench = await open({ code });
    bench.host.locks.whenHeld = 'defer';
    let done = false;
    bench.journal.beforeCall = call => {
      if (done || call.name !== 'Range.getValue') return;
      done = true;
      bench.host.orLater(() => order.push(['want', bench.callNow('want', [1000])]));
      order.push('inside');
    };
    order.push(bench.callNow('hold'));
    expect(order).toEqual(['inside', ['want', true], true]);
  });
});
