// The instruments of the benchmark, without a clock.
import { expect, test } from 'vitest';
import { codeOf } from '../../build/bundles.mjs';
import { servicesAtLoad } from '../cold-start.ts';
import { median } from '../race.ts';
import { table, times } from '../report.ts';
import { largestFirst } from '../size.ts';

test('the middle of an odd and of an even number of values', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('a table is readable as it is, with numbers to the right', () => {
  expect(
    table(
      ['Name', 'KiB'],
      [
        ['a', '10.5'],
        ['bcdefg', 2],
      ],
    ).split('\n'),
  ).toEqual(['| Name   |  KiB |', '| ------ | ---: |', '| a      | 10.5 |', '| bcdefg |    2 |']);
  expect([times(0.123), times(12.34), times(1234.5)]).toEqual(['0.12', '12.3', '1,235']);
});

test('the script asks for no service while it loads, and one that does is told', async () => {
  const { code, metafile } = await codeOf();
  expect(servicesAtLoad(code)).toBe('none');
  expect(servicesAtLoad(`var zone = SpreadsheetApp;\n${code}`)).toBe('SpreadsheetApp');
  const modules = largestFirst(metafile);
  expect(modules.map(({ name }) => name)).toContain('src/core/tally/count.ts');
  expect(modules.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(Buffer.byteLength(code));
});
