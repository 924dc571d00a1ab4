import { isFilled, textOf } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';

/** How many different values a column may have to be listed: more are no choice for a person. */
const MOST = 30;

/** The values that occur in each column that has few, by header, as first spelt: what rules can be built from. */
export function valuesByHeader(rows: Opportunities): Record<string, string[]> {
  const { headers } = rows.columns;
  const found = new Map<string, string[]>();
  headers.forEach((header, column) => {
    if (!header || found.has(header)) return;
    const values = new Map<string, string>();
    for (let row = 0; row < rows.length && values.size <= MOST; row++) {
      const cell = rows.grid[rows.first + row]?.[column];
      if (rows.fates[row] !== FATES.used || typeof cell === 'object' || !isFilled(cell)) continue;
      const key = fold(textOf(cell));
      if (key && !values.has(key)) values.set(key, textOf(cell).trim());
    }
    found.set(header, values.size <= MOST ? [...values.values()] : []);
  });
  // A header may be called like what every object has.
  return Object.fromEntries(found);
}
