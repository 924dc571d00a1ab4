// A figure over time in the panels: the same numbers as KPI_TREND, and its formula written where there is room.
import { afterEach, expect, test } from 'vitest';
import { TREND_KPIS } from '../../src/core/scorecard/trend.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { ask, asked, openSample } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

/** A day that a formula gave: a cell without a format of its own shows its number. */
const iso = (cell: unknown): string =>
  new Date((Number(cell) - 25_569) * 86_400_000).toISOString().slice(0, 10);

test.each([
  ['week', 13, 'marcus webb', '"Marcus Webb"'],
  ['week', 13, undefined, ''],
  ['month', 12, 'dylan brooks', '"Dylan Brooks"'],
  ['month', 12, undefined, ''],
] as const)('every figure by %s, the last %i: what KPI_TREND says', async (every, count, rep, name) => {
  bench = await openSample({ timeZone: 'UTC' });
  for (const [at, kpi] of TREND_KPIS.entries()) {
    const { points } = await asked(bench, 'readTrend', { kpi, every, ...(rep ? { rep } : {}) });
    expect(points).toHaveLength(count);
    expect(points.at(-1)?.start).toBe(every === 'week' ? '2026-08-31' : '2026-08-01');
    const column = String.fromCharCode(77 + (at % 3) * 4);
    const top = 1 + Math.floor(at / 3) * 60;
    bench.person.type(
      `Pipeline!${column}${top}`,
      `=KPI_TREND(A:K,"${kpi}","${every}",${name},DATE(2025,9,1),DATE(2026,8,31))`,
    );
    await bench.settled();
    const last = String.fromCharCode(column.charCodeAt(0) + 2);
    const told = new Map(
      bench
        .values(`Pipeline!${column}${top}:${last}${top + 58}`)
        .filter(row => row[0] !== '')
        .map(([day, figure, basis]) => [iso(day), [figure, basis]]),
    );
    expect(told.size).toBeGreaterThan(0);
    for (const { start, figure, basis } of points) {
      const known = told.get(start);
      if (known) expect([kpi, start, figure ?? '', basis]).toEqual([kpi, start, ...known]);
      else expect([kpi, start, figure || 0, basis]).toEqual([kpi, start, 0, 0]);
    }
  }
});

test('the formula goes into the selected cell, its days look like days, and it tells what the panel tells', async () => {
  bench = await openSample({ timeZone: 'UTC' });
  bench.person.addTab('Mine');
  bench.person.select('Mine!B2');
  const { place, formula } = await asked(bench, 'writeTrend', {
    kpi: 'Close ratio',
    every: 'month',
    name: 'Marcus Webb',
  });
  expect(place).toBe('Mine!B2');
  expect(formula).toBe(`=KPI_TREND('Pipeline'!A:K; "Close ratio"; "month"; "Marcus Webb";;; KPI_SETTINGS)`);
  await bench.settled();
  const { points } = await asked(bench, 'readTrend', {
    kpi: 'Close ratio',
    every: 'month',
    rep: 'marcus webb',
  });
  const shown = bench.shown('Mine!B2:D20').filter(([day]) => day);
  expect(shown.at(-1)?.[0]).toMatch(/^2026-\d\d-01$/);
  const last = [...points].reverse().find(({ start }) => start === shown.at(-1)?.[0]);
  expect(shown.at(-1)).toEqual([
    last?.start,
    last?.figure === undefined ? '' : `${Math.round(last.figure * 100)}%`,
    String(last?.basis),
  ]);
});

test.each([
  ['Mine!B2', 'a filled cell', /^the cell Mine!B2 must be blank, got "mine"/],
  [
    'Mine!A1',
    'a cell with something below',
    /^the cells below and beside Mine!A1 must be blank for the table, got "mine" in B2/,
  ],
  ['Pipeline!C5', 'a cell of the deals', /^the cell Pipeline!C5 must be blank/],
])('%s, %s: refused in a sentence, and nothing is written', async (cell, _, says) => {
  bench = await openSample();
  bench.person.addTab('Mine');
  bench.person.type('Mine!B2', 'mine');
  bench.person.select(cell);
  const before = JSON.stringify(bench.snapshot());
  const answer = await ask(bench, 'writeTrend', { kpi: 'Sales', every: 'week', name: '' });
  expect(answer.ok ? '' : answer.problem.message).toMatch(says);
  expect(JSON.stringify(bench.snapshot())).toBe(before);
});

test('the team’s deals behind a figure, and the deals of rows without a rep, are two lists', async () => {
  bench = await openSample();
  bench.person.type('Pipeline!C2', '');
  const all = await asked(bench, 'readDeals', { kpi: 'First appointments' });
  const nobody = await asked(bench, 'readDeals', { kpi: 'First appointments', rep: '' });
  expect(all).toHaveLength(600);
  expect(nobody.map(({ row }) => row)).toEqual([2]);
});
