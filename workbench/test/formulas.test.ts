// Formulas in the spelling of the spreadsheet's locale.
import { afterEach, describe, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import { moveFormula, shiftFormula } from '../host/format-rule.ts';
import { readFormula, spellFormula } from '../host/formula-locale.ts';
import { localeOf } from '../host/spreadsheet-locale.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench | undefined;
afterEach(() => {
  bench?.close();
  bench = undefined;
});

const us = localeOf('en_US');
const german = localeOf('de_DE');

describe('what a locale takes', () => {
  test.each([
    [us, '=SUM(A1,B1)', '=SUM(A1,B1)'],
    [us, '=SUM(A1;B1)', '=SUM(A1,B1)'],
    [us, '=F(1.5;"a;b";{1,2;3,4})', '=F(1.5,"a;b",{1,2;3,4})'],
    [us, "=F('It''s; here'!A2:C)", "=F('It''s; here'!A2:C1048576)"],
    [german, '=SUM(A1;B1)', '=SUM(A1,B1)'],
    [german, '=F(1,5;"a,b";{1\\2;3\\4})', '=F(1.5,"a,b",{1,2;3,4})'],
    [localeOf('fr_FR'), '=IF(A1>0,5;"oui";"non")', '=IF(A1>0.5,"oui","non")'],
  ])('%# %s', (locale, text, engine) => {
    expect(readFormula(text, locale).engine).toBe(engine);
    expect(readFormula(spellFormula(engine, locale), locale).engine).toBe(engine);
  });

  test.each([
    [german, '=SUM(A1,B1)'],
    [german, '=A1*1.5'],
    [us, '=SUM(A1'],
    [us, '=SUM(A1))'],
    [us, '=A1+'],
    [us, '=A1 B1'],
    [us, '=1,5'],
    [us, '="open'],
    [us, '=F(1 2)'],
  ])('%# %s does not parse', (locale, text) => {
    expect(() => readFormula(text, locale)).toThrow('Formula parse error.');
  });
});

describe('what is written', () => {
  test.each(['de_DE', 'fr_FR'])(
    'a formula with commas is a parse error in %s; with semicolons it works',
    async locale => {
      bench = await open({
        code: `function act() { const s = SpreadsheetApp.getActiveSheet(); s.getRange('B1').setFormula('=MAX(A1,A2)'); s.getRange('B2').setFormula('=MAX(A1;A2)'); }`,
        sheets: [{ name: 'A', rows: [[1], [2]] }],
        locale,
      });
      await bench.call('act');
      await bench.settled();
      expect(bench.values('A!B1:B2')).toEqual([['#ERROR!'], [2]]);
      expect(bench.sentence('A!B1')).toBe('Formula parse error.');
      expect([bench.formula('A!B1'), bench.formula('A!B2')]).toEqual(['=MAX(A1,A2)', '=MAX(A1;A2)']);
    },
  );

  test('in the US both work, and getFormula gives commas', async () => {
    bench = await open({
      code: `function act() { const r = SpreadsheetApp.getActiveSheet().getRange('B1'); r.setFormula('=MAX(A1;A2)'); return r.getFormula() }`,
    });
    expect(await bench.call('act')).toBe('=MAX(A1,A2)');
  });

  test('what looks like a formula in another tab’s name or text is left alone', async () => {
    bench = await open({
      code: '',
      sheets: [
        { name: 'A;B', rows: [[3]] },
        { name: 'C', rows: [['=\'A;B\'!A1&";"']] },
      ],
    });
    expect(bench.value('C!A1')).toBe('3;');
  });

  test('typed texts follow the locale: 1,5 is a number in German, 31.3.2026 a date, 3/31/2026 is not', async () => {
    bench = await open({ code: '', locale: 'de_DE', timeZone: 'Etc/UTC' });
    bench.person.paste('A1', [
      ['1,5', '1.234,5', '31.3.2026', '3/31/2026', '50 %', '1.5', '12,50 €', 'WAHR'],
    ]);
    expect(bench.values('A1:H1')).toEqual([
      [1.5, 1234.5, new Date('2026-03-31'), '3/31/2026', 0.5, '1.5', 12.5, true],
    ]);
    expect(bench.shown('A1:H1')).toEqual([
      ['1,5', '1.234,50', '31.03.2026', '3/31/2026', '50%', '1.5', '12,50 €', 'WAHR'],
    ]);
  });

  test('and in the US 1,234.5 is a number, 31/3/2026 is not a date', async () => {
    bench = await open({ code: '', timeZone: 'Etc/UTC' });
    bench.person.paste('A1', [
      ['1,234.5', '3/31/2026', '31/3/2026', '$5', 'Mar 31, 2026', '10:30', '(5)', '1e3'],
    ]);
    expect(bench.values('A1:H1')).toEqual([
      [
        1234.5,
        new Date('2026-03-31'),
        '31/3/2026',
        5,
        new Date('2026-03-31'),
        new Date('1899-12-30T10:30Z'),
        -5,
        1000,
      ],
    ]);
  });

  test('a leading plus or minus makes a formula of a text, as typing it does', async () => {
    bench = await open({
      code: `function act() { SpreadsheetApp.getActiveSheet().getRange('B1:D1').setValues([['+A1', '-5', '- a note']]) }`,
      sheets: [{ name: 'A', rows: [[4]] }],
    });
    await bench.call('act');
    await bench.settled();
    expect(bench.values('A!B1:C1')).toEqual([[4, -5]]);
    expect(bench.value('A!D1')).toMatch(/^#/);
  });
});

describe('formulas that move', () => {
  test.each([
    ['=$B2+B$2', 2, 1, '=$B4+C$2'],
    ["='A B'!A1:B2", 1, 0, "='A B'!A2:B3"],
    ['=SUM(A:A)&"A1"', 3, 1, '=SUM(B:B)&"A1"'],
  ])('%s moved %i down, %i right', (formula, down, right, after) => {
    expect(moveFormula(formula, down, right)).toBe(after);
  });

  test.each([
    ['=$P2="x"', { axis: 'column', at: 0, count: 1 }, '=$Q2="x"'],
    ['=$P2="x"', { axis: 'row', at: 1, count: 1 }, '=$P3="x"'],
    ['=SUM(A1:A10)', { axis: 'row', at: 4, count: 2 }, '=SUM(A1:A12)'],
    ['=SUM($A$1:A10)', { axis: 'row', at: 0, count: -1 }, '=SUM($A$1:A9)'],
    ['=A5', { axis: 'row', at: 4, count: -1 }, '=#REF!'],
    ['=Other!A5', { axis: 'row', at: 0, count: 1 }, '=Other!A5'],
    ['=A2:C1048576', { axis: 'row', at: 0, count: 1 }, '=A3:C1048576'],
  ] as const)('%s after %o', (formula, shift, after) => {
    expect(shiftFormula(formula, shift, 'Here', 'Here')).toBe(after);
  });
});
