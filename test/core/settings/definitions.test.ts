import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar, isoDay } from '../../../src/core/cells/calendar.ts';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { keysOf } from '../../../src/core/settings/definition.ts';
import { DEFINITIONS, definitionOf } from '../../../src/core/settings/definitions.ts';
import { parseSettings } from '../../../src/core/settings/read.ts';

const utc = new Calendar(() => 'Etc/UTC');
const read = (...rows: Cell[][]) => parseSettings([['Group', 'Name', 'Setting', 'Value'], ...rows], utc);
const nameOf = (name: (typeof DEFINITIONS)[number]['name']): string =>
  typeof name === 'string' ? name : 'any' in name ? 'Somebody' : (name[0] as string);
const described = DEFINITIONS.map(each => ({ ...each, title: keysOf(each)[0] as string }));

describe('every definition', () => {
  test('is found by its own name, and no two have the same', () => {
    const keys = DEFINITIONS.flatMap(keysOf);
    expect(new Set(keys).size).toBe(keys.length);
    for (const each of DEFINITIONS)
      for (const key of keysOf(each)) {
        const [group, name, setting] = key.split('|') as [string, string, string];
        expect(definitionOf(group, name || 'somebody', setting), key).toBe(each);
      }
  });
  test.each(described)('$title: its example is read, says what it sets, and no problem', each => {
    const row = [each.group, nameOf(each.name), each.setting, each.example];
    const { settings, problems } = read(row);
    expect(problems).toEqual([]);
    expect(settings.unknown).toEqual([]);
  });
  test.each(described.filter(({ standard }) => standard !== undefined))(
    '$title: to set what counts anyhow changes nothing',
    ({ group, name, setting, standard }) => {
      if (group === 'Gateway') return;
      const cell = Array.isArray(standard) ? standard.join('; ') : (standard as Cell);
      expect(read([group, nameOf(name), setting, cell]).settings).toEqual(defaultSettings());
    },
  );
  test.each(described)('$title: an error in the cell is refused, by its name and row', each => {
    const row = [each.group, nameOf(each.name), each.setting, '#REF!'];
    expect(read(row).problems.map(({ message }) => message)).toEqual([
      `the setting "${row.slice(0, 3).join(', ')}" (row 2) must be a value, got "#REF!"`,
    ]);
  });
});

// Section 6 of the contract: the ranges, as it says them.
const RANGES: [name: string, row: [string, string, string], least: number, most: number, isOpen?: true][] = [
  ['close ratio', ['Benchmark', 'Close ratio', 'At least'], 0, 1],
  ['barometer', ['Benchmark', 'Activity barometer', 'At least'], 0, 5],
  ['confidence', ['Evidence', 'Flags', 'Confidence'], 0.5, 0.999],
  ['cases', ['Evidence', 'Ratios', 'Minimum sample'], 1, 10_000],
  ['sales', ['Evidence', 'Sales', 'Minimum sample'], 1, 10_000],
  ['window', ['Gateway', 'Demo', 'Window (days)'], 0, 3650],
  ['weeks', ['Target', 'Team', 'Weeks'], 0, 520, true],
];
describe('a range', () => {
  test.each(RANGES)('of the %s is what its sentence says', (_, row, least, most, isOpen) => {
    const isShare = most <= 5;
    // A share is written with its sign, as a number may be a share or a percentage.
    const cell = (value: number): Cell => (isShare ? `${Number((value * 100).toPrecision(12))}%` : value);
    const accepts = (value: number): boolean => read([...row, cell(value)]).problems.length === 0;
    expect([accepts(least), accepts(most)]).toEqual([!isOpen, true]);
    const step = isShare ? 0.0001 : 0.001;
    expect([accepts(least + step), accepts(most - step)]).toEqual([true, true]);
    expect([accepts(least - step), accepts(most + step)]).toEqual([false, false]);
    const sentence = read([...row, 'banana']).problems[0]?.message ?? '';
    const numbers = [...sentence.matchAll(/(\d[\d,]*(?:\.\d+)?)(%?)/g)]
      .map(([, digits, sign]) => Number(`${(digits as string).replace(/,/g, '')}${sign ? 'e-2' : ''}`))
      .slice(1);
    expect(numbers).toEqual([least, most]);
  });
  test('of a gap goes to 100% both ways, for 40% and -40% are the same gap', () => {
    const gap = (value: Cell) => read(['Benchmark', 'Average sale', 'Below peers by', value]);
    expect([gap('100%'), gap('-100%')].map(({ settings }) => settings.benchmarks.averageSale)).toEqual([
      1, 1,
    ]);
    expect(gap('-101%').problems[0]?.message).toContain('must be a gap from 0% to 100%, got "-101%"');
  });
});

