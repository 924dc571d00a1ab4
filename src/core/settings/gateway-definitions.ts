import { fold } from '../cells/fold.ts';
import type { Draft, GatewayDraft, SettingDefinition } from './definition.ts';
import { defined } from './definition.ts';
import { DEFAULT_WINDOW, defaultBenchmark, GATEWAY_KINDS, newGateway } from './gateway.ts';
import type { Kind } from './kinds.ts';
import { choice, header, number, percent, rule, share, text, words } from './kinds.ts';

/** What each setting of a gateway says beside its group, name and setting. */
interface Part<T>
  extends Pick<SettingDefinition<T>, 'standard' | 'standardText' | 'example' | 'means' | 'hasSeveral'> {
  kind: Kind<T>;
  put(draft: GatewayDraft, value: T): void;
}

/** Lets each part have its own type of value, and the list hold them all. */
function part<T>(of: Part<T>): Part<unknown> {
  return of as Part<unknown>;
}

/** The settings of a gateway by their names, in the order in which they are written. */
const PARTS = {
  Order: part({
    kind: number(),
    standardText: 'after those with an order',
    example: '1',
    means: 'Its place in the funnel. The first gateway is the one that the KPIs are about.',
    put: (draft, value) => {
      draft.order = value;
    },
  }),
  Kind: part({
    kind: choice(...GATEWAY_KINDS),
    standardText: 'the kind that its name is, else Other',
    example: 'Proposal',
    means: 'What sort of step it is.',
    put: ({ gateway }, value) => {
      gateway.kind = value;
    },
  }),
  Purpose: part({
    kind: text(),
    example: 'An ROI blueprint against this year’s goals, to the profit owner',
    means: 'What they gain by taking this step, and who has to be there.',
    put: ({ gateway }, value) => {
      gateway.purpose = value;
    },
  }),
  'Proof column': part({
    kind: header(),
    example: 'Proposal date',
    means: 'A date, a number above 0, yes or a tick in this column claims the gateway.',
    put: ({ gateway }, value) => {
      gateway.proofColumn = value;
    },
  }),
  'Proof stages': part({
    kind: words(),
    example: 'Proposal; Negotiation',
    means: 'The stages at or past it. A deal whose furthest stage is one of them claims the gateway too.',
    put: ({ gateway }, value) => {
      gateway.proofStages = value;
    },
  }),
  Rule: part({
    kind: rule(),
    example: 'Contact level is one of Owner; VP; C-level',
    means: 'What a claim must meet to count.',
    hasSeveral: true,
    put: ({ gateway }, value) => {
      gateway.rules.push(value);
    },
  }),
  'Window (days)': part({
    kind: number({ least: 0, most: 3650 }, 'a number of days'),
    standard: DEFAULT_WINDOW,
    example: '30',
    means: 'How many days an appointment is given before it counts.',
    put: ({ gateway }, value) => {
      gateway.window = value;
    },
  }),
  Benchmark: part({
    kind: share(0, 1),
    standardText: `${percent(defaultBenchmark('Other'))}; of the kind Proposal ${percent(defaultBenchmark('Proposal'))}`,
    example: '60%',
    means: 'Of the first appointments that were given those days, the share that should pass.',
    put: (draft, value) => {
      draft.gateway.benchmark = value;
      draft.hasBenchmark = true;
    },
  }),
};

export type GatewaySettingName = keyof typeof PARTS;

export const GATEWAY_SETTINGS = Object.keys(PARTS) as readonly GatewaySettingName[];

export const GATEWAY_DEFINITIONS: readonly SettingDefinition[] = GATEWAY_SETTINGS.map(setting =>
  defined({
    ...PARTS[setting],
    group: 'Gateway',
    name: { any: 'a gateway' },
    setting,
    put: (draft, value, name) => PARTS[setting].put(draftOf(draft, name), value),
  }),
);

/** A gateway comes to be with the first of its rows that sets something. */
function draftOf({ gateways }: Draft, name: string): GatewayDraft {
  const known = gateways.get(fold(name));
  if (known) return known;
  const draft = { gateway: newGateway(name), order: undefined, hasBenchmark: false };
  gateways.set(fold(name), draft);
  return draft;
}
