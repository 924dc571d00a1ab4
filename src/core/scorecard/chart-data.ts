import { mondayOf } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import { oneGroup } from '../tally/plan.ts';
import { evidenceLabel } from './evidence-label.ts';
import { readScorecard } from './groups.ts';
import { trendOf } from './trend.ts';

/** The pictures of a scorecard. */
export const CHARTS = ['Close ratio', 'Gateway ratio', 'First appointments', 'Activity barometer'] as const;
export type ChartName = (typeof CHARTS)[number];

/** How many weeks the picture of first appointments goes back. */
const WEEKS = 12;

/**
 * The data of a picture, with a header row. The ratios carry their cases and odds in the label, because a bar alone
 * looks equally sure for 3 cases and for 300.
 *
 * @param dateOf turns a day into the cell that holds it.
 */
export function chartData(
  chart: ChartName,
  rows: Opportunities,
  settings: Settings,
  bounds: Bounds,
  dateOf: (day: number) => Date,
): Cell[][] {
  const scorecard = readScorecard(rows, settings, bounds);
  const { context, gatewayBenchmark } = scorecard.standard;
  if (chart === 'Activity barometer')
    return [
      ['Team', 'Activity barometer'],
      ['Team', scorecard.team.barometer ?? ''],
    ];
  if (chart === 'First appointments') {
    const asOf = Math.min(bounds.to ?? Number.POSITIVE_INFINITY, rows.asOf);
    const from = mondayOf(asOf) - 7 * (WEEKS - 1);
    const magic = scorecard.team.magicNumber ?? '';
    const trend = asOf
      ? trendOf(
          rows,
          settings,
          { kpi: 'First appointments', every: 'week', bounds: { from, to: asOf }, gatewayProvable: false },
          [oneGroup(rows.repCodes, rows.reps.names.length)],
        )
      : [];
    const count = new Map(trend.map(({ start, points }) => [start, points[0]?.figure ?? 0]));
    const weeks = Array.from({ length: asOf ? WEEKS : 0 }, (_, week) => from + week * 7);
    return [
      ['Week of', 'First appointments', 'Magic number'],
      ...weeks.map(week => [dateOf(week), count.get(week) ?? 0, magic]),
    ];
  }
  const benchmark = chart === 'Close ratio' ? settings.benchmarks.closeRatio : gatewayBenchmark;
  const lines = [...scorecard.lines, scorecard.team].map(line => {
    const figure = line.figures[chart];
    if (figure === undefined) return [`${line.name}: nothing yet`, '', benchmark ?? ''];
    return [
      `${line.name}: ${percent(figure)}, ${evidenceLabel(line, chart, context)}`,
      figure,
      benchmark ?? '',
    ];
  });
  return [[chart, chart, 'Benchmark'], ...lines];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
