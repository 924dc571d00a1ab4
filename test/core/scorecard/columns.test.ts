import { expect, test } from 'vitest';
import { FLAGGED } from '../../../src/core/evidence/flags.ts';
import {
  benchmarkColumn,
  colouredRanges,
  columnLetter,
  columnNumber,
  SCORECARD_COLUMNS,
} from '../../../src/core/scorecard/columns.ts';
import { CARD_HEADERS } from '../../support/card.ts';

test('the columns are those of the contract, in its order', () => {
  expect(SCORECARD_COLUMNS.map(({ header }) => header)).toEqual(CARD_HEADERS);
});

test('every column but the name says what it means', () => {
  for (const { header, note } of SCORECARD_COLUMNS) if (header !== 'Rep') expect(note).toMatch(/^[A-Z].*\.$/);
});

test('a column is found by its header', () => {
  expect([columnNumber('Rep'), columnLetter('Rep'), columnLetter('Flags')]).toEqual([1, 'A', 'C']);
  expect([columnNumber('Activity barometer'), columnLetter('Activity barometer')]).toEqual([18, 'R']);
});

test('each flag colours its own figure, and columns that stand side by side are one range', () => {
  expect(FLAGGED.map(kpi => [kpi, colouredRanges(kpi)])).toEqual([
    ['Gateway ratio', [['G', 'G']]],
    ['Close ratio', [['J', 'J']]],
    ['Average sale', [['L', 'M']]],
    ['Sales cycle', [['N', 'O']]],
    ['Activity barometer', [['R', 'R']]],
  ]);
  expect(FLAGGED.map(benchmarkColumn)).toEqual([7, 10, 13, 15, 18]);
});
