// How the built tabs look: what a person reads at a glance, in colour, in grey and in any language of the spreadsheet.
import { afterEach, describe, expect, test } from 'vitest';
import { STYLES } from '../../src/core/format/bands.ts';
import { chartData, chartWords } from '../../workbench/charts/chart-data.ts';
import { chartSize, drawChart } from '../../workbench/charts/draw-chart.ts';
import type { SeedCell } from '../../workbench/host/seed.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { cardLetter } from '../support/card.ts';
import { asked, openSample } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

async function build(options: Parameters<typeof openSample>[0] = {}): Promise<void> {
  bench = await openSample(options);
  bench.click('Build scorecard');
  await bench.settled();
}

/** Gives the team a target, as the sidebar's panel does, and builds anew. */
async function setTarget(revenue = 1_500_000): Promise<void> {
  const { settings } = await asked(bench, 'readDocument', {});
  const target = (setting: string, value: number) => ({
    group: 'Target',
    name: 'Team',
    setting,
    values: [value],
  });
  const changes = [target('Revenue', revenue), target('Weeks', 13)];
  await asked(bench, 'saveSettings', { version: settings.version, changes });
  bench.person.select('Pipeline!A1');
  bench.click('Build scorecard');
  await bench.settled();
}

const rowOf = (name: string) => 1 + bench.values("'KPI Scorecard'!A1:A30").findIndex(row => row[0] === name);

describe('figures', () => {
  test('money has the format of the pipeline; from a plain file whole units in thousands; a cycle says days', async () => {
    await build();
    expect(bench.shown(`KPI Scorecard!${cardLetter('Revenue')}6:${cardLetter('Sales cycle')}6`)).toEqual([
      ['$579,950', '$23,198', '+11%', '57 d'],
    ]);
    bench.close();
    const rows: SeedCell[][] = [
      ['Rep', 'Stage', 'Amount'],
      ['Ana', 'Won', 10000],
      ['Ana', 'Won', 10001],
      ['Bo', 'Lost', null],
    ];
    await build({ sheets: [{ name: 'Deals', rows }] });
    expect(bench.shown(`KPI Scorecard!${cardLetter('Revenue')}6:${cardLetter('Average sale')}6`)).toEqual([
      ['20,001', '10,001'],
    ]);
  });

  test('headers of figures stand at the right as the figures do, those of words at the left', async () => {
    await build();
    const tabs = bench.snapshot().tabs as {
      name: string;
      cells: Record<string, { format: { ht?: number } }>;
    }[];
    const sides = (tab: string, cells: string[]) =>
      cells.map(cell => tabs.find(({ name }) => name === tab)?.cells[cell]?.format.ht);
    expect(sides('KPI Scorecard', ['A4', 'B4', 'C4', 'D4', 'R4'])).toEqual([1, 1, 1, 3, 3]);
    expect(sides('KPI Weekly goals', ['A4', 'B4', 'H4'])).toEqual([1, 3, 3]);
  });

  test('where a target is missing it is said on every tab that rests on it, and no longer once there is one', async () => {
    await build();
    const places = ['KPI Scorecard!A3', 'KPI Weekly goals!A3', 'KPI Charts!A2'];
    const hints = () => places.map(place => bench.value(place));
    expect(new Set(hints())).toEqual(new Set(['Goals and barometer need a target: sidebar, Targets']));
    await setTarget();
    expect(hints()).toEqual(['', '', '']);
    expect(
      bench.shown(
        `KPI Scorecard!${cardLetter('Magic number')}${rowOf('Team')}:${cardLetter('Activity barometer')}${rowOf('Team')}`,
      ),
    ).toEqual([['11.4', '17.6', '155%']]);
  });
});

