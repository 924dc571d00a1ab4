import { fold } from '../cells/fold.ts';

/** What kinds of next step a first appointment can lead to, each with what it is. */
export const GATEWAY_KINDS = [
  'On-site demo',
  'Trial',
  'Facility tour',
  'Survey',
  'Comparison like for like',
  'Comparison unlike',
  'Proposal',
  'Other',
] as const;

export type GatewayKind = (typeof GATEWAY_KINDS)[number];

/** A next step that a first appointment must lead to, as the settings define it. */
export interface GatewaySetting {
  name: string;
  kind: GatewayKind;
  purpose: string;
  /** Header of the column that proves it; '' where stages alone do. */
  proofColumn: string;
  /** Stages at or past it, folded; any of them as the furthest stage proves it. */
  proofStages: string[];
  /** The rules as people write them; they are read against the sheet's headers. */
  rules: string[];
  /** Days that an appointment is given before it counts. */
  window: number;
  /** Share of matured first appointments that should pass. */
  benchmark: number;
}

export const DEFAULT_WINDOW = 30;

/** The benchmark of a gateway that sets none: proposals are harder to reach than the other steps. */
export function defaultBenchmark(kind: GatewayKind): number {
  return kind === 'Proposal' ? 0.6 : 0.65;
}

/** The kind that a text names, or undefined. */
function kindOf(text: string): GatewayKind | undefined {
  return GATEWAY_KINDS.find(kind => fold(kind) === fold(text));
}

/** A gateway of which only the name is known. */
export function newGateway(name: string, kind = kindOf(name) ?? 'Other'): GatewaySetting {
  return {
    name,
    kind,
    purpose: '',
    proofColumn: '',
    proofStages: [],
    rules: [],
    window: DEFAULT_WINDOW,
    benchmark: defaultBenchmark(kind),
  };
}
