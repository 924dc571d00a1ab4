import { isBlank } from '../cells/cell.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { counted, quoted } from '../problem.ts';

/** Amounts of which a sheet may have read the sign of thousands as the decimal sign: 12,500 as twelve and a half. */
export interface MisreadSigns {
  /** What shows it, as a part of a sentence. */
  says: string;
  /** By row, true for a number that may be a thousand times too small. */
  isOne: (row: number) => boolean;
}

/** Digits in groups of thousands, two signs or more: a sheet that knew the sign would have made a number of them. */
const GROUPED = /^\s*[-−]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?\s*$|^\s*[-−]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?\s*$/;
const BOTH = /^\s*[-−]?\d{1,3}(?:,\d{3})+\.\d+\s*$|^\s*[-−]?\d{1,3}(?:\.\d{3})+,\d+\s*$/;

/** Of the numbers with a fraction so many must have three decimals, which no money has: one in. */
const ONE_IN = 4;

/**
 * What shows that a sheet's locale took a sign of thousands for the decimal sign. All its numbers with a fraction are then
 * below a thousand and have three decimals at most; and some have a third one, or texts with groups of thousands were
 * left beside them. No proof: such amounts are read as they stand, and it is told. undefined where nothing shows it.
 */
export function misreadSigns({
  amounts,
  columns,
  grid,
  first,
  fates,
  length,
}: Opportunities): MisreadSigns | undefined {
  const at = columns.of.Amount;
  if (!amounts || at === undefined) return undefined;
  if (!amounts.hasFractions && !amounts.hasOthers) return undefined;
  const { cents } = amounts;
  let fractions = 0;
  let thousandths = 0;
  let example = 0;
  let grouped = '';
  for (let row = 0; row < length; row++) {
    const cell = grid[first + row]?.[at];
    if (typeof cell === 'number') {
      const whole = cents[row] as number;
      if (whole === Math.floor(whole / 100) * 100 && Number.isInteger(cell)) continue;
      if (fates[row] !== FATES.used) continue;
      const scaled = Math.round(cell * 1000);
      if (Math.abs(cell) >= 1000 || Math.abs(cell * 1000 - scaled) > 1e-6) return undefined;
      fractions++;
      if (scaled % 10 === 0) continue;
      if (!thousandths) example = cell;
      thousandths++;
    } else if (!grouped && typeof cell === 'string' && fates[row] === FATES.used && !isBlank(cell)) {
      if (cell.length < 40 && (GROUPED.test(cell) || BOTH.test(cell))) grouped = cell.trim();
    }
  }
  const header = quoted(columns.headers[at] as string);
  const isOne = (row: number): boolean => {
    const cell = grid[first + row]?.[at];
    return typeof cell === 'number' && !Number.isInteger(cell);
  };
  const may = 'the sheet may have read the sign of thousands as the decimal sign';
  if (thousandths * ONE_IN >= fractions && thousandths)
    return { says: `${header} holds ${example}, with three decimals: ${may}`, isOne };
  if (!grouped || !fractions) return undefined;
  return {
    says: `${header} holds ${quoted(grouped)} as a text beside ${counted(fractions, 'number')} with a fraction: ${may}`,
    isOne,
  };
}
