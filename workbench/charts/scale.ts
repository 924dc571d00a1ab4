// From values to pixels: round ticks, and room for all of them.

export interface Scale {
  min: number;
  max: number;
  ticks: number[];
  at(value: number): number;
}

/** Steps of 1, 2 or 5 times a power of ten. */
function stepFor(span: number, wanted: number): number {
  const rough = span / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
}

export function scaleOf(
  values: number[],
  range: [number, number],
  limits: { min?: number | undefined; max?: number | undefined },
  fromZero: boolean,
  wanted = 5,
): Scale {
  const lowest = Math.min(...values, fromZero ? 0 : Number.POSITIVE_INFINITY);
  const highest = Math.max(...values, fromZero ? 0 : Number.NEGATIVE_INFINITY);
  let min = limits.min ?? (Number.isFinite(lowest) ? lowest : 0);
  let max = limits.max ?? (Number.isFinite(highest) ? highest : 1);
  if (max <= min) max = min + (Math.abs(min) || 1);
  const step = stepFor(max - min, wanted);
  if (limits.min === undefined) min = Math.floor(min / step + 1e-9) * step;
  if (limits.max === undefined) max = Math.ceil(max / step - 1e-9) * step;
  const ticks: number[] = [];
  for (let i = 0; min + i * step <= max + step * 1e-6; i++)
    ticks.push(Number((min + i * step).toPrecision(12)));
  const [from, to] = range;
  return {
    min,
    max,
    ticks,
    at: value => from + ((Math.min(max, Math.max(min, value)) - min) / (max - min)) * (to - from),
  };
}
