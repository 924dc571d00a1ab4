// A gateway after the first has its own lines beside the scorecard; what they count is counted here deal by deal.
import { afterEach, expect, test } from 'vitest';
import { seeded } from '../../workbench/host/random.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { asked, open } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const REPS = ['Ana Silva', 'Bo Li', 'Tom Okafor'];
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);
const iso = (day: number) => new Date(START + day * DAY).toISOString().slice(0, 10);

interface Deal {
  rep: string;
  stage: string;
  appointment: number;
  demo: number | undefined;
  proposal: number | undefined;
  close: number | undefined;
}

/** Ana brings nearly every demo to a proposal, Bo hardly one. */
const random = seeded(14);
const DEALS: Deal[] = Array.from({ length: 240 }, (_, i) => {
  const rep = REPS[i % 3] as string;
  const appointment = Math.floor(random() * 180);
  const demo = random() < 0.7 ? appointment + 3 + Math.floor(random() * 10) : undefined;
  const odds = { 'Ana Silva': 0.9, 'Bo Li': 0.15, 'Tom Okafor': 0.6 }[rep] as number;
  const proposal = demo !== undefined && random() < odds ? demo + 5 : undefined;
  const end = random();
  const stage = proposal !== undefined && end < 0.5 ? 'Closed Won' : end < 0.9 ? 'Closed Lost' : 'Proposal';
  const close = stage === 'Proposal' ? undefined : (proposal ?? demo ?? appointment) + 7;
  return { rep, stage, appointment, demo, proposal, close };
});
const ASOF = Math.max(
  ...DEALS.flatMap(({ appointment, demo, proposal, close }) =>
    close === undefined && demo === undefined ? [] : [appointment, demo ?? 0, proposal ?? 0, close ?? 0],
  ),
);

const rows = [
  ['Deal', 'Rep', 'Stage', 'First appointment', 'Demo date', 'Proposal date', 'Close date', 'Amount'],
  ...DEALS.map(({ rep, stage, appointment, demo, proposal, close }, i) => [
    `D${i}`,
    rep,
    stage,
    iso(appointment),
    ...[demo, proposal, close].map(day => (day === undefined ? '' : iso(day))),
    1000 + i,
  ]),
];

/** Contract, section 2: passes of the second among those that passed the first and were given its days since. */
const counted = (who: string[]) => {
  const asked = DEALS.filter(
    ({ rep, stage, appointment, demo }) =>
      who.includes(rep) &&
      (stage === 'Closed Won' || demo !== undefined) &&
      ASOF - (demo ?? appointment) >= 30,
  );
  const passed = asked.filter(({ stage, proposal }) => stage === 'Closed Won' || proposal !== undefined);
  return [passed.length, asked.length];
};

test('each rep’s and the team’s figures are those of a count by hand, and the reps add up to the team', async () => {
  bench = await open({ sheets: [{ name: 'Deals', rows }] });
  bench.click('Build scorecard');
  await bench.settled();
  expect(bench.value('KPI Scorecard!V3')).toBe('Further gateways');
  const [head, ...lines] = bench.values('KPI Scorecard!V4:AB8');
  expect(head).toEqual(['Gateway', 'Rep', 'Passed', 'Matured', 'Ratio', 'Benchmark', 'Level']);
  const told = lines.filter(([gateway]) => gateway !== '');
  expect(told.map(([gateway, rep, passed, matured]) => [gateway, rep, passed, matured])).toEqual([
    ...REPS.map(rep => ['Proposal date', rep, ...counted([rep])]),
    ['Proposal date', 'Team', ...counted(REPS)],
  ]);
  for (const [, , passed, matured, ratio, benchmark] of told) {
    expect(ratio).toBe((passed as number) / (matured as number));
    expect(benchmark).toBe(0.6);
  }
  const sum = (column: number) => told.slice(0, 3).reduce((all, line) => all + (line[column] as number), 0);
  expect([sum(2), sum(3)]).toEqual(told[3]?.slice(2, 4));
  // Bo is far below 60%, Ana above it; the team is nobody.
  expect(told.map(line => String(line[6]).split(' ')[0])).toEqual(['', 'under', expect.any(String), '']);
  expect(bench.shown('KPI Scorecard!AA5').flat()).toEqual(['60%']);
});

test('the preview in the sidebar counts the same, and its parts add up to all that passed the first', async () => {
  bench = await open({ sheets: [{ name: 'Deals', rows }] });
  const { pipeline } = await asked(bench, 'readDocument', {});
  const second = pipeline?.gateways[1];
  expect(second).toMatchObject({ name: 'Proposal date', before: 'Demo date', offRules: 0, notProvable: 0 });
  const { won = 0, proven = 0, unclaimed = 0, pending = 0 } = second ?? {};
  const [passed, matured] = counted(REPS) as [number, number];
  expect([won + proven, won + proven + unclaimed]).toEqual([passed, matured]);
  const throughFirst = DEALS.filter(({ stage, demo }) => stage === 'Closed Won' || demo !== undefined).length;
  expect(won + proven + unclaimed + pending).toBe(throughFirst);
});

test('its benchmark is shown with the digits that were set, and follows', async () => {
  bench = await open({ sheets: [{ name: 'Deals', rows }] });
  bench.click('Build scorecard');
  await bench.settled();
  const { settings, pipeline } = await asked(bench, 'readDocument', {});
  // As the sidebar does with the first change to a gateway: all that the headers name come into the table.
  const named = (pipeline?.proposals ?? []).filter(({ group }) => group === 'Gateway');
  const changes = [
    ...named.filter(({ name, setting }) => name !== 'Proposal date' || setting !== 'Benchmark'),
    { group: 'Gateway', name: 'Proposal date', setting: 'Benchmark', values: ['72.25%'] },
  ].map(({ group, name, setting, values }) => ({ group, name, setting, values: values as string[] }));
  await asked(bench, 'saveSettings', { version: settings.version, changes });
  await bench.settled();
  expect(bench.values('KPI Scorecard!AA5:AA8').flat()).toEqual([0.7225, 0.7225, 0.7225, 0.7225]);
  expect(bench.shown('KPI Scorecard!AA5:AA8').flat()).toEqual(['72.25%', '72.25%', '72.25%', '72.25%']);
});
