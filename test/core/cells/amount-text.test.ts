import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centsOf, currencyOf, readAmountText, readNumber } from '../../../src/core/cells/amount-text.ts';

describe('the currency of a text', () => {
  test.each([
    ['€', 'EUR'],
    ['eur', 'EUR'],
    ['Kč', 'CZK'],
    ['12', ''],
    ['constructor', 'CONSTRUCTOR'],
    ['toString', 'TOSTRING'],
  ])('%s is %s', (text, code) => {
    expect(currencyOf(text)).toBe(code);
  });
});

describe('a text as an amount, alone in its column', () => {
  test.each([
    ['45000', 45000, ''],
    ['$45,000', 45000, 'USD'],
    ['$1,200.50', 1200.5, 'USD'],
    ['€ 2.900,00', 2900, 'EUR'],
    ['€ 11398,00', 11398, 'EUR'],
    ['R$ 2.500,50', 2500.5, 'BRL'],
    ['2.500,50', 2500.5, ''],
    ['120 000', 120000, ''],
    ['12 500', 12500, ''],
    ['120\u00a0000,5', 120000.5, ''],
    ["1'200.50", 1200.5, ''],
    ['Fr. 1’200.-', 1200, 'CHF'],
    ['45k', 45000, ''],
    ['1.2M', 1200000, ''],
    ['(1,200)', -1200, ''],
    ['1,200-', -1200, ''],
    ['-1,200', -1200, ''],
    ['($1,200.50)', -1200.5, 'USD'],
    ['1,234,567.89', 1234567.89, ''],
    ['1.234.567', 1234567, ''],
    ['12,34,567', 1234567, ''],
    ['USD 1200', 1200, 'USD'],
    ['1200 CZK', 1200, 'CZK'],
    ['120 000 Kč', 120000, 'CZK'],
    ['99 kr', 99, 'KR'],
    ['CAD $100', 100, 'CAD'],
    ['0.500', 0.5, ''],
    ['12345.678', 12345.68, ''],
    ['.5', 0.5, ''],
    ['1,200', 1200, ''],
  ])('%s is %d', (text, amount, currency) => {
    const read = readAmountText(text);
    expect([(read?.cents ?? Number.NaN) / 100, read?.currency]).toEqual([amount, currency]);
  });

  test.each(['31.12.2025', '1,2,3', '50%', 'abc', '12 apples', '1.2.3,4.5', '--5', '1e5', '€'])(
    '%s is no amount',
    text => {
      expect(readAmountText(text)).toBeUndefined();
    },
  );

  test('a lone sign with three digits after it may be decimal after all, and says so', () => {
    expect(readAmountText('1,200')).toMatchObject({ lone: ',', cents: 120_000, centsIfDecimal: 120 });
    expect(readAmountText('12,5')).toMatchObject({ decimal: ',', cents: 1250 });
  });
});

describe('a number as cents', () => {
  // Written digits decide, halves away from zero: as ROUND(x, 2) does in a sheet.
  test.each([
    [1.005, 101],
    [-1.005, -101],
    [2.675, 268],
    [1.004999, 100],
    [0.1 + 0.2, 30],
    [1234567.89, 123456789],
    [-0.001, 0],
    [1e12, 1e14],
  ])('%d is %d cents', (value, cents) => {
    expect(centsOf(value)).toBe(cents);
  });

  test('a number written with two decimals keeps them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), cents => {
        expect(centsOf(Number((cents / 100).toFixed(2)))).toBe(cents);
      }),
    );
  });

  test('what is written with two decimals is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), cents => {
        const plain = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        const grouped = plain.replace(/\B(?=(\d{3})+(?!\d)(?=.*\.))/g, ',');
        expect(readAmountText(grouped)?.cents).toBe(cents);
      }),
    );
  });
});

test('percent signs are hundredths, as written', () => {
  expect([
    readNumber('99.9%'),
    readNumber('65%'),
    readNumber('-40%'),
    readNumber('0,5'),
    readNumber('x'),
  ]).toEqual([0.999, 0.65, -0.4, 0.5, undefined]);
});
