import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { CLAIMED, LOST, NOT_PROVABLE, PASSED, WON } from '../pipeline/opportunities.ts';

/**
 * What a gateway makes of the rows as they are: for the person who defines it. Each first appointment that passed the
 * gateway before (of the first gateway: each) is in one of the parts, so that they add up.
 */
export interface GatewayPreview {
  name: string;
  /** The gateway before it; '' for the first one. */
  before: string;
  /** Of those that were given the gateway's days: won; passed by a claim that meets the rules. */
  won: number;
  proven: number;
  /** Claims that break a rule, and the first of their rows, as indices in the range. */
  offRules: number;
  examples: number[];
  /** Neither won nor with a claim. */
  unclaimed: number;
  /** Not given their days yet. */
  pending: number;
  /** Lost deals of which nothing tells how far they had come. */
  notProvable: number;
  /** Why the gateway cannot be proven at all; '' where it can. */
  unprovable: '' | 'no proof' | 'no lost deal tells';
  /** Lost deals in all. */
  lost: number;
}

const EXAMPLES = 50;

/** @param asOf the day that stands for today. */
export function previewGateways(rows: Opportunities, asOf: number): GatewayPreview[] {
  return rows.gateways.map((gateway, index) => {
    const { setting, states, proof } = gateway;
    const before = rows.gateways[index - 1];
    const preview: GatewayPreview = {
      name: setting.name,
      before: before?.setting.name ?? '',
      won: 0,
      proven: 0,
      offRules: 0,
      examples: [],
      unclaimed: 0,
      pending: 0,
      notProvable: 0,
      unprovable: '',
      lost: 0,
    };
    let lostUntold = 0;
    for (let row = 0; row < rows.length; row++) {
      if (rows.fates[row] !== FATES.used) continue;
      const state = states[row] as number;
      if (rows.outcomes[row] === LOST) {
        preview.lost++;
        if (state & NOT_PROVABLE) lostUntold++;
      }
      const appointment = rows.appointments?.days[row] ?? 0;
      if (appointment <= 0 || (before && !((before.states[row] as number) & PASSED))) continue;
      const day = before?.dates?.days[row] ?? 0;
      if (state & NOT_PROVABLE) preview.notProvable++;
      else if (asOf - (day > 0 ? day : appointment) < setting.window) preview.pending++;
      else if (rows.outcomes[row] === WON) preview.won++;
      else if (state & PASSED) preview.proven++;
      else if (state & CLAIMED) {
        preview.offRules++;
        if (preview.examples.length < EXAMPLES) preview.examples.push(rows.first + row);
      } else preview.unclaimed++;
    }
    if (proof < 0 && !setting.proofStages.length) preview.unprovable = 'no proof';
    else if (preview.lost && lostUntold === preview.lost) preview.unprovable = 'no lost deal tells';
    return preview;
  });
}
