import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/core/cells/fold.ts';
import { ruleSplits } from '../../src/core/settings/rule.ts';
import type { RuleForm } from '../../src/sidebar/draft/rule-text.ts';
import { buildRule, parseRule, RULE_TESTS, ruleProblem } from '../../src/sidebar/draft/rule-text.ts';

const HEADERS = [
  'Contact level',
  'Amount',
  'Discount at least',
  'Proposal date',
  'is filled',
  'VP within reach',
];

describe('a rule as text', () => {
  test.each<[RuleForm, string]>([
    [{ column: 'Contact level', test: 'is filled', values: [] }, 'Contact level is filled'],
    [
      { column: 'Contact level', test: 'is one of', values: ['Owner', 'VP'] },
      'Contact level is one of Owner; VP',
    ],
    [
      { column: 'Contact level', test: 'is not one of', values: ['User'] },
      'Contact level is not one of User',
    ],
    [{ column: 'Amount', test: 'at least', values: ['10,000'] }, 'Amount at least 10,000'],
    [
      { column: 'Proposal date', test: 'within', values: ['21'] },
      'Proposal date within 21 days of the appointment',
    ],
    [
      { column: 'Proposal date', test: 'within', values: ['1'] },
      'Proposal date within 1 day of the appointment',
    ],
    // What is not finished yet has a form too.
    [{ column: 'Contact level', test: 'is one of', values: [''] }, 'Contact level is one of '],
    [
      { column: 'Proposal date', test: 'within', values: [''] },
      'Proposal date within  days of the appointment',
    ],
  ])('%j is "%s", and back', (form, text) => {
    expect(buildRule(form)).toBe(text);
    expect(parseRule(text, HEADERS)).toEqual(form);
  });

  test('the column is the longest header that the text begins with', () => {
    expect(parseRule('Discount at least at least 5', HEADERS)?.column).toBe('Discount at least');
    expect(parseRule('VP within reach is filled', HEADERS)?.column).toBe('VP within reach');
  });

  test('a rule on a column that is gone is still read', () => {
    expect(parseRule('Budget holder is filled', HEADERS)).toEqual({
      column: 'Budget holder',
      test: 'is filled',
      values: [],
    });
  });

  test.each(['whatever', 'Contact level IS ONE OF VP', 'Amount within 1 days of the appointment', ''])(
    '"%s" is not written as a form would, and stays as it is',
    text => {
      expect(parseRule(text, HEADERS)).toBeUndefined();
    },
  );

  test('spaces that somebody typed stay until the rule is changed', () => {
    for (const text of ['Amount  at least 5', 'Contact level is one of VP;Owner'])
      expect(buildRule(parseRule(text, HEADERS) as RuleForm)).toBe(text);
  });

  test('says what is still missing', () => {
    expect(ruleProblem({ column: 'A', test: 'is one of', values: [''] })).toBe('Must be at least one value');
    expect(ruleProblem({ column: 'A', test: 'within', values: ['x'] })).toBe(
      'Must be a number of days, got "x"',
    );
    expect(ruleProblem({ column: 'A', test: 'at most', values: [''] })).toBe(
      'Must be an amount, got a blank',
    );
  });
});

const words = fc
  .string({ minLength: 1, maxLength: 12 })
  .filter(text => fold(text) !== '' && !text.includes(';'));
const trimmed = words.map(text => text.trim().replace(/\s+/g, ' ')).filter(Boolean);
const forms: fc.Arbitrary<RuleForm> = fc
  .tuple(
    fc.oneof(trimmed, fc.constantFrom(...HEADERS)),
    fc.constantFrom(...RULE_TESTS),
    fc.array(fc.oneof(trimmed, fc.constantFrom('is one of', 'at least 5', 'within 3 days')), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.integer({ min: 0, max: 400 }),
  )
  .map(([column, ruleTest, values, n]) => {
    if (ruleTest === 'is filled') return { column, test: ruleTest, values: [] };
    const isList = ruleTest === 'is one of' || ruleTest === 'is not one of';
    return { column, test: ruleTest, values: isList ? values : [String(n)] };
  });

describe('laws of rules', () => {
  test('build(parse(x)) = x, whatever the headers are', () => {
    fc.assert(
      fc.property(forms, fc.array(trimmed), (form, headers) => {
        const text = buildRule(form);
        const read = parseRule(text, [...headers, form.column]);
        expect(read && buildRule(read)).toBe(text);
      }),
    );
  });

  test('what has a form means what the settings read: the column of the sheet that core takes, and its test', () => {
    fc.assert(
      fc.property(forms, form => {
        const headers = [...HEADERS, form.column];
        const read = parseRule(buildRule(form), headers) as RuleForm;
        const known = ruleSplits(buildRule(form)).filter(split =>
          headers.some(header => fold(header) === fold(split.column)),
        );
        const core = known.sort((a, b) => fold(b.column).length - fold(a.column).length)[0];
        if (!core) return;
        expect([fold(read.column), read.test]).toEqual([fold(core.column), core.test.kind]);
      }),
    );
  });
});
