import type { Kpi } from './kpi.ts';

/** Sales: won rows, by close date. */
export const sales: Kpi = {
  name: 'Sales',
  asks: 'How many deals were won?',
  unit: 'count',
  overNothing: 'zero',
  figure: tally => tally.sales,
  basis: tally => tally.sales,
};
