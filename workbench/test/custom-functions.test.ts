// The add-on's functions in cells. Source: AS/guides/sheets/functions.
import { afterEach, describe, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { SeedCell } from '../host/seed.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const code = `
  /** Shows. @customfunction */
  function SHOW() { return JSON.stringify(Array.prototype.slice.call(arguments), (k, v) => v === undefined ? 'undefined' : v); }
  function ARGS(a, b, c) { return [typeof a, typeof b, typeof c, arguments.length].join(); }
  function SAY(x) { throw new Error('from must be before to, got ' + x); }
  function BREAKS() { null.x; }
  function TEXT_() {}
  function THROWS() { throw 'just a text'; }
  function DOUBLE(x) { return x * 2; }
  function GRID(r, c) { return Array.from({ length: r }, (_, i) => Array.from({ length: c }, (_, j) => i * 10 + j)); }
  function RAGGED() { return [[1, 2], [3]]; }
  function FLAT() { return [1, 2, 3]; }
  function EMPTY() { return []; }
  function NOTHING() {}
  function NULLED() { return null; }
  function NOTANUMBER() { return NaN; }
  function OBJ() { return { a: 1 }; }
  function PROMISED() { return Promise.resolve(1); }
  function NOONDAY() { return new Date(Date.UTC(2026, 2, 31, 12)); }
  function CLASSOF(v) { return Object.prototype.toString.call(v) + ' ' + (v instanceof Date); }
  function ISO(v) { return v.toISOString(); }`;

async function cells(rows: SeedCell[][], options: Parameters<typeof open>[0] = {}) {
  bench = await open({
    code,
    sheets: [
      { name: 'A', rows },
      { name: 'B', rows: [['other']] },
    ],
    ...options,
  });
  return bench;
}

describe('arguments', () => {
  const data: SeedCell[] = [
    1.5,
    'x',
    true,
    null,
    { value: 0.1, format: '0%' },
    { value: 5, format: '"$"#,##0' },
  ];

  test.each([
    ['=SHOW(A1)', '[1.5]'],
    ['=SHOW(A1:B1)', '[[[1.5,"x"]]]'],
    ['=SHOW(C1)', '[true]'],
    ['=SHOW(D1)', '[""]'],
    ['=SHOW(E1;F1)', '[0.1,5]'],
    ['=SHOW(1;;3)', '[1,"",3]'],
    ['=SHOW(1;)', '[1,""]'],
    ['=SHOW()', '[]'],
    ['=ARGS(1)', 'number,undefined,undefined,1'],
    ['=SHOW(A1:A3)', '[[[1.5],["=SHOW(A1:A3)"],[""]]]'],
    ['=SHOW(1/0;A9:B9)', '["#DIV/0!",[["",""]]]'],
    ['=SHOW(B!A1;B!A1:A1)', '["other",[["other"]]]'],
    ['=SHOW(A1+1;A1&"y";A1>1;-A1;50%)', '[2.5,"1.5y",true,-1.5,0.5]'],
    ['=SHOW({1,2;3,4})', '[[[1,2],[3,4]]]'],
    ['=SHOW(FILTER(A1:B1;A1:B1<>"x"))', '[1.5]'],
    ['=show(A1)', '[1.5]'],
  ])('%s', async (formula, shown) => {
    await cells([
      data,
      formula.includes('A1:A3') ? [{ value: `'${formula}`.slice(1) }] : [],
      [],
      [],
      [],
      [],
      [],
      [null, formula],
    ]);
    if (formula.includes('A1:A3')) {
      // A text that looks like a formula: written as plain text.
      bench.person.type('A!A2', `'${formula}`);
      await bench.settled();
    }
    expect(bench.value('A!B8')).toBe(shown);
  });

  test('an error in a cell arrives as its text', async () => {
    await cells([
      ['=1/0', '=NOPE()', '=SAY(1)', '=GRID(2;1)'],
      [null, null, null, 'x'],
      ['=SHOW(A1:D1)', '=SHOW(C1)'],
    ]);
    expect(bench.values('A!A3:B3')).toEqual([['[[["#DIV/0!","#NAME?","#ERROR!","#REF!"]]]', '["#ERROR!"]']]);
  });

  test('a range without an end reaches the last row of the sheet', async () => {
    bench = await open({
      code,
      sheets: [{ name: 'A', rows: [[1, '=SHOW(A2:A)', '=SHOW(A:A)'], [2]], size: { rows: 4, columns: 3 } }],
    });
    expect(bench.values('A!B1:C1')).toEqual([['[[[2],[""],[""]]]', '[[[1],[2],[""],[""]]]']]);
    expect(bench.formula('A!B1')).toBe('=SHOW(A2:A)');
  });

  test('a text that looks like a date stays text', async () => {
    await cells([[{ value: '2026-03-31' }, '=CLASSOF(A1)']]);
    expect(bench.value('A!B1')).toBe('[object String] false');
  });
});

