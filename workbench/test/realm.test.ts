// How Code.js is loaded: a bare scope, anew for every run, and only documented functions can be called.
import { afterEach, describe, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

async function run(body: string, options: Parameters<typeof open>[0] = {}) {
  bench = await open({ code: `function act() { ${body} }`, ...options });
  return bench.call('act');
}

describe('the global scope', () => {
  // Source: https://developers.google.com/apps-script/guides/v8-runtime
  test.each([
    'setTimeout setInterval queueMicrotask setImmediate',
    'TextEncoder TextDecoder ReadableStream fetch FormData File Blob URL URLSearchParams DOMException',
    'atob btoa crypto window document navigator performance process require module Buffer self location',
    'structuredClone WeakRef FinalizationRegistry AggregateError Iterator',
  ])('lacks %s', async names => {
    const list = names.split(' ').map(name => `typeof ${name}`);
    expect(await run(`return [${list.join(',')}]`)).toEqual(list.map(() => 'undefined'));
  });

  test('lacks them on globalThis too', async () => {
    expect(
      await run(
        `return Object.getOwnPropertyNames(globalThis).filter(n => /setTimeout|process|document|window/.test(n))`,
      ),
    ).toEqual([]);
  });

  test.each([
    '[].at',
    '[].findLast',
    '[].findLastIndex',
    '[].toSorted',
    '[].toReversed',
    '[].toSpliced',
    '[].with',
    "''.at",
    "''.replaceAll",
    'Object.hasOwn',
    'Object.groupBy',
    'Map.groupBy',
    'Array.fromAsync',
    'Promise.any',
    'Promise.withResolvers',
    'new Set().union',
    'new Uint8Array(1).at',
    '[].values().map',
    'new Error("x", { cause: 1 }).hasOwn',
  ])('lacks the newer %s', async member => {
    expect(await run(`return typeof (${member})`)).toBe('undefined');
  });

  test('has the language of 2019', async () => {
    expect(
      await run(`return [[[1], 2].flat(), Object.fromEntries([['a', 1]]), ' x '.trimStart(), typeof globalThis,
        typeof Intl, typeof Promise, JSON.stringify({ a: [1] }), [3, 1, 2].sort().join('')]`),
    ).toEqual([[1, 2], { a: 1 }, 'x ', 'object', 'object', 'function', '{"a":[1]}', '123']);
  });
});

describe('the project', () => {
  test('is loaded anew for every run', async () => {
    bench = await open({
      code: `let n = 0; var seen = []; function act() { n++; seen.push(n); Array.prototype.mine = 1; return [n, seen.length] }
      function look() { return typeof [].mine }`,
    });
    expect(await bench.call('act')).toEqual([1, 1]);
    expect(await bench.call('act')).toEqual([1, 1]);
    expect(await bench.call('look')).toBe('undefined');
  });

  test('may not call a service while it loads', async () => {
    bench = await open({
      code: `const name = SpreadsheetApp.getActive().getName(); function act() { return name }`,
      onOpen: false,
    });
    await expect(bench.call('act')).rejects.toThrow(
      'SpreadsheetApp.getActive was called while Code.js was loading',
    );
  });

  test('may not even look at a service’s enums while it loads', async () => {
    bench = await open({
      code: `const solid = SpreadsheetApp.BorderStyle.SOLID; function act() { return 1 }`,
      onOpen: false,
    });
    await expect(bench.call('act')).rejects.toThrow('while Code.js was loading');
  });

  test('shows only functions that are declared at its top level and do not end in an underscore', async () => {
    bench = await open({
      code: `function door() { return 1 } function private_() {} const arrow = () => 1; var expr = function () {}; const box = { method() {} };`,
    });
    expect([...bench.host.source.doors.keys()]).toEqual(['door']);
  });

  test.each([
    'class A { #p = 1 }',
    'class A { static x = 1 }',
    'export function f() {}',
    'const x = a?.b',
    'const x = a ?? b',
  ])('is refused where Apps Script might not parse it: %s', async code => {
    await expect(open({ code })).rejects.toThrow('does not parse in Apps Script');
  });

  test('two functions that are one name in a cell are refused', async () => {
    await expect(open({ code: 'function SHARES() {} function Shares() {}' })).rejects.toThrow(
      'Shares and SHARES are one name in a cell',
    );
  });

  test('a function may not have the name of a built-in', async () => {
    await expect(open({ code: '/** Mine. @customfunction */ function SUM() {}' })).rejects.toThrow(
      'SUM is the name of a built-in',
    );
  });

  test('keeps the doc comment that touches a function, and its parameter names', async () => {
    bench = await open({
      code: '/** Adds. */\nfunction ADDS(a, b) {}\n/** Far. */\n\nvar x;\nfunction far() {}',
    });
    expect(bench.host.source.doors.get('ADDS')).toEqual({
      name: 'ADDS',
      parameters: ['a', 'b'],
      doc: '* Adds. ',
    });
    expect(bench.host.source.doors.get('far')?.doc).toBeUndefined();
  });
});

describe('dates in a script', () => {
  test('read their clock in the script’s zone, whatever the zone of this machine', async () => {
    const parts = `const d = new Date(Date.UTC(2026, 0, 1, 2)); return [d.getFullYear(), d.getMonth(), d.getDate(), d.getHours(), d.getTimezoneOffset()]`;
    expect(await run(parts)).toEqual([2026, 0, 1, 2, 0]);
    bench.close();
    expect(await run(parts, { manifest: { timeZone: 'America/New_York' } })).toEqual([2025, 11, 31, 21, 300]);
  });

  test('are made from parts and texts in the script’s zone; a date alone is UTC', async () => {
    const made = `return [new Date(2026, 6, 1), new Date('2026-07-01T00:00'), new Date('2026-07-01'), new Date('July 1, 2026')].map(d => d.toISOString())`;
    expect(await run(made, { manifest: { timeZone: 'Europe/Berlin' } })).toEqual([
      '2026-06-30T22:00:00.000Z',
      '2026-06-30T22:00:00.000Z',
      '2026-07-01T00:00:00.000Z',
      '2026-06-30T22:00:00.000Z',
    ]);
  });

  test('setters and texts are the script’s zone’s too', async () => {
    const code = `const d = new Date(0); d.setHours(5); return [d.toISOString(), d.toString(), String(new Date(NaN)), d.toLocaleDateString('en-US'), d.toDateString()]`;
    expect(await run(code, { manifest: { timeZone: 'Asia/Kolkata' } })).toEqual([
      '1970-01-01T00:00:00.000Z',
      'Thu Jan 01 1970 05:30:00 GMT+0530',
      'Invalid Date',
      '1/1/1970',
      'Thu Jan 01 1970',
    ]);
  });

  test('now is the host’s clock', async () => {
    expect(await run('return [Date.now(), new Date().getTime()]', { now: 1_000_000 })).toEqual([
      1_000_000, 1_000_000,
    ]);
  });

  test('what crosses is an Array and a Date of the script’s own realm', async () => {
    expect(
      await run(
        `const [[d]] = SpreadsheetApp.getActiveSheet().getRange('A1').getValues();
        return [d instanceof Date, SpreadsheetApp.getActive().getSheets() instanceof Array]`,
        {
          sheets: [{ name: 'A', rows: [[new Date('2026-01-01')]] }],
        },
      ),
    ).toEqual([true, true]);
  });

  test('what a service throws is an Error of the script’s own realm, named Exception', async () => {
    expect(
      await run(
        `try { SpreadsheetApp.getActiveSheet().getRange(0, 0) } catch (e) { return [e instanceof Error, e.name] }`,
      ),
    ).toEqual([true, 'Exception']);
  });
});

test('an endless loop ends as Google ends it', async () => {
  bench = await open({ code: 'function act() { for (;;); }', limits: { scriptMs: 50 } });
  await expect(bench.call('act')).rejects.toThrow('Exceeded maximum execution time');
});

test('waiting counts against the time limit without anybody waiting, and nothing runs after it', async () => {
  bench = await open({
    code: `function act() {
      try { for (let i = 0; i < 10; i++) Utilities.sleep(60000) }
      finally { PropertiesService.getDocumentProperties().setProperty('late', 'yes') }
      return 'done' }`,
    now: 0,
  });
  await expect(bench.call('act')).rejects.toThrow('Exceeded maximum execution time');
  expect(bench.host.properties.document.size).toBe(0);
});
