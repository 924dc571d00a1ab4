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
] as const;

export type Role = (typeof ROLES)[number];

export const OUTCOMES = ['Won', 'Lost', 'Open'] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

/** A target in money, with the name as it is spelt in the settings. */
interface RepTarget {
  name: string;
  revenue: number;
}

/** A row of the settings table that sets nothing we know: kept, and reported by the check. */
interface UnknownRow {
  /** Row of the table, its header row being 1. */
  row: number;
  text: string;
}

/** Everything that people can set, with the defaults of docs/kpis.md where they set nothing. */
export interface Settings {
  columns: { role: Role; header: string }[];
  dateOrders: { column: string; order: DateOrder }[];
  /** Folded words by outcome. */
  words: Record<OutcomeName, readonly string[]>;
  /** In the order of the funnel; undefined where the sheet's own headers define them, [] where there are none. */
  gateways: GatewaySetting[] | undefined;
  benchmarks: { closeRatio: number; averageSale: number; salesCycle: number; barometer: number };
  confidence: number;
  /** Cases that a ratio must rest on before it stands in a rep's own magic number. */
  minimumCases: number;
  /** Sales that an average or a cycle must rest on. */
  minimumSales: number;
  cycleStatistic: 'mean' | 'median';
  closeRatioDatedBy: 'close date' | 'first appointment';
  /** The day that stands for today; undefined: the latest day of the pipeline. */
  asOf: number | undefined;
  target: { revenue: number | undefined; weeks: number | undefined; starts: number | undefined };
  /** By folded name. */
  repTargets: Map<string, RepTarget>;
  /** Folded names of reps who are not shown on the scorecard. */
  inactive: Set<string>;
  /** Coaching steps by folded KPI name, in order, in place of the defaults. */
  playbooks: Map<string, string[]>;
  unknown: UnknownRow[];
}

/** Words of a status or stage that decide a deal, as CRMs and people write them, folded. */
const WORDS: Record<OutcomeName, string> = {
  Won: 'won|win|closed won|closedwon|signed|contract signed|gewonnen|ganho|ganha|gagne|ganado|vinto|vyhrano|受注',
  Lost:
    'lost|loss|closed lost|closedlost|closed lost to competition|dead|disqualified|abandoned|canceled|cancelled|' +
    'no decision|no business awarded|out sold|verloren|perdido|perdida|perdu|perso|prohrano|失注',
  Open: 'open|in progress|active|ongoing',
};

/** The default words of an outcome. */
export function defaultWords(outcome: OutcomeName): readonly string[] {
  return WORDS[outcome].split('|');
}

export const DEFAULT_BENCHMARKS = { closeRatio: 0.65, averageSale: 0.4, salesCycle: 0.3, barometer: 1 };

/** The settings of a sheet that has none. */
export function defaultSettings(): Settings {
  return {
    columns: [],
    dateOrders: [],
    words: { Won: defaultWords('Won'), Lost: defaultWords('Lost'), Open: defaultWords('Open') },
    gateways: undefined,
    benchmarks: { ...DEFAULT_BENCHMARKS },
    confidence: 0.95,
    minimumCases: 10,
    minimumSales: 5,
    cycleStatistic: 'mean',
    closeRatioDatedBy: 'close date',
    asOf: undefined,
    target: { revenue: undefined, weeks: undefined, starts: undefined },
    repTargets: new Map(),
    inactive: new Set(),
    playbooks: new Map(),
    unknown: [],
  };
}