describe('date cells', () => {
  // A day of the calendar must be that day in the spreadsheet's zone, whatever zone the script has.
  test.each([
    ['America/New_York', '2026-03-31T04:00:00.000Z'],
    ['America/Sao_Paulo', '2026-03-31T03:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-30T18:30:00.000Z'],
    ['Pacific/Apia', '2026-03-30T11:00:00.000Z'],
    ['Europe/Berlin', '2026-03-30T22:00:00.000Z'],
    ['Etc/UTC', '2026-03-31T00:00:00.000Z'],
  ])('in %s 31 March 2026 is %s', async (timeZone, instant) => {
    await cells([[new Date('2026-03-31'), '=ISO(A1)', '=CLASSOF(A1)', '=ISO(DATE(2026;3;31))']], {
      timeZone,
    });
    expect(bench.values('A!B1:D1')).toEqual([[instant, '[object Date] true', instant]]);
  });

  test('a midnight that the clocks skip is moved forward, within its day', async () => {
    // Brazil's summer time of 2018 began at midnight of 4 November.
    await cells([[new Date('2018-11-04'), '=ISO(A1)']], { timeZone: 'America/Sao_Paulo' });
    expect(bench.value('A!B1')).toBe('2018-11-04T03:00:00.000Z');
  });

  test('times and durations are Dates too', async () => {
    await cells([
      [{ value: 1.5, format: '[h]:mm' }, { value: 0.5, format: 'h:mm' }, '=CLASSOF(A1)', '=CLASSOF(B1)'],
    ]);
    expect(bench.values('A!C1:D1')).toEqual([['[object Date] true', '[object Date] true']]);
  });

  test('a returned Date is a serial in the spreadsheet’s zone, without a format', async () => {
    await cells([['=NOONDAY()']], { timeZone: 'Pacific/Apia' });
    // Noon UTC is one in the morning of the first of April there.
    expect(bench.value('A!A1')).toBeCloseTo(46113 + 1 / 24, 9);
  });
});

describe('answers', () => {
  test('rows of values spill', async () => {
    await cells([['=GRID(2;3)']]);
    expect(bench.values('A!A1:C2')).toEqual([
      [0, 1, 2],
      [10, 11, 12],
    ]);
  });

  test('they spill over empty cells only', async () => {
    await cells([['=GRID(2;2)'], [null, 'mine']]);
    expect([bench.value('A!A1'), bench.sentence('A!A1')]).toEqual([
      '#REF!',
      'Array result was not expanded because it would overwrite data in B2.',
    ]);
    expect(bench.values('A!A2:B2')).toEqual([['', 'mine']]);
    bench.person.clear('A!B2');
    await bench.settled();
    expect(bench.values('A!A1:B2')).toEqual([
      [0, 1],
      [10, 11],
    ]);
    bench.person.type('A!B1', 'now');
    await bench.settled();
    expect(bench.value('A!A1')).toBe('#REF!');
  });

  test('two spills that meet: the second is refused', async () => {
    await cells([['=GRID(3;1)'], [], []]);
    bench.person.type('A!A2', '=GRID(1;2)');
    await bench.settled();
    expect(bench.value('A!A1')).toBe('#REF!');
  });

  test('they do not run over the edge of the grid', async () => {
    bench = await open({
      code,
      sheets: [{ name: 'A', rows: [['=GRID(5;1)']], size: { rows: 3, columns: 3 } }],
    });
    expect(bench.sentence('A!A1')).toBe(
      'Result was not automatically expanded, please insert more rows (2).',
    );
  });

  test('other formulas follow what was spilled, over several steps', async () => {
    await cells([
      [
        '=GRID(2;2)',
        null,
        null,
        '=SUM(A1:B2)',
        '=DOUBLE(B2)',
        '=GRID(A2/5;1)',
        '=SUM(F1:F2)',
        '=GRID(G1/5;1)',
        '=SUM(H1:H2)',
      ],
    ]);
    expect(bench.values('A!D1:I1')).toEqual([[22, 22, 0, 10, 0, 10]]);
  });

  test('null is a blank, which is a text of nothing', async () => {
    await cells([['=NULLED()', '=A1=""']]);
    expect(bench.values('A!A1:B1')).toEqual([['', true]]);
  });

  test.each([
    ['=RAGGED()', 'Row 2 of the returned array is not as long as the first'],
    ['=FLAT()', 'A one-dimensional array was returned'],
    ['=EMPTY()', 'An empty array was returned'],
    ['=NOTHING()', "A cell can't show undefined"],
    ['=NOTANUMBER()', "A cell can't show NaN"],
    ['=OBJ()', "A cell can't show an Object"],
    ['=PROMISED()', 'returned a Promise'],
  ])('%s is refused loudly', async (formula, words) => {
    await cells([[formula]]);
    expect(bench.value('A!A1')).toBe('#ERROR!');
    expect(bench.sentence('A!A1')).toContain(words);
  });
});

