// Whether words must be counted row by row is told from the words alone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { mayTellNothing, tellingNothing, wordsOf } from '../../../src/core/check/words.ts';
import { readPipeline } from '../../../src/core/pipeline/read.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { often } from '../../support/laws.ts';

const calendar = new Calendar(() => 'Etc/UTC');

test('no word that tells nothing is overlooked', () => {
  const word = fc.constantFrom(
    'Won',
    'lost',
    'Open',
    'Demo',
    'Customer',
    'On hold',
    '1043391',
    'Closed',
    'Fechado',
    '',
    'Total',
  );
  const cell = fc.constantFrom<Cell>('2026-02-03', '', 'soon');
  const headers = fc.constantFrom(
    ['Rep', 'Stage', 'Close date', 'Amount'],
    ['Rep', 'Status', 'Actual close date', 'Stage'],
    ['Rep', 'Stage', 'Won time', 'Lost time'],
    ['Rep', 'Stage', 'Closed', 'Status'],
  );
  let told = 0;
  fc.assert(
    fc.property(headers, fc.array(fc.tuple(word, cell, word), { maxLength: 8 }), (head, rows) => {
      const grid: Cell[][] = [[...head], ...rows.map(([a, b, c]) => ['Ann', a, b, c])];
      const settings = defaultSettings();
      const read = readPipeline(grid, settings, calendar, false);
      const found = tellingNothing(wordsOf(read, settings));
      if (found.length) told++;
      expect(found.length === 0 || mayTellNothing(read, settings)).toBe(true);
    }),
  );
  expect(told).toBeGreaterThan(often(20));
});
