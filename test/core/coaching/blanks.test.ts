// Rows without a level, and rows that are no deals: what is said of causes speaks of the rows of the figure above it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { causesOf } from '../../../src/core/coaching/causes.ts';
import { readPipeline } from '../../../src/core/pipeline/read.ts';
import { readScorecard } from '../../../src/core/scorecard/groups.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { KPI_COACHING } from '../../../src/functions/coaching.ts';
import { seeded } from './seeded.ts';

type Row = Cell[];
const HEADERS: Row = ['Rep', 'First appointment', 'Contact level', 'Proposal date', 'Stage', 'Close date'];
const SETTINGS: Row[] = [
  ['Group', 'Name', 'Setting', 'Value'],
  ['Method', 'As of', 'Date', '2026-12-31'],
];
const meetings = (n: number, rep: string, level: string, passed: boolean): Row[] =>
  Array.from({ length: n }, () => [rep, 46_000, level, passed ? 46_010 : '', 'Open', '']);
const lost: Row = ['Zed', 46_000, 'Owner', '', 'Lost', 46_020];

const gaps: Row[] = [
  HEADERS,
  ...meetings(12, 'Ann', 'Assistant', true),
  ...meetings(6, 'Ann', 'Assistant', false),
  ...meetings(3, 'Ann', 'Owner', true),
  ...meetings(17, 'Ann', '', false),
  ...meetings(8, 'Bob', 'Assistant', true),
  ...meetings(4, 'Bob', 'Assistant', false),
  ...meetings(60, 'Bob', 'Owner', true),
  ...meetings(3, 'Bob', 'Owner', false),
  ...meetings(10, 'Bob', '', false),
];

describe('rows without a level', () => {
  test('are a part of their own, and the gap is that of the scorecard', () => {
    const table = KPI_COACHING(gaps, 'Ann', '', '', SETTINGS) as Row[];
    const said = table
      .filter(row => /^(Likely cause|Cannot tell)/.test(String(row[5])))
      .map(row => String(row[6]));
    // 15 of 38 passed, 68 of 85 of the peers: 80.0% - 39.5% = 40.5 points.
    for (const text of said.filter(text => text.includes('points')))
      expect(text).toContain('gap of 41 points');
    expect(said.join('\n')).toMatch(
      /17 of 38 \(peers 10 of 85\) have no contact level: \d+% of the gap is theirs/,
    );
  });

  test.each([0, 0.15, 0.3])(
    'blanks at random, more among failures by %d: every cause names the gap of the scorecard',
    more => {
      const calendar = new Calendar(() => 'Etc/UTC');
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1e6 }), seed => {
          const random = seeded(seed);
          const grid: Row[] = [HEADERS, lost];
          for (const rep of ['Ann', 'Bob', 'Cy']) {
            for (let i = 0; i < 60; i++) {
              const isOwner = random() < (rep === 'Ann' ? 0.15 : 0.7);
              const passed = random() < (isOwner ? 0.85 : 0.3);
              const isBlank = random() < 0.15 + (passed ? 0 : more);
              grid.push(...meetings(1, rep, isBlank ? '' : isOwner ? 'Owner' : 'Assistant', passed));
            }
          }
          const settings = readSettings(SETTINGS, calendar);
          const rows = readPipeline(grid, settings, calendar, true);
          const bounds = { from: undefined, to: undefined };
          const card = readScorecard(rows, settings, bounds);
          const line = card.lines.find(({ name }) => name === 'Ann');
          const [matured, passed] = [line?.matured as number, line?.passed as number];
          const peers = line?.peers?.gateways[0] as { matured: number; passed: number };
          const gap = peers.passed / peers.matured - passed / matured;
          const { causes } = causesOf({ rows, settings, bounds, rep: rows.reps.folded.indexOf('ann') });
          for (const { text } of causes) expect(text).toContain(`gap of ${(gap * 100).toFixed(0)} points`);
        }),
        { numRuns: 40 },
      );
    },
  );
});

test('a row that is no deal changes nothing that is told: the header once more, a total', () => {
  const more = [...gaps, HEADERS, ['Total', '', '123', '', '', '']];
  expect(KPI_COACHING(more, 'Ann', '', '', SETTINGS)).toEqual(KPI_COACHING(gaps, 'Ann', '', '', SETTINGS));
});
