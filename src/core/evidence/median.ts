/** How many cases there are of which value. */
export type Histogram = Readonly<Record<number, number>>;

/** How many cases a histogram holds. */
export function casesIn(histogram: Histogram): number {
  return Object.values(histogram).reduce((sum, count) => sum + count, 0);
}

/** The median of a histogram; of an even number of cases the mean of the two in the middle. undefined without any. */
export function medianOf(histogram: Histogram): number | undefined {
  const cases = casesIn(histogram);
  if (!cases) return undefined;
  const values = Object.keys(histogram)
    .map(Number)
    .sort((a, b) => a - b);
  const at = (rank: number): number => {
    let seen = 0;
    for (const value of values) {
      seen += histogram[value] as number;
      if (seen >= rank) return value;
    }
    return Number.NaN;
  };
  return (at(Math.ceil(cases / 2)) + at(Math.floor(cases / 2) + 1)) / 2;
}

/** How many cases are not below a value. */
export function notBelow(histogram: Histogram, value: number): number {
  return Object.keys(histogram).reduce(
    (sum, key) => (Number(key) >= value ? sum + (histogram[Number(key)] as number) : sum),
    0,
  );
}
