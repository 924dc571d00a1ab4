import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { CLAIMED, NOT_PROVABLE, PASSED } from '../pipeline/opportunities.ts';

/** What a gateway makes of the rows as they are: for the person who defines it. */
export interface GatewayPreview {
  name: string;
  /** First appointments that were given the gateway's days and that can be proven. */
  matured: number;
  /** Of them, those that passed, and those that claim to have. */
  passed: number;
  claimed: number;
  /** Claims that break a rule, and the first of their rows, as indices in the range. */
  offRules: number;
  examples: number[];
  /** Lost deals of which nothing tells how far they had come. */
  notProvable: number;
}

const EXAMPLES = 50;

/** @param asOf the day that stands for today. */
export function previewGateways(rows: Opportunities, asOf: number): GatewayPreview[] {
  return rows.gateways.map(({ setting, states }) => {
    const preview = {
      name: setting.name,
      matured: 0,
      passed: 0,
      claimed: 0,
      offRules: 0,
      examples: [] as number[],
      notProvable: 0,
    };
    for (let row = 0; row < rows.length; row++) {
      if (rows.fates[row] !== FATES.used) continue;
      const state = states[row] as number;
      if (state & NOT_PROVABLE) preview.notProvable++;
      if (state & CLAIMED && !(state & PASSED)) {
        preview.offRules++;
        if (preview.examples.length < EXAMPLES) preview.examples.push(rows.first + row);
      }
      const appointment = rows.appointments?.days[row] ?? 0;
      if (appointment <= 0 || state & NOT_PROVABLE || asOf - appointment < setting.window) continue;
      preview.matured++;
      if (state & PASSED) preview.passed++;
      if (state & CLAIMED) preview.claimed++;
    }
    return preview;
  });
}
