import { fold } from '../cells/fold.ts';
import type { FlaggedKpi } from '../evidence/flags.ts';
import type { Settings } from '../settings/settings.ts';

/** What to do about a flagged KPI, in order, where the settings say nothing else. */
const STEPS: Record<FlaggedKpi, readonly string[]> = {
  'Gateway ratio': [
    'Define what the first appointment is for: which next step, by which rule. Train it, measure it.',
    'Start at the top: with whoever owns the budget and can make the call.',
    'Leave the product out of it. Lay out the steps of your diagnosis and test how they serve the goals of the buyer.',
  ],
  'Close ratio': [
    'Ask how they will decide: what a change must bring, who takes part, what each judges by.',
    'Agree the timeline. Before you leave, fix the date of the next meeting, with every decision-maker in it.',
    'List the risk as each decision-maker sees it, with an answer ready for each.',
    'Prove you are reliable: reference letters from the same titles in the same industry.',
  ],
  'Average sale': ['Find the reason and work on it: discounts, small customers, or products left out.'],
  'Sales cycle': ['Find out what this rep does, and hand it to the others.'],
  'Activity barometer': [
    'Make the share of conversations that become appointments a KPI that everybody sees.',
    'Set training goals for making appointments, with targets within reach.',
    'Build the training.',
    'Sell the business reason to meet, not the product.',
    'Keep what works in prospecting where the whole team finds it.',
  ],
};

/**
 * The steps for a KPI: those of the settings in place of the defaults; none where the only one is "None".
 *
 * @example stepsOf('Sales cycle', settings); // ['Find out what this rep does, ...']
 */
export function stepsOf(kpi: FlaggedKpi, { playbooks }: Settings): readonly string[] {
  const own = playbooks.get(fold(kpi));
  if (!own) return STEPS[kpi];
  return own.length === 1 && fold(own[0] as string) === 'none' ? [] : own;
}
