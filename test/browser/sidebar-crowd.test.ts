// A large team with long, right-to-left and pictured names, and as many gateways as anybody will have.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { SeedCell } from '../../workbench/host/seed.ts';
import { SidebarPage } from './sidebar-page.ts';

let sidebar: SidebarPage;
beforeAll(async () => {
  sidebar = await SidebarPage.start();
});
afterAll(() => sidebar?.stop());
afterEach(() => sidebar.quiet());

const LONG = 'Maximiliana '.repeat(17).slice(0, 200);
const UNBROKEN = 'x'.repeat(200);
const ARABIC = 'عبد الرحمن الخطيب';
const HEBREW = 'דוד בן־גוריון';
const PICTURED = '👩🏽‍💼 Zoë 🚀';
const REPS = [LONG, UNBROKEN, ARABIC, HEBREW, PICTURED];
for (let i = REPS.length; i < 60; i++) REPS.push(`Rep ${i}`);
const GATEWAYS = [LONG, UNBROKEN, ARABIC, HEBREW, PICTURED];
for (let i = GATEWAYS.length; i < 12; i++) GATEWAYS.push(`Gateway ${i}`);

const day = (n: number): Date => new Date(Date.UTC(2026, 0, 5 + n));
const rows: SeedCell[][] = REPS.flatMap((rep, r) =>
  Array.from({ length: 8 }, (_, k): SeedCell[] => {
    const start = (r + k * 11) % 80;
    const isWon = k % (r % 4 === 0 ? 4 : 2) === 0;
    return [
      rep,
      day(start),
      isWon ? 'Closed Won' : 'Closed Lost',
      day(start + 9),
      day(start + 30),
      5000 + r,
      UNBROKEN,
    ];
  }),
);
const tabs = [
  {
    name: 'Pipeline',
    rows: [['Rep', 'First appointment', 'Stage', 'Proposal date', 'Close date', 'Amount', UNBROKEN], ...rows],
  },
  {
    name: 'KPI Settings',
    rows: [
      ['Group', 'Name', 'Setting', 'Value'],
      ['Target', 'Team', 'Revenue', 4_000_000],
      ['Target', 'Team', 'Weeks', 13],
      ...GATEWAYS.flatMap((name, i) => [
        ['Gateway', name, 'Order', i + 1],
        ['Gateway', name, 'Proof column', 'Proposal date'],
        ['Gateway', name, 'Purpose', LONG],
      ]),
    ],
  },
];

test.each([300, 280])(
  'every panel at %i pixels: nothing is cut off, no accessibility rule is broken',
  async width => {
    await sidebar.open(tabs, 0, { KPI_SETTINGS: 'KPI Settings!A:D' });
    await sidebar.width(width);
    for (const panel of [
      'Pipeline',
      'Gateways',
      'Benchmarks',
      'Targets',
      'Scorecard',
      'Coach',
      'Meeting',
      'Mark',
    ]) {
      await sidebar.play({ open: panel });
      await sidebar.settled();
      await sidebar.frame.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      expect(await sidebar.violations(), panel).toEqual([]);
      if (panel === 'Gateways') {
        expect(await sidebar.frame.locator('.gateway').count()).toBe(12);
        for (const name of [UNBROKEN, ARABIC]) {
          await sidebar.play({ press: `Edit: ${name}` });
          expect(await sidebar.violations(), name).toEqual([]);
        }
      }
      if (panel === 'Targets') {
        const shown = await sidebar.text();
        for (const rep of [UNBROKEN, ARABIC, HEBREW, PICTURED, 'Rep 59']) expect(shown).toContain(rep);
      }
    }
  },
);
