import { currenciesOf, unitsOf } from '../tally/tally.ts';
import type { Kpi } from './kpi.ts';
import { ratio } from './kpi.ts';

/** Revenue / won rows with an amount above 0. Two currencies do not add up: blank. */
export const averageSale = {
  name: 'Average sale',
  unit: 'money',
  needs: { columns: ['outcome', 'Amount'], datedBy: 'sales', oneCurrency: true },
  figure: (tally, { oneCurrency }) =>
    !oneCurrency || currenciesOf(tally).length > 1 ? undefined : ratio(unitsOf(tally.revenue), tally.priced),
  basis: tally => tally.priced,
} as const satisfies Kpi;
