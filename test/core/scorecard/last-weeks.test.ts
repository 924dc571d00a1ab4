// The data of the small charts beside the scorecard: for each rep the figures of KPI_TREND, week by week.
import { expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { BLOCKS } from '../../../src/core/scorecard/chart-data.ts';
import { KPI_CHART } from '../../../src/functions/pictures.ts';
import { KPI_SCORECARD, KPI_TREND } from '../../../src/functions/tables.ts';
import { samplePipeline } from '../../samples/pipeline.ts';

type Row = Cell[];
const PIPELINE = (samplePipeline().rows ?? []).map(
  (row): Row =>
    row.map(cell => (cell && typeof cell === 'object' && !(cell instanceof Date) ? cell.value : cell)),
);

test('are the first appointments of the last 13 weeks, up to the day that stands for today', () => {
  const { column, width } = BLOCKS['Last weeks'];
  expect(width).toBe(14);
  for (const [to, monday] of [
    ['', '2026-06-08'],
    ['2026-07-15', '2026-04-20'],
  ]) {
    const table = (KPI_CHART(PIPELINE, '', '', to, '') as Row[]).map(row =>
      row.slice(column, column + width),
    );
    const rows = table.slice(1).filter(([name]) => name !== '');
    const card = KPI_SCORECARD(PIPELINE, '', to, '') as Row[];
    expect(rows.map(([name]) => name)).toEqual(card.slice(2).map(([name]) => name));
    for (const [name, ...counts] of rows) {
      const trend = KPI_TREND(PIPELINE, 'First appointments', 'week', name, monday, to) as Row[];
      const byWeek = new Map(trend.map(([start, count]) => [(start as Date).getTime(), Number(count)]));
      const first = Date.parse(`${monday}T00:00:00Z`);
      expect([name, counts]).toEqual([
        name,
        Array.from({ length: 13 }, (_, week) => byWeek.get(first + week * 7 * 86_400_000) ?? 0),
      ]);
    }
  }
});

test('are none where no appointment has a date', () => {
  const grid: Row[] = [
    ['Rep', 'Stage'],
    ['Ann', 'Won'],
    ['Ann', 'Lost'],
  ];
  const { column } = BLOCKS['Last weeks'];
  expect((KPI_CHART(grid) as Row[]).map(row => row[column])).toEqual(
    expect.arrayContaining(['First appointments']),
  );
  expect((KPI_CHART(grid) as Row[]).slice(1).every(row => row[column] === '')).toBe(true);
});
