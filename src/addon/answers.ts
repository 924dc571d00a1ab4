import type { KeptBeside, Meeting } from '../core/bridge/meeting.ts';
import type { AsRead } from '../core/check/as-read.ts';
import type { Check } from '../core/check/check.ts';
import type { Press } from '../core/check/presses.ts';
import type { GatewayPreview } from '../core/check/preview.ts';
import type { Proposal } from '../core/check/proposals.ts';
import type { Coaching } from '../core/coaching/coaching.ts';
import type { Tampered } from '../core/history/history.ts';
import type { Deal } from '../core/rows/deals.ts';
import type { RecentPoint } from '../core/scorecard/recent-trend.ts';
import type { ScorecardInput } from '../core/scorecard/scorecard.ts';
import type { SettingRow } from '../core/settings/table.ts';
import type { AskedQuery } from '../core/warehouse/asked-query.ts';
import type { LooseFormula, WrittenFormula } from './formulas.ts';
import type { Mark } from './marks.ts';
import type { Needed } from './pipeline-tab.ts';
import type { Removal } from './remove.ts';
import type { Requests } from './requests.ts';
import type { RestoredCell } from './restore.ts';

/** A sentence for a person, with a code for programs and the field or row that it is about. */
export interface AnsweredProblem {
  code: string;
  message: string;
  field?: string;
  row?: number;
}

/** What every door answers, as JSON. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; problem: AnsweredProblem; settings?: SettingsState };

/** The settings table as it stands. */
export interface SettingsState {
  /** False where there is no table yet. */
  exists: boolean;
  /** Where its row 1 stands: the id of the tab, and the row there. */
  place?: { tab: number; row: number };
  version: string;
  rows: SettingRow[];
  /** A sentence for each row that can't be read. */
  problems: AnsweredProblem[];
  /** After a save: what takes it back. */
  undo?: RestoredCell[];
}

/** What the pipeline makes of the settings. */
export interface PipelineState {
  tab: number;
  tabName: string;
  /** Its whole columns, as a formula names them. */
  reference: string;
  check: Check;
  headers: string[];
  /** By header: a few different cells below it, as the sheet shows them. */
  samples: string[][];
  /** The columns without which there is no scorecard, where no header gave them. */
  missing: Needed[];
  /** What became of the deals, and the first of them as they were read. */
  asRead: AsRead;
  /** Values that occur in columns that have few. */
  values: Record<string, string[]>;
  /** Stages that occur, for outcomes and proofs. */
  stages: string[];
  gateways: GatewayPreview[];
  /** The period of the scorecard's tab, as days such as 2026-03-31; a bound that is absent is open. */
  period: { from?: string; to?: string };
  /** All that a scorecard is made from but the settings; absent where it can't be made. */
  team?: Omit<ScorecardInput, 'settings'>;
  /** Why there is no scorecard. */
  problem?: AnsweredProblem;
  /** Where the tab holds a table of tallies in place of deals: how many it tallies, of how many reps, and what can make figures wrong. */
  tallies?: { deals: number; reps: number; check: string };
  proposals: Proposal[];
  /** What one press each would set, in the order in which it is best pressed. */
  presses: Press[];
  /** The number format of the pipeline's amounts. */
  money: string;
  /** A sentence for each column on which Google lets no formula rest. */
  volatile: string[];
}

/** Everything that the sidebar opens with. */
export interface DocumentState {
  /** The locale of the spreadsheet, for example de_DE, and its time zone. */
  locale: string;
  timeZone: string;
  tabs: { id: number; name: string }[];
  settings: SettingsState;
  /** The id of the tab that was looked at for the pipeline; absent where the tab that was asked for is gone. */
  tab?: number;
  pipeline?: PipelineState;
  /** Why there is no pipeline. */
  problem?: AnsweredProblem;
  /** Which of our tabs stand. */
  built: { scorecard: boolean; goals: boolean; charts: boolean; coaching: boolean };
}

/** What a meeting begins with. */
export interface MeetingState {
  /** The day that stands for today, as 2026-03-31; '' where the pipeline has no date. */
  asOf: string;
  /** The id of the history's tab; absent where no week was kept. */
  tab?: number;
  /** How many weeks are kept. */
  weeks: number;
  /** What is not as it was kept, with its row on the tab. */
  tampered: Tampered[];
  /** That a kept week is later than the pipeline reaches, in a sentence; '' where none is. */
  later: string;
  /** Figures as they were kept that today's rows no longer give. */
  beside: KeptBeside[];
  /** What changed since; absent where no rows are kept to compare with. */
  meeting?: Meeting;
}

/** How far building has come. */
export interface BuildState {
  done: number;
  of: number;
  /** What the next step does; '' at the end. */
  next: string;
}

/** What each request is answered with. */
export interface Answers extends Record<keyof Requests, unknown> {
  readDocument: DocumentState;
  previewSettings: PipelineState;
  saveSettings: SettingsState;
  undoSave: SettingsState;
  looseFormulas: { formulas: LooseFormula[]; count: number };
  mendFormula: { formulas: LooseFormula[]; count: number };
  writeFormula: WrittenFormula;
  goTo: null;
  warehouseQuery: AskedQuery;
  buildNext: BuildState;
  stopBuilding: null;
  removeBuilt: Removal;
  mark: Mark[];
  listMarks: Mark[];
  unmark: Mark[];
  coach: Coaching[];
  keepWeek: { says: string };
  buildPage: { says: string };
  readDeals: Deal[];
  readTrend: { points: RecentPoint[] };
  writeTrend: { place: string; formula: string };
  readMeeting: MeetingState;
  addToPlan: { added: number };
  removeFromPlan: { removed: number };
  installationSeen: { text: string };
}
