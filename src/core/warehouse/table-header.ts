/** The form of the table of tallies that this version writes and reads; docs/tally.md describes it. */
export const TALLY_VERSION = 1;

/**
 * The columns of a table of tallies, in order: one row for each raw spelling of a rep. Counts and sums add up, so tables may stand below each other; JSON texts hold what has no cell of its own.
 */
export const TALLY_HEADERS = [
  'Tally version',
  'Rep',
  'Rows',
  'Earliest appointment',
  'Lost rows',
  'Not provable',
  'Closed unknown',
  'First appointments',
  'Appointments to date',
  'Matured',
  'Passed',
  'Won',
  'Lost',
  'Lost after the gateway',
  'Decisions',
  'Sales',
  'Priced sales',
  'Revenue',
  'Amounts',
  'Currencies',
  'Cycles',
  'Recent days',
  'Revenue since start',
  'As of',
  'From',
  'To',
  'Made by',
  'Unreadable',
  'Lines',
  'Check',
] as const;
export type TallyHeader = (typeof TALLY_HEADERS)[number];

/** A header as the name of a warehouse's column, which is safest without blanks; folded both are the same. */
export function fieldOf(header: TallyHeader): string {
  return header.replace(/ /g, '_');
}

/** What a table of tallies was made by: what its rows can't say themselves, and what must be alike for two to add up. */
export interface MadeBy {
  /** The gateways in the order of the funnel: name, kind, and whether each has a proof at all. */
  gateways: [name: string, kind: string, hasProof: boolean][];
  /** Names of the KPIs that the columns let us know. */
  knows: string[];
  /** The settings that shape a tally, in short: tables of different ones do not add up. */
  settings: string;
}

/** A histogram as the text of its cell: pairs of what is counted and how often, in order. */
export function pairsText<K extends string | number>(pairs: Iterable<readonly [K, number]>): string {
  return JSON.stringify([...pairs].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
