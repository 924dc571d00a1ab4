import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GatewayPreview } from '../../src/core/check/preview.ts';
import { besidesText, previewText, unprovableText } from '../../src/sidebar/panels/gateways/preview-text.ts';

const NONE: GatewayPreview = {
  name: 'Demo',
  before: '',
  won: 0,
  proven: 0,
  offRules: 0,
  examples: [],
  unclaimed: 0,
  pending: 0,
  notProvable: 0,
  unprovable: '',
  lost: 0,
};

describe('what a gateway makes of the rows', () => {
  test('is one sentence', () => {
    const preview = { ...NONE, won: 120, proven: 247, offRules: 65, unclaimed: 95 };
    expect(previewText(preview, 30)).toBe(
      'Of 527 first appointments that had their 30 days, 367 passed (120 won, 247 by their proof), 65 claim it against a rule and 95 claim nothing.',
    );
    expect(previewText({ ...preview, before: 'Demo', offRules: 0, unclaimed: 1 }, 10)).toBe(
      'Of 368 that passed "Demo" and had their 10 days, 367 passed (120 won, 247 by their proof) and 1 claims nothing.',
    );
    expect(besidesText({ ...NONE, pending: 73, notProvable: 1 })).toBe(
      'Besides: 73 younger ones will count later and 1 lost deal can’t be judged.',
    );
    expect(besidesText(NONE)).toBe('');
  });
  test('whose parts add up, whatever they are', () => {
    const count = fc.integer({ min: 0, max: 5_000 });
    const parts = fc.record({ won: count, proven: count, offRules: count, unclaimed: count });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 90 }), (counts, window) => {
        const text = previewText({ ...NONE, ...counts }, window);
        const said = (pattern: RegExp): number => Number((pattern.exec(text)?.[1] ?? '0').replace(/,/g, ''));
        const all = said(/^Of ([\d,]+) /);
        const passed = said(/([\d,]+) passed/);
        expect(passed).toBe(said(/([\d,]+) won/) + said(/([\d,]+) by their proof/));
        expect(all).toBe(passed + said(/([\d,]+) claim it against/) + said(/([\d,]+) claims? nothing/));
      }),
    );
  });
  test('says before it is saved what can’t be proven, what that means, and what to do', () => {
    expect(unprovableText({ ...NONE, unprovable: 'no lost deal tells', lost: 198 })).toBe(
      'It can’t be proven: of 198 lost deals none tells how far it had come. Saved like this, its ratio stays blank, and the close ratio counts all decided deals. Choose a column that proves it, or name the column of the furthest stage in Pipeline.',
    );
    expect(unprovableText({ ...NONE, unprovable: 'no proof' })).toMatch(
      /^It can’t be proven: neither a column/,
    );
    expect(unprovableText(NONE)).toBe('');
  });
});
