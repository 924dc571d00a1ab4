import type { Flag, FlaggedKpi } from '../evidence/flags.ts';
import { casesOf, LEVELS } from '../evidence/flags.ts';
import { oddsText } from '../evidence/holds.ts';
import type { KpiContext } from '../kpi/kpi.ts';
import { asSentence } from '../problem.ts';
import type { Line, Scorecard } from '../scorecard/scorecard.ts';
import type { PageLine } from './page.ts';
import { cut } from './page.ts';

/** Every mark of a scorecard in a line, the gravest first: "Under, 85 to 1: Marcus Webb, close ratio 35% (11 of 31)". */
export function marksInWords({ lines, standard }: Scorecard): PageLine[] {
  return lines
    .flatMap(line => line.flags.map(flag => ({ line, flag })))
    .sort((a, b) => gravity(a.flag) - gravity(b.flag) || (b.flag.odds ?? 0) - (a.flag.odds ?? 0))
    .map(({ line, flag }) => ({
      cells: [
        `${markText(flag)}: ${cut(line.name, 40)}, ${sinking(flag.kpi)} ${standsAt(line, flag.kpi, standard.context)}`,
      ],
      looks: flag.level,
    }));
}

function gravity({ level }: Flag): number {
  return LEVELS.indexOf(level);
}

/** "Under, 85 to 1", "Below". */
export function markText({ level, odds }: Flag): string {
  const name = asSentence(level);
  return level === 'below' || odds === undefined ? name : `${name}, ${oddsText(odds)}`;
}

function sinking(kpi: string): string {
  return kpi.charAt(0).toLowerCase() + kpi.slice(1);
}

/** Where a rep stands, with what it rests on: "35% (11 of 31)", "-45% against peers". */
function standsAt(line: Line, kpi: FlaggedKpi, context: KpiContext): string {
  if (kpi === 'Gateway ratio' || kpi === 'Close ratio') {
    const [x, n] = casesOf(kpi, line.tally, context);
    return `${whole(line.figures[kpi])} (${x} of ${n})`;
  }
  if (kpi === 'Activity barometer')
    return `${whole(line.barometer)} (${weekly(line.appointmentsPerWeek)} of ${weekly(line.magicNumber)} a week)`;
  const gap = kpi === 'Average sale' ? line.averageSaleGap : line.salesCycleGap;
  return `${gap !== undefined && gap > 0 ? '+' : ''}${whole(gap)} against peers`;
}

/** A share in whole percent; a dash where there is none. */
export function whole(share: number | undefined): string {
  return share === undefined ? '–' : `${Math.round(share * 100)}%`;
}

/** A number a week, to one decimal. */
export function weekly(figure: number | undefined): string {
  return figure === undefined ? '–' : String(Number(figure.toFixed(1)));
}
