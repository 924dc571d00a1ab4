import type { Kpi } from './kpi.ts';

/** Sales: won rows, by close date. */
export const sales = {
  name: 'Sales',
  unit: 'count',
  needs: { columns: ['outcome'], datedBy: 'sales' },
  figure: tally => tally.sales,
  basis: tally => tally.sales,
} as const satisfies Kpi;
