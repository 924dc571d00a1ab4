import { casesOf } from '../evidence/flags.ts';
import { oddsText } from '../evidence/holds.ts';
import type { KpiContext } from '../kpi/kpi.ts';
import type { Line } from './scorecard.ts';

/**
 * What a ratio rests on, for a label in a picture: the cases, and the odds where the figure is below its benchmark; ''
 * where there is no figure.
 *
 * @example evidenceLabel(line, 'Close ratio', context); // "11 of 31, 85 to 1"
 */
export function evidenceLabel(line: Line, kpi: 'Gateway ratio' | 'Close ratio', context: KpiContext): string {
  if (line.figures[kpi] === undefined) return '';
  const [x, n] = casesOf(kpi, line.tally, context);
  const flag = line.flags.find(each => each.kpi === kpi);
  const odds = flag?.odds === undefined || flag.level === 'below' ? '' : `, ${oddsText(flag.odds)}`;
  return `${x} of ${n}${odds}`;
}
