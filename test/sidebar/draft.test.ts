import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SettingChange } from '../../src/core/settings/change.ts';
import { hasSeveral, planChanges, settingKey } from '../../src/core/settings/change.ts';
import type { SettingRow } from '../../src/core/settings/table.ts';
import { differences, rebased } from '../../src/sidebar/draft/differences.ts';
import type { Draft } from '../../src/sidebar/draft/draft.ts';
import { draftOf, edited, inverseOf, isSame, rowsOf, valuesOf } from '../../src/sidebar/draft/draft.ts';

const row = (
  at: number,
  group: string,
  name: string,
  setting: string,
  value: SettingRow['value'],
): SettingRow => ({
  row: at,
  group,
  name,
  setting,
  value,
});

const TABLE = [
  row(2, 'Benchmark', 'Close ratio', 'At least', 0.65),
  row(3, 'Gateway', 'Proposal', 'Rule', 'Amount at least 100'),
  row(4, 'Lunch', 'Friday', 'At', 'noon'),
  row(6, 'Gateway', 'Proposal', 'Rule', 'Stage is filled'),
  row(7, 'Benchmark', 'close ratio', 'at least', 0.7),
];
const draft = draftOf({ rows: TABLE, version: 'a' });
const closeRatio = (...values: SettingChange['values']): SettingChange => ({
  group: 'Benchmark',
  name: 'Close ratio',
  setting: 'At least',
  values,
});

describe('a draft', () => {
  test('of two rows for one setting the later counts; rules all count', () => {
    expect(valuesOf(TABLE)).toEqual(
      new Map([
        ['benchmark|close ratio|at least', [0.7]],
        ['gateway|proposal|rule', ['Amount at least 100', 'Stage is filled']],
        ['lunch|friday|at', ['noon']],
      ]),
    );
  });

  test('what is typed as it stands is no change: 70% is 0.7', () => {
    expect(edited(draft, [closeRatio('70%')]).edits.size).toBe(0);
    expect(edited(edited(draft, [closeRatio('80%')]), [closeRatio('70%')]).edits.size).toBe(0);
  });

  test('writes into the row that counts; all other rows stay, unknown ones too', () => {
    const rows = rowsOf(edited(draft, [closeRatio('80%')]));
    expect(rows.map(({ row, value }) => [row, value])).toEqual([
      [2, 0.65],
      [3, 'Amount at least 100'],
      [4, 'noon'],
      [6, 'Stage is filled'],
      [7, '80%'],
    ]);
  });

  test('a setting that is taken out leaves its rows blank; a new one comes after the last', () => {
    const rows = rowsOf(
      edited(draft, [closeRatio(), { group: 'Target', name: 'Team', setting: 'Weeks', values: [13] }]),
    );
    expect(rows.map(({ row }) => row)).toEqual([3, 4, 6, 8]);
  });
});

// Few names, so that changes meet rows and each other.
const groups = ['Benchmark', 'Gateway', 'benchmark '];
const settings = ['At least', 'Rule', 'Step'];
const cells = fc.oneof(
  fc.constantFrom('65%', 0.65, 'x', 13, true, 'Amount is filled'),
  fc.string({ maxLength: 5 }),
);
const named = {
  group: fc.constantFrom(...groups),
  name: fc.constantFrom('A', 'a', 'B'),
  setting: fc.constantFrom(...settings),
};
const rowsArb = fc
  .array(fc.record({ ...named, value: cells }), { maxLength: 8 })
  .map(rows => rows.map((each, i) => ({ ...each, row: i * 2 + 2 })));
const changesArb = fc.array(
  fc
    .record({
      ...named,
      values: fc.array(
        cells.filter(cell => /\S/.test(String(cell)) && /[\p{L}\p{N}]/u.test(String(cell))),
        { maxLength: 3 },
      ),
    })
    .map(change => (hasSeveral(change) ? change : { ...change, values: change.values.slice(0, 1) })),
  { maxLength: 5 },
);
const drafts = fc
  .tuple(rowsArb, changesArb)
  .map(([rows, changes]): [Draft, SettingChange[]] => [draftOf({ rows, version: 'v' }), changes]);

