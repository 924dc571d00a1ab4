import { asOfDay } from '../pipeline/as-of.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { Settings } from '../settings/settings.ts';
import type { Plan } from './count.ts';

/** Inclusive days; undefined is unbounded. */
export interface Bounds {
  from: number | undefined;
  to: number | undefined;
}

/** A group of rows for a tally: the codes that are counted in it. */
export type Groups = { codes: Int32Array; groupOf: Int32Array; groups: number };

/** One tally for each group, of the rows between two days. */
export function wholePeriod(rows: Opportunities, settings: Settings, bounds: Bounds, groups: Groups): Plan {
  const from = bounds.from ?? Number.NEGATIVE_INFINITY;
  const to = bounds.to ?? Number.POSITIVE_INFINITY;
  const asOf = asOfDay(rows, settings);
  return {
    ...groups,
    periods: 1,
    periodOf: day => (day >= from && day <= to ? 0 : -1),
    undated: bounds.from === undefined && bounds.to === undefined ? 0 : -1,
    asOf,
    end: bounds.to ?? asOf,
  };
}

/** One group for each code from 0 to the last. */
export function eachCode(codes: Int32Array, count: number): Groups {
  return { codes, groupOf: Int32Array.from({ length: count }, (_, code) => code), groups: count };
}

/** One group, of all rows or of those with one code. */
export function oneGroup(codes: Int32Array, count: number, code?: number): Groups {
  return {
    codes,
    groupOf: Int32Array.from({ length: count }, (_, c) => (code === undefined || c === code ? 0 : -1)),
    groups: 1,
  };
}
