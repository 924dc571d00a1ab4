import type { Opportunities, ProvenGateway } from '../pipeline/opportunities.ts';
import { LOST, NOT_PROVABLE } from '../pipeline/opportunities.ts';
import type { Presence } from '../tally/tally.ts';

/**
 * Whether a gateway can be proven: it has a proof, and not every lost row of the pipeline leaves open how far it
 * had come. Otherwise only won rows would be known to have passed.
 */
export function isProvable(hasProof: boolean, team: Presence, gateway = 0): boolean {
  return hasProof && !(team.lost > 0 && team.notProvable[gateway] === team.lost);
}

/** Whether anything proves a gateway: a column, or stages. */
export function hasProof({ proof, setting }: Pick<ProvenGateway, 'proof' | 'setting'>): boolean {
  return proof >= 0 || setting.proofStages.length > 0;
}

/**
 * Whether a gateway of the pipeline can be proven, and the one before it, among whose passes it is counted.
 *
 * @param gateway its place in the funnel, from 0.
 */
export function isGatewayProvable(rows: Opportunities, gateway = 0): boolean {
  const steps = rows.gateways.slice(Math.max(0, gateway - 1), gateway + 1);
  const notProvable = steps.map(() => 0);
  let lost = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows.outcomes[row] !== LOST) continue;
    lost++;
    steps.forEach(({ states }, i) => {
      if ((states[row] as number) & NOT_PROVABLE) (notProvable[i] as number)++;
    });
  }
  const team = { rows: 0, firstAppointment: 0, lost, notProvable };
  return rows.gateways.length > gateway && steps.every((step, i) => isProvable(hasProof(step), team, i));
}
