import { describe, expect, test } from 'vitest';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import { parseSettings } from '../../../src/core/settings/read.ts';
import type { SettingRow } from '../../../src/core/settings/table.ts';
import type { Migration } from '../../../src/core/settings/version.ts';
import {
  MIGRATIONS,
  migrated,
  migratedCells,
  tableVersion,
  versionChange,
} from '../../../src/core/settings/version.ts';

const rows = (...texts: [string, string, string, string | number][]): SettingRow[] =>
  texts.map(([group, name, setting, value], i) => ({ row: i + 2, group, name, setting, value }));

// As if "Window" had once been "Days", and shares had been percents without a sign.
const toOne: Migration = row => (row.setting === 'Days' ? { ...row, setting: 'Window (days)' } : row);
const toTwo: Migration = row =>
  row.group === 'Benchmark' && typeof row.value === 'number' && row.value > 1
    ? { ...row, value: row.value / 100 }
    : row;
const OLD = rows(
  ['Gateway', 'Demo', 'Days', 30],
  ['Benchmark', 'Close ratio', 'At least', 65],
  ['Mine', 'Days', 'x', 'Days'],
);
const version = (number: number | string) => rows(['table', ' SETTINGS ', 'Version', number]);

describe('the version of a table', () => {
  test('is 0 where no row says it, else what the last such row says, however it is spelt', () => {
    expect(tableVersion(OLD)).toBe(0);
    expect(tableVersion(version(2))).toBe(2);
    expect(tableVersion([...version(1), ...version('2')])).toBe(2);
  });

  test('a version writes its own number where rows read otherwise before it, and leaves a table that bears it alone', () => {
    expect(versionChange(OLD, [toOne, toTwo])).toEqual([
      { group: 'Table', name: 'Settings', setting: 'Version', values: [2] },
    ]);
    expect(versionChange(version(2), [toOne, toTwo])).toEqual([]);
  });

  test('where the rows read the same in every version so far, none is written', () => {
    expect(versionChange(OLD)).toEqual([]);
    expect(versionChange(version(MIGRATIONS.length))).toEqual([]);
  });

  test('a table of a newer version is not changed, and a sentence says what to do', () => {
    expect(() => versionChange(version(3), [toOne, toTwo])).toThrow(
      'the settings must be of version 2 or older to be changed here, got version 3; reload the spreadsheet to get the newer add-on',
    );
  });

  test('a version that is no number is told at its row', () => {
    const grid = [
      ['Group', 'Name', 'Setting', 'Value'],
      ['Table', 'Settings', 'Version', 'new'],
    ];
    const { problems } = parseSettings(grid, new Calendar(() => 'Etc/UTC'));
    expect(problems.map(({ message }) => message)).toEqual([
      'the setting "Table, Settings, Version" (row 2) must be a number from 0 to 1,000,000, got "new"',
    ]);
  });
});

describe('a migration', () => {
  test('brings rows through every version from theirs on, and leaves the user’s own rows', () => {
    const now = migrated(OLD, [toOne, toTwo]);
    expect(now.map(({ setting, value }) => [setting, value])).toEqual([
      ['Window (days)', 30],
      ['At least', 0.65],
      ['x', 'Days'],
    ]);
    const second = [...OLD, ...version(1)];
    expect(migrated(second, [toOne, toTwo]).map(({ setting }) => setting)).toEqual([
      'Days',
      'At least',
      'x',
      'Version',
    ]);
    expect(migrated([...OLD, ...version(9)], [toOne, toTwo])).toEqual([...OLD, ...version(9)]);
  });

  test('changes just the cells that differ, and nothing when it comes again to a table that was half migrated', () => {
    const now = migrated(OLD, [toOne, toTwo]);
    expect(migratedCells(OLD, now)).toEqual([
      { row: 2, part: 2, value: 'Window (days)' },
      { row: 3, part: 3, value: 0.65 },
    ]);
    const half = [now[0], OLD[1], OLD[2]] as SettingRow[];
    expect(migrated(half, [toOne, toTwo])).toEqual(now);
    expect(migratedCells(now, migrated(now, [toOne, toTwo]))).toEqual([]);
  });
});
