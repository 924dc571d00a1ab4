import type { ComponentType } from 'preact';
import type { Session } from '../session.ts';
import { Benchmarks } from './benchmarks/benchmarks.tsx';
import { Coach } from './coach/coach.tsx';
import { Formulas } from './formulas/formulas.tsx';
import { Gateways } from './gateways/gateways.tsx';
import { Mark } from './mark/mark.tsx';
import { MeetingPanel } from './meeting/meeting.tsx';
import { Pipeline } from './pipeline/pipeline.tsx';
import { ScorecardPanel } from './scorecard/scorecard.tsx';
import { Targets } from './targets/targets.tsx';
import { Warehouse } from './warehouse/warehouse.tsx';

/** One panel of the sidebar. */
export interface Panel {
  id: string;
  title: string;
  /** What it is for, below its title. */
  lead: string;
  /** What to do there, in the panel's own help, and the words of the glossary that it uses. */
  help: string;
  terms: readonly string[];
  /** The page of the guide that its help opens. */
  guide?: string;
  /** The groups of settings that it changes, folded. */
  groups: readonly string[];
  /** Whether deals come from here, so that nobody is told that there are none. */
  isSource?: boolean;
  Body: ComponentType<{ session: Session }>;
}

/** Every panel: the weekly work first, then what is set up once. */
export const PANELS: readonly Panel[] = [
  {
    id: 'scorecard',
    guide: '1-first-scorecard',
    title: 'Scorecard',
    lead: 'Who needs help on what.',
    help: 'Build the scorecard once: its tab follows your deals and your settings by itself. Set From and To on its tab to see a period. Begin with whoever is under; a name leads to what to coach.',
    terms: ['Under', 'Watch', 'Below', 'Best practice', 'Odds', 'Benchmark', 'As of'],
    groups: [],
    Body: ScorecardPanel,
  },
  {
    id: 'coach',
    guide: '6-coaching',
    title: 'Coach',
    lead: 'One rep at a time: what to work on first, why, and what it is worth.',
    help: 'Choose a rep. The first part is what to work on first. “Add to plan” puts a step on the tab KPI Coaching, where you can say by when and how it went.',
    terms: [
      'Gateway ratio',
      'Close ratio',
      'Average sale',
      'Sales cycle',
      'Peers',
      'Odds',
      'Activity barometer',
      'Magic number',
    ],
    groups: ['playbook'],
    Body: Coach,
  },
  {
    id: 'meeting',
    guide: '5-weekly-meeting',
    title: 'Meeting',
    lead: 'What changed since the last week that was kept.',
    help: 'Paste this week’s export over the last one, open this panel for what changed and why, and press “Keep this week” so that the next Monday has something to compare with.',
    terms: ['Gateway ratio', 'Close ratio', 'Matured', 'Decided', 'As of'],
    groups: [],
    Body: MeetingPanel,
  },
  {
    id: 'mark',
    guide: '4-odds',
    title: 'Mark',
    lead: 'Mark reps or figures below their benchmark in your own tables. The colours follow the scorecard; your own rules stay.',
    help: 'Select cells that hold names of reps, or one KPI’s figures beside them, and press “Mark selection”. What is marked is listed here and can be taken away again.',
    terms: ['Under', 'Watch', 'Below', 'Best practice', 'Benchmark'],
    groups: [],
    Body: Mark,
  },
  {
    id: 'formulas',
    guide: '3-numbers',
    title: 'Formulas',
    lead: 'Put one figure into a cell of your own, by your settings, and mend formulas that leave them out.',
    help: 'Choose a figure, whose it is and the days that count, select a blank cell and press “Write into the selected cell”. Formulas that somebody typed without KPI_SETTINGS are listed below; one press makes each use your settings.',
    terms: [
      'Gateway ratio',
      'Close ratio',
      'Average sale',
      'Sales cycle',
      'Magic number',
      'Activity barometer',
    ],
    groups: [],
    Body: Formulas,
  },
  {
    id: 'pipeline',
    guide: '1-first-scorecard',
    title: 'Pipeline',
    lead: 'How your deals were read, and what could not be.',
    help: 'Choose the tab with your deals. Where a column was not found, or is the wrong one, choose it in the list of that name. Take the findings from the top: the first ones change figures.',
    terms: ['Pipeline', 'Outcome', 'Decided', 'First appointment', 'As of'],
    groups: ['column', 'outcome'],
    Body: Pipeline,
  },
  {
    id: 'gateways',
    guide: '2-gateways',
    title: 'Gateways',
    lead: 'The next step that a first appointment has to win, such as a proposal or a demo.',
    help: 'Say what proves the step: a column that is filled then, or the stages at and past it. Add rules where not every claim should count. The figures below show what it makes of your deals before you save.',
    terms: ['Gateway', 'Proof', 'Rule', 'Days to pass', 'Matured', 'Gateway ratio'],
    groups: ['gateway'],
    Body: Gateways,
  },
  {
    id: 'benchmarks',
    guide: '4-odds',
    title: 'Benchmarks',
    lead: 'What each figure is held against.',
    help: 'Change a benchmark and see at once whom it marks. Nothing counts before you save.',
    terms: [
      'Benchmark',
      'Under',
      'Watch',
      'Below',
      'Odds',
      'Peers',
      'Close ratio',
      'Average sale',
      'Sales cycle',
      'Activity barometer',
    ],
    groups: ['benchmark', 'evidence', 'method'],
    Body: Benchmarks,
  },
  {
    id: 'targets',
    guide: '3-numbers',
    title: 'Targets',
    lead: 'From the revenue target to first appointments a week: the magic number.',
    help: 'Type the team’s revenue target and the weeks that it is for. Reps without a target of their own share what is left.',
    terms: [
      'Magic number',
      'Catch-up number',
      'Activity barometer',
      'Average sale',
      'Close ratio',
      'Gateway ratio',
    ],
    groups: ['target', 'rep'],
    Body: Targets,
  },
  {
    id: 'warehouse',
    title: 'Warehouse',
    lead: 'Deals that are too many for a sheet: the same scorecard from BigQuery.',
    help: 'Name the table and paste its columns, then copy the query into Connected Sheets. It answers with a small table of tallies; choose its tab below and build the scorecard on it. After a change of columns, outcomes, gateways or the day for today copy the query anew.',
    terms: ['Pipeline', 'As of'],
    groups: [],
    isSource: true,
    Body: Warehouse,
  },
];
