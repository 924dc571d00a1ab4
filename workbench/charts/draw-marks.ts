// Bars, lines and areas between the axes.
import { type ChartData, palette, type Series } from './chart-data.ts';
import type { Scale } from './scale.ts';
import { mark, tag, text } from './svg.ts';

export interface Plot {
  x: number;
  y: number;
  width: number;
  height: number;
}

function tooltip(data: ChartData, series: Series, i: number): string {
  return `${data.categories[i]}${series.name ? `, ${series.name}` : ''}: ${series.shown[i]}`;
}

/** Bars of all bar series, side by side or stacked; lying for a bar chart, standing for the others. */
export function bars(data: ChartData, plot: Plot, scales: [Scale, Scale], lying: boolean): string[] {
  const all = data.series.filter(series => series.kind === 'bars');
  const count = Math.max(1, data.categories.length);
  const band = (lying ? plot.height : plot.width) / count;
  const lanes = data.stacked ? 1 : Math.max(1, all.length);
  const thick = Math.max(1, (band * 0.62) / lanes);
  const drawn: string[] = [];
  for (let i = 0; i < count; i++) {
    let above = 0;
    let below = 0;
    all.forEach((series, lane) => {
      const value = series.values[i];
      if (value === null || value === undefined) return;
      const scale = scales[series.axis];
      const base = data.stacked ? (value < 0 ? below : above) : 0;
      const [from, to] = [scale.at(base), scale.at(base + value)];
      if (value < 0) below += value;
      else above += value;
      const start =
        (lying ? plot.y : plot.x) + i * band + (band - thick * lanes) / 2 + (data.stacked ? 0 : lane * thick);
      const place = lying
        ? { x: Math.min(from, to), y: start, width: Math.abs(to - from), height: thick * 0.94 }
        : { x: start, y: Math.min(from, to), width: thick * 0.94, height: Math.abs(to - from) };
      drawn.push(mark('rect', { ...place, fill: series.color, class: 'bar' }, tooltip(data, series, i)));
      if (series.labels) {
        const label = lying
          ? text(Math.max(from, to) + 4, start + thick / 2 + 4, series.shown[i] ?? '', { 'font-size': 11 })
          : text(start + thick / 2, Math.min(from, to) - 4, series.shown[i] ?? '', {
              'font-size': 11,
              'text-anchor': 'middle',
            });
        drawn.push(label);
      }
    });
  }
  return drawn;
}

/** Lines, areas and points; a missing value leaves a gap. In a lying chart a line runs down through the categories. */
export function lines(data: ChartData, plot: Plot, scales: [Scale, Scale], lying: boolean): string[] {
  const band = (lying ? plot.height : plot.width) / Math.max(1, data.categories.length);
  const drawn: string[] = [];
  for (const series of data.series.filter(one => one.kind !== 'bars')) {
    const scale = scales[series.axis];
    const points = series.values.map((value, i) => {
      if (value === null) return undefined;
      const along = (lying ? plot.y : plot.x) + (i + 0.5) * band;
      return lying ? { x: scale.at(value), y: along } : { x: along, y: scale.at(value) };
    });
    const runs: { x: number; y: number }[][] = [[]];
    for (const point of points) {
      if (point) runs.at(-1)?.push(point);
      else if (runs.at(-1)?.length) runs.push([]);
    }
    for (const run of runs.filter(one => one.length > 0)) {
      const path = run
        .map((p, i) => `${i ? 'L' : 'M'}${Math.round(p.x * 10) / 10} ${Math.round(p.y * 10) / 10}`)
        .join('');
      if (series.kind === 'area') {
        const floor = scale.at(Math.max(scale.min, 0));
        const d = `${path}L${run.at(-1)?.x} ${floor}L${run[0]?.x} ${floor}Z`;
        drawn.push(tag('path', { d, fill: series.color, 'fill-opacity': 0.3 }));
      }
      if (series.kind !== 'points') {
        const dash = series.dashed ? '6 4' : undefined;
        drawn.push(
          tag('path', {
            d: path,
            fill: 'none',
            stroke: series.color,
            'stroke-width': 2.5,
            'stroke-dasharray': dash,
            class: 'line',
          }),
        );
      }
    }
    const visible = series.kind === 'points' || data.categories.length <= 40;
    points.forEach((point, i) => {
      if (!point) return;
      const dot = {
        cx: point.x,
        cy: point.y,
        r: visible ? 3.5 : 5,
        fill: series.color,
        'fill-opacity': visible ? 1 : 0,
      };
      drawn.push(mark('circle', { ...dot, class: 'point' }, tooltip(data, series, i)));
      if (series.labels) {
        drawn.push(
          text(point.x, point.y - 8, series.shown[i] ?? '', { 'font-size': 11, 'text-anchor': 'middle' }),
        );
      }
    });
  }
  return drawn;
}

/** A pie: one series, its slices in the palette's order. */
export function slices(data: ChartData, plot: Plot): string[] {
  const [series] = data.series;
  const total = series?.values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0) ?? 0;
  if (!series || total === 0) return [];
  const radius = Math.min(plot.width, plot.height) / 2;
  const center = { x: plot.x + plot.width / 2, y: plot.y + plot.height / 2 };
  let turned = 0;
  return series.values.map((value, i) => {
    const share = Math.max(0, value ?? 0) / total;
    const at = (turns: number) => {
      const angle = turns * 2 * Math.PI - Math.PI / 2;
      return `${center.x + radius * Math.cos(angle)} ${center.y + radius * Math.sin(angle)}`;
    };
    const d = `M${center.x} ${center.y}L${at(turned)}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${at(turned + Math.min(share, 0.9999))}Z`;
    turned += share;
    return mark('path', { d, fill: palette[i % palette.length], class: 'slice' }, tooltip(data, series, i));
  });
}
