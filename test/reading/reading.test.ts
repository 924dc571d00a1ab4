import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/core/cells/cell.ts';
import { candidatesFor, WANTED } from '../../src/core/check/candidates.ts';
import { findColumns } from '../../src/core/pipeline/columns.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { hasShared } from '../support/csv.ts';
import { filesAtHand } from './files.ts';
import { readAsNewcomer } from './newcomer.ts';

const files = await filesAtHand();

describe('a newcomer without settings', () => {
  test.skipIf(!hasShared)('the real files are there', () => expect(files.length).toBeGreaterThan(20));

  test.each(files)('$name is not misread in silence, and right after three presses at most', file => {
    const { result, presses, off, says } = readAsNewcomer(file);
    expect({ result, off, says }).not.toMatchObject({ result: 'wrong in silence' });
    expect(presses).toBeLessThanOrEqual(3);
    // Dates that a sheet mixed beyond proof can only be told; a file of leads is refused.
    if (/bi-camilo \(en_US\)/.test(file.name))
      expect(says.join()).toContain('day and month of some may be exchanged');
    else if (file.reference.isRefused) expect(result).toBe('refused with a cure');
    else expect(off).toEqual([]);
  });
});

describe('a column is proposed by what its cells are', () => {
  const best = (headers: string[], rows: Cell[][]): (string | undefined)[] => {
    const grid = [headers, ...rows];
    const columns = findColumns(grid, defaultSettings());
    return WANTED.map(({ roles }) => candidatesFor(roles, columns, grid, defaultSettings())[0]?.header);
  };
  const date = (day: number): string => `2026-01-${String(day + 10)}`;
  const rows = (row: (i: number) => Cell[]): Cell[][] => Array.from({ length: 8 }, (_, i) => row(i));

  test('never an expected date for the close date, nor one that is not a closing date', () => {
    const headers = [
      'Rep',
      'Stage',
      'Expected closing day',
      'Planned end of close',
      'Last close call',
      'Deal closed day',
    ];
    const grid = rows(i => ['Ann', 'won', date(i), date(i), date(i), date(i)]);
    expect(best(headers, grid)[3]).toBe('Deal closed day');
    expect(best(headers.slice(0, 5), grid)[3]).toBeUndefined();
  });
  test('never a count, a customer or a year for the amount', () => {
    const headers = [
      'Rep',
      'Stage',
      'Account value',
      'Calls amount',
      'Annual price',
      'Number of sales',
      'Quote price',
    ];
    const grid = rows(i => ['Ann', 'won', 9e6, i, 100 + i, i, 100 + i]);
    expect(best(headers, grid)[4]).toBe('Quote price');
    expect(best(headers.slice(0, 6), grid)[4]).toBeUndefined();
  });
  test('few repeated names for the rep, and no deal names', () => {
    const headers = ['Stage', 'Amount', 'Seller', 'Sales note'];
    expect(
      best(
        headers,
        rows(i => ['won', 1, `Deal ${i}`, 'x']),
      )[0],
    ).toBeUndefined();
    expect(
      best(
        headers,
        rows(i => ['won', 1, ['Ann', 'Bob'][i % 2] as string, 'x']),
      )[0],
    ).toBe('Seller');
  });
  test('amounts that are no money are not proposed, whatever the header says', () => {
    expect(
      best(
        ['Rep', 'Stage', 'Quote price'],
        rows(() => ['Ann', 'won', 'to be told']),
      )[4],
    ).toBeUndefined();
  });
});
