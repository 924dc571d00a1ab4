import type { Cell } from '../core/cells/cell.ts';
import { isBlank } from '../core/cells/cell.ts';
import { activityBarometer } from '../core/kpi/activity-barometer.ts';
import { rounded } from '../core/kpi/comparison.ts';
import { magicNumber } from '../core/kpi/magic-number.ts';
import { peerGap } from '../core/kpi/peer-gap.ts';
import { shown, wanted } from '../core/problem.ts';
import type { NumberArgument } from './numbers.ts';
import { cellByCell, fromZero, gridOf, numberOf } from './numbers.ts';

/** A ratio may be above 100%, because the weeks of cause and effect overlap; 65 for 65% is a slip. */
function share(name: string, value: unknown): NumberArgument {
  return { name, value, want: 'a share such as 65% or 0.65', accepts: number => number >= 0 && number <= 5 };
}

/**
 * New first appointments a week that a revenue target needs: revenue_target / weeks / (average_sale x close_ratio x
 * gateway_ratio). Blank where an argument is blank, or where a sale or a ratio is 0.
 *
 * @param revenue_target Revenue to close in the period, for example 600000.
 * @param weeks Weeks in the period, for example 13.
 * @param average_sale Average revenue of a sale, for example 25000.
 * @param close_ratio Share of the deals behind the gateway that are won, for example 65%.
 * @param gateway_ratio (optional) Share of first appointments that pass the gateway, for example 60%. Left out: 100%.
 * @return First appointments a week.
 * @customfunction
 */
export function MAGIC_NUMBER(
  revenue_target: unknown,
  weeks: unknown,
  average_sale: unknown,
  close_ratio: unknown,
  gateway_ratio?: unknown,
): Cell | Cell[][] {
  return cellByCell(
    [
      fromZero('revenue_target', revenue_target),
      { name: 'weeks', value: weeks, want: 'a number of weeks above 0', accepts: number => number > 0 },
      fromZero('average_sale', average_sale),
      share('close_ratio', close_ratio),
      share('gateway_ratio', gateway_ratio === undefined ? 1 : gateway_ratio),
    ],
    magicNumber,
  );
}

/**
 * How full the tank is: first appointments a week / magic number. It should be 100%. Blank where an argument is
 * blank or the magic number is 0.
 *
 * @param appointments_per_week New first appointments a week that were held.
 * @param magic_number First appointments a week that the revenue target needs.
 * @return A share, 1 is 100%.
 * @customfunction
 */
export function ACTIVITY_BAROMETER(appointments_per_week: unknown, magic_number: unknown): Cell | Cell[][] {
  return cellByCell(
    [fromZero('appointments_per_week', appointments_per_week), fromZero('magic_number', magic_number)],
    activityBarometer,
  );
}

/**
 * How far a figure is from the mean of the others: 20% is a fifth above them, -40% is 40% below. The first of the
 * peers that equals the value is taken to be the rep's own and left out.
 *
 * @param value The rep's own figure, or a range of figures.
 * @param peers Everybody's figures, the rep's own among them.
 * @param weights (optional) What each of the peers rests on, for example their numbers of sales, a range of the shape of
 * peers. Left out: all weigh alike.
 * @return A share above or below the peers.
 * @customfunction
 */
export function PEER_GAP(value: unknown, peers: unknown, weights?: unknown): Cell | Cell[][] {
  const figures = gridOf({ name: 'peers', value: peers });
  const weighted = weights !== undefined && !(!Array.isArray(weights) && isBlank(weights as Cell));
  const weighing = gridOf({ name: 'weights', value: weights });
  if (
    weighted &&
    (weighing.length !== figures.length || weighing.some((row, i) => row.length !== figures[i]?.length))
  ) {
    throw wanted('argument-shape', 'weights', `${shown(peers)}, like peers`, weights);
  }
  const others: { figure: number; weight: number }[] = [];
  figures.forEach((row, r) => {
    for (let c = 0; c < row.length; c++) {
      const figure = numberOf(row[c], { name: 'peers', value: peers });
      const weight = weighted ? numberOf(weighing[r]?.[c], fromZero('weights', weights)) : 1;
      if (figure !== undefined && weight !== undefined) others.push({ figure, weight });
    }
  });
  const without = sumsWithoutOne(others);
  return cellByCell([{ name: 'value', value }], own => {
    const { sum, weight } = without(own);
    return weight > 0 ? peerGap(own, sum / weight) : undefined;
  });
}

interface Weighted {
  figure: number;
  weight: number;
}

/**
 * The weighted sum of all figures but the first that equals a given one, and the sum of their weights. The sums up to
 * each figure and from it on are added once, so that each question costs a look-up and nothing is taken off again.
 */
function sumsWithoutOne(others: readonly Weighted[]): (own: number) => { sum: number; weight: number } {
  const upTo: { sum: number; weight: number }[] = [{ sum: 0, weight: 0 }];
  const firstOf = new Map<number, number>();
  others.forEach(({ figure, weight }, i) => {
    const before = upTo[i] as { sum: number; weight: number };
    upTo.push({ sum: before.sum + figure * weight, weight: before.weight + weight });
    if (!firstOf.has(rounded(figure))) firstOf.set(rounded(figure), i);
  });
  const from = upTo.map(() => ({ sum: 0, weight: 0 }));
  for (let i = others.length - 1; i >= 0; i--) {
    const { figure, weight } = others[i] as Weighted;
    const after = from[i + 1] as { sum: number; weight: number };
    from[i] = { sum: after.sum + figure * weight, weight: after.weight + weight };
  }
  return own => {
    const first = firstOf.get(rounded(own)) ?? others.length;
    const before = upTo[first] as { sum: number; weight: number };
    const after = from[first + 1] ?? { sum: 0, weight: 0 };
    return { sum: before.sum + after.sum, weight: before.weight + after.weight };
  };
}
