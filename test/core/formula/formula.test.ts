import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicFunctions, readDoc } from '../../../build/doors.mjs';
import { callsIn } from '../../../src/core/formula/calls.ts';
import { explanationOf, formulaOf, isCellAddress, quotedText } from '../../../src/core/formula/compose.ts';
import { functionsWithSettings, takesSettings } from '../../../src/core/formula/functions.ts';
import { mendOf } from '../../../src/core/formula/mend.ts';
import { runs } from '../../support/laws.ts';

test('the place of the settings is the one that each function documents', () => {
  const documented = publicFunctions()
    .filter(({ doc }) => doc && readDoc(doc).isCustom)
    .map(({ name, parameters }): [string, number] => [name, parameters.indexOf('settings')])
    .filter(([, place]) => place >= 0);
  expect(Object.fromEntries(functionsWithSettings().map(name => [name, takesSettings(name)]))).toEqual(
    Object.fromEntries(documented),
  );
});

describe('a formula without the settings', () => {
  test.each([
    ['=CLOSE_RATIO(A:K,"Ana")', '=CLOSE_RATIO(A:K,"Ana",,, KPI_SETTINGS)'],
    ['=CLOSE_RATIO(A:K;"Ana")', '=CLOSE_RATIO(A:K;"Ana";;; KPI_SETTINGS)'],
    ['=close_ratio( A:K , B2 )', '=close_ratio( A:K , B2,,, KPI_SETTINGS )'],
    ['=PIPELINE_CHECK(Deals!A:K)', '=PIPELINE_CHECK(Deals!A:K; KPI_SETTINGS)'],
    ['=CLOSE_RATIO(A:K,,,,)', '=CLOSE_RATIO(A:K,,,,KPI_SETTINGS)'],
    ['=KPI_SCORECARD(A:K,B2,D2, ,"Lead source")', '=KPI_SCORECARD(A:K,B2,D2, KPI_SETTINGS,"Lead source")'],
    [
      "=IF(CLOSE_RATIO('It''s, (mine)'!A:K)>0,65;\"a, b (\";GATEWAY_RATIO(A:K;B2))",
      "=IF(CLOSE_RATIO('It''s, (mine)'!A:K;;;; KPI_SETTINGS)>0,65;\"a, b (\";GATEWAY_RATIO(A:K;B2;;; KPI_SETTINGS))",
    ],
    [
      '=MAGIC_NUMBER(600000, 13, AVERAGE_SALE(A:K), CLOSE_RATIO(A:K,,,,KPI_SETTINGS))',
      '=MAGIC_NUMBER(600000, 13, AVERAGE_SALE(A:K,,,, KPI_SETTINGS), CLOSE_RATIO(A:K,,,,KPI_SETTINGS))',
    ],
    ['=CLOSE_RATIO({A1:B9,D1:E9},"x")', '=CLOSE_RATIO({A1:B9,D1:E9},"x",,, KPI_SETTINGS)'],
    ['=CLOSE_RATIO(\n  A:K\n)', '=CLOSE_RATIO(\n  A:K;;;; KPI_SETTINGS\n)'],
  ])('%s becomes %s', (formula, mended) => {
    expect(mendOf(formula)?.mended).toBe(mended);
    expect(mendOf(mended)).toBeUndefined();
  });
  test.each([
    '=CLOSE_RATIO(30,12)',
    '=CLOSE_RATIO(B2;C2)',
    '=AVERAGE_SALE(Week!$B$2:$B$9, Week!C2:C9)',
    '=CLOSE_RATIO(2:2,3:3)',
    '=CLOSE_RATIO(A:K,,,,Plan!A:D)',
    '=MAGIC_NUMBER(1,2,3,4)',
    '=MY_CLOSE_RATIO(A:K)',
    '=CLOSE_RATIO()',
    '="CLOSE_RATIO(A:K)"',
    'CLOSE_RATIO(A:K)',
    '=CLOSE_RATIO(A:K',
    '=CLOSE_RATIO("never closed)',
    '',
  ])('%s has nothing to mend', formula => {
    expect(mendOf(formula)).toBeUndefined();
  });
  test('says which functions leave the settings out, each once', () => {
    expect(mendOf('=CLOSE_RATIO(A:K)+CLOSE_RATIO(B:L)*GATEWAY_RATIO(A:K)')?.functions).toEqual([
      'CLOSE_RATIO',
      'GATEWAY_RATIO',
    ]);
  });
});

test('whatever the formula, mending only adds, and mends once and for all', () => {
  const piece = fc.constantFrom(
    ...[
      '=',
      'CLOSE_RATIO(',
      'KPI_TREND(',
      'IF(',
      '(',
      ')',
      ',',
      ';',
      '"',
      '"a,b"',
      "'",
      "'T,'!A:K",
      'A:K',
      'B2',
    ],
    ...['{', '}', ' ', '\n', '1', 'KPI_SETTINGS', '""'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), pieces => {
      const formula = `=${pieces.join('')}`;
      const mend = mendOf(formula);
      if (!mend) return;
      // Each sign of the formula is there still, in its order.
      let at = 0;
      for (const sign of mend.mended) if (sign === formula[at]) at++;
      expect(at).toBe(formula.length);
      expect(mendOf(mend.mended)).toBeUndefined();
      expect(callsIn(mend.mended).length).toBe(callsIn(formula).length);
    }),
    { numRuns: runs(2_000) },
  );
});

test('a formula is read in one pass: a deep one is no trouble', () => {
  const depth = 20_000;
  const formula = `=${'IF('.repeat(depth)}CLOSE_RATIO(A:K)${')'.repeat(depth)}`;
  expect(callsIn(formula)).toHaveLength(depth + 1);
  expect(mendOf(formula)?.mended).toContain('CLOSE_RATIO(A:K;;;; KPI_SETTINGS)');
});

describe('a formula that is written', () => {
  const parts = { pipeline: "'Deals'!A:K", rep: 'A2', from: '$B$1', to: '' };
  test.each([
    ['Close ratio', "=CLOSE_RATIO('Deals'!A:K; A2; $B$1;; KPI_SETTINGS)"],
    ['Sales', `=ROWS(KPI_ROWS('Deals'!A:K; "Sales"; A2; $B$1;; KPI_SETTINGS))-1`],
    ['Magic number', "=VLOOKUP(A2; KPI_SCORECARD('Deals'!A:K; $B$1;; KPI_SETTINGS); 16; FALSE)"],
  ] as const)('%s', (kpi, formula) => {
    expect(formulaOf({ ...parts, kpi })).toBe(formula);
    expect(mendOf(formula)).toBeUndefined();
  });
  test('is explained', () => {
    expect(explanationOf({ ...parts, kpi: 'Close ratio' })).toEqual([
      'Won / (won + lost), among deals that passed the gateway where there is one.',
      'Of the rep in A2.',
      'From the day in $B$1 on.',
      'By the settings of this file, KPI_SETTINGS: change them, and it follows.',
    ]);
  });
  test('a name that holds a quote is still a text', () => {
    expect(quotedText('Ann "the" Lee')).toBe('"Ann ""the"" Lee"');
  });
  test.each([
    ['A2', true],
    ['$B$12', true],
    ["'My tab'!C3", true],
    ['Übersicht!A1', true],
    ['A0', false],
    ['A2:A5', false],
    ['A2)+HYPERLINK("x"', false],
    ['', false],
  ])('is %s the address of a cell? %s', (text, is) => {
    expect(isCellAddress(text)).toBe(is);
  });
});
