import { currenciesOf, unitsOf } from '../tally/tally.ts';
import type { Kpi } from './kpi.ts';

/** The sum of the amounts above 0 of won rows. Two currencies do not add up: blank. */
export const revenue = {
  name: 'Revenue',
  unit: 'money',
  needs: { columns: ['outcome', 'Amount'], datedBy: 'sales', oneCurrency: true },
  figure: (tally, { oneCurrency }) =>
    !oneCurrency || currenciesOf(tally).length > 1 ? undefined : unitsOf(tally.revenue),
  basis: tally => tally.priced,
} as const satisfies Kpi;
