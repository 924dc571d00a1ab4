/** Comparisons of figures are made after rounding to 12 decimals, so that 0.1 + 0.2 is no more than 0.3. */
export function rounded(value: number): number {
  return Number(value.toFixed(12));
}

/** Whether a figure is less than what it is held against. */
export function isLess(figure: number, standard: number): boolean {
  return rounded(figure) < rounded(standard);
}
