// A chart as accessible SVG: title, axes, marks, legend, and words for those who can't see it.
import type { Book } from '../host/book.ts';
import type { ChartRecord } from '../host/chart-record.ts';
import { axisText, type ChartData, chartData, chartWords, palette } from './chart-data.ts';
import { numberOption, textOption } from './chart-option.ts';
import { gauges } from './draw-gauge.ts';
import { bars, lines, type Plot, slices } from './draw-marks.ts';
import { type Scale, scaleOf } from './scale.ts';
import { escaped, fitted, tag, text, twoLines } from './svg.ts';

const CHART_WIDTH = 600;
const CHART_HEIGHT = 371;

const soft = { fill: '#5f6368', 'font-size': 12 };

function limitsOf({ record: { options } }: ChartData, axis: string) {
  return {
    min: numberOption(options, `${axis}.viewWindow.min`) ?? numberOption(options, `${axis}.minValue`),
    max: numberOption(options, `${axis}.viewWindow.max`) ?? numberOption(options, `${axis}.maxValue`),
  };
}

/** Every value that an axis must have room for. */
function reach(data: ChartData, axis: 0 | 1): number[] {
  const own = data.series.filter(series => series.axis === axis);
  const flat = own.flatMap(series => series.values.filter((value): value is number => value !== null));
  if (!data.stacked) return flat;
  const sums = data.categories.map((_, i) =>
    own
      .filter(series => series.kind === 'bars')
      .reduce((sum, series) => sum + Math.max(0, series.values[i] ?? 0), 0),
  );
  return [...flat, ...sums];
}

function legend(
  data: ChartData,
  width: number,
  height: number,
): { marks: string[]; room: Partial<Record<'top' | 'right' | 'bottom', number>> } {
  const named = data.record.type === 'PIE' ? data.categories : data.series.map(series => series.name);
  if (data.legend === 'none' || named.every(name => !name) || (named.length < 2 && data.legend === 'right')) {
    return { marks: [], room: {} };
  }
  const colors =
    data.record.type === 'PIE'
      ? named.map((_, i) => palette[i % palette.length])
      : data.series.map(s => s.color);
  const below = data.legend === 'bottom' || data.legend === 'top';
  const marks = named.flatMap((name, i) => {
    const x = below ? 24 + i * Math.min(180, (width - 40) / named.length) : width - 130;
    const y = below ? (data.legend === 'top' ? 58 : height - 16) : 70 + i * 22;
    return [
      tag('rect', { x, y: y - 10, width: 12, height: 12, rx: 2, fill: colors[i] }),
      text(x + 18, y, fitted(name, below ? Math.min(150, width / named.length - 24) : 108), soft),
    ];
  });
  return { marks, room: below ? { [data.legend]: 26 } : { right: 140 } };
}

/** Axes and grid lines of a chart whose values go up (or, lying, to the right). */
function axes(
  book: Book,
  data: ChartData,
  plot: Plot,
  scales: [Scale, Scale],
  lying: boolean,
  twoAxes: boolean,
): string[] {
  const { options } = data.record;
  const drawn: string[] = [];
  const valueAxis = lying ? 'hAxis' : 'vAxis';
  const patternOf = (axis: 0 | 1) => data.series.find(series => series.axis === axis)?.pattern ?? '';
  for (const tick of scales[0].ticks) {
    const at = scales[0].at(tick);
    const line = lying
      ? { x1: at, x2: at, y1: plot.y, y2: plot.y + plot.height }
      : { x1: plot.x, x2: plot.x + plot.width, y1: at, y2: at };
    const format = textOption(options, `${valueAxis}.format`) ?? textOption(options, `vAxes.0.format`);
    const shown = axisText(book, tick, format, patternOf(0));
    drawn.push(
      tag('line', { ...line, stroke: tick === 0 ? '#80868b' : '#e8eaed' }),
      lying
        ? text(at, plot.y + plot.height + 18, shown, { ...soft, 'text-anchor': 'middle' })
        : text(plot.x - 8, at + 4, shown, { ...soft, 'text-anchor': 'end' }),
    );
  }
  if (twoAxes) {
    for (const tick of scales[1].ticks) {
      const shown = axisText(book, tick, textOption(options, 'vAxes.1.format'), patternOf(1));
      drawn.push(text(plot.x + plot.width + 8, scales[1].at(tick) + 4, shown, soft));
    }
  }
  const count = Math.max(1, data.categories.length);
  const band = (lying ? plot.height : plot.width) / count;
  const every = lying ? Math.max(1, Math.ceil(14 / band)) : Math.max(1, Math.ceil(46 / band));
  data.categories.forEach((name, i) => {
    if (i % every) return;
    const along = (i + 0.5) * band;
    if (!lying) {
      const place = { ...soft, 'text-anchor': 'middle' };
      drawn.push(text(plot.x + along, plot.y + plot.height + 18, fitted(name, band * every), place));
      return;
    }
    const written = band * every > 26 ? twoLines(name, plot.x - 20) : [fitted(name, plot.x - 20)];
    const top = plot.y + along + 4 - (written.length - 1) * 6.5;
    written.forEach((line, n) => {
      drawn.push(text(plot.x - 8, top + n * 13, line, { ...soft, 'text-anchor': 'end' }));
    });
  });
  const titleOf = (axis: string) => textOption(options, `${axis}.title`);
  const across = titleOf('hAxis');
  const up = titleOf('vAxis');
  if (across) {
    drawn.push(
      text(plot.x + plot.width / 2, plot.y + plot.height + 40, across, { ...soft, 'text-anchor': 'middle' }),
    );
  }
  if (up) {
    const y = plot.y + plot.height / 2;
    drawn.push(text(16, y, up, { ...soft, 'text-anchor': 'middle', transform: `rotate(-90 16 ${y})` }));
  }
  return drawn;
}

