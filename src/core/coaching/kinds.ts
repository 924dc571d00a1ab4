import type { Opportunities } from '../pipeline/opportunities.ts';
import { TextColumn } from '../pipeline/text-column.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { count } from '../tally/count.ts';
import type { Bounds } from '../tally/plan.ts';
import { eachCode, wholePeriod } from '../tally/plan.ts';
import type { Tally } from '../tally/tally.ts';

/** A pipeline that has been read, and the period that is asked about. */
export interface Reading {
  rows: Opportunities;
  settings: Settings;
  bounds: Bounds;
}

/** 0: the rep's own rows. 1: the peers'. */
export type Side = 0 | 1;
export const SIDES: readonly Side[] = [0, 1];

/** Something for each side, the rep's own first. */
export type Sides = [own: number, peers: number];

/** Rows that have their codes in common, and what they come to. */
export interface Kind {
  codes: number[];
  tally: Tally;
}

/**
 * Counts rows by what they have in common, whatever that is: the rep's side, a level, an industry.
 *
 * @param codesOf codes of a row, from 0; undefined for a row that is not to be counted.
 */
export function kindsOf(
  { rows, settings, bounds }: Reading,
  codesOf: (row: number) => number[] | undefined,
): Kind[] {
  const kinds = new TextColumn();
  const codes = Int32Array.from({ length: rows.length }, (_, row) => {
    const of = codesOf(row);
    return of ? kinds.code(of.join(' ')) : 0;
  });
  const plan = wholePeriod(rows, settings, bounds, eachCode(codes, kinds.names.length));
  return count(rows, settings, plan)
    .tallies.map((tally, code) => ({ codes: (kinds.names[code] as string).split(' ').map(Number), tally }))
    .slice(1);
}

/** The words of a column: their names by code, and the code of a row; 0 where it is blank or there is no column. */
export function wordsOf(rows: Opportunities, role: Role): { names: string[]; codeOf: (row: number) => number } {
  const words = new TextColumn();
  const at = rows.columns.of[role];
  return {
    names: words.names,
    codeOf: row => (at === undefined ? 0 : words.code((rows.grid[rows.first + row] || [])[at])),
  };
}
