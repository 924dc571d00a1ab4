import type { ComponentType } from 'preact';
import type { Session } from '../session.ts';
import { Benchmarks } from './benchmarks/benchmarks.tsx';
import { Coach } from './coach/coach.tsx';
import { Gateways } from './gateways/gateways.tsx';
import { Mark } from './mark/mark.tsx';
import { Pipeline } from './pipeline/pipeline.tsx';
import { ScorecardPanel } from './scorecard/scorecard.tsx';
import { Targets } from './targets/targets.tsx';

/** One panel of the sidebar. */
export interface Panel {
  id: string;
  title: string;
  /** What it is for, below its title. */
  lead: string;
  /** The groups of settings that it changes, folded. */
  groups: readonly string[];
  Body: ComponentType<{ session: Session }>;
}

/** Every panel, in the order of the work. */
export const PANELS: readonly Panel[] = [
  {
    id: 'pipeline',
    title: 'Pipeline',
    lead: 'How your deals were read, and what could not be.',
    groups: ['column', 'outcome'],
    Body: Pipeline,
  },
  {
    id: 'gateways',
    title: 'Gateways',
    lead: 'A gateway is the next step that a first appointment has to win, such as a proposal or a demo. Say what proves it and by which rules it counts, and the gateway ratio tells how many first appointments get there.',
    groups: ['gateway'],
    Body: Gateways,
  },
  {
    id: 'benchmarks',
    title: 'Benchmarks',
    lead: 'What each figure is held against. Under means with evidence; watch means below so far, too few to tell.',
    groups: ['benchmark', 'evidence', 'method'],
    Body: Benchmarks,
  },
  {
    id: 'targets',
    title: 'Targets',
    lead: 'From the revenue target to first appointments a week: the magic number.',
    groups: ['target', 'rep'],
    Body: Targets,
  },
  {
    id: 'scorecard',
    title: 'Scorecard',
    lead: 'The table that the team meets around, with weekly goals and charts. It follows the pipeline and the settings by itself.',
    groups: [],
    Body: ScorecardPanel,
  },
  {
    id: 'coach',
    title: 'Coach',
    lead: 'One rep at a time: what to work on first, why, and what it is worth.',
    groups: ['playbook'],
    Body: Coach,
  },
  {
    id: 'mark',
    title: 'Mark',
    lead: 'Mark reps or figures under benchmark in your own tables. The colours follow the scorecard; your own rules stay.',
    groups: [],
    Body: Mark,
  },
];
