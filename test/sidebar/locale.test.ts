import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { date, money, number, share } from '../../src/core/settings/kinds.ts';
import { textOfValue, valueOfText } from '../../src/sidebar/draft/value-text.ts';
import { moneyText, weeklyText } from '../../src/sidebar/figures.ts';
import {
  argumentSign,
  dayOfText,
  dayText,
  grouped,
  percentText,
  sentenceText,
  writeAs,
} from '../../src/sidebar/look/locale.ts';
import { meantBy } from '../../src/sidebar/panels/targets/meant-by.ts';

afterEach(() => writeAs('en_US'));

// As each of these spreadsheets shows 1234567.5 and 72.5%.
const LOCALES: [locale: string, number: string, share: string][] = [
  ['en_US', '1,234,567.5', '72.5%'],
  ['de_DE', '1.234.567,5', '72,5%'],
  ['fr_FR', '1 234 567,5', '72,5%'],
  ['es_ES', '1.234.567,5', '72,5%'],
  ['de_CH', "1'234'567.5", '72.5%'],
  ['sv_SE', '1 234 567,5', '72,5%'],
  ['en_IN', '12,34,567.5', '72.5%'],
  ['ja_JP', '1,234,567.5', '72.5%'],
  ['ar_EG', '1,234,567.5', '72.5%'],
];

describe.each(LOCALES)('in %s', (locale, text, percent) => {
  test('numbers, money and shares are written as the spreadsheet writes them', () => {
    writeAs(locale);
    if (locale !== 'ar_EG') expect([grouped(1_234_567.5), percentText(0.725)]).toEqual([text, percent]);
    expect(grouped(1_234_567.5)).toMatch(/^[\d., ']+$|٬|٫/);
    if (locale === 'de_DE')
      expect([moneyText(1_234_567, '#,##0 "€"'), weeklyText(18.24)]).toEqual(['1.234.567 €', '18,2']);
  });
  test('arguments are parted by what the decimal sign leaves free', () => {
    writeAs(locale);
    if (locale !== 'ar_EG') expect(argumentSign()).toBe(text.endsWith(',5') ? ';' : ',');
  });
  test('what a field shows can be typed: it is read as the same value', () => {
    if (locale === 'ar_EG') return;
    writeAs(locale);
    const cents = fc.integer({ min: 0, max: 10 ** 12 }).map(value => value / 100);
    fc.assert(
      fc.property(cents, value => {
        // A lone sign before three digits separates thousands, so money is read by its cents.
        expect(valueOfText(textOfValue(value, money()), money())).toBe(value);
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 99_999 }),
        (tenths, shares) => {
          for (const cell of [`${tenths / 10}%`, `${shares / 1000}%`])
            expect(valueOfText(textOfValue(cell, share(0, 1)), share(0, 1))).toBe(cell);
          expect(valueOfText(textOfValue(tenths / 10, number()), number())).toBe(tenths / 10);
        },
      ),
    );
  });
});

// As a cell of a spreadsheet of each locale shows 4 May 2026 that was typed without any format.
describe.each([
  ['en_US', '5/4/2026'],
  ['en_GB', '04/05/2026'],
  ['de_DE', '04.05.2026'],
  ['fr_FR', '04/05/2026'],
  ['sv_SE', '2026-05-04'],
  ['ja_JP', '2026/05/04'],
  ['nl_NL', '04-05-2026'],
])('a day in %s', (locale, text) => {
  test('is written as a cell shows it, and read as it is written', () => {
    writeAs(locale);
    expect([dayText('2026-05-04'), dayOfText(text)]).toEqual([text, '2026-05-04']);
    expect(textOfValue('2026-05-04', date())).toBe(text);
    // A day as the settings keep it, and a name of a month, can be typed in every locale.
    expect(['2026-05-04', '4 May 2026'].map(each => valueOfText(each, date()))).toEqual([
      '2026-05-04',
      '2026-05-04',
    ]);
  });
  test('what is no day stays as it was typed', () => {
    writeAs(locale);
    for (const odd of ['soon', '31.31.2026', '4.5.'])
      expect([valueOfText(odd, date()), textOfValue(odd, date())]).toEqual([odd, odd]);
  });
  test('every day comes back', () => {
    writeAs(locale);
    const days = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2110, 0, 1) });
    fc.assert(
      fc.property(days, time => {
        const iso = new Date(time).toISOString().slice(0, 10);
        expect(dayOfText(dayText(iso))).toBe(iso);
      }),
    );
  });
});

test('a sentence of the script has its numbers as the spreadsheet writes them, and what is quoted as it is', () => {
  const says =
    '25,000 over 12 sales, peers 41,250.5: 39.4% lower; "Deal 1,200.5" since 2026-03-31, to 11.2, from 1,234,567. V2.10.1';
  writeAs('en_US');
  expect(sentenceText(says)).toBe(says);
  writeAs('de_DE');
  expect(sentenceText(says)).toBe(
    '25.000 over 12 sales, peers 41.250,5: 39,4% lower; "Deal 1,200.5" since 2026-03-31, to 11,2, from 1.234.567. V2.10.1',
  );
});

test('a locale that nobody knows changes nothing', () => {
  writeAs('de_DE');
  for (const odd of ['', 'x', 'no locale at all', '../../etc']) writeAs(odd);
  expect(grouped(1234.5)).toBe('1.234,5');
});

describe('a target below one average sale', () => {
  test('is asked about: 2.4 may be millions or thousands', () => {
    expect(meantBy(2.4, 25_000)).toEqual([2_400_000]);
    expect(meantBy(240, 25_000)).toEqual([240_000_000, 240_000]);
    expect(meantBy(0.1, 50)).toEqual([100_000, 100]);
  });
  test('is not, where it may well be meant', () => {
    expect([
      meantBy(2_400_000, 25_000),
      meantBy(0, 25_000),
      meantBy(500, 20),
      meantBy('2,4', 25_000),
    ]).toEqual([[], [], [], []]);
    expect(meantBy(2.4, undefined)).toEqual([]);
  });
});
