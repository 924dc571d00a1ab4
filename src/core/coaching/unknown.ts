import type { Opportunities } from '../pipeline/opportunities.ts';
import type { Line, Scorecard } from '../scorecard/scorecard.ts';

/** What cannot be told of a rep at all, each with the column, cells or setting that would let it; '' for nothing. */
export function unknownOf(rows: Opportunities, { standard, team, weeks }: Scorecard, line: Line): string {
  const { appointments, amounts, closeDates, repRows, wonDates } = rows;
  const { tally, figures, target } = line;
  const { won, lost } = tally;
  const { gatewayProvable } = standard.context;
  const gaps: [isUnknown: unknown, what: string, add: string][] = [
    [!appointments, 'gateway ratio, sales cycle, activity', 'a First appointment column'],
    [!gatewayProvable, 'gateway ratio', 'a Proposal date or Furthest stage column, or a Gateway setting'],
    [gatewayProvable && figures['Gateway ratio'] === undefined, 'gateway ratio', 'older first appointments'],
    [!won && !lost, 'close ratio, average sale, sales cycle', 'outcomes to Stage or Status'],
    [won && !team.tally.lost, 'close ratio', 'lost deals to Stage or Status'],
    [!amounts, 'average sale', 'an Amount column'],
    [!closeDates && !wonDates, 'sales cycle', 'a Close date column'],
    [repRows.filter(Boolean).length < 2, 'anything about peers', 'more names to Rep'],
    [!weeks || target === undefined, 'activity barometer', 'the Target settings Revenue and Weeks'],
  ];
  return gaps
    .filter(([isUnknown]) => isUnknown)
    .map(([, what, add]) => `${what} (add ${add})`)
    .join('; ');
}
