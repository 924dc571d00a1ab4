import type { Kpi } from './kpi.ts';
import { ratio } from './kpi.ts';

/** Passes of the first gateway / first appointments that were given its window, dated by appointment. */
export const gatewayRatio = {
  name: 'Gateway ratio',
  unit: 'share',
  needs: { columns: ['First appointment'], datedBy: 'first appointment', gateway: 'itself' },
  figure: (tally, { gatewayProvable }) =>
    gatewayProvable ? ratio(tally.gateways[0]?.passed ?? 0, tally.gateways[0]?.matured ?? 0) : undefined,
  basis: (tally, { gatewayProvable }) => (gatewayProvable ? (tally.gateways[0]?.matured ?? 0) : 0),
} as const satisfies Kpi;
