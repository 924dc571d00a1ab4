import type { Cell } from '../cells/cell.ts';
import { oddsText, reaches, WATCH } from '../evidence/holds.ts';
import { binomialOdds } from '../evidence/odds.ts';
import { isLess } from '../kpi/comparison.ts';
import type { GatewayTally } from '../tally/tally.ts';
import type { Scorecard } from './scorecard.ts';
import type { TeamTallies } from './team-tallies.ts';

/** The table of the gateways after the first. */
export const GATEWAY_HEADERS = [
  'Gateway',
  'Rep',
  'Passed',
  'Matured',
  'Ratio',
  'Benchmark',
  'Level',
] as const;

/**
 * A line per further gateway and rep that has cases at it, and one for the team: passes of it among the rows that
 * passed the one before and were given its days. Each stands for itself, as the barometer does.
 */
export function furtherGateways({ gateways }: Pick<TeamTallies, 'gateways'>, scorecard: Scorecard): Cell[][] {
  const { holds } = scorecard.standard;
  const reps = scorecard.lines.filter(line => line.tally.appointments + line.tally.decisions > 0);
  const levelOf = ({ passed, matured }: GatewayTally, benchmark: number): string => {
    if (!isLess(passed / matured, benchmark)) return '';
    const odds = binomialOdds(passed, matured, benchmark);
    const level = reaches(odds, holds.alone) ? 'under' : reaches(odds, WATCH) ? 'watch' : 'below';
    return level === 'below' ? level : `${level} (${oddsText(odds)})`;
  };
  const table = gateways.flatMap(({ setting, isProvable }, gateway) => {
    if (!gateway || !isProvable) return [];
    return [...reps, scorecard.team].flatMap(line => {
      const tally = line.tally.gateways[gateway];
      if (!tally?.matured) return [];
      const isRep = line !== scorecard.team && line.key !== '';
      return [
        [
          setting.name,
          line.name,
          tally.passed,
          tally.matured,
          tally.passed / tally.matured,
          setting.benchmark,
          isRep ? levelOf(tally, setting.benchmark) : '',
        ],
      ];
    });
  });
  return [[...GATEWAY_HEADERS], ...table];
}
