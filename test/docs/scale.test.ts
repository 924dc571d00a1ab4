// What docs/scale.md says of a warehouse's bytes and prices is what its own table of sizes comes to.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { bytesText } from '../../src/core/bigquery/failures.ts';
import { listPrice, PRICE, priceText } from '../../src/core/bigquery/price.ts';

const page = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/scale.md'), 'utf8');
const TIB = 2 ** 40;

test('the bytes of a deal are the sum of its columns, by the sizes that BigQuery documents', () => {
  const [, table = ''] = /\| Column +\|[^\n]*\n\|[^\n]*\n((?:\|[^\n]*\n)+)/.exec(page) ?? [];
  const bytes = table
    .trim()
    .split('\n')
    .slice(0, -1)
    .map(line => Number(line.split('|')[3]));
  // A text has 2 bytes and its letters; a DATE 8; a NUMERIC 16.
  expect(bytes).toEqual([2 + 12, 8, 2 + 13, 8, 16, 8]);
  expect(table).toContain('**69**');
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBe(69);
});

test('bytes and prices of a million, ten million and a billion deals', () => {
  for (const [deals, bytes] of [
    [1e6, '66 MiB'],
    [1e7, '658 MiB'],
    [1e9, '64 GiB'],
  ] as const) {
    expect(page).toContain(bytes);
    const [value = '', unit = ''] = bytes.split(' ');
    expect(
      Math.abs((deals * 69) / { MiB: 2 ** 20, GiB: 2 ** 30 }[unit as 'MiB'] - Number(value)),
    ).toBeLessThan(0.5);
  }
  // 69e9 / 2^40 x $6.25; thirty of them less the free TiB.
  expect(((69e9 / TIB) * 6.25).toFixed(2)).toBe('0.39');
  expect(((30 * 69e9) / TIB).toFixed(1)).toBe('1.9');
  expect((((30 * 69e9) / TIB - 1) * 6.25).toFixed(2)).toBe('5.52');
  expect(page).toContain('| $0.39          | 1.9 TiB, $5.52 beyond the free one |');
});

test('the panel’s price is the page’s: the same list price, source and date', () => {
  expect(listPrice(TIB)).toBe(6.25);
  expect(listPrice(1)).toBe((10 * 2 ** 20 * 6.25) / TIB);
  expect(page).toContain(`$${PRICE.dollars} per TiB on demand`);
  expect(page).toContain(`<https://${PRICE.source}>, ${PRICE.asOf}`);
  expect(priceText(69e9)).toMatch(/^Reads 64\.3 GiB: about \$0\.39 a run\. This is an estimate/);
  expect([0, 1023, 1024, 1536, 10 * 2 ** 20, 2 ** 50].map(bytesText)).toEqual([
    '0 bytes',
    '1023 bytes',
    '1.00 KiB',
    '1.50 KiB',
    '10.0 MiB',
    '1.00 PiB',
  ]);
});
