// Every probe is explained, and every assumption of the product names a probe that settles it.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { PROBES } from '../../src/addon/installation/probes.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8');

const NUMBERS = PROBES.map(({ number }) => number);
const explained = [...read('docs/installation.md').matchAll(/^### (\S+): \S/gm)].map(([, number]) => number);

test('docs/installation.md explains every probe, in the order of the report, and none that is not there', () => {
  expect(NUMBERS.length).toBe(29);
  expect(explained).toEqual(NUMBERS);
});

const rows = read('docs/unconfirmed.md')
  .split('\n')
  .filter(line => line.startsWith('| ') && !/^\| (---|The product leans on)/.test(line))
  .map(line => line.split(/(?<!\\)\|/).map(cell => cell.trim()));

test('docs/unconfirmed.md: every assumption has a place in the code, a probe, and what changes otherwise', () => {
  expect(rows.length).toBeGreaterThan(30);
  for (const [, fact = '', where = '', probes = '', otherwise = ''] of rows) {
    expect(fact, fact).not.toBe('');
    expect(otherwise, fact).not.toBe('');
    // What only a warehouse could tell has no probe in a spreadsheet.
    if (probes !== 'none') for (const number of probes.split(', ')) expect(NUMBERS, fact).toContain(number);
    const [, file = ''] = /`([^`]+)`/.exec(where) ?? [];
    expect(
      existsSync(resolve(root, 'src', file)) || existsSync(resolve(root, file)),
      `${fact}: ${file}`,
    ).toBe(true);
  }
});

test('every probe settles something that the product leans on', () => {
  const named = new Set(rows.flatMap(([, , , probes = '']) => probes.split(', ')));
  expect(NUMBERS.filter(number => !named.has(number))).toEqual([]);
});

test('a probe says what is expected and what to do when it is otherwise', () => {
  for (const { number, asked, expected, otherwise } of PROBES) {
    for (const text of [asked, expected, otherwise]) expect(text.length, number).toBeGreaterThan(2);
    expect(otherwise, number).toMatch(/\.$/);
  }
});
