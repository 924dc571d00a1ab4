/** Sizes run to amounts of this code: the largest that is read is below 10^16 cents. */
const CODES = 1500;

/**
 * The code of an amount's size, by which sizes are counted in an array: the amount is rounded to two significant digits,
 * halves away from zero, and codes go up with them.
 *
 * @param cents a whole number above 0.
 */
export function sizeCode(cents: number): number {
  let exponent = 0;
  let step = 1;
  while (cents >= 100 * step) {
    step *= 10;
    exponent++;
  }
  return exponent * 90 + Math.floor(cents / step + 0.5);
}

/**
 * The size of a code, in cents.
 *
 * @example sizeOfCode(sizeCode(12_500_00)); // 13_000_00
 */
export function sizeOfCode(code: number): number {
  const exponent = code < 100 ? 0 : Math.floor((code - 10) / 90);
  return (code - exponent * 90) * 10 ** exponent;
}

/**
 * How many amounts there are by size, for each slot: linear in amounts and slots, without a lookup by key for every row.
 *
 * @param slots by amount, the slot that it is counted in.
 * @param codes by amount, the code of its size.
 * @param counts by slot, how many amounts it has.
 */
export function sizesBySlot(
  slots: Int32Array,
  codes: Int16Array,
  counts: Int32Array,
): Record<number, number>[] {
  const ends = new Int32Array(counts.length);
  let end = 0;
  counts.forEach((count, slot) => {
    ends[slot] = end;
    end += count;
  });
  const sorted = new Int16Array(end);
  for (let i = 0; i < end; i++) {
    const slot = slots[i] as number;
    sorted[(ends[slot] as number)++] = codes[i] as number;
  }
  const tallied = new Int32Array(CODES);
  let start = 0;
  return Array.from(counts, (count): Record<number, number> => {
    const sizes: Record<number, number> = {};
    const part = sorted.subarray(start, start + count);
    for (let i = 0; i < count; i++) (tallied[part[i] as number] as number)++;
    for (let i = 0; i < count; i++) {
      const code = part[i] as number;
      const n = tallied[code] as number;
      if (n) sizes[sizeOfCode(code)] = n;
      tallied[code] = 0;
    }
    start += count;
    return sizes;
  });
}
