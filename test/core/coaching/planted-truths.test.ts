import { expect, test } from 'vitest';
import { measure, TRUTHS } from '../../../bench/planted-truths.ts';

// The same teams as `npm run planted`, the first of them.
const DRAWS = 40;

const outcomes = TRUTHS.map(truth => ({ ...truth, outcome: measure(truth, DRAWS) }));

test.each(outcomes.filter(({ cause }) => cause !== 'none'))(
  '$name: found and ranked first in nine teams of ten',
  ({ outcome }) => {
    expect(outcome.first).toBeGreaterThanOrEqual(0.9);
  },
);

test.each(outcomes.filter(({ cause }) => cause === 'none'))(
  '$name: nine teams of ten are left without any cause',
  ({ outcome }) => {
    expect(outcome.silent).toBeGreaterThanOrEqual(0.9);
  },
);

test.each(outcomes)(
  '$name: tells the rep no cause that is not there, in nine teams of ten',
  ({ outcome }) => {
    expect(outcome.other).toBeLessThanOrEqual(0.1);
  },
);
