import type { Cell, Grid } from '../cells/cell.ts';
import { isBlank, isDate, textOf } from '../cells/cell.ts';
import { readDateText } from '../cells/date-text.ts';
import { fold } from '../cells/fold.ts';
import { Problem, quoted } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { comparedOnceMore, gatewayKindOf } from './headers.ts';
import { knownHeaders } from './profiles.ts';

/** How many non-blank rows are looked at for the header row. */
const LOOKED_AT = 10;

/** Where the headers stand: the index of their row, and how many of them we know. */
export interface HeaderRow {
  row: number;
  known: number;
}

/**
 * The header row: the first of the first ten non-blank rows with two headers that we know, else the first
 * non-blank row.
 *
 * @throws Problem where that row is a deal: it holds a date, or says won or lost, where headers would stand.
 */
export function findHeaderRow(grid: Grid, settings: Settings): HeaderRow {
  const isKnown = recogniser(settings);
  let first = -1;
  let looked = 0;
  for (let row = 0; row < grid.length && looked < LOOKED_AT; row++) {
    const cells = grid[row] as readonly Cell[];
    if (cells.every(isBlank)) continue;
    looked++;
    if (first < 0) first = row;
    if (knownIn(cells, isKnown) >= 2) return checked(grid, row, isKnown, settings);
  }
  return checked(grid, Math.max(0, first), isKnown, settings);
}

/** Tells whether a header, as it is spelt, is one for which there is a role or a gateway. */
function recogniser(settings: Settings): (header: string) => boolean {
  const known = knownHeaders();
  for (const { header } of settings.columns) known.add(fold(header));
  known.delete('');
  return header => {
    if (known.has(fold(header)) || gatewayKindOf(header) !== undefined) return true;
    const onceMore = comparedOnceMore(header);
    return known.has(onceMore) || (onceMore !== '' && gatewayKindOf(onceMore) !== undefined);
  };
}

function knownIn(cells: readonly Cell[], isKnown: (header: string) => boolean): number {
  const found = new Set<string>();
  for (const cell of cells) {
    if (typeof cell === 'string' && !isBlank(cell) && isKnown(cell)) found.add(fold(cell));
  }
  return found.size;
}

/** A deal where the headers should be would be read as headers, and nothing below it would mean anything. */
function checked(
  grid: Grid,
  row: number,
  isKnown: (header: string) => boolean,
  { words }: Settings,
): HeaderRow {
  const cells = grid[row] ?? [];
  const known = knownIn(cells, isKnown);
  if (known >= 3) return { row, known };
  const isDated = (cell: Cell): boolean =>
    isDate(cell) || (typeof cell === 'string' && readDateText(cell) !== undefined);
  const tells = (cell: Cell): boolean => {
    if (known >= 2 || typeof cell !== 'string' || isKnown(cell)) return false;
    const word = fold(cell);
    return words.Won.includes(word) || words.Lost.includes(word);
  };
  const telling = cells.find(cell => isDated(cell) || tells(cell));
  if (telling === undefined) return { row, known };
  throw new Problem(
    'no-headers',
    `pipeline must have a row of headers above row ${row + 1} (such as Rep, Stage, First appointment, Close date, Amount), ` +
      `got a deal there (${isDate(telling) ? 'a date' : quoted(textOf(telling))})`,
    { field: 'pipeline' },
  );
}
