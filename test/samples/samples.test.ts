// The stories planted in the sample pipeline, worked out here from its rows alone.
import { expect, test } from 'vitest';
import { samplePipeline } from './pipeline.ts';
import { stories, team } from './team.ts';

interface Row {
  rep: string;
  appointment: Date;
  level: string;
  stage: string;
  proposal: Date | undefined;
  close: Date;
  amount: number;
}

const [header = [], ...body] = samplePipeline().rows ?? [];
const plain = (cell: unknown) => (cell as { value?: unknown } | null)?.value ?? cell;
const column = (name: string) => header.findIndex(cell => plain(cell) === name);
const rows: Row[] = body.map(row => ({
  rep: String(plain(row[column('Rep')])),
  appointment: row[column('First appointment')] as Date,
  level: String(plain(row[column('Contact level')])),
  stage: String(plain(row[column('Stage')])),
  proposal: (row[column('Proposal date')] as Date | null) ?? undefined,
  close: row[column('Close date')] as Date,
  amount: Number(plain(row[column('Amount')])),
}));

const DAY = 86_400_000;
const asOf = Math.max(...rows.flatMap(r => (/^Closed/.test(r.stage) ? [r.close.getTime()] : [])));
const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;

function figures(list: Row[]) {
  const matured = list.filter(r => asOf - r.appointment.getTime() >= 30 * DAY);
  const passed = (r: Row) => r.proposal !== undefined || r.stage === 'Closed Won';
  const won = list.filter(r => r.stage === 'Closed Won');
  const lost = list.filter(r => r.stage === 'Closed Lost' && passed(r));
  return {
    matured: matured.length,
    gateway: matured.filter(passed).length / matured.length,
    decided: won.length + lost.length,
    won: won.length,
    close: won.length / (won.length + lost.length),
    sale: mean(won.map(r => r.amount)),
    cycle: mean(won.map(r => (r.close.getTime() - r.appointment.getTime()) / DAY)),
    spread: won.map(r => Math.log(r.amount)),
  };
}

/** One-sided Wilson upper bound at 95%. */
function wilson(k: number, n: number): number {
  const z = 1.6448536269514722;
  const p = k / n;
  return (
    (p + (z * z) / (2 * n) + z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  );
}

const of = (rep: string) => figures(rows.filter(r => r.rep === rep));
const peers = (rep: string) => figures(rows.filter(r => r.rep !== rep));
const rep = (story: string) => stories.find(s => s.story === story)?.rep ?? '';

test('600 opportunities of 12 reps from January to August 2026, the same at every run', () => {
  expect(rows).toHaveLength(600);
  expect(new Set(rows.map(r => r.rep)).size).toBe(12);
  expect(
    rows.every(r => r.appointment >= new Date('2026-01-01') && r.appointment <= new Date('2026-08-31')),
  ).toBe(true);
  expect(rows.every(r => r.proposal === undefined || r.proposal >= r.appointment)).toBe(true);
  expect(rows.every(r => r.stage !== 'Closed Won' || r.proposal !== undefined)).toBe(true);
  expect(rows.every(r => !/^Closed/.test(r.stage) || r.close <= new Date('2026-08-31'))).toBe(true);
  expect(JSON.stringify(samplePipeline())).toBe(JSON.stringify(samplePipeline()));
});

test('one rep is clearly under the close benchmark of 65%', () => {
  const own = of(rep('close ratio under'));
  expect(own.close).toBeLessThan(0.5);
  expect(wilson(own.won, own.decided)).toBeLessThan(0.65);
});

test('one has too few deals to tell', () => {
  const own = of(rep('too few to tell'));
  expect(own.close).toBeLessThan(0.65);
  expect(own.decided).toBeLessThan(10);
  expect(wilson(own.won, own.decided)).toBeGreaterThan(0.65);
});

test('one sells 40% below peers on average, on enough sales', () => {
  const own = of(rep('average sale under'));
  const others = peers(rep('average sale under'));
  expect(own.sale / others.sale - 1).toBeLessThan(-0.4);
  expect(own.won).toBeGreaterThan(15);
  // Welch's t on the logarithms is far beyond any bound.
  const variance = (list: number[]) =>
    list.reduce((s, x) => s + (x - mean(list)) ** 2, 0) / (list.length - 1);
  const error = Math.sqrt(
    variance(own.spread) / own.spread.length + variance(others.spread) / others.spread.length,
  );
  expect((mean(own.spread) - mean(others.spread)) / error).toBeLessThan(-5);
});

test('one closes 30% faster than peers, at an average sale that is fine', () => {
  const own = of(rep('fast cycle'));
  const others = peers(rep('fast cycle'));
  expect(own.cycle / others.cycle - 1).toBeLessThan(-0.3);
  expect(own.sale / others.sale).toBeGreaterThan(0.9);
});

test('one has a low gateway ratio, and it comes from the levels met', () => {
  const name = rep('low contact levels');
  const own = of(name);
  expect(wilson(Math.round(own.gateway * own.matured), own.matured)).toBeLessThan(0.6);
  const users = (list: Row[]) => list.filter(r => r.level === 'User').length / list.length;
  expect(users(rows.filter(r => r.rep === name))).toBeGreaterThan(0.6);
  expect(users(rows.filter(r => r.rep !== name))).toBeLessThan(0.1);
});

test('nobody else is near a flag', () => {
  for (const { name, story } of team) {
    if (story === 'too few to tell') continue;
    const own = of(name);
    if (story !== 'low contact levels') expect(own.gateway, name).toBeGreaterThanOrEqual(0.65);
    if (story !== 'close ratio under') expect(own.close, name).toBeGreaterThanOrEqual(0.65);
    const others = peers(name);
    if (story !== 'average sale under') expect(own.sale / others.sale - 1, name).toBeGreaterThan(-0.2);
    if (story !== 'fast cycle') expect(own.cycle / others.cycle - 1, name).toBeGreaterThan(-0.2);
  }
});
