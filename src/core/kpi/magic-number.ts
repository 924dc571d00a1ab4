import type { Figure } from './kpi.ts';

/**
 * New first appointments a week that a revenue target needs, as a distance needs its gallons:
 * target / weeks / (average sale x close ratio x gateway ratio).
 *
 * undefined where an ingredient is not known, or where a sale or a ratio is 0 and no number would do.
 *
 * @example magicNumber(600_000, 13, 25_000, 0.65, 0.6); // 4.733727810650888
 */
export function magicNumber(
  target: Figure,
  weeks: Figure,
  averageSale: Figure,
  closeRatio: Figure,
  gatewayRatio: Figure,
): Figure {
  if (target === undefined || weeks === undefined) return undefined;
  if (!averageSale || !closeRatio || !gatewayRatio || !(weeks > 0)) return undefined;
  return target / weeks / (averageSale * closeRatio * gatewayRatio);
}

/** What is left of a target after a start day. */
export interface Remainder {
  /** Revenue still to be closed; 0 where the target is met. */
  revenue: number;
  /** Weeks left after the day that stands for today. */
  weeks: number;
}

/**
 * What a target that began on a day still asks for: the basis of the catch-up number, which is the magic number
 * for this revenue in these weeks.
 *
 * @param closed revenue closed from the start to `asOf`.
 */
export function remainderOf(
  target: number,
  weeks: number,
  starts: number,
  asOf: number,
  closed: number,
): Remainder {
  const end = starts + weeks * 7 - 1;
  const left = Math.min(weeks, (end - asOf) / 7);
  return { revenue: Math.max(0, target - closed), weeks: Math.max(0, left) };
}

/** The catch-up number: 0 where nothing is left to close, blank where no weeks are left to close it in. */
export function catchUpNumber(
  remainder: Remainder,
  averageSale: Figure,
  closeRatio: Figure,
  gatewayRatio: Figure,
): Figure {
  if (remainder.revenue === 0) return 0;
  return magicNumber(remainder.revenue, remainder.weeks, averageSale, closeRatio, gatewayRatio);
}
