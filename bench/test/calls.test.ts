// The law that the table of calls shows, at sizes that a test can afford.
import { beforeAll, expect, test } from 'vitest';
import { type Deed, deeds } from '../calls.ts';

let few: Deed[];
beforeAll(async () => {
  few = await deeds(100);
});

test('no action makes more calls for more rows, or reads anything of them twice', async () => {
  const many = await deeds(700);
  expect(many.map(({ action, calls }) => ({ action, calls }))).toEqual(
    few.map(({ action, calls }) => ({ action, calls })),
  );
  // A save answers with what the table holds after it: the sheet decides what a typed 60% becomes.
  const save = { action: 'Save settings', twice: 4 * 1000 - 4 };
  for (const all of [few, many])
    expect(all.filter(({ twice }) => twice).map(({ action, twice }) => ({ action, twice }))).toEqual([save]);
});

test('a cell with KPI_SCORECARD asks for nothing but the time zone', () => {
  const cell = { action: 'A KPI_SCORECARD cell', calls: 2, read: 0, written: 0, twice: 0 };
  expect(few[few.length - 1]).toMatchObject(cell);
});
