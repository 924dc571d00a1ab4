// Files that people bring: what becomes of their cells, and what is said when they can't be read.
import { describe, expect, test } from 'vitest';
import { readFile } from '../files/read-file.ts';
import { writeCsv } from '../files/write-csv.ts';
import { open } from '../headless/open.ts';
import { localeOf } from '../host/spreadsheet-locale.ts';
import { smallWorkbook } from './workbook.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (name: string, bytes: Uint8Array, locale = 'en_US') =>
  readFile(name, bytes, localeOf(locale), 2026);

async function shown(text: string | Uint8Array, locale = 'en_US') {
  const tabs = await read('deals.csv', typeof text === 'string' ? utf8(text) : text, locale);
  const bench = await open({ code: '', sheets: tabs, locale, timeZone: 'Etc/UTC' });
  const column = tabs[0]?.rows?.[0]?.length ?? 1;
  const last = String.fromCharCode(64 + column);
  const values = bench.values(`A1:${last}${tabs[0]?.rows?.length ?? 1}`);
  bench.close();
  return values;
}

describe('a CSV', () => {
  test('gives dates, numbers, percents, money and TRUE as Sheets’ import does', async () => {
    expect(await shown('id,when,value,share,money,won\nZ1,2016-10-20,1054,65%,"$22,700.00",TRUE\n')).toEqual([
      ['id', 'when', 'value', 'share', 'money', 'won'],
      ['Z1', new Date('2016-10-20'), 1054, 0.65, 22700, true],
    ]);
  });

  test('in German takes semicolons, decimal commas and 31.12.2026', async () => {
    expect(await shown('Name;Datum;Betrag\nA;31.12.2026;1.234,50\nB;1.2.2026;7,5\n', 'de_DE')).toEqual([
      ['Name', 'Datum', 'Betrag'],
      ['A', new Date('2026-12-31'), 1234.5],
      ['B', new Date('2026-02-01'), 7.5],
    ]);
  });

  test('leaves as text what is no date or number in the locale', async () => {
    expect(await shown('a,b,c,d\n31/12/2026,120 000,1.5.2026,- note\n')).toEqual([
      ['a', 'b', 'c', 'd'],
      ['31/12/2026', '120 000', '1.5.2026', '- note'],
    ]);
  });

  test('may be UTF-8 with a mark, UTF-16 with tabs, or Windows’ own', async () => {
    expect(await shown(utf8('\uFEFFNäme,1\n'))).toEqual([['Näme', 1]]);
    const wide = new Uint8Array([0xff, 0xfe, ...[...'é\t2\r\n'].flatMap(c => [c.charCodeAt(0), 0])]);
    expect(await shown(wide)).toEqual([['é', 2]]);
    expect(await shown(new Uint8Array([0x4e, 0xe4, 0x2c, 0x33]))).toEqual([['Nä', 3]]);
  });

  test('keeps quoted separators, line breaks and quotation marks', async () => {
    expect(await shown('a,b\n"x, y","line 1\nline ""2"""\n')).toEqual([
      ['a', 'b'],
      ['x, y', 'line 1\nline "2"'],
    ]);
  });

  test('calculates a formula, and shields one on the way out', async () => {
    expect(await shown('=1+1,x\n')).toEqual([[2, 'x']]);
    expect(writeCsv([['=1+1', '-5', '+x', 'a,b', '@x']])).toBe(`"'=1+1",-5,"'+x","a,b","'@x"`);
  });
});

test('an Excel workbook gives its tabs, with dates as dates', async () => {
  const tabs = await read('deals.xlsx', smallWorkbook());
  const bench = await open({ code: '', sheets: tabs, timeZone: 'Etc/UTC' });
  expect(bench.values('Deals!A1:D1')).toEqual([['Ana', new Date('2026-03-31'), 1054.5, true]]);
  expect(bench.shown('Deals!B1')).toEqual([['3/31/2026']]);
  expect(bench.value('Notes!A1')).toBe('Read me');
  bench.close();
});

describe('a file that can’t be read says why', () => {
  test.each([
    ['empty.csv', utf8(''), 'empty.csv is empty.'],
    ['blank.csv', utf8('\n \n'), 'blank.csv is empty.'],
    [
      'open.csv',
      utf8('a,b\n"never closed,1\n2,3\n'),
      "open.csv can't be read from row 2 on: a quotation mark is never closed.",
    ],
    ['fake.xlsx', utf8('a,b'), 'fake.xlsx is called .xlsx and is no Excel workbook.'],
    [
      'old.xls',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
      'old.xls is an old Excel file (.xls); save it as .xlsx or .csv first.',
    ],
    ['x.pdf', utf8('%PDF-1.7'), 'x.pdf is a PDF; a .csv or .xlsx file is wanted.'],
    [
      'bin.csv',
      new Uint8Array([1, 0, 0, 0, 0, 0, 7, 0, 0, 0]),
      'bin.csv is not a text file: it holds zero bytes.',
    ],
  ])('%s', async (name, bytes, message) => {
    await expect(read(name, bytes)).rejects.toThrow(message);
  });

  test('a broken zip', async () => {
    await expect(read('broken.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toThrow(
      'broken.xlsx is not a workbook that can be read',
    );
  });
});
