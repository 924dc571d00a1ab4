import type { Tally } from '../tally/tally.ts';
import type { Kpi, KpiContext } from './kpi.ts';
import { ratio } from './kpi.ts';

/**
 * Won / (won + lost) among rows that passed the gateway; where no gateway can be proven, among all decided rows.
 * Passes are the same on both sides, so gateway ratio x close ratio is the way from appointment to sale.
 */
export const closeRatio = {
  name: 'Close ratio',
  unit: 'share',
  needs: { columns: ['outcome'], datedBy: 'decisions', gateway: 'passed' },
  figure: (tally, context) => ratio(tally.won, decided(tally, context)),
  basis: decided,
} as const satisfies Kpi;

/** Won and lost rows; where the gateway can be proven, only those that passed it. */
function decided(tally: Tally, { gatewayProvable }: KpiContext): number {
  return tally.won + (gatewayProvable ? tally.lostPassed : tally.lost);
}