describe('flags', () => {
  test('a name bears the gravest of its flags alone', async () => {
    await build();
    await setTarget(2_400_000);
    const row = rowOf('Nina Petrova');
    expect(bench.value(`KPI Scorecard!${cardLetter('Flags')}${row}`)).toBe(
      'Close ratio below; Activity barometer watch (7 to 1)',
    );
    const { background, bold, italic } = bench.look(`KPI Scorecard!A${row}`);
    expect({ background, bold, italic }).toEqual({
      background: STYLES.watch.fill,
      bold: false,
      italic: true,
    });
    // A figure that is as likely below by chance is set off, the name is not.
    const ratio = bench.look(`KPI Scorecard!${cardLetter('Close ratio')}${row}`);
    expect(ratio.background).toBe(STYLES.below.fill);
  });

  /** How light a colour is to the eye, from 0 to 1, as WCAG 2 reckons it. */
  const light = (color: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map(at => Number.parseInt(color.slice(at, at + 2), 16) / 255)
      .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [low = 0, high = 0] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };

  test('each is read on its fill, and in grey no two look alike: lightness, weight, slant or line differ', () => {
    for (const [name, { fill, color }] of Object.entries(STYLES))
      expect(contrast(fill, color), name).toBeGreaterThanOrEqual(name === 'below' ? 4.5 : 7);
    const { under, watch, below, 'best practice': best, promising } = STYLES;
    const forms = [under, watch, below, best, promising].map(({ bold, italic, underline }) =>
      [bold && 'bold', italic && 'italic', underline && 'underline'].filter(Boolean).join(' '),
    );
    expect(forms).toEqual(['bold', 'italic', '', 'bold underline', 'underline']);
    const steps = [under, best, watch, below].map(({ fill }) => light(fill));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});

describe('pictures', () => {
  test('stand two by two at columns A and F above their data, in their own size, and none covers another', async () => {
    await build();
    const sheet = bench.book.grid.sheet(bench.place('KPI Charts!A1').tab);
    const boxes = bench.book.charts.map(chart => {
      const sum = (end: number, size: (at: number) => number) =>
        Array.from({ length: end }, (_, at) => size(at)).reduce((total, one) => total + one, 0);
      const x = sum(chart.column, at => sheet.getColumnWidth(at));
      const y = sum(chart.row, at => sheet.getRowHeight(at));
      const { width, height } = chartSize(chart);
      return { at: 'ABCDEF'[chart.column], x, y, right: x + width, bottom: y + height };
    });
    expect(boxes.map(({ at }) => at)).toEqual(['A', 'F', 'A', 'F']);
    const [first, second, third] = boxes;
    expect(first?.right).toBeLessThan(second?.x as number);
    expect(first?.bottom).toBeLessThan(third?.y as number);
    const dataFrom = Array.from({ length: 43 }, (_, at) => sheet.getRowHeight(at)).reduce((a, b) => a + b, 0);
    expect(third?.bottom).toBeLessThanOrEqual(dataFrom);
  });

  test('each has words for who can’t see it, the same as stand above its data, and a legend where it has two series', async () => {
    await build();
    await setTarget();
    const words = bench.book.charts.map(chart => chartWords(chartData(bench.book, chart)));
    expect(words).toEqual(['A44', 'E44', 'I44', 'M44'].map(cell => bench.value(`KPI Charts!${cell}`)));
    expect(words[1]).toBe(
      "Each rep's gateway ratio beside the benchmark; labels hold the interval and number of appointments.",
    );
    const drawn = bench.book.charts.map(chart => drawChart(bench.book, chart));
    for (const [i, series] of [
      ['Close ratio', 'Benchmark'],
      ['Gateway ratio', 'Benchmark'],
      ['First appointments', 'Magic number'],
    ].entries())
      for (const name of series) expect(drawn[i]).toContain(`>${name}</text>`);
    expect(drawn.join('')).not.toContain('No data');
    // Whole appointments on the axis, and the barometer's stretch up to 100% in another colour than beyond.
    expect(drawn[2]).toContain('>20</text>');
    expect([...(drawn[3] as string).matchAll(/stroke="(#b4531f|#1f5f8b)"/g)].map(found => found[1])).toEqual(
      expect.arrayContaining(['#b4531f', '#1f5f8b']),
    );
  });
});

test.each([
  ['en_US', ',', '0.8'],
  ['de_DE', ';', '0,8'],
  ['fr_FR', ';', '0,8'],
])(
  'in %s formulas are written with "%s", and figures as the spreadsheet does',
  async (locale, sign, figure) => {
    await build({ locale });
    const formulas = ['KPI Scorecard!A4', 'KPI Scorecard!A3', 'KPI Weekly goals!A4', 'KPI Charts!A45'].map(
      cell => bench.formula(cell),
    );
    for (const formula of formulas) {
      expect(formula).toContain(sign);
      // What stands in quotes is for people.
      expect(formula.replace(/"[^"]*"/g, '')).not.toContain(sign === ',' ? ';' : ',');
    }
    expect(
      bench.shown(`KPI Scorecard!${cardLetter('Appointments per week')}${rowOf('Nina Petrova')}`),
    ).toEqual([[figure]]);
  },
);
