// A small chart as shapes in a box: what a canvas fills and strokes, and what a test can look at.
import type { Sparkline } from '../host/sparkline.ts';

/** A filled rectangle, or a line through points; in pixels from the upper left corner of the box. */
export type Shape =
  | { fill: string; x: number; y: number; width: number; height: number }
  | { stroke: string; width: number; points: readonly (readonly [x: number, y: number])[] };

const BLACK = '#000000';
/** The colours of a bar's parts, in turn, where none are given: Google's orange shades. */
const BARS = ['#f4b400', '#db4437'] as const;

export function sparklineShapes(
  { type, values, options }: Sparkline,
  width: number,
  height: number,
): Shape[] {
  const shown = options.rtl === true ? [...values].reverse() : values;
  const number = (name: string): number | undefined => options[name] as number | undefined;
  const colour = (name: string): string | undefined => options[name] as string | undefined;
  if (type === 'bar') {
    const all = shown.reduce((sum, value) => sum + value, 0);
    const most = number('max') ?? all;
    let at = 0;
    return shown.flatMap((value, i) => {
      const from = at;
      at = Math.min(width, at + (most > 0 ? (value / most) * width : 0));
      const fill = (i % 2 ? colour('color2') : colour('color1')) ?? (BARS[i % 2] as string);
      return at > from ? [{ fill, x: from, y: 0, width: at - from, height }] : [];
    });
  }
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = number('ymin') ?? (type === 'column' ? Math.min(0, least) : least);
  const high = number('ymax') ?? (type === 'column' ? Math.max(0, most) : most);
  const y = (value: number): number =>
    high > low ? height * (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low)) : height / 2;
  const step = width / (type === 'column' ? shown.length : Math.max(1, shown.length - 1));
  if (type === 'line') {
    const points = shown.map((value, i): [number, number] => [i * step, y(value)]);
    return [{ stroke: colour('color') ?? BLACK, width: number('linewidth') ?? 1, points }];
  }
  const ground = y(Math.max(low, Math.min(high, 0)));
  const columns = shown.map((value, i): Shape => {
    const special =
      (value < 0 ? colour('negcolor') : undefined) ??
      (i === 0 ? colour('firstcolor') : undefined) ??
      (i === shown.length - 1 ? colour('lastcolor') : undefined) ??
      (value === most ? colour('highcolor') : undefined) ??
      (value === least ? colour('lowcolor') : undefined);
    const top = Math.min(y(value), ground);
    return {
      fill: special ?? colour('color') ?? BLACK,
      x: i * step + step * 0.1,
      y: top,
      width: step * 0.8,
      height: Math.max(y(value), ground) - top,
    };
  });
  if (options.axis !== true) return columns;
  return [
    ...columns,
    {
      stroke: colour('axiscolor') ?? BLACK,
      width: 1,
      points: [
        [0, ground],
        [width, ground],
      ],
    },
  ];
}
