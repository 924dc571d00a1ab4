// Failing, killed and interleaved executions: what is left behind.
import { afterEach, describe, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import { Killed } from '../host/problem.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const code = `
  function three() {
    const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange('A1').setValue(1);
    sheet.getRange('A2').setValue(2);
    SpreadsheetApp.flush();
    sheet.getRange('A3').setValue(3);
    return 'done';
  }
  function stubborn() {
    const sheet = SpreadsheetApp.getActiveSheet();
    try { sheet.getRange('A1').setValue(1); SpreadsheetApp.flush(); }
    catch (e) { sheet.getRange('B1').setValue('caught'); }
    finally { try { sheet.getRange('C1').setValue('finally'); PropertiesService.getDocumentProperties().setProperty('a', 'b') } catch (e) {} }
    return 'done';
  }
  function writes() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1); throw new Error('after writing'); }
  function both() { const s = SpreadsheetApp.getActiveSheet(); s.getRange('A1').setValue('outer'); s.getRange('B1').getValue(); return s.getRange('A1').getValue(); }
  function inner() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue('inner'); }
  function order() { const s = SpreadsheetApp.getActiveSheet(); s.getRange('A1:B2').setValues([[1, 2], [3, 4]]); s.getRange('A1:B1').getValues(); s.getRange('A1').getValue(); s.getRange('B2').getValue(); }
  function look(methods) { const cell = SpreadsheetApp.getActiveSheet().getRange('A1'); for (const method of methods) cell[method](); }`;

async function start() {
  bench = await open({ code });
  return bench;
}

/** Throws, or kills, when the given call is about to be made. */
function at(index: number, error: Error) {
  bench.journal.beforeCall = call => {
    if (call.index === index) throw error;
  };
}

describe('a service call that fails', () => {
  test('reaches the script as an exception it can catch', async () => {
    await start();
    bench.journal.beforeCall = call => {
      if (call.name === 'SpreadsheetApp.flush') throw new Error('Service Spreadsheets failed');
    };
    expect(bench.callNow('stubborn')).toBe('done');
    expect(bench.values('A1:C1')).toEqual([[1, 'caught', 'finally']]);
  });

  test('uncaught, what was written before it stays written', async () => {
    await start();
    expect(() => bench.callNow('writes')).toThrow('Error: after writing');
    expect(bench.value('A1')).toBe(1);
  });
});

describe('an execution that is killed', () => {
  test('loses what it had not flushed', async () => {
    await start();
    // getActiveSheet, getRange, setValue, getRange, setValue, flush, getRange, setValue
    at(4, new Killed('out of time'));
    expect(() => bench.callNow('three')).toThrow('out of time');
    expect(bench.values('A1:A3')).toEqual([[''], [''], ['']]);
    at(7, new Killed('out of time'));
    expect(() => bench.callNow('three')).toThrow('out of time');
    expect(bench.values('A1:A3')).toEqual([[1], [2], ['']]);
  });

  test('or has it written, where a test says so', async () => {
    await start();
    at(4, new Killed('out of time', true));
    expect(() => bench.callNow('three')).toThrow('out of time');
    expect(bench.values('A1:A3')).toEqual([[1], [''], ['']]);
  });

  test('runs nothing after it: no catch, no finally, no answer', async () => {
    await start();
    at(3, new Killed('out of time'));
    expect(() => bench.callNow('stubborn')).toThrow('out of time');
    expect(bench.values('A1:C1')).toEqual([['', '', '']]);
    expect(bench.host.properties.document.size).toBe(0);
  });

  test('every call can be the last one', async () => {
    await start();
    bench.callNow('three');
    const calls = bench.journal.calls.filter(
      call => call.execution === bench.journal.calls.at(-1)?.execution,
    ).length;
    expect(calls).toBe(8);
    for (let i = 0; i < calls; i++) {
      at(i, new Killed(`killed at ${i}`));
      expect(() => bench.callNow('three')).toThrow(`killed at ${i}`);
    }
  });
});

describe('another execution inside one', () => {
  test('sees only what was flushed, and later writes win', async () => {
    await start();
    let seen: unknown;
    bench.journal.beforeCall = call => {
      if (call.name !== 'Range.getValue') return;
      bench.journal.beforeCall = undefined;
      seen = bench.value('A1');
      bench.callNow('inner', [], 'ben');
    };
    // The outer write was waiting when the inner one was made, so it overwrites it: a lost update, as on Google's side.
    expect(bench.callNow('both', [], 'ana')).toBe('outer');
    expect([seen, bench.value('A1')]).toEqual(['', 'outer']);
  });
});

describe('the journal', () => {
  test('counts calls, and cells read and written', async () => {
    await start();
    bench.journal.clear();
    bench.callNow('order');
    expect(bench.journal.counts()).toMatchObject({
      'Range.setValues': { calls: 1, written: 4 },
      'Range.getValues': { calls: 1, read: 2 },
      'Range.getValue': { calls: 2, read: 2 },
    });
    expect(bench.journal.gridCalls()).toBe(4);
  });

  test('knows which cells one execution read twice', async () => {
    await start();
    bench.journal.clear();
    bench.callNow('order');
    expect(bench.readTwice()).toEqual(['Sheet1!A1']);
  });

  test('takes values, what is shown, formulas and formats for different things', async () => {
    await start();
    bench.journal.clear();
    bench.callNow('look', [['getValues', 'getDisplayValues', 'getFormulas', 'getNumberFormats']]);
    expect(bench.readTwice()).toEqual([]);
    for (const [first, second] of [
      ['getValue', 'getValues'],
      ['getValues', 'isBlank'],
      ['getNumberFormats', 'getNumberFormat'],
    ]) {
      bench.journal.clear();
      bench.callNow('look', [[first, second]]);
      expect(bench.readTwice(), second).toEqual(['Sheet1!A1']);
    }
  });
});

describe('the snapshot', () => {
  test('is the same for the same document, and differs in whatever differs', async () => {
    await start();
    const blank = JSON.stringify(bench.snapshot());
    const changes: (() => void)[] = [
      () => bench.person.type('B2', 'x'),
      () => bench.person.type('B2', '=1+1'),
      () => bench.person.format('B2', '0.0'),
      () => bench.person.addName('HERE', 'B2'),
      () => bench.person.addRule({ on: ['B2:B3'], formula: '=TRUE', background: '#ff0000' }),
      () => bench.person.addRule({ on: ['B2:B3'], gradient: ['#ffffff', '#00ff00'] }),
      () => bench.person.merge('D1:E2'),
      () => bench.person.protect('F1'),
      () => bench.person.filter('A1:B9'),
      () => bench.person.addTab('Second'),
      () => bench.person.renameTab('Second', 'Third'),
      () => bench.person.moveTab('Third', 1),
      () => bench.person.insertRows('Third', 3),
      () => bench.host.properties.document.set('a', 'b'),
    ];
    const seen = new Set([blank]);
    for (const change of changes) {
      change();
      seen.add(JSON.stringify(bench.snapshot()));
    }
    expect(seen.size).toBe(changes.length + 1);
  });

  test('does not depend on the ids of tabs', async () => {
    bench = await open({
      code: `function make() { const ss = SpreadsheetApp.getActive(); const s = ss.insertSheet('Made'); s.addDeveloperMetadata('of', 'tab ' + s.getSheetId()) }
        function drop() { const ss = SpreadsheetApp.getActive(); ss.deleteSheet(ss.getSheetByName('Made')) }`,
    });
    bench.callNow('make');
    const first = JSON.stringify(bench.snapshot());
    const id = bench.book.grid.tabNamed('Made')?.id;
    bench.callNow('drop');
    bench.callNow('make');
    expect(bench.book.grid.tabNamed('Made')?.id).not.toBe(id);
    expect(JSON.stringify(bench.snapshot())).toBe(first);
  });

  test('leaves a document as it is', async () => {
    await start();
    bench.person.addRule({ on: ['B2:B3'], formula: '=TRUE', background: '#ff0000' });
    expect(bench.snapshot()).toEqual(bench.snapshot());
  });
});
