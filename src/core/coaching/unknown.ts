import type { Line, Scorecard } from '../scorecard/scorecard.ts';
import type { Coached } from './kinds.ts';

/** What cannot be told of a rep at all, each with the column, cells or setting that would let it; '' for nothing. */
export function unknownOf(
  { has }: Pick<Coached, 'has'>,
  { standard, team, weeks }: Scorecard,
  line: Line,
): string {
  const { tally, figures, target } = line;
  const { won, lost } = tally;
  const { gatewayProvable } = standard.context;
  const gaps: [isUnknown: unknown, what: string, add: string][] = [
    [!has.appointments, 'gateway ratio, sales cycle, activity', 'a First appointment column'],
    [!gatewayProvable, 'gateway ratio', 'a Proposal date or Furthest stage column, or a Gateway setting'],
    [gatewayProvable && figures['Gateway ratio'] === undefined, 'gateway ratio', 'older first appointments'],
    [!won && !lost, 'close ratio, average sale, sales cycle', 'outcomes to Stage or Status'],
    [won && !team.tally.lost, 'close ratio', 'lost deals to Stage or Status'],
    [!has.amounts, 'average sale', 'an Amount column'],
    [!has.closing, 'sales cycle', 'a Close date column'],
    [has.reps < 2, 'anything about peers', 'more names to Rep'],
    [!weeks || target === undefined, 'activity barometer', 'the Target settings Revenue and Weeks'],
  ];
  return gaps
    .filter(([isUnknown]) => isUnknown)
    .map(([, what, add]) => `${what} (add ${add})`)
    .join('; ');
}