describe('errors', () => {
  test('a thrown Error shows #ERROR! with its sentence and line', async () => {
    await cells([[7, '=SAY(A1)', '=BREAKS()', '=THROWS()']]);
    expect(bench.values('A!B1:D1')).toEqual([['#ERROR!', '#ERROR!', '#ERROR!']]);
    expect(bench.sentence('A!B1')).toBe('Error: from must be before to, got 7 (line 5).');
    expect(bench.sentence('A!C1')).toMatch(/^TypeError: .* \(line 6\)\.$/);
    expect(bench.sentence('A!D1')).toBe('Error: just a text (line 0).');
  });

  test('a sentence goes when the error does, and moves with its row', async () => {
    await cells([[7, '=IF(A1=7;SAY(A1);1)']]);
    bench.person.insertRows('A', 1);
    await bench.settled();
    expect(bench.sentence('A!B2')).toContain('got 7');
    bench.person.type('A!A2', '8');
    await bench.settled();
    expect([bench.value('A!B2'), bench.sentence('A!B2')]).toEqual([1, '']);
  });

  test.each(['NOPE(1)', 'TEXT_(1)'])('%s is an unknown name', async call => {
    await cells([[`=${call}`]]);
    expect(bench.value('A!A1')).toBe('#NAME?');
  });
});

describe('NOW() and RAND() in arguments', () => {
  const refused = [
    '#ERROR!',
    'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN().',
  ];

  test.each([
    ['written out', [['=SHOW(NOW())']]],
    ['inside', [['=SHOW(1+RAND())']]],
    ['in a cell', [['=SHOW(B1)', '=NOW()']]],
    ['in a range', [['=SHOW(B1:C3)', null, '=RANDBETWEEN(1;2)']]],
    ['as RANDARRAY in a whole column', [['=SHOW(B:C)', null, '=RANDARRAY(2;1)']]],
    ['further back', [['=SHOW(B1)', '=C1+1', '=D1', '=NOW()']]],
  ])('%s', async (_, rows) => {
    await cells(rows as SeedCell[][]);
    expect([bench.value('A!A1'), bench.sentence('A!A1')]).toEqual(refused);
  });

  test('elsewhere in the document they harm nobody', async () => {
    await cells([['=SHOW(B1)', 5, '=NOW()']]);
    expect(bench.value('A!A1')).toBe('[5]');
  });
});

describe('recalculation', () => {
  test('an argument that changes runs the function again; a cell that is no argument does not', async () => {
    bench = await open({
      code: `function COUNT_UP(x) { return SpreadsheetApp.getActiveSheet().getRange('B1').getValue() + x; }`,
      sheets: [{ name: 'A', rows: [[1, 10, '=COUNT_UP(A1)']] }],
    });
    expect(bench.value('A!C1')).toBe(11);
    bench.person.type('A!B1', '20');
    await bench.settled();
    expect(bench.value('A!C1')).toBe(11);
    bench.person.type('A!A1', '2');
    await bench.settled();
    expect(bench.value('A!C1')).toBe(22);
  });

  test('a change of the time zone calculates all of them', async () => {
    await cells([[new Date('2026-03-31'), '=ISO(A1)']]);
    bench.person.settings({ timeZone: 'Asia/Kolkata' });
    await bench.settled();
    expect(bench.value('A!B1')).toBe('2026-03-30T18:30:00.000Z');
  });
});
