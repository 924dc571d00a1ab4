import { describe, expect, test } from 'vitest';
import type { SettingChange } from '../../src/core/settings/change.ts';
import type { SettingRow } from '../../src/core/settings/table.ts';
import { draftOf, edited, rowsOf } from '../../src/sidebar/draft/draft.ts';
import { GatewayKeys } from '../../src/sidebar/draft/gateway-keys.ts';
import {
  added,
  freeName,
  moved,
  nameProblem,
  proposedGateways,
  removed,
  renamed,
} from '../../src/sidebar/draft/gateways.ts';
import { sortChanges } from '../../src/sidebar/draft/held.ts';
import { readingOf, viewOf } from '../../src/sidebar/draft/view.ts';

const rows = (...cells: [string, string, string, SettingRow['value']][]): SettingRow[] =>
  cells.map(([group, name, setting, value], i) => ({ row: i + 2, group, name, setting, value }));
const DEMO_AND_PROPOSAL = rows(
  ['Gateway', 'Demo', 'Order', 1],
  ['Gateway', 'Demo', 'Kind', 'On-site demo'],
  ['Gateway', 'Proposal', 'Order', 2],
  ['Gateway', 'Proposal', 'Rule', 'Amount is filled'],
  ['Gateway', 'Proposal', 'Rule', 'Stage is filled'],
  ['Gateway', 'Proposal', 'Benchmark', 0.6],
);
const draft = draftOf({ rows: DEMO_AND_PROPOSAL, version: '' });
const namesOf = (of: typeof draft): string[] => viewOf(of, []).gateways.map(({ name }) => name);
const NAMES = ['Demo', 'Proposal'];

describe('gateways', () => {
  test('a new one stands last, with the defaults of its kind', () => {
    const after = edited(draft, added(DEMO_AND_PROPOSAL, NAMES, 'Survey', 'Survey'));
    expect(namesOf(after)).toEqual(['Demo', 'Proposal', 'Survey']);
    expect(viewOf(after, []).gateways[2]).toMatchObject({ kind: 'Survey', window: 30, benchmark: 0.65 });
  });

  test('moving one writes only the orders that differ', () => {
    const after = edited(draft, moved(NAMES, 1, -1));
    expect(namesOf(after)).toEqual(['Proposal', 'Demo']);
    expect(after.edits.size).toBe(2);
    expect(moved(NAMES, 0, -1)).toEqual([]);
  });

  test('the last one that goes leaves a row that says so, or the headers would count again', () => {
    let after = edited(draft, removed(NAMES, 'Demo'));
    after = edited(after, removed(['Proposal'], 'Proposal'));
    expect(namesOf(after)).toEqual([]);
    expect(rowsOf(after).map(({ name }) => name)).toEqual(['None']);
    const again = edited(after, added(rowsOf(after), [], 'Demo', 'On-site demo'));
    expect(namesOf(again)).toEqual(['Demo']);
    expect(rowsOf(again).some(({ name }) => name === 'None')).toBe(false);
  });

  test('a new name takes all its settings along, each rule too', () => {
    const after = edited(draft, renamed(DEMO_AND_PROPOSAL, 'Proposal', 'Offer'));
    expect(namesOf(after)).toEqual(['Demo', 'Offer']);
    expect(viewOf(after, []).gateways[1]).toMatchObject({
      rules: ['Amount is filled', 'Stage is filled'],
      benchmark: 0.6,
    });
  });

  test.each([
    ['demo', 'Must be a name of its own: another gateway is called "demo"'],
    [' ', 'Must be a name with a letter or a digit'],
    ['none', 'Must be another name: "None" says that there is no gateway'],
    ['PROPOSAL', undefined],
    ['Offer', undefined],
  ])('"%s" as a name: %s', (to, problem) => {
    expect(nameProblem(NAMES, 'Proposal', to)).toBe(problem);
  });

  test('a name that nobody bears', () => {
    expect(freeName(['Proposal', 'proposal 2'], 'Proposal')).toBe('Proposal 3');
  });

  test('what the headers propose is in force until the table defines one', () => {
    const proposals = proposedGateways([
      { group: 'Gateway', name: 'Demo date', setting: 'Proof column', values: ['Demo date'], why: '' },
      { group: 'Benchmark', name: 'Close ratio', setting: 'At least', values: ['65%'], why: '' },
    ]);
    expect(viewOf(draftOf({ rows: [], version: '' }), proposals).gateways.map(({ name }) => name)).toEqual([
      'Demo date',
    ]);
    expect(viewOf(draft, proposals).gateways).toHaveLength(2);
  });

  test('a gateway keeps its key under new names, also where another takes the old one', () => {
    const keys = new GatewayKeys();
    const key = keys.of('Proposal');
    keys.rename('Proposal', 'P');
    keys.rename('P', 'Offer');
    expect(keys.of('offer')).toBe(key);
    expect(new Set([keys.of('Proposal'), keys.of('P'), keys.of('Offer')]).size).toBe(3);
  });
});

describe('what can be saved', () => {
  const change = (group: string, name: string, setting: string, ...values: string[]) => ({
    group,
    name,
    setting,
    values,
  });
  const sorted = (...changes: SettingChange[]) => {
    const after = edited(draft, changes);
    const { ready, held } = sortChanges(after, viewOf(after, []).problems);
    return [ready.map(({ name }) => name), held.map(({ name }) => name)];
  };

  test('all but what can’t be read', () => {
    expect(
      sorted(
        change('Benchmark', 'Close ratio', 'At least', '650%'),
        change('Benchmark', 'Average sale', 'Below peers by', '35%'),
      ),
    ).toEqual([['Average sale'], ['Close ratio']]);
  });

  test('gateways only together: half of a new name would be a second one', () => {
    expect(
      sorted(
        ...renamed(DEMO_AND_PROPOSAL, 'Proposal', 'Offer'),
        change('Gateway', 'Offer', 'Benchmark', '650%'),
      )[0],
    ).toEqual([]);
  });

  test('a sentence at the field, without the place in the table', () => {
    const after = edited(draft, [change('Gateway', 'Proposal', 'Window (days)', '-3')]);
    const named = { group: 'Gateway', name: 'Proposal', setting: 'Window (days)' };
    expect(viewOf(after, []).problemAt(named)).toBe('Must be a number of days from 0 to 3650, got "-3"');
  });

  test('a purpose or a benchmark reads the same rows; a window or a rule does not', () => {
    const read = (...changes: ReturnType<typeof change>[]) => readingOf(rowsOf(edited(draft, changes)));
    expect(read(change('Gateway', 'Demo', 'Purpose', 'x'))).toBe(read());
    expect(read(change('Benchmark', 'Close ratio', 'At least', '5%'))).toBe(read());
    expect(read(change('Gateway', 'Demo', 'Window (days)', '9'))).not.toBe(read());
    expect(read(change('Method', 'As of', 'Date', '2026-01-01'))).not.toBe(read());
  });
});
