import type { Cell } from '../cells/cell.ts';
import { flagText } from '../evidence/flags.ts';
import type { Line, Scorecard } from './scorecard.ts';

/** The columns of a scorecard, in order. */
export const SCORECARD_HEADERS = [
  'Rep',
  'First appointments',
  'Gateway ratio',
  'Passed gateway',
  'Close ratio',
  'Sales',
  'Revenue',
  'Average sale',
  'Average sale vs peers',
  'Sales cycle',
  'Sales cycle vs peers',
  'Magic number',
  'Appointments per week',
  'Activity barometer',
  'Coach first',
  'Flags',
] as const;

/** The label of the row that says what the figures are held against. */
const BENCHMARK = 'Benchmark';

/**
 * The scorecard as a table: headers, the benchmarks under the columns that they are for, a row a rep, the team.
 *
 * @param heading the first header: Rep, or the header of the column that it is grouped by.
 * @param withTargets whether target-based columns have a benchmark.
 */
export function scorecardTable(scorecard: Scorecard, heading: string, withTargets: boolean): Cell[][] {
  const { benchmarks } = scorecard.standard.settings;
  const benchmarkOf: Partial<Record<(typeof SCORECARD_HEADERS)[number], Cell>> = {
    Rep: BENCHMARK,
    'Gateway ratio': scorecard.standard.gatewayBenchmark,
    'Close ratio': benchmarks.closeRatio,
    'Average sale vs peers': -benchmarks.averageSale,
    'Sales cycle vs peers': -benchmarks.salesCycle,
    'Activity barometer': withTargets ? benchmarks.barometer : '',
  };
  return [
    [heading, ...SCORECARD_HEADERS.slice(1)],
    SCORECARD_HEADERS.map(header => benchmarkOf[header] ?? ''),
    ...[...scorecard.lines, scorecard.team].map(cellsOf),
  ];
}

function cellsOf(line: Line): Cell[] {
  const { figures } = line;
  const cells: Cell[] = [
    line.name,
    figures['First appointments'],
    figures['Gateway ratio'],
    line.passed,
    figures['Close ratio'],
    figures.Sales,
    figures.Revenue,
    figures['Average sale'],
    line.averageSaleGap,
    figures['Sales cycle'],
    line.salesCycleGap,
    line.magicNumber,
    line.appointmentsPerWeek,
    line.barometer,
    line.coachFirst,
    flagText(line.flags),
  ];
  return cells.map(cell => cell ?? '');
}
