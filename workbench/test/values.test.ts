// Cells as scripts see them.
import { afterEach, describe, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

/** A document in which menu items run pieces of script. */
async function script(body: string, options: Parameters<typeof open>[0] = {}) {
  bench = await open({ code: `function act() { ${body} }`, ...options });
  return bench;
}

const act = (text = 'act') => bench.call(text);

describe('Range.getValues', () => {
  test('gives numbers, texts, booleans, "" for blank, and a Date for a date cell', async () => {
    await script(
      `return SpreadsheetApp.getActiveSheet().getRange('A1:E1').getValues()[0].map(v =>
         Object.prototype.toString.call(v) + (v instanceof Date ? v.toISOString() : v));`,
      { sheets: [{ name: 'A', rows: [[1.5, 'x', true, null, new Date('2026-03-31')]] }] },
    );
    // Midnight of 31 March in New York, the spreadsheet's zone.
    expect(await act()).toEqual([
      '[object Number]1.5',
      '[object String]x',
      '[object Boolean]true',
      '[object String]',
      '[object Date]2026-03-31T04:00:00.000Z',
    ]);
  });

  test('a text called like what every object has is that text, in a script and in a custom function', async () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
    bench = await open({
      code: `function act() { return SpreadsheetApp.getActiveSheet().getRange('A1:D1').getValues()[0]; }
        /** Joins. @customfunction */
        function JOINED(cells) { return cells[0].join(' '); }`,
      sheets: [{ name: 'A', rows: [names, ['=JOINED(A1:D1)']] }],
    });
    await bench.settled();
    expect(await act()).toEqual(names);
    expect(bench.value('A!A2')).toBe(names.join(' '));
  });

  test('a formula that has just been written reads "Loading...", and its value once calculated', async () => {
    await script(
      `const cell = SpreadsheetApp.getActiveSheet().getRange('B1');
       cell.setFormula('=A1*2');
       return cell.getValue();`,
      { sheets: [{ name: 'A', rows: [[21]] }] },
    );
    expect(await act()).toBe('Loading...');
    await bench.settled();
    expect(bench.value('A!B1')).toBe(42);
  });

  test('a formula whose precedents the script changed is not known either', async () => {
    await script(
      `const sheet = SpreadsheetApp.getActiveSheet();
       sheet.getRange('A1').setValue(5);
       return [sheet.getRange('B1').getValue(), sheet.getRange('C1').getValue(), sheet.getRange('D1').getValue()];`,
      { sheets: [{ name: 'A', rows: [[21, '=A1*2', '=B1+1', '=1+1']] }] },
    );
    expect(await act()).toEqual(['Loading...', 'Loading...', 2]);
  });
});

describe('Range.setValues', () => {
  test.each([
    [
      'getRange("A1:A2").setValues([[1]])',
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    ],
    [
      'getRange("A1:B1").setValues([[1, 2, 3]])',
      'The number of columns in the data does not match the number of columns in the range. The data has 3 but the range has 2.',
    ],
  ])('%s is refused in Google’s words', async (call, message) => {
    await script(`SpreadsheetApp.getActiveSheet().${call}`);
    await expect(act()).rejects.toThrow(message);
  });

  test('strings are taken as typed: formulas, dates, numbers, percents, booleans', async () => {
    await script(
      `SpreadsheetApp.getActiveSheet().getRange('A1:H1').setValues([[
         '=1+1', '1/2', '00123', 'TRUE', '50%', '2026-03-31', "'00123", 'plain']]);`,
      { now: Date.UTC(2026, 5, 1), timeZone: 'Etc/UTC' },
    );
    await act();
    await bench.settled();
    expect(bench.values('A1:H1')).toEqual([
      [2, new Date('2026-01-02'), 123, true, 0.5, new Date('2026-03-31'), '00123', 'plain'],
    ]);
  });

  test('a plain-text format keeps what is written as text, also when it was set a moment before', async () => {
    await script(
      `const range = SpreadsheetApp.getActiveSheet().getRange('A1:C1');
       range.setNumberFormat('@');
       range.setValues([['=1+1', '1/2', '00123']]);`,
    );
    await act();
    await bench.settled();
    expect(bench.values('A1:C1')).toEqual([['=1+1', '1/2', '00123']]);
    expect(bench.formula('A1')).toBe('');
  });

  test('null and undefined clear', async () => {
    await script(
      `const sheet = SpreadsheetApp.getActiveSheet();
       sheet.getRange('A1').setValue(undefined);
       sheet.getRange('B1').setValue(null);`,
      { sheets: [{ name: 'A', rows: [['a', 'b', 'c']] }] },
    );
    await act();
    expect(bench.values('A!A1:C1')).toEqual([['', '', 'c']]);
  });

  test('a Date becomes a date in the spreadsheet’s zone', async () => {
    await script(
      `SpreadsheetApp.getActiveSheet().getRange('A1').setValue(new Date('2026-03-31T04:00:00Z'));`,
    );
    await act();
    expect(bench.shown('A1')).toEqual([['3/31/2026']]);
  });

  test('more than 50,000 characters are refused', async () => {
    await script(`SpreadsheetApp.getActiveSheet().getRange('A1').setValue('x'.repeat(50001));`);
    await expect(act()).rejects.toThrow('maximum of 50000 characters');
  });

  test('an array or an object in a cell is refused', async () => {
    await script(`SpreadsheetApp.getActiveSheet().getRange('A1').setValue({ a: 1 });`);
    await expect(act()).rejects.toThrow("can't hold an object");
  });
});

describe('places', () => {
  test.each([
    'getRange(0, 1)',
    'getRange(1, 27)',
    'getRange("A1001")',
    'getRange(1, 1, 0, 1)',
    'getRange("nonsense")',
  ])('%s is refused', async call => {
    await script(`SpreadsheetApp.getActiveSheet().${call}`);
    await expect(act()).rejects.toThrow(/Exception: /);
  });

  test('wrong parameters are refused in Google’s words', async () => {
    await script(`SpreadsheetApp.getActiveSheet().getRange(1, 1).setBackground(5)`);
    await expect(act()).rejects.toThrow(
      "The parameters (number) don't match the method signature for SpreadsheetApp.Range.setBackground.",
    );
  });

  test('a method that the host lacks is refused by name', async () => {
    await script(`SpreadsheetApp.getActiveSheet().getRange(1, 1).getFooBar()`);
    await expect(act()).rejects.toThrow("Range.getFooBar is not in the workbench's host");
  });

  test('two tabs of one name are refused', async () => {
    await script(`SpreadsheetApp.getActive().insertSheet('Sheet1')`);
    await expect(act()).rejects.toThrow(
      'A sheet with the name "Sheet1" already exists. Please enter another name.',
    );
  });
});
