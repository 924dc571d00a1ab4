import { describe, expect, test } from 'vitest';
import { measure, TRUTHS } from '../../../bench/planted-truths.ts';

// The same teams as `npm run planted`, the first of them.
const DRAWS = 40;

describe.each(TRUTHS)('$name', truth => {
  const outcome = measure(truth, DRAWS);

  test.runIf(truth.cause !== 'none')('is found and ranks first in nine teams of ten', () => {
    expect(outcome.first).toBeGreaterThanOrEqual(0.9);
  });

  test.runIf(truth.cause === 'none')('leaves nine teams of ten without any cause', () => {
    expect(outcome.silent).toBeGreaterThanOrEqual(0.9);
  });

  test('tells the rep no cause that is not there, in nine teams of ten', () => {
    expect(outcome.other).toBeLessThanOrEqual(0.1);
  });
});
