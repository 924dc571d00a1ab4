// Named ranges in formulas: they must follow the name, wherever it goes.
import { afterEach, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

async function start() {
  bench = await open({
    code: `function SHOW(v) { return JSON.stringify(v) }
      function name(a1) { const ss = SpreadsheetApp.getActive(); const range = ss.getActiveSheet().getRange(a1); const [known] = ss.getNamedRanges(); if (known) known.setRange(range); else ss.setNamedRange('MY_RANGE', range) }
      function unname() { SpreadsheetApp.getActive().removeNamedRange('MY_RANGE') }
      function both() { name('A1:A2'); const r = SpreadsheetApp.getActiveSheet().getRange('F1'); r.setFormula('=SUM(my_range)'); return r.getFormula() }
      function late() { name('A3'); return SpreadsheetApp.getActiveSheet().getRange('D1').getValue() }`,
    sheets: [
      { name: 'A', rows: [[1, null, null, '=SUM(MY_RANGE)', '=SHOW(MY_RANGE)'], [2], [3]] },
      { name: 'B', rows: [['=SHOW(INDIRECT("MY_RANGE"))', '=SUM(MY_RANGE)*2']] },
    ],
  });
}

const shown = () => [bench.value('A!D1'), bench.value('A!E1'), bench.value('B!B1')];

test('a formula written before its name exists says #NAME?, and works once it does', async () => {
  await start();
  expect(bench.value('A!D1')).toBe('#NAME?');
  await bench.call('name', 'A1:A2');
  await bench.settled();
  expect(shown()).toEqual([3, '[[1],[2]]', 6]);
  expect(bench.value('B!A1')).toBe('[[1],[2]]');
});

test('it follows the name when that is moved, when rows come, when cells change, and when the name goes', async () => {
  await start();
  await bench.call('name', 'A1:A2');
  await bench.call('name', 'A2:A3');
  await bench.settled();
  expect(shown()).toEqual([5, '[[2],[3]]', 10]);
  bench.person.insertRows('A', 3);
  bench.person.type('A!A3', '100');
  await bench.settled();
  expect(shown()).toEqual([105, '[[2],[100],[3]]', 210]);
  bench.person.type('A!A4', '4');
  await bench.settled();
  expect(shown()).toEqual([106, '[[2],[100],[4]]', 212]);
  bench.person.renameTab('A', 'First');
  await bench.settled();
  expect([bench.value('First!D1'), bench.value('B!A1')]).toEqual([106, '[[2],[100],[4]]']);
  await bench.call('unname');
  await bench.settled();
  expect([bench.value('First!D1'), bench.value('B!B1')]).toEqual(['#NAME?', '#NAME?']);
});

test('a name of one cell gives one value', async () => {
  await start();
  await bench.call('name', 'A3');
  await bench.settled();
  expect(shown()).toEqual([3, '3', 6]);
});

test('the formula reads as it was written, the name as the book spells it', async () => {
  await start();
  expect(await bench.call('both')).toBe('=SUM(MY_RANGE)');
  await bench.settled();
  expect([bench.value('A!F1'), bench.formula('A!F1')]).toEqual([3, '=SUM(MY_RANGE)']);
});

test('a script that moves a name does not get the new result in the same breath', async () => {
  await start();
  await bench.call('name', 'A1:A2');
  await bench.settled();
  expect(await bench.call('late')).toBe('Loading...');
});

test('two documents with one name each keep their own', async () => {
  await start();
  await bench.call('name', 'A1:A2');
  await bench.settled();
  const first = bench;
  await start();
  await bench.call('name', 'A3');
  await bench.settled();
  expect([first.value('A!D1'), bench.value('A!D1')]).toEqual([3, 3]);
  first.person.type('A!A1', '10');
  await first.settled();
  expect([first.value('A!D1'), bench.value('A!D1')]).toEqual([12, 3]);
  first.close();
});

test('its cells deleted, a name is #REF!', async () => {
  await start();
  await bench.call('name', 'A2');
  bench.person.deleteRows('A', 2);
  await bench.settled();
  expect(bench.value('A!D1')).toBe('#REF!');
});
