// Small charts in cells: what is drawn from what, and what is refused as Google's documentation has it.
import { afterEach, describe, expect, test } from 'vitest';
import { sparklineShapes } from '../charts/draw-sparkline.ts';
import { open } from '../headless/open.ts';
import type { SeedCell } from '../host/seed.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench | undefined;
afterEach(() => {
  bench?.close();
  bench = undefined;
});

const ROWS: SeedCell[][] = [
  [3, 1, null, 2, 'n/a'],
  [null, null],
  ['charttype', 'column'],
  ['color', '#1f5f8b'],
  ['ymin', 0],
];

async function typed(...formulas: string[]): Promise<Workbench> {
  bench = await open({
    code: '',
    sheets: [{ name: 'A', rows: ROWS, size: { rows: 30, columns: 12 } }],
  });
  bench.person.paste(
    'A!G1',
    formulas.map(formula => [formula]),
  );
  await bench.settled();
  return bench;
}

describe('a small chart', () => {
  test('is a line from a row of numbers; blanks and texts are left out, and the cell holds an empty text', async () => {
    const { value, sparkline } = await chart('=SPARKLINE(A1:E1)');
    expect(value).toBe('');
    expect(sparkline).toEqual({ type: 'line', values: [3, 1, 2], options: {} });
  });

  test('takes its options from a range or an array, two wide', async () => {
    const options = { color: '#1f5f8b', ymin: 0 };
    expect((await chart('=SPARKLINE(A1:E1;A3:B5)')).sparkline).toEqual({
      type: 'column',
      values: [3, 1, 2],
      options,
    });
    bench?.close();
    expect((await chart('=SPARKLINE(A1:E1;{"charttype","bar";"max",10;"empty","zero"})')).sparkline).toEqual({
      type: 'bar',
      values: [3, 1, 0, 2],
      options: { max: 10, empty: 'zero' },
    });
  });

  test('follows its cells, and is gone with its formula', async () => {
    const page = await typed('=IFERROR(SPARKLINE(A1:E1;A3:B5);"")');
    page.person.type('A!A1', '9');
    await page.settled();
    expect(page.sparkline('A!G1')?.values).toEqual([9, 1, 2]);
    page.person.type('A!G1', 'mine');
    await page.settled();
    expect([page.value('A!G1'), page.sparkline('A!G1')]).toEqual(['mine', undefined]);
  });

  test('in IFERROR is none where there is nothing to draw', async () => {
    const page = await typed('=IFERROR(SPARKLINE(A2:B2);"")');
    expect([page.value('A!G1'), page.sparkline('A!G1')]).toEqual(['', undefined]);
  });

  test.each([
    ['=SPARKLINE(A2:B2)', 'There must be a number to draw, got none.'],
    ['=SPARKLINE(A1:B3)', 'The data must be one row or one column.'],
    ['=SPARKLINE(A1:E1;A3:C5)', 'Options must be two cells wide.'],
    ['=SPARKLINE(A1:E1;{"charttype","pie"})', 'The workbench draws line, column and bar, got pie.'],
    ['=SPARKLINE(A1:E1;{"charttype","winloss"})', 'The workbench draws line, column and bar, got winloss.'],
    ['=SPARKLINE(A1:E1;{"max",3})', 'A line has no option max in the workbench.'],
    ['=SPARKLINE(A1:E1;{"ymin","low"})', 'Option ymin must be a number, got low.'],
    ['=SPARKLINE(A1:E1;{"color","mauvish"})', 'Option color must be a colour, got mauvish.'],
    ['=SPARKLINE(A1:E1;{"empty","skip"})', 'Option empty must be zero or ignore, got skip.'],
    ['=SPARKLINE(A1:E1;{"rtl",1})', 'Option rtl must be TRUE or FALSE, got 1.'],
  ])('%s is #N/A', async (formula, sentence) => {
    const page = await typed(formula);
    expect([page.value('A!G1'), page.sentence('A!G1'), page.sparkline('A!G1')]).toEqual([
      '#N/A',
      sentence,
      undefined,
    ]);
  });
});

async function chart(formula: string) {
  const page = await typed(formula);
  return { value: page.value('A!G1'), sparkline: page.sparkline('A!G1') };
}

describe('what is drawn, in a box of 100 by 20', () => {
  test('columns stand on 0, the negative ones below it, each in its colour', () => {
    const shapes = sparklineShapes(
      { type: 'column', values: [4, -1], options: { color: '#111111', negcolor: '#222222', axis: true } },
      100,
      20,
    );
    expect(shapes).toEqual([
      { fill: '#111111', x: 5, y: 0, width: 40, height: 16 },
      { fill: '#222222', x: 55, y: 16, width: 40, height: 4 },
      {
        stroke: '#000000',
        width: 1,
        points: [
          [0, 16],
          [100, 16],
        ],
      },
    ]);
  });
  test('a bar fills its share of the maximum, and never more than the cell', () => {
    const bar = (value: number) =>
      sparklineShapes({ type: 'bar', values: [value], options: { max: 2, color1: '#111111' } }, 100, 20);
    expect(bar(0.5)).toEqual([{ fill: '#111111', x: 0, y: 0, width: 25, height: 20 }]);
    expect(bar(7)).toEqual([{ fill: '#111111', x: 0, y: 0, width: 100, height: 20 }]);
    expect(bar(0)).toEqual([]);
  });
  test('a line goes from edge to edge, from the least to the most', () => {
    expect(sparklineShapes({ type: 'line', values: [1, 3, 2], options: {} }, 100, 20)).toEqual([
      {
        stroke: '#000000',
        width: 1,
        points: [
          [0, 20],
          [50, 0],
          [100, 10],
        ],
      },
    ]);
  });
});
