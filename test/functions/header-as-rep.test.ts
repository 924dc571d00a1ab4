import { expect, test } from 'vitest';
import { KPI_SCORECARD } from '../../src/functions/tables.ts';

test('a cell that repeats the rep column’s header names nobody', () => {
  const [, , rep, team] = KPI_SCORECARD([
    ['Owner', 'Amount', 'Close date', 'Won', 'Lost time', 'Created'],
    ['Owner', 46000, false, 1],
  ]);
  expect([rep?.[0], team?.[0]]).toEqual(['(no rep)', 'Team']);
});
