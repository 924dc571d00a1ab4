// A gauge: one dial for each value, with coloured stretches where the options say so.
import type { Book } from '../host/book.ts';
import { axisText, type ChartData } from './chart-data.ts';
import { numberOption, textOption } from './chart-option.ts';
import type { Plot } from './draw-marks.ts';
import { scaleOf } from './scale.ts';
import { tag, text } from './svg.ts';

const STRETCHES = { green: '#109618', yellow: '#ff9900', red: '#dc3912' };

export function gauges(book: Book, data: ChartData, plot: Plot): string[] {
  const dials = data.series.flatMap(series =>
    series.values.map((value, i) => ({ value, label: data.categories[i] ?? series.name, series, i })),
  );
  const { options } = data.record;
  const radius = Math.min(plot.width / Math.max(1, dials.length) / 2, plot.height / 2) * 0.92;
  const min = numberOption(options, 'min') ?? 0;
  const highest = Math.max(...dials.map(dial => dial.value ?? 0), 0);
  const max = numberOption(options, 'max') ?? (highest <= 1 ? 1 : 100);
  const scale = scaleOf([min, max], [-225, 45], { min, max }, false, 4);
  return dials.flatMap((dial, i) => {
    const x = plot.x + (plot.width / dials.length) * (i + 0.5);
    const y = plot.y + plot.height / 2;
    const point = (angle: number, r: number) => {
      const turned = (angle * Math.PI) / 180;
      return `${(x + r * Math.cos(turned)).toFixed(1)} ${(y + r * Math.sin(turned)).toFixed(1)}`;
    };
    const arc = (from: number, to: number, r: number) =>
      `M${point(from, r)}A${r} ${r} 0 ${to - from > 180 ? 1 : 0} 1 ${point(to, r)}`;
    const shown = dial.value === null ? '' : axisText(book, dial.value, undefined, dial.series.pattern);
    const drawn = [
      tag('circle', { cx: x, cy: y, r: radius, fill: '#f7f7f7', stroke: '#cccccc', 'stroke-width': 2 }),
      tag('path', {
        d: arc(-225, 45, radius * 0.82),
        fill: 'none',
        stroke: '#e0e0e0',
        'stroke-width': radius * 0.12,
      }),
    ];
    for (const [name, color] of Object.entries(STRETCHES)) {
      const from = numberOption(options, `${name}From`);
      const to = numberOption(options, `${name}To`);
      if (from === undefined || to === undefined) continue;
      const d = arc(scale.at(from), scale.at(to), radius * 0.82);
      const stroke = textOption(options, `${name}Color`) ?? color;
      drawn.push(tag('path', { d, fill: 'none', stroke, 'stroke-width': radius * 0.12 }));
    }
    for (const tick of scale.ticks) {
      const [tx, ty] = point(scale.at(tick), radius * 0.6)
        .split(' ')
        .map(Number);
      drawn.push(
        text(tx ?? 0, (ty ?? 0) + 4, axisText(book, tick, undefined, dial.series.pattern), {
          'text-anchor': 'middle',
          'font-size': 11,
          fill: '#5f6368',
        }),
      );
    }
    if (dial.value !== null) {
      const needle = point(scale.at(dial.value), radius * 0.78);
      drawn.push(
        tag('path', {
          d: `M${x} ${y}L${needle}`,
          stroke: '#c5221f',
          'stroke-width': 3,
          'stroke-linecap': 'round',
          class: 'needle',
        }),
        tag('circle', { cx: x, cy: y, r: radius * 0.07, fill: '#4684ee' }),
      );
    }
    drawn.push(
      text(x, y - radius * 0.28, dial.label, { 'text-anchor': 'middle', 'font-size': 13 }),
      text(x, y + radius * 0.72, shown, { 'text-anchor': 'middle', 'font-size': 15, 'font-weight': 500 }),
    );
    return drawn;
  });
}
