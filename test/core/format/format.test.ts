import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVELS } from '../../../src/core/evidence/flags.ts';
import { STYLES, scorecardRules } from '../../../src/core/format/bands.ts';
import { markKind, markOfKind, markRules } from '../../../src/core/format/marks.ts';
import { kindOfRule, markedFormula, planRules } from '../../../src/core/format/rule.ts';

describe('rules of ours beside rules of the user', () => {
  const rule = { range: 'A1', formula: markedFormula('A1>0', 'scorecard'), style: STYLES.under };
  const user = fc
    .record({ formula: fc.option(fc.string(), { nil: undefined }) })
    .filter(r => kindOfRule(r.formula) === undefined);
  const own = fc
    .constantFrom('scorecard', 'mark Any, names')
    .map(kind => ({ formula: markedFormula('A1>0', kind) }));

  test("the user's survive, in their order; ours are there once, however often they are set", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(user, own), { maxLength: 12 }), standing => {
        const once = planRules(standing, kind => kind === 'scorecard', [rule, rule]);
        const kept = once.flatMap(place => ('keep' in place ? [place.keep] : []));
        expect(kept).toEqual(standing.flatMap((r, i) => (kindOfRule(r.formula) === 'scorecard' ? [] : [i])));
        expect(once.filter(place => 'add' in place)).toHaveLength(2);
        const after = once.map(place =>
          'keep' in place ? (standing[place.keep] as { formula: string }) : place.add,
        );
        const twice = planRules(after, kind => kind === 'scorecard', [rule, rule]);
        expect(twice.map(place => ('keep' in place ? after[place.keep] : place.add))).toEqual(after);
      }),
    );
  });

  test('our mark is read back from the formula, whatever a sheet puts around it', () => {
    expect(kindOfRule(markedFormula('A1>0', 'scorecard'))).toBe('scorecard');
    expect(kindOfRule('=AND(B7>0,N("Sales Barometer: scorecard")=0)')).toBe('scorecard');
    expect(kindOfRule('=A1>0')).toBeUndefined();
    expect(markOfKind(markKind('Close ratio', 'figures'))).toEqual({ kpi: 'Close ratio', what: 'figures' });
  });
});

describe('formulas that we write', () => {
  const formulas = [
    ...scorecardRules({ firstRow: 6, lastRow: 1000 }),
    ...markRules('Any', 'names', { range: 'A2:A9', first: 'A2', rep: undefined }),
    ...markRules('Close ratio', 'figures', { range: 'B2:B9', first: 'B2', rep: '$A2' }),
    ...markRules('Sales cycle', 'figures', { range: 'B2:B9', first: 'B2', rep: '$A2' }),
  ].map(r => r.formula);
  test.each(formulas)(
    '%s works in every locale: semicolons, no decimal literals, no array literals',
    formula => {
      const outside = formula.replace(/"[^"]*"/g, '""');
      expect(outside).not.toMatch(/,/);
      expect(outside).not.toMatch(/\d\.\d/);
      expect(outside).not.toMatch(/[{}]/);
    },
  );
});

describe('the colours', () => {
  // WCAG 2.2: relative luminance and contrast.
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5]
      .map(i => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
      .map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * (r as number) + 0.7152 * (g as number) + 0.0722 * (b as number);
  };
  test.each(Object.entries(STYLES))('%s: its text has a contrast of 4.5 at least', (_, { fill, color }) => {
    const [a, b] = [luminance(fill), luminance(color)].sort((x, y) => y - x) as [number, number];
    expect((a + 0.05) / (b + 0.05)).toBeGreaterThan(4.5);
  });
  test('all five levels differ by more than colour', () => {
    const looks = LEVELS.map(level => {
      const { bold, italic, underline } = STYLES[level];
      return [bold, italic, underline].map(Boolean).join();
    });
    expect(new Set(looks).size).toBe(5);
  });
});
