// How the built tabs look: what a person reads at a glance, in colour, in grey and in any language of the spreadsheet.
import { afterEach, describe, expect, test } from 'vitest';
import { LEVELS } from '../../src/core/evidence/flags.ts';
import { STYLES } from '../../src/core/format/bands.ts';
import { PALETTE } from '../../src/core/format/palette.ts';
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
    expect(sides('KPI Weekly goals', ['A6', 'B6', 'H6'])).toEqual([1, 3, 3]);
  });

  test('where a target is missing it is said on every tab that rests on it, and no longer once there is one', async () => {
    await build();
    const HINT = 'Goals and barometer need a target: sidebar, Targets';
    const says = () =>
      ['KPI Scorecard!A3', 'KPI Weekly goals!A5', 'KPI Charts!A3'].map(place =>
        String(bench.value(place)).includes(HINT),
      );
    expect(says()).toEqual([true, true, true]);
    await setTarget();
    expect(says()).toEqual([false, false, false]);
    expect(
      bench.shown(
        `KPI Scorecard!${cardLetter('Magic number')}${rowOf('Team')}:${cardLetter('Activity barometer')}${rowOf('Team')}`,
      ),
    ).toEqual([['11.4', '17.6', '155%']]);
  });
});

describe('flags', () => {
  test('the legend in the first line shows each level as it looks on the scorecard', async () => {
    await build();
    const words = bench.values('KPI Scorecard!B1:K1')[0] as string[];
    expect(words.filter((_, i) => i % 2 === 0)).toEqual([
      'Under',
      'Watch',
      'Below',
      'Best practice',
      'Promising',
    ]);
    LEVELS.forEach((level, i) => {
      const { background, fontColor, bold, italic, underline } = bench.look(
        `KPI Scorecard!${String.fromCharCode(66 + 2 * i)}1`,
      );
      const { fill, color, bold: b = false, italic: it = false, underline: u = false } = STYLES[level];
      expect({ background, fontColor, bold, italic, underline }).toEqual({
        background: fill,
        fontColor: color,
        bold: b,
        italic: it,
        underline: u,
      });
    });
  });

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

describe('small charts beside the scorecard', () => {
  const SHORT = PALETTE.low;
  const FULL = PALETTE.well;

  test('show each line’s first appointments of the last 13 weeks, and follow the pipeline', async () => {
    await build();
    const deals = bench.values('Pipeline!C2:D601') as [string, Date][];
    // The sample's latest day is Monday 31 August 2026, so 13 weeks begin on Monday 8 June.
    const from = Date.UTC(2026, 5, 8);
    const countOf = (who: string) =>
      deals.filter(([rep, day]) => (who === 'Team' || rep === who) && day.getTime() >= from).length;
    const lines = bench.values("'KPI Scorecard'!A6:A18").map(([name]) => String(name));
    expect(lines).toContain('Team');
    lines.forEach((name, i) => {
      const chart = bench.sparkline(`KPI Scorecard!S${6 + i}`);
      expect([name, chart?.type, chart?.values.length]).toEqual([name, 'column', 13]);
      expect([name, chart?.values.reduce((sum, value) => sum + value, 0)]).toEqual([name, countOf(name)]);
      expect(chart?.options).toEqual({ color: FULL, ymin: 0 });
    });
    const last = () => bench.sparkline(`KPI Scorecard!S${rowOf('Grace Liu')}`)?.values[12] ?? Number.NaN;
    const before = last();
    const row = 2 + deals.findIndex(([rep, day]) => rep === 'Grace Liu' && day.getTime() < from);
    bench.person.type(`Pipeline!D${row}`, '2026-08-31');
    await bench.settled();
    expect(last()).toBe(before + 1);
  });

  test('show the barometer as a bar once there is a target, in the colour of short or full', async () => {
    await build();
    expect(bench.sparkline('KPI Scorecard!T6')).toBeUndefined();
    expect(bench.value('KPI Scorecard!T6')).toBe('');
    await setTarget(2_400_000);
    const column = cardLetter('Activity barometer');
    const seen = new Set<unknown>();
    for (let row = 6; row <= 18; row++) {
      const own = Number(bench.value(`KPI Scorecard!${column}${row}`));
      const color1 = own < 1 ? SHORT : FULL;
      expect(bench.sparkline(`KPI Scorecard!T${row}`)).toEqual({
        type: 'bar',
        values: [own],
        options: { max: 2, color1 },
      });
      seen.add(color1);
    }
    expect(seen.size).toBe(2);
  });

  test('leave a column in which a person wrote as it is', async () => {
    await build();
    bench.person.type('KPI Scorecard!S9', 'mine');
    bench.person.type('KPI Scorecard!S10', '=1+1');
    bench.person.select('Pipeline!A1');
    bench.click('Build scorecard');
    await bench.settled();
    expect([bench.value('KPI Scorecard!S9'), bench.value('KPI Scorecard!S10')]).toEqual(['mine', 2]);
    expect(bench.sparkline('KPI Scorecard!S8')?.values).toHaveLength(13);
  });
});

describe('pictures', () => {
  const boxes = () => {
    const sheet = bench.book.grid.sheet(bench.place('KPI Charts!A1').tab);
    const sum = (end: number, size: (at: number) => number) =>
      Array.from({ length: end }, (_, at) => size(at)).reduce((total, one) => total + one, 0);
    return bench.book.charts.map(chart => {
      const x = sum(chart.column, at => sheet.getColumnWidth(at));
      const y = sum(chart.row, at => sheet.getRowHeight(at));
      const { width, height } = chartSize(chart);
      return { title: chartData(bench.book, chart).title, x, y, right: x + width, bottom: y + height };
    });
  };
  const data = (column: string) =>
    bench.values(`KPI Charts!${column}5:${column}80`).flatMap(row => (row[0] === '' ? [] : [row[0]]));

  test('stand two by two left of their data, fit beside each other on a small screen, and none covers another', async () => {
    await build();
    await setTarget();
    const drawn = boxes();
    expect(drawn).toHaveLength(4);
    const dataFrom = Array.from({ length: 14 }, (_, at) =>
      bench.book.grid.sheet(bench.place('KPI Charts!A1').tab).getColumnWidth(at),
    ).reduce((a, b) => a + b, 0);
    for (const [i, one] of drawn.entries()) {
      expect(one.right).toBeLessThanOrEqual(Math.min(dataFrom, 1320));
      for (const other of drawn.slice(i + 1))
        expect(
          one.right <= other.x || other.right <= one.x || one.bottom <= other.y || other.bottom <= one.y,
        ).toBe(true);
    }
  });

  test('one formula gives the data of all of them, so that three cells in all hand the pipeline over', async () => {
    await build();
    await setTarget();
    const formulas = (
      bench.snapshot().tabs as { name: string; cells: Record<string, { formula?: string }> }[]
    )
      .filter(({ name }) => name.startsWith('KPI '))
      .flatMap(({ cells }) => Object.values(cells).flatMap(({ formula }) => formula ?? []))
      .filter(formula => /KPI_[A-Z_]+\(/.test(formula));
    expect(formulas.map(formula => /KPI_[A-Z_]+/.exec(formula)?.[0]).sort()).toEqual([
      'KPI_CHART',
      'KPI_SCORECARD',
      'KPI_WEEKLY_GOALS',
    ]);
    for (const formula of formulas) expect(formula).toContain('KPI_SETTINGS');
  });

  test('bars are the worst first, a series per level, with the counts in the label and the benchmark among them', async () => {
    await build();
    expect(data('O').slice(0, 3)).toEqual([
      'Close ratio',
      expect.stringMatching(/^Marcus Webb: 11 of 31, 85 to 1$/),
      expect.stringMatching(/^Nina Petrova: 3 of 6$/),
    ]);
    const rows = bench.values('KPI Charts!P6:T19');
    const figures = rows.map(row => row.filter(cell => cell !== 0 && cell !== ''));
    expect(figures.every(cells => cells.length === 1)).toBe(true);
    const sorted = figures.map(([figure]) => Number(figure));
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
    expect(data('O')).toContain('Benchmark: 65%');
    expect(bench.values('KPI Charts!P5:T5')).toEqual([
      ['Under', 'Watch', 'Below', 'Not below', 'Team, benchmark'],
    ]);
  });

  test('what can’t be drawn yet says what is missing in place of an empty box, and is drawn once it can be', async () => {
    await build();
    const titles = () => boxes().map(({ title }) => title);
    expect(titles()).not.toContain('Activity barometer');
    expect(bench.value('KPI Charts!G4')).toBe(
      'Activity barometer: needs a target: sidebar, Targets, then build again',
    );
    expect(bench.book.charts.map(chart => drawChart(bench.book, chart)).join('')).not.toContain('No data');
    await setTarget();
    expect(titles()).toContain('Activity barometer');
    expect(bench.value('KPI Charts!G4')).toBe('');
    expect(bench.book.charts.map(chart => drawChart(bench.book, chart)).join('')).not.toContain('No data');
  });

  test('each has words for who can’t see it, the same as stand above its data', async () => {
    await build();
    await setTarget();
    const words = bench.book.charts.map(chart => chartWords(chartData(bench.book, chart)));
    expect([...words].sort()).toEqual(
      ['O4', 'V4', 'AC4', 'AG4'].map(cell => String(bench.value(`KPI Charts!${cell}`))).sort(),
    );
  });

  test('with 60 reps the bars grow until each name has room', async () => {
    const rows: SeedCell[][] = [['Rep', 'Stage', 'Amount', 'First appointment', 'Close date']];
    for (let i = 0; i < 60; i++)
      rows.push([`Rep ${i}`, i % 3 ? 'Won' : 'Lost', 100, '2026-07-01', '2026-08-01']);
    await build({ sheets: [{ name: 'Deals', rows }] });
    const [chart] = bench.book.charts.filter(
      each => chartData(bench.book, each).title === 'Close ratio by rep',
    );
    const drawn = drawChart(bench.book, chart as never);
    for (let i = 0; i < 60; i++) expect(drawn).toContain(`Rep ${i}: `);
    expect(chartSize(chart as never).height).toBeGreaterThan(60 * 20);
  });

  test('more reps than bars after the build are told, until it is built again', async () => {
    const rows: SeedCell[][] = [['Rep', 'Stage', 'Amount', 'First appointment', 'Close date']];
    for (let i = 0; i < 5; i++)
      rows.push([`Rep ${i}`, i % 3 ? 'Won' : 'Lost', 100, '2026-07-01', '2026-08-01']);
    await build({ sheets: [{ name: 'Deals', rows, size: { rows: 100, columns: 8 } }] });
    const says = () => String(bench.value('KPI Charts!A3'));
    const MORE = 'There are more reps than bars: build again, and the pictures grow.';
    expect(says()).not.toContain(MORE);
    bench.person.paste(
      'Deals!A7',
      Array.from({ length: 20 }, (_, i) => [`New ${i}`, 'Lost', '100', '2026-07-01', '2026-08-01']),
    );
    await bench.settled();
    expect(says()).toContain(MORE);
    bench.person.select('Deals!A1');
    bench.click('Build scorecard');
    await bench.settled();
    expect(says()).not.toContain(MORE);
    const [chart] = bench.book.charts.filter(
      each => chartData(bench.book, each).title === 'Close ratio by rep',
    );
    const drawn = drawChart(bench.book, chart as never);
    for (let i = 0; i < 20; i++) expect(drawn).toContain(`New ${i}: `);
  });

  test('a tab of an earlier build: its four formulas and pictures make way', async () => {
    await build();
    for (const cell of ['A45', 'E45', 'I45', 'M45'])
      bench.person.type(`KPI Charts!${cell}`, `=KPI_CHART('Pipeline'!A:K,"Close ratio")`);
    bench.click('Build scorecard');
    await bench.settled();
    expect(['A45', 'E45', 'I45', 'M45'].map(cell => bench.formula(`KPI Charts!${cell}`))).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });

  test('a picture that somebody gave another title is not drawn twice', async () => {
    await build();
    const count = bench.book.charts.length;
    for (const chart of bench.book.charts) chart.options.title = 'My own';
    bench.click('Build scorecard');
    expect(bench.book.charts).toHaveLength(count);
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
    const formulas = [
      'KPI Scorecard!A4',
      'KPI Scorecard!A3',
      'KPI Weekly goals!A4',
      'KPI Charts!O5',
      'KPI Scorecard!F2',
      'KPI Charts!A2',
    ].map(cell => bench.formula(cell));
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