describe('laws of a draft', () => {
  test('after its changes each setting holds what the last change to it says', () => {
    fc.assert(
      fc.property(drafts, ([before, changes]) => {
        const values = valuesOf(rowsOf(edited(before, changes)));
        const last = new Map(changes.map(change => [settingKey(change), change]));
        for (const [key, change] of last)
          expect(isSame(values.get(key) ?? [], change.values), `${key} ${JSON.stringify(change)}`).toBe(true);
      }),
    );
  });

  test('its changes, sent to the sheet, leave there what the draft shows', () => {
    fc.assert(
      fc.property(drafts, ([before, changes]) => {
        const after = edited(before, changes);
        const sent = planChanges(before.base, [...after.edits.values()]);
        const written = new Map(before.base.map(each => [each.row, { ...each }]));
        for (const { row: at, value } of sent.values) Object.assign(written.get(at) ?? {}, { value });
        for (const at of sent.emptied) written.delete(at);
        const rows = [
          ...written.values(),
          ...sent.added.map(([group, name, setting, value], i) => ({
            row: 100 + i,
            group,
            name,
            setting,
            value,
          })),
        ];
        expect(valuesOf(rows)).toEqual(valuesOf(rowsOf(after)));
      }),
    );
  });

  test('undo gives back the values that stood before', () => {
    fc.assert(
      fc.property(drafts, changesArb, ([before, first], then) => {
        const middle = edited(before, first);
        const back = edited(edited(middle, then), inverseOf(middle, then));
        const [a, b] = [valuesOf(rowsOf(middle)), valuesOf(rowsOf(back))];
        expect([...b.keys()].sort()).toEqual([...a.keys()].sort());
        for (const [key, values] of a) expect(isSame(b.get(key) ?? [], values)).toBe(true);
      }),
    );
  });
});

describe('two people', () => {
  const theirs = TABLE.map(each => (each.row === 7 ? { ...each, value: 0.5 } : each));

  test('a field that both changed comes first, with what was, theirs and mine', () => {
    const mine = edited(draft, [closeRatio('80%')]);
    const others = theirs.map(each => (each.row === 4 ? { ...each, value: '1 pm' } : each));
    expect(differences(mine, others)).toEqual(
      [
        {
          group: 'Benchmark',
          name: 'close ratio',
          setting: 'at least',
          base: [0.7],
          theirs: [0.5],
          mine: ['80%'],
        },
        { group: 'Lunch', name: 'Friday', setting: 'At', base: ['noon'], theirs: ['1 pm'], mine: undefined },
      ].map(each =>
        each.group === 'Benchmark' ? { ...each, name: 'Close ratio', setting: 'At least' } : each,
      ),
    );
  });

  test('the same change by both is no difference', () => {
    expect(differences(edited(draft, [closeRatio('50%')]), theirs)).toEqual([]);
  });

  test('a row that they added or removed is one', () => {
    expect(differences(draft, [...TABLE, row(9, 'Rep', 'Ana', 'Active', 'No')])).toEqual([
      { group: 'Rep', name: 'Ana', setting: 'Active', base: [], theirs: ['No'], mine: undefined },
    ]);
    expect(differences(draft, TABLE.slice(0, 4)).map(each => each.theirs)).toEqual([[0.65]]);
  });

  test('mine on top keeps mine, and takes theirs for all else', () => {
    fc.assert(
      fc.property(drafts, rowsArb, ([before, changes], rows) => {
        const mine = edited(before, changes);
        const on = rebased(mine, { rows, version: 'w' });
        expect(on.version).toBe('w');
        const [values, there] = [valuesOf(rowsOf(on)), valuesOf(rows)];
        for (const [key, change] of mine.edits)
          expect(isSame(values.get(key) ?? [], change.values)).toBe(true);
        for (const [key, own] of there) if (!mine.edits.has(key)) expect(values.get(key)).toEqual(own);
      }),
    );
  });
});
