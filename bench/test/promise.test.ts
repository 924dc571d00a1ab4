// The promise of the marks: exact for the odds, and on the built functions in small.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { lookAt } from '../average-teams.ts';
import { everReached } from '../reach.ts';
import { Realm } from '../realm.ts';

test.each([
  [10, 0.0215],
  [26, 0.0281],
  [52, 0.0319],
  [104, 0.0349],
  [312, 0.0381],
])('at exactly 65%%, 20 to 1 is ever reached by case %d with %d', (cases, share) => {
  expect(everReached(0.65, 0.65, 20, 312)[cases]).toBeCloseTo(share, 4);
});

test('for a true chance at the benchmark, odds ever reach what is asked with no more than its inverse', () => {
  for (const benchmark of [0.3, 0.5, 0.6, 0.65, 0.9])
    for (const asked of [3, 20, 60]) {
      const sums = everReached(benchmark, benchmark, asked, 200);
      expect([benchmark, asked, (sums[200] as number) <= 1 / asked]).toEqual([benchmark, asked, true]);
    }
});

test('somebody truly worse is found, the sooner the worse', () => {
  const by50 = [0.5, 0.4, 0.3].map(chance => everReached(chance, 0.65, 60, 50)[50] as number);
  expect(by50[1]).toBeGreaterThan(by50[0] as number);
  expect(by50[2]).toBeGreaterThan(0.95);
});

test('of average reps looked at every week for half a year hardly anybody is ever marked', () => {
  const realm = new Realm(readFileSync(resolve(import.meta.dirname, '../../dist/Code.js'), 'utf8'));
  const { reps, teamsHeldForTeam } = lookAt(realm, { reps: 5, before: 0, teams: 20, seed: 11 });
  // 5 of 100 are promised at most; 12 or more of 100 would come of that with one chance in 250.
  expect(reps).toBeLessThan(0.12);
  expect(teamsHeldForTeam).toBeLessThanOrEqual(0.2);
});
