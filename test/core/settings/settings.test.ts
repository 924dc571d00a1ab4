import { describe, expect, test } from 'vitest';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { planChanges } from '../../../src/core/settings/change.ts';
import { parseSettings } from '../../../src/core/settings/read.ts';
import { ruleSplits } from '../../../src/core/settings/rule.ts';
import { settingRows } from '../../../src/core/settings/table.ts';

const utc = new Calendar(() => 'Etc/UTC');
const table = (...rows: Cell[][]): Cell[][] => [['Group', 'Name', 'Setting', 'Value'], ...rows];
const read = (...rows: Cell[][]) => parseSettings(table(...rows), utc);

describe('a setting', () => {
  test.each(['Gateway', 'Target', 'Benchmark', 'constructor'])(
    'of the group %s called like what every object has is an unknown one: kept, and it sets nothing',
    group => {
      const rows = ['constructor', 'toString', '__proto__', 'hasOwnProperty'].map(name => [
        group,
        'Team',
        name,
        'x',
      ]);
      const { settings, problems } = read(...rows);
      expect(settings.unknown).toHaveLength(4);
      expect({ settings: { ...settings, unknown: [] }, problems }).toEqual(read());
    },
  );
  test.each<[string, Cell, number]>([
    ['0.65', 0.65, 0.65],
    ['65%', '65%', 0.65],
    ['65', 65, 0.65],
    ['0,65', '0,65', 0.65],
    ['1 is 100%', 1, 1],
    ['12.125%, where no share is in thousands', '12.125%', 0.12125],
    ['72,125', '72,125', 0.72125],
  ])('a share written as %s', (_, value, share) => {
    expect(read(['Benchmark', 'Close ratio', 'At least', value]).settings.benchmarks.closeRatio).toBe(share);
  });
  test.each<[Cell]>([['40%'], ['-40%'], [-40], [0.4]])('a gap written as %s', value => {
    expect(read(['Benchmark', 'Average sale', 'Below peers by', value]).settings.benchmarks.averageSale).toBe(
      0.4,
    );
  });
  test('the barometer may be above 100%: 1.2 and 120 are 120%', () => {
    const barometer = (value: Cell) =>
      read(['Benchmark', 'Activity barometer', 'At least', value]).settings.benchmarks.barometer;
    expect([barometer(1.2), barometer(120), barometer('120%')]).toEqual([1.2, 1.2, 1.2]);
  });
  test('of two rows the later wins; a blank value sets nothing; rules and steps all count', () => {
    const { settings } = read(
      ['Target', 'Team', 'Weeks', 13],
      ['Target', 'Team', 'Weeks', 26],
      ['Target', 'Team', 'Weeks', ''],
      ['Playbook', 'Close ratio', 'Step', 'One'],
      ['Playbook', 'Close ratio', 'Step', 'Two'],
    );
    expect([settings.target.weeks, settings.playbooks.get('close ratio')]).toEqual([26, ['One', 'Two']]);
  });
  test('columns may stand in any order, with others between them', () => {
    const rows: Cell[][] = [
      ['Notes', 'Value', 'Setting', 'Name', 'Group'],
      ['x', '75%', 'At least', 'Close ratio', 'Benchmark'],
    ];
    expect(parseSettings(rows, utc).settings.benchmarks.closeRatio).toBe(0.75);
  });
  test('unknown rows are kept and reported, with the row where they stand', () => {
    expect(
      read(['Benchmark', 'Close ratio', 'At lest', 0.6], ['Wether', 'x', 'y', 1]).settings.unknown,
    ).toEqual([
      { row: 2, text: 'Benchmark, Close ratio, At lest' },
      { row: 3, text: 'Wether, x, y' },
    ]);
  });
  test('a row that cannot be read does not stop the others', () => {
    const { settings, problems } = read(
      ['Target', 'Team', 'Weeks', 'many'],
      ['Target', 'Team', 'Revenue', '$600k'],
    );
    expect([settings.target.revenue, problems.map(p => p.place)]).toEqual([
      600_000,
      [{ field: 'Target|Team|Weeks', row: 2 }],
    ]);
  });
  test('gateways with an order come first; None means none', () => {
    const two = read(['Gateway', 'B', 'Window (days)', 10], ['Gateway', 'A', 'Order', 1]).settings.gateways;
    expect(two?.map(g => [g.name, g.kind, g.benchmark])).toEqual([
      ['A', 'Other', 0.65],
      ['B', 'Other', 0.65],
    ]);
    expect(read(['Gateway', 'proposal', 'Window (days)', 10]).settings.gateways?.[0]).toMatchObject({
      kind: 'Proposal',
      benchmark: 0.6,
    });
    expect(read(['Gateway', 'None', '', '']).settings.gateways).toEqual([]);
    expect(read(['Gateway', 'A', 'Order', '']).settings.gateways).toBeUndefined();
  });
});

test('a rule is read in every way that its words allow', () => {
  expect(ruleSplits('Budget is one of A; B').map(s => s.column)).toEqual(['Budget']);
  expect(ruleSplits('Rank at least 3 at least 5').map(s => [s.column, s.test])).toEqual([
    ['Rank at least 3', { kind: 'at least', cents: 500 }],
  ]);
  expect(ruleSplits('Proposal date within 21 days of the appointment')[0]?.test).toEqual({
    kind: 'within',
    days: 21,
  });
  expect(ruleSplits('Budget is big')).toEqual([]);
});

describe('writing the table', () => {
  const rows = settingRows(
    table(
      ['Gateway', 'Demo', 'Rule', 'A is filled'],
      ['Gateway', 'Demo', 'Rule', 'B is filled'],
      ['Mine', 'x', 'y', 1],
      ['Target', 'Team', 'Weeks', 13],
    ),
  );
  test('touches only what differs', () => {
    expect(planChanges(rows, [{ group: 'target', name: 'TEAM', setting: 'Weeks', values: [13] }])).toEqual({
      values: [],
      emptied: [],
      added: [],
    });
    expect(
      planChanges(rows, [{ group: 'Target', name: 'Team', setting: 'Weeks', values: [26] }]).values,
    ).toEqual([{ row: 5, value: 26 }]);
  });
  test('several rules: the first stay in their rows, further ones are added, surplus ones emptied', () => {
    const rule = (values: Cell[]) =>
      planChanges(rows, [{ group: 'Gateway', name: 'Demo', setting: 'Rule', values }]);
    expect(rule(['A is filled'])).toEqual({ values: [], emptied: [3], added: [] });
    expect(rule(['A is filled', 'C is filled', 'D is filled'])).toEqual({
      values: [{ row: 3, value: 'C is filled' }],
      emptied: [],
      added: [['Gateway', 'Demo', 'Rule', 'D is filled']],
    });
  });
  test('a share typed as a percentage is the number that stands', () => {
    const standing = settingRows(table(['Benchmark', 'Close ratio', 'At least', 0.65]));
    const plan = planChanges(standing, [
      { group: 'Benchmark', name: 'Close ratio', setting: 'At least', values: ['65%'] },
    ]);
    expect(plan.values).toEqual([]);
  });
});
