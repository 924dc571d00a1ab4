// Charts as pictures: what is read from the cells, and that everybody can read the picture.
import { afterEach, describe, expect, test } from 'vitest';
import { drawChart } from '../charts/draw-chart.ts';
import { scaleOf } from '../charts/scale.ts';
import { open } from '../headless/open.ts';
import type { SeedCell } from '../host/seed.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const rows: SeedCell[][] = [
  ['Rep', 'Close ratio', 'Benchmark', 'Note'],
  ['Ana', { value: 0.7, format: '0%' }, { value: 0.65, format: '0%' }, 'fine'],
  ['Ben <b>', { value: 0.4, format: '0%' }, { value: 0.65, format: '0%' }, 'low'],
  ['Cy', null, { value: 0.65, format: '0%' }, ''],
];

async function picture(build: string, table = rows) {
  bench = await open({
    code: `function act() { const sheet = SpreadsheetApp.getActiveSheet(); sheet.insertChart(sheet.newChart()${build}.build()) }`,
    sheets: [{ name: 'A', rows: table }],
  });
  await bench.call('act');
  await bench.settled();
  const [chart] = bench.book.charts;
  if (!chart) throw new Error('no chart');
  return drawChart(bench.book, chart);
}

const titles = (svg: string) => [...svg.matchAll(/<title>(.*?)<\/title>/g)].map(m => m[1]);
const count = (svg: string, what: string) => svg.split(`class="${what}"`).length - 1;

const base = `.addRange(sheet.getRange('A1:D4')).setNumHeaders(1).setPosition(6, 1, 0, 0)`;

describe('what is drawn', () => {
  test('a bar for each value, named by its category and series; texts are no series', async () => {
    const svg = await picture(`.asBarChart()${base}.setOption('title', 'Close ratio')`);
    expect(titles(svg)).toEqual([
      'Ana, Close ratio: 70%',
      'Ana, Benchmark: 65%',
      'Ben &lt;b&gt;, Close ratio: 40%',
      'Ben &lt;b&gt;, Benchmark: 65%',
      'Cy, Benchmark: 65%',
    ]);
    expect(svg).toContain('>0%<');
    expect(svg).not.toContain('<b>');
  });

  test('a combo draws lines and bars as its series say', async () => {
    const svg = await picture(
      `.setChartType(Charts.ChartType.COMBO)${base}.setOption('series', { 0: { type: 'bars', color: '#123456', dataLabel: 'value' }, 1: { type: 'line', lineDashStyle: [4, 4] } })`,
    );
    expect([count(svg, 'bar'), count(svg, 'line'), count(svg, 'point')]).toEqual([2, 1, 3]);
    expect(svg).toContain('fill="#123456"');
    expect(svg).toContain('stroke-dasharray="6 4"');
    expect(svg).toContain('>70%</text>');
  });

  test('a line breaks where a value is missing', async () => {
    const svg = await picture(`.asLineChart().addRange(sheet.getRange('A1:B5')).setNumHeaders(1)`, [
      ['d', 'n'],
      ['a', 1],
      ['b', null],
      ['c', 3],
      ['d', 4],
    ]);
    expect([count(svg, 'line'), count(svg, 'point')]).toEqual([2, 3]);
  });

  test('a gauge has a needle for each value and coloured stretches', async () => {
    const svg = await picture(
      `.setChartType(Charts.ChartType.GAUGE).addRange(sheet.getRange('A1:B2')).setNumHeaders(1).setOption('min', 0).setOption('max', 1.5).setOption('redFrom', 0).setOption('redTo', 0.8)`,
    );
    expect(count(svg, 'needle')).toBe(1);
    expect(svg).toContain('#dc3912');
    expect(svg).toContain('>70%</text>');
  });

  test('options are read in both spellings, axes and limits too', async () => {
    const svg = await picture(
      `.asColumnChart()${base}.setOption('vAxis', { title: 'Share', viewWindow: { min: 0, max: 1 } }).setOption('hAxis.title', 'Reps').setOption('legend', 'none')`,
    );
    expect(svg).toContain('>Share</text>');
    expect(svg).toContain('>Reps</text>');
    expect(svg).toContain('>100%</text>');
    expect(svg).not.toContain('>Benchmark</text>');
  });

  test('formulas that spill feed it, and it follows them', async () => {
    bench = await open({
      code: `function TABLE(n) { return [['Rep', 'Deals'], ['Ana', n], ['Ben', n * 2]]; }
        function act() { const sheet = SpreadsheetApp.getActiveSheet(); sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange('B1:C3')).setNumHeaders(1).build()) }`,
      sheets: [{ name: 'A', rows: [[3, '=TABLE(A1)']] }],
    });
    await bench.call('act');
    await bench.settled();
    const [chart] = bench.book.charts;
    if (!chart) throw new Error('no chart');
    expect(titles(drawChart(bench.book, chart))).toEqual(['Ana, Deals: 3', 'Ben, Deals: 6']);
    bench.person.type('A!A1', '5');
    await bench.settled();
    expect(titles(drawChart(bench.book, chart))).toEqual(['Ana, Deals: 5', 'Ben, Deals: 10']);
  });

  test('nothing to draw is said', async () => {
    expect(await picture(`.asBarChart().addRange(sheet.getRange('F1:G4'))`)).toContain('>No data</text>');
  });
});

describe('for those who can’t see it', () => {
  test('the picture is put in words', async () => {
    expect(await picture(`.asBarChart()${base}.setOption('title', 'Close ratio')`)).toContain(
      'aria-label="Close ratio, bar chart. Close ratio: Ana 70%, Ben &lt;b&gt; 40%. Benchmark: Ana 65%, Ben &lt;b&gt; 65%, Cy 65%."',
    );
  });

  test('in the add-on’s own words where it has some', async () => {
    expect(await picture(`.asBarChart()${base}.setOption('altText', 'Ana leads')`)).toContain(
      'role="img" aria-label="Ana leads"',
    );
  });
});

test('axes have round steps and room for all values', () => {
  expect(scaleOf([0.28, 0.66], [0, 100], {}, true).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(scaleOf([12, 58], [0, 100], {}, false).ticks).toEqual([10, 20, 30, 40, 50, 60]);
  expect(scaleOf([5], [0, 100], {}, true).at(5)).toBe(100);
  expect(scaleOf([], [0, 100], {}, true).ticks.length).toBeGreaterThan(1);
  expect(scaleOf([-3, 4], [0, 100], {}, true).min).toBe(-4);
});