function body(book: Book, data: ChartData, width: number, height: number): string[] {
  const { marks, room } = legend(data, width, height);
  const lying = data.record.type === 'BAR';
  const twoAxes = data.series.some(series => series.axis === 1);
  const longest = Math.max(0, ...data.categories.map(name => name.length));
  const left = lying
    ? Math.min(width * 0.38, 24 + longest * 7)
    : 64 + (textOption(data.record.options, 'vAxis.title') ? 18 : 0);
  const top = (data.title ? 44 : 16) + (data.subtitle ? 18 : 0) + (room.top ?? 0);
  const bottom = 30 + (textOption(data.record.options, 'hAxis.title') ? 20 : 0) + (room.bottom ?? 0);
  const right = (room.right ?? 20) + (twoAxes ? 40 : 0);
  const plot = {
    x: left,
    y: top,
    width: Math.max(40, width - left - right),
    height: Math.max(40, height - top - bottom),
  };
  if (data.series.length === 0 || data.categories.length === 0) {
    return [text(width / 2, height / 2, 'No data', { ...soft, 'text-anchor': 'middle' })];
  }
  if (data.record.type === 'GAUGE')
    return gauges(book, data, { ...plot, x: 12, width: width - 24, height: height - top - 12 });
  if (data.record.type === 'PIE') return [...slices(data, { ...plot, x: 20, width: plot.width }), ...marks];
  const range: [number, number] = lying ? [plot.x, plot.x + plot.width] : [plot.y + plot.height, plot.y];
  const fromZero = data.series.some(series => series.kind !== 'line' && series.kind !== 'points');
  const first = scaleOf(reach(data, 0), range, limitsOf(data, lying ? 'hAxis' : 'vAxis'), fromZero);
  const second = scaleOf(reach(data, 1), range, limitsOf(data, 'vAxes.1'), true);
  const scales: [Scale, Scale] = [first, second];
  return [
    ...axes(book, data, plot, scales, lying, twoAxes),
    ...bars(data, plot, scales, lying),
    ...lines(data, plot, scales, lying),
    ...marks,
  ];
}

export function chartSize({ options }: ChartRecord): { width: number; height: number } {
  return {
    width: numberOption(options, 'width') ?? CHART_WIDTH,
    height: numberOption(options, 'height') ?? CHART_HEIGHT,
  };
}

export function drawChart(book: Book, record: ChartRecord): string {
  const data = chartData(book, record);
  const { width, height } = chartSize(record);
  const background = textOption(record.options, 'backgroundColor') ?? '#ffffff';
  const heading = [
    data.title ? text(18, 28, fitted(data.title, width - 36, 16), { 'font-size': 16, fill: '#3c4043' }) : '',
    data.subtitle
      ? text(18, 46, fitted(data.subtitle, width - 36, 13), { 'font-size': 13, fill: '#5f6368' })
      : '',
  ];
  const words = chartWords(data);
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': words,
      'font-family': 'Roboto, Arial, sans-serif',
    },
    tag('desc', {}, escaped(words)),
    tag('rect', { width, height, fill: background }),
    ...heading,
    ...body(book, data, width, height),
  );
}
