import { currenciesOf, unitsOf } from '../tally/tally.ts';
import type { Kpi } from './kpi.ts';

/** The sum of the amounts above 0 of won rows. Two currencies do not add up: blank. */
export const revenue: Kpi = {
  name: 'Revenue',
  asks: 'How much was sold?',
  unit: 'money',
  overNothing: 'zero',
  figure: (tally, { oneCurrency }) =>
    !oneCurrency || currenciesOf(tally).length > 1 ? undefined : unitsOf(tally.revenue),
  basis: tally => tally.priced,
};
