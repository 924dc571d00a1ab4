// Did coaching help? What came, beside what was to be expected without it.
import { describe, expect, test } from 'vitest';
import { coachingEffect, verdictOf } from '../../../src/core/effect/coaching-effect.ts';
import { type Count, pooled, spreadOf } from '../../../src/core/effect/spread.ts';
import { studentQuantile } from '../../../src/core/effect/student.ts';
import { seeded } from '../coaching/seeded.ts';

describe('the quantile of t', () => {
  // R: qt(0.95, df) and qt(0.975, df).
  test.each([
    [1, 6.313751515, 12.7062047362],
    [2, 2.91998558, 4.30265272991],
    [3, 2.353363435, 3.18244630528],
    [4, 2.131846786, 2.7764451052],
    [5, 2.015048373, 2.57058183661],
    [10, 1.812461123, 2.22813885196],
    [19, 1.729132812, 2.09302405441],
    [30, 1.697260887, 2.0422724563],
    [120, 1.657650899, 1.97993040505],
  ])('with %i degrees of freedom is right to nine digits', (freedom, at95, at975) => {
    expect(studentQuantile(0.95, freedom)).toBeCloseTo(at95, 8);
    expect(studentQuantile(0.975, freedom)).toBeCloseTo(at975, 8);
  });
});

describe('how much reps differ beyond luck', () => {
  test('by the one-way ANOVA, of counts worked by hand', () => {
    // Two reps with 1 of 4 and 3 of 4: between 4 (1/16) 2 / 1 = 1/2; within (4 (3/16) 2) / 6 = 1/4; size 4.
    // icc = (1/2 - 1/4) / (1/2 + 3/4) = 1/5, so the team weighs 4 cases.
    const spread = spreadOf([
      { x: 1, n: 4 },
      { x: 3, n: 4 },
      { x: 0, n: 0 },
    ]);
    expect(spread?.mean).toBe(0.5);
    expect(spread?.weight).toBeCloseTo(4, 12);
    expect(spread?.reps).toBe(2);
  });

  test('reps who are alike weigh 199 cases and no more', () => {
    expect(spreadOf([5, 5, 5].map(x => ({ x, n: 10 })))?.weight).toBe(199);
    expect(spreadOf([4, 4].map(x => ({ x, n: 4 })))?.weight).toBe(199);
  });

  test('reps of whom all succeed, and others of whom none does, are told apart: the team weighs nothing', () => {
    expect(
      spreadOf([
        { x: 9, n: 9 },
        { x: 0, n: 9 },
      ])?.weight,
    ).toBe(0);
  });

  test('can not be told of one rep, or where nobody has two cases', () => {
    expect(spreadOf([{ x: 3, n: 9 }])).toBeUndefined();
    expect(
      spreadOf([
        { x: 1, n: 1 },
        { x: 0, n: 1 },
      ]),
    ).toBeUndefined();
  });
});

describe('the effect of coaching', () => {
  test('of the worked case: 8 of 25, then 12 of 25, in a team that went from 50% to 52%', () => {
    const effect = coachingEffect({
      before: { x: 8, n: 25 },
      after: { x: 12, n: 25 },
      // With so many reps t is the normal quantile to the digits shown.
      team: { mean: 500 / 1000, weight: 20, reps: 2001 },
      othersBefore: { x: 500, n: 1000 },
      othersAfter: { x: 260, n: 500 },
    });
    expect(effect).toBeDefined();
    const [expected, came, points, low, high] = Object.values(effect ?? {}).map(
      share => Math.round(share * 1000) / 10,
    );
    expect([expected, came, points, low, high]).toEqual([42, 48, 6, -14.6, 26.6]);
  });

  test('is not told without cases after, or without others', () => {
    const some = { x: 5, n: 10 };
    const none = { x: 0, n: 0 };
    const team = { mean: 0.5, weight: 20, reps: 5 };
    expect(
      coachingEffect({ before: some, after: none, team, othersBefore: some, othersAfter: some }),
    ).toBeUndefined();
    expect(
      coachingEffect({ before: some, after: some, team, othersBefore: none, othersAfter: some }),
    ).toBeUndefined();
    expect(
      coachingEffect({ before: some, after: some, team, othersBefore: some, othersAfter: none }),
    ).toBeUndefined();
  });
});

describe('the worst of 20 is coached', () => {
  const RUNS = 4000;
  const random = seeded(16);
  const draw = (n: number, chance: number): Count => {
    let x = 0;
    for (let i = 0; i < n; i++) if (random() < chance) x++;
    return { x, n };
  };
  /** One team: what each of 20 reps is worth, 30 cases before; the worst is coached, 25 cases after. */
  const season = (lift: number) => {
    const chances = Array.from({ length: 20 }, () => 0.35 + 0.3 * random());
    const before = chances.map(chance => draw(30, chance));
    const worst = before.reduce((at, { x }, i) => (x < (before[at] as Count).x ? i : at), 0);
    const after = chances.map((chance, i) => draw(25, chance + (i === worst ? lift : 0)));
    const others = (counts: Count[]) => pooled(counts.filter((_, i) => i !== worst));
    const own = { before: before[worst] as Count, after: after[worst] as Count };
    const team = spreadOf(before);
    const effect =
      team && coachingEffect({ ...own, team, othersBefore: others(before), othersAfter: others(after) });
    if (!effect) throw new Error('no effect');
    return { ...own, effect };
  };

  test('without any effect: said to help in 7% at most, where plain before and after says it in 20% or more', () => {
    let helped = 0;
    let plain = 0;
    for (let run = 0; run < RUNS; run++) {
      const { before, after, effect } = season(0);
      if (verdictOf(effect) === 'Helped') helped++;
      // Two proportions, one-sided at 5%.
      const both = pooled([before, after]);
      const p = both.x / both.n;
      const error = Math.sqrt(p * (1 - p) * (1 / before.n + 1 / after.n));
      if ((after.x / after.n - before.x / before.n) / error > 1.6448536) plain++;
    }
    console.log(
      `worst of 20, no effect: helped ${percent(helped / RUNS)}, plain before and after ${percent(plain / RUNS)}`,
    );
    expect(helped / RUNS).toBeLessThanOrEqual(0.07);
    expect(plain / RUNS).toBeGreaterThanOrEqual(0.2);
  });

  test('a true 20 points come out within 2 points on average', () => {
    let sum = 0;
    for (let run = 0; run < RUNS; run++) sum += season(0.2).effect.effect;
    console.log(`worst of 20, 20 points: ${((sum / RUNS) * 100).toFixed(1)} on average`);
    expect(Math.abs(sum / RUNS - 0.2)).toBeLessThanOrEqual(0.02);
  });
});

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
