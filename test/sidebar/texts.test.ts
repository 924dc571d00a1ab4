import { describe, expect, test } from 'vitest';
import { definitionFor } from '../../src/core/settings/change.ts';
import type { Kind } from '../../src/core/settings/kinds.ts';
import { gap, money, number, share, text } from '../../src/core/settings/kinds.ts';
import { activityText } from '../../src/sidebar/controls/activity.ts';
import { textOfValue, valueOfText } from '../../src/sidebar/draft/value-text.ts';

const kinds: Record<string, Kind> = {
  share: share(0, 1),
  barometer: share(0, 5),
  gap: gap(),
  money: money(),
  number: number(),
  text: text(),
};

import { moneyText, shareText, weeklyText } from '../../src/sidebar/figures.ts';
import { hasPart, withPart } from '../../src/sidebar/panels/gateways/stages.ts';

describe('what is typed, and the cell that it becomes', () => {
  test.each([
    ['65', 'share', '65%'],
    ['0.65', 'share', '65%'],
    ['65 %', 'share', '65%'],
    ['650', 'share', '650%'],
    ['abc', 'share', 'abc'],
    ['-40%', 'gap', '-40%'],
    ['1.2', 'barometer', '120%'],
    ['3 000 000', 'money', 3_000_000],
    ['400k', 'money', 400_000],
    ['much', 'money', 'much'],
    ['1,5', 'number', 1.5],
    ['  two words ', 'text', 'two words'],
    ['', 'number', ''],
  ] as const)('"%s" as %s is %s', (text, kind, value) => {
    expect(valueOfText(text, kinds[kind] as Kind)).toBe(value);
  });

  test.each([
    [0.65, 'share', '65%'],
    [65, 'share', '65%'],
    ['65 percnt', 'share', '65 percnt'],
    [-0.4, 'gap', '40%'],
    [3_000_000.5, 'money', '3,000,000.5'],
    [undefined, 'money', ''],
    [13, 'number', '13'],
  ] as const)('the cell %s as %s is shown as "%s"', (value, kind, text) => {
    expect(textOfValue(value, kinds[kind] as Kind)).toBe(text);
  });

  test('how a setting is written goes by its name', () => {
    const kind = (group: string, name: string, setting: string) =>
      definitionFor({ group, name, setting })?.kind.kind;
    expect(
      definitionFor({ group: 'Benchmark', name: 'Activity barometer', setting: 'At least' })?.kind,
    ).toMatchObject({ kind: 'share', shareUpTo: 5 });
    expect(kind('Benchmark', 'Average sale', 'Below peers by')).toBe('gap');
    expect(kind('gateway', 'Proposal', 'benchmark')).toBe('share');
    expect(kind('Target', 'Ana', 'Revenue')).toBe('money');
    expect(kind('Gateway', 'Proposal', 'Purpose')).toBe('text');
  });
});

describe('figures', () => {
  test.each([
    ['"$"#,##0', '$1,235'],
    ['#,##0.00 "€"', '1,235 €'],
    ['[$£-809]#,##0', '£1,235'],
    ['#,##0\\ "kr"', '1,235 kr'],
    ['# ##0 [$zł]', '1,235 zł'],
    ['$#,##0;[Red]-$#,##0', '$1,235'],
    ['', '1,235'],
  ])('money in the format %s', (format, text) => {
    expect(moneyText(1234.5, format)).toBe(text);
  });

  test('nothing to show is a dash', () => {
    expect([moneyText(undefined, ''), shareText(undefined), weeklyText(undefined)]).toEqual(['–', '–', '–']);
  });

  test('the gauge in words', () => {
    const activity = { barometer: 0.63375, benchmark: 1, perWeek: 3, magicNumber: 4.7337 };
    expect(activityText(activity)).toBe(
      'Activity barometer 63%, under the benchmark of 100%: 3 first appointments a week of the 4.7 needed',
    );
    expect(activityText({ ...activity, barometer: undefined })).toBe('Activity barometer: not known');
  });
});

test('parts of a value are put in and taken out by what they fold to', () => {
  expect(withPart('Proposal;  Negotiation ', 'proposal', false)).toBe('Negotiation');
  expect(withPart('', 'Closed Won', true)).toBe('Closed Won');
  expect(hasPart('Closed - won; Lost', 'closed won')).toBe(true);
});
