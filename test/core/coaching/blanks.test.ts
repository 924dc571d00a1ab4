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
import { often, runs } from '../../support/laws.ts';
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

  // Two columns with blanks, claims that break a rule, and now and then kinds that one side alone meets.
  const random = (seed: number, more: number): Row[] => {
    const next = seeded(seed);
    const grid: Row[] = [
      [...HEADERS, 'Industry'],
      [...lost, 'Steel'],
    ];
    const strangers = next() < 0.1;
    const rules = next() < 0.5 ? 0.2 : 0;
    for (const rep of ['Ann', 'Bob', 'Cy']) {
      for (let i = 0; i < 60; i++) {
        const isOwner = next() < (rep === 'Ann' ? 0.15 : 0.7);
        const passed = next() < (isOwner ? 0.85 : 0.3);
        const blank = (): boolean => next() < 0.1 + (passed ? 0 : more);
        const level = strangers ? `${rep} ${isOwner}` : isOwner ? 'Owner' : 'Assistant';
        const [deal] = meetings(1, rep, blank() ? '' : level, passed) as [Row];
        if (passed && next() < rules) deal[3] = 46_025;
        grid.push([...deal, blank() ? '' : next() < 0.5 ? 'Steel' : 'Paper']);
      }
    }
    return grid;
  };
  const RULE: Row[] = [
    ...SETTINGS,
    ['Gateway', 'Proposal', 'Proof column', 'Proposal date'],
    ['Gateway', 'Proposal', 'Rule', 'Proposal date within 21 days of the appointment'],
  ];

  test.each([0, 0.15, 0.3])(
    'blanks at random, more among failures by %d: the parts add up to the gap of the scorecard',
    more => {
      const calendar = new Calendar(() => 'Etc/UTC');
      const seen = { causes: 0, blanks: 0, untold: 0 };
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1e6 }), seed => {
          const grid = random(seed, more);
          const settings = readSettings(RULE, calendar);
          const rows = readPipeline(grid, settings, calendar, true);
          const bounds = { from: undefined, to: undefined };
          const card = readScorecard(rows, settings, bounds);
          const [ann, team] = [card.lines.find(({ name }) => name === 'Ann'), card.team].map(line => [
            line?.passed as number,
            line?.matured as number,
          ]) as [[number, number], [number, number]];
          const gap = ann[0] / ann[1] - (team[0] - ann[0]) / (team[1] - ann[1]);
          const { causes, parts, unknown } = causesOf({
            rows,
            settings,
            bounds,
            rep: rows.reps.folded.indexOf('ann'),
          });
          expect(parts.reduce((sum, { size }) => sum + size, 0)).toBeCloseTo(gap, 12);
          // Which columns tell something, and how many of Ann's meetings have all of them.
          const used = ['Contact level', 'Industry'].flatMap((name, i) =>
            unknown.some(text => text.startsWith(name)) ? [] : [i ? 6 : 2],
          );
          const tell = grid.filter(row => row[0] === 'Ann' && used.every(at => row[at] !== '')).length;
          for (const { kind, text } of causes) {
            expect(text).toContain(`gap of ${(gap * -100).toFixed(0)} points`);
            if (kind !== 'Rules' && tell < ann[1])
              expect(text).toContain(`of the ${tell} meetings that tell it`);
          }
          const blank = unknown.find(text => text.includes(' have no '));
          expect(blank?.startsWith(`${ann[1] - tell} of ${ann[1]} `)).toBe(
            gap < 0 && used.length && tell < ann[1] ? true : undefined,
          );
          expect(`${causes.map(({ text }) => text)}${unknown}`).not.toMatch(/NaN|Infinity/);
          seen.causes += causes.length;
          seen.blanks += blank ? 1 : 0;
          seen.untold += parts.length && parts[0]?.kind === 'Whom they meet and skill' ? 1 : 0;
        }),
        { numRuns: runs(150) },
      );
      expect(seen.causes).toBeGreaterThanOrEqual(often(50));
      expect(seen.blanks).toBeGreaterThanOrEqual(often(50));
      expect(seen.untold).toBeGreaterThanOrEqual(often(3));
    },
  );
});

test('a row that is no deal changes nothing that is told: the header once more, a total', () => {
  const more = [...gaps, HEADERS, ['Total', '', '123', '', '', '']];
  expect(KPI_COACHING(more, 'Ann', '', '', SETTINGS)).toEqual(KPI_COACHING(gaps, 'Ann', '', '', SETTINGS));
});
