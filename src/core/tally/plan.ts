import type { Opportunities } from '../pipeline/opportunities.ts';

/** Inclusive days; undefined is unbounded. */
export interface Bounds {
  from: number | undefined;
  to: number | undefined;
}

/** Which rows go together: by row a code, and by code the index of the group that it is counted in, -1 for none. */
export interface Groups {
  codes: Int32Array;
  groupOf: Int32Array;
  groups: number;
}

/** Which rows go into which tally. */
export interface Plan extends Groups {
  /** The first and the last day that count. */
  from: number;
  to: number;
  /** How many periods; by day from `firstDay` on, which of them it is in. Without, all days are in one. */
  periods: number;
  indexOf?: Int32Array;
  firstDay: number;
  /** The period of a decided row without the date that it is dated by; -1 for none. */
  undated: number;
  /** The day that stands for today: what has matured is counted from it. */
  asOf: number;
  /** The last day of appointments to date: days to come count for nothing. */
  end: number;
}

/** One tally for each group, of the rows between two days. */
export function wholePeriod({ asOf }: Opportunities, { from, to }: Bounds, groups: Groups): Plan {
  return {
    ...groups,
    from: from ?? Number.NEGATIVE_INFINITY,
    to: to ?? Number.POSITIVE_INFINITY,
    periods: 1,
    firstDay: 0,
    undated: from === undefined && to === undefined ? 0 : -1,
    asOf,
    end: Math.min(to ?? asOf, asOf),
  };
}

/** One group for each code from 0 to the last. */
export function eachCode(codes: Int32Array, count: number): Groups {
  return { codes, groupOf: Int32Array.from({ length: count }, (_, code) => code), groups: count };
}

/** One group, of all rows or of those with one code. */
export function oneGroup(codes: Int32Array, count: number, code?: number): Groups {
  const groupOf = Int32Array.from({ length: count }, (_, c) => (code === undefined || c === code ? 0 : -1));
  return { codes, groupOf, groups: 1 };
}
