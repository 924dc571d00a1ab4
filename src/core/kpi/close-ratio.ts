import type { Kpi } from './kpi.ts';
import { ratio } from './kpi.ts';

/**
 * Won / (won + lost) among rows that passed the gateway; where no gateway can be proven, among all decided rows.
 * Passes are the same on both sides, so gateway ratio x close ratio is the way from appointment to sale.
 */
export const closeRatio: Kpi = {
  name: 'Close ratio',
  asks: 'Of the deals that passed the gateway and were decided, what share was won?',
  unit: 'share',
  overNothing: 'blank',
  figure: (tally, context) => ratio(tally.won, closeRatio.basis(tally, context)),
  basis: (tally, { gatewayProvable }) => tally.won + (gatewayProvable ? tally.lostPassed : tally.lost),
};
