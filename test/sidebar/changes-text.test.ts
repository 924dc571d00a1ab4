import { describe, expect, test } from 'vitest';
import type { SettingChange } from '../../src/core/settings/change.ts';
import { changesText } from '../../src/sidebar/draft/changes-text.ts';
import { draftOf, edited } from '../../src/sidebar/draft/draft.ts';
import { added, gatewayChange, moved, removed, renamed } from '../../src/sidebar/draft/gateways.ts';

const BY_HEADERS = [
  gatewayChange('Proposal date', 'Order', 1),
  gatewayChange('Proposal date', 'Proof column', 'Proposal date'),
];
const empty = draftOf({ rows: [], version: '' });
const text = (changes: readonly SettingChange[], draft = empty): string =>
  changesText(draft, [...edited(draft, changes).edits.values()], BY_HEADERS);
const table = draftOf({
  rows: [...BY_HEADERS, gatewayChange('Demo', 'Order', 2), gatewayChange('Demo', 'Window (days)', 10)].map(
    ({ group, name, setting, values }, i) => ({ row: i + 2, group, name, setting, value: values[0] }),
  ),
  version: 'v',
});

describe('what is not saved, in words', () => {
  test('a gateway that is added is one gateway, whatever came into the table with it', () => {
    const change = added([], ['Proposal date'], 'Demo', 'On-site demo');
    expect(text([...BY_HEADERS, ...change])).toBe('1 gateway added');
    expect(text(BY_HEADERS)).toBe('1 gateway written');
  });
  test('a gateway that is changed, renamed, removed or moved', () => {
    const names = ['Proposal date', 'Demo'];
    expect(text([gatewayChange('Demo', 'Window (days)', 20)], table)).toBe('1 gateway changed');
    expect(text(renamed(table.base, 'Demo', 'Show'), table)).toBe('1 gateway renamed');
    expect(text(removed(names, 'Demo'), table)).toBe('1 gateway removed');
    expect(text(moved(names, 1, -1), table)).toBe('gateways in another order');
  });
  test('of targets and reps the names count, of the rest each setting', () => {
    const set = (group: string, name: string, setting: string, value: string | number): SettingChange => ({
      group,
      name,
      setting,
      values: [value],
    });
    expect(
      text([
        set('Target', 'Team', 'Revenue', 600_000),
        set('Target', 'Team', 'Weeks', 13),
        set('Target', 'Ana', 'Revenue', 5),
        set('Evidence', 'Flags', 'Confidence', '90%'),
        set('Evidence', 'Flags', 'Hold for', 'The team'),
        set('Outcome', 'Won', 'Stages', 'Signed'),
        set('Lunch', 'Friday', 'At', 'noon'),
      ]),
    ).toBe('2 targets changed, 2 rules of evidence changed, 1 list of stages changed, 1 other row changed');
  });
});
