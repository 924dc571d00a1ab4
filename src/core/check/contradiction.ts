import { foldedCell } from '../cells/cell.ts';
import { flagOf } from '../cells/flag.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { quoted } from '../problem.ts';
import type { OutcomeName } from '../settings/settings.ts';

/** Rows whose won flag says something else than their status or stage. */
export interface Contradiction {
  /** Which columns contradict each other, as a part of a sentence. */
  says: string;
  isOne: (row: number) => boolean;
}

/** What tells a row whose flag and words contradict each other; undefined where there is no flag or no word. */
export function contradictionOf(
  { columns, grid, first }: Opportunities,
  words: Record<OutcomeName, readonly string[]>,
): Contradiction | undefined {
  const { Won: won, Status: status, Stage: stage } = columns.of;
  const places = [status, stage].filter(at => at !== undefined);
  if (won === undefined || !places.length) return undefined;
  const [isWon, isLost] = [new Set(words.Won), new Set(words.Lost)];
  const isOne = (row: number): boolean => {
    const cells = grid[first + row] ?? [];
    const flag = flagOf(cells[won]);
    if (flag === undefined) return false;
    return places.some(at => (flag ? isLost : isWon).has(foldedCell(cells[at])));
  };
  const others = places.map(at => quoted(columns.headers[at] as string)).join(' or ');
  return { says: `${quoted(columns.headers[won] as string)} contradicts ${others}`, isOne };
}
