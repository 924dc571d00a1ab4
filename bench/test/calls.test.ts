// The law that the table of calls shows, at sizes that a test can afford.
import { beforeAll, expect, test } from 'vitest';
import { type Deed, deeds } from '../calls.ts';

let few: Deed[];
beforeAll(async () => {
  few = await deeds(100);
});

test('no action makes more calls, or reads more cells twice, for more rows', async () => {
  // The sidebar asks the amounts for their formats beside their values: only those tell two currencies apart.
  const withFormats = ['Sidebar opens: readDocument', 'A draft is looked at: previewSettings'];
  const law = (all: Deed[], rows: number) =>
    all.map(({ action, calls, twice }) => ({
      action,
      calls,
      twice: twice - (withFormats.includes(action) ? rows : 0),
    }));
  expect(law(await deeds(700), 700)).toEqual(law(few, 100));
});

test('a cell with KPI_SCORECARD asks for nothing but the time zone', () => {
  const cell = { action: 'A KPI_SCORECARD cell', calls: 2, read: 0, written: 0, twice: 0 };
  expect(few[few.length - 1]).toMatchObject(cell);
});