describe('the settings of the fourth edition', () => {
  test('for whom the confidence holds', () => {
    expect(defaultSettings().holdFor).toBe('each rep');
    expect(read(['Evidence', 'Flags', 'Hold for', 'the TEAM']).settings.holdFor).toBe('the team');
    expect(read(['Evidence', 'Flags', 'Hold for', 'all']).problems[0]?.message).toBe(
      'the setting "Evidence, Flags, Hold for" (row 2) must be Each rep or The team, got "all"',
    );
  });
  test('a date order may exchange day and month of date cells', () => {
    const orders = read(
      ['Column', 'Close date', 'Date order', 'Day first, exchanged'],
      ['Column', 'Start', 'Date order', 'month first'],
      ['Column', 'close DATE', 'Date order', 'Month first, exchanged'],
    ).settings.dateOrders;
    expect(orders).toEqual([
      { column: 'Start', order: 'month first', isExchanged: false },
      { column: 'close DATE', order: 'month first', isExchanged: true },
    ]);
    expect(read(['Column', 'Start', 'Date order', 'sideways']).problems[0]?.message).toBe(
      'the setting "Column, Start, Date order" (row 2) must be one of Day first, Month first, "Day first, exchanged", "Month first, exchanged", got "sideways"',
    );
  });
  test('the header None says that a role is not used; a later header says that it is', () => {
    const none = ['Column', 'Amount', 'Header', ' none '];
    expect(read(none).settings).toMatchObject({ columns: [], unusedRoles: new Set(['Amount']) });
    expect(read(none, ['Column', 'amount', 'Header', 'Value']).settings).toMatchObject({
      columns: [{ role: 'Amount', header: 'Value' }],
      unusedRoles: new Set(),
    });
  });
  test('another spelling of a rep: targets add up, one No is enough, and it is no chain', () => {
    const { settings } = read(
      ['Rep', 'Okafor Tom', 'Same as', 'Tom Okafor'],
      ['Rep', 'tom okafor', 'Same as', 'Thomas Okafor'],
      ['Target', 'Okafor, Tom', 'Revenue', '0.1'],
      ['Target', 'Tom Okafor', 'Revenue', '0.2'],
      ['Target', 'Thomas Okafor', 'Revenue', '0.2'],
      ['Rep', 'Tom Okafor', 'Active', 'No'],
      ['Rep', 'Thomas Okafor', 'Active', 'Yes'],
    );
    expect([...settings.repTargets]).toEqual([
      ['tom okafor', { name: 'Tom Okafor', revenue: 0.1 }],
      ['thomas okafor', { name: 'Thomas Okafor', revenue: 0.4 }],
    ]);
    expect([...settings.inactive]).toEqual(['thomas okafor']);
    expect(settings.sameAs.get('okafor tom')).toBe('Tom Okafor');
  });
  test('a word is open, in place of the known words', () => {
    expect(read(['Outcome', 'Open', 'Stages', 'On hold; Verloren?']).problems[0]?.message).toBe(
      'the stage "verloren" must be in one outcome, got it under Lost and under Open',
    );
  });
});

/** How often texts are folded while something is done: what a quadratic reading would do too often. */
function foldings(act: () => void): number {
  const { normalize } = String.prototype;
  let count = 0;
  String.prototype.normalize = function (this: string, form?: 'NFKD') {
    count++;
    return normalize.call(this, form);
  } as typeof normalize;
  try {
    act();
  } finally {
    String.prototype.normalize = normalize;
  }
  return count;
}

test.each([
  ['date orders', (i: number): Cell[] => ['Column', `Header ${i}`, 'Date order', 'Day first']],
  ['steps', (i: number): Cell[] => ['Playbook', 'Close ratio', 'Step', `Step ${i}`]],
  ['targets', (i: number): Cell[] => ['Target', `Rep ${i}`, 'Revenue', i]],
  ['spellings', (i: number): Cell[] => ['Rep', `Rep ${i}`, 'Same as', `Rep ${i + 1}`]],
  ['rules', (i: number): Cell[] => ['Gateway', 'Demo', 'Rule', `Amount at least ${i}`]],
])('20,000 %s are read in a number of steps that grows with the rows, and all are there', (_, row) => {
  const reading = (rows: number): number => {
    const lines = Array.from({ length: rows }, (_each, i) => row(i));
    return foldings(() => read(...lines));
  };
  const [few, many] = [reading(200), reading(20_000)];
  expect(many).toBeLessThan(few * 100 * 1.1);
  const { settings } = read(...Array.from({ length: 20_000 }, (_each, i) => row(i)));
  const counts = [
    settings.dateOrders.length,
    settings.playbooks.get('close ratio')?.length,
    settings.repTargets.size,
    settings.sameAs.size,
    settings.gateways?.[0]?.rules.length,
  ];
  expect(counts).toContain(20_000);
});

test('a table of any texts is read or refused by name, and nothing is thrown', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      ...DEFINITIONS.flatMap(each => [each.group, nameOf(each.name), each.setting, each.example]),
    ),
    fc.string(),
    fc.double(),
    fc.date().filter(day => isoDay(0) !== '' && !Number.isNaN(day.getTime())),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 8 }), rows => {
      for (const { message, place } of read(...rows).problems) {
        expect(message).toMatch(/^the (setting|stage) ".*must be .*, got /);
        expect(place.field).toBeTruthy();
      }
    }),
  );
});
