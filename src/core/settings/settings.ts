import type { DateOrder } from '../cells/date-text.ts';
import type { GatewaySetting } from './gateway.ts';

/** What a column of the pipeline can hold, by the names that people use in the settings. */
export const ROLES = [
  'Rep',
  'First appointment',
  'Stage',
  'Status',
  'Furthest stage',
  'Close date',
  'Won date',
  'Lost date',
  'Won',
  'Closed',
  'Amount',
  'Currency',
  'Contact level',
  'Industry',
  'Source',
  'Name',
  'Deal id',
] as const;

export type Role = (typeof ROLES)[number];

export const OUTCOMES = ['Won', 'Lost', 'Open'] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

/** A target in money, with the name as it is spelt in the settings. */
export interface RepTarget {
  name: string;
  revenue: number;
}

/** A row of the settings table that sets nothing we know: kept, and reported by the check. */
interface UnknownRow {
  /** Row of the table, its header row being 1. */
  row: number;
  text: string;
}

/** In which order the texts of a column give day and month. */
export interface DateOrderSetting {
  /** A role or a header, as it is written. */
  column: string;
  order: DateOrder;
  /** True where day and month of each date cell up to the 12th of a month change places too. */
  isExchanged: boolean;
}

/** Everything that people can set, with the defaults of definitions.ts where they set nothing. */
export interface Settings {
  columns: { role: Role; header: string }[];
  /** Roles that no column of the sheet has, whatever its header says. */
  unusedRoles: ReadonlySet<Role>;
  /** Of two that mean one column the later counts. */
  dateOrders: readonly DateOrderSetting[];
  /** Folded words by outcome. */
  words: Record<OutcomeName, readonly string[]>;
  /** In the order of the funnel; undefined where the sheet's own headers define them, [] where there are none. */
  gateways: GatewaySetting[] | undefined;
  benchmarks: { closeRatio: number; averageSale: number; salesCycle: number; barometer: number };
  confidence: number;
  /** For whom the confidence holds: for each rep alone, or for all of the scorecard at once. */
  holdFor: 'each rep' | 'the team';
  /** Cases that a ratio must rest on before it stands in a rep's own magic number. */
  minimumCases: number;
  /** Sales that an average or a cycle must rest on. */
  minimumSales: number;
  cycleStatistic: 'mean' | 'median';
  closeRatioDatedBy: 'close date' | 'first appointment';
  /** The day that stands for today; undefined: the latest day of the pipeline. */
  asOf: number | undefined;
  target: { revenue: number | undefined; weeks: number | undefined; starts: number | undefined };
  /** By folded name, of the rep that the name is a spelling of; targets under several spellings are added up. */
  repTargets: Map<string, RepTarget>;
  /** Folded names of reps who are not shown on the scorecard. */
  inactive: Set<string>;
  /** Another spelling of a rep, folded, and the rep as it is to be shown. One step only: it is no chain. */
  sameAs: Map<string, string>;
  /** Coaching steps by folded KPI name, in order, in place of the defaults. */
  playbooks: Map<string, string[]>;
  unknown: UnknownRow[];
}

/** The settings before anything is set; what has a default in definitions.ts gets it in default-settings.ts. */
export function unsetSettings(): Settings {
  return {
    columns: [],
    unusedRoles: new Set(),
    dateOrders: [],
    words: { Won: [], Lost: [], Open: [] },
    gateways: undefined,
    benchmarks: { closeRatio: 0, averageSale: 0, salesCycle: 0, barometer: 0 },
    confidence: 0,
    holdFor: 'each rep',
    minimumCases: 0,
    minimumSales: 0,
    cycleStatistic: 'mean',
    closeRatioDatedBy: 'close date',
    asOf: undefined,
    target: { revenue: undefined, weeks: undefined, starts: undefined },
    repTargets: new Map(),
    inactive: new Set(),
    sameAs: new Map(),
    playbooks: new Map(),
    unknown: [],
  };
}

/** Words of a status or stage that decide a deal, as CRMs and people write them, folded. */
const WORDS: Record<OutcomeName, string> = {
  Won:
    'won|win|closed won|closedwon|signed|contract signed|gewonnen|abgeschlossen und gewonnen|ganho|ganha|' +
    'negocio ganho|ganada|cerrado ganado|cerrada ganada|ferme gagne|gagnee|gagne|ganado|vinto|vyhrano|受注',
  Lost:
    'lost|loss|closed lost|closedlost|closed lost to competition|dead|disqualified|abandoned|canceled|cancelled|' +
    'no decision|no business awarded|out sold|verloren|abgeschlossen und verloren|perdido|perdida|negocio perdido|' +
    'cerrado perdido|cerrada perdida|ferme perdu|perdue|lose|perdu|perso|prohrano|失注',
  Open: 'open|in progress|active|ongoing',
};

/** The default words of an outcome. */
export function defaultWords(outcome: OutcomeName): readonly string[] {
  return WORDS[outcome].split('|');
}
