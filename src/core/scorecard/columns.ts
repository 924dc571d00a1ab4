import type { Cell } from '../cells/cell.ts';
import type { FlaggedKpi, Standard } from '../evidence/flags.ts';
import { flagText } from '../evidence/flags.ts';
import type { Line } from './scorecard.ts';

/** What a column holds, which decides how it is shown. */
export type Unit = 'name' | 'words' | 'count' | 'share' | 'gap' | 'money' | 'days' | 'a week';

/** One column of a scorecard: all that anybody needs to know of it. */
export interface ScorecardColumn {
  header: string;
  /** What the figure means, in a sentence or two for whoever points at the header; '' where the header says it. */
  note: string;
  unit: Unit;
  value: (line: Line) => Cell;
  /** What the figures of the column are held against. */
  benchmark?: (standard: Standard) => Cell;
  /** The KPI whose flag colours the figure. */
  colouredBy?: FlaggedKpi;
  /** True where it rests on a target, which only reps have. */
  needsTarget?: true;
}

/**
 * The scorecard from left to right. The table, number formats, colours, marks on people's own tables and notes all come
 * from this list, so a column more is an entry more.
 */
const COLUMNS = [
  { header: 'Rep', note: '', unit: 'name', value: line => line.name },
  {
    header: 'Coach first',
    note: 'Of the strongest flags, the figure furthest below what it is held against.',
    unit: 'words',
    value: line => line.coachFirst,
  },
  {
    header: 'Flags',
    note:
      'Under: the odds against chance reach what the confidence of the settings asks for, however often one looks. ' +
      'Watch: at least 3 to 1. Below: as likely chance.',
    unit: 'words',
    value: line => flagText(line.flags),
  },
  {
    header: 'First appointments',
    note: 'Those with a date in the period.',
    unit: 'count',
    value: line => line.figures['First appointments'],
  },
  {
    header: 'Matured',
    note: 'First appointments that were given the days of the gateway: what the gateway ratio divides by.',
    unit: 'count',
    value: line => line.matured,
  },
  {
    header: 'Passed gateway',
    note: 'How many of those passed.',
    unit: 'count',
    value: line => line.passed,
  },
  {
    header: 'Gateway ratio',
    note: 'Passes / first appointments that were given the days of the gateway.',
    unit: 'share',
    value: line => line.figures['Gateway ratio'],
    benchmark: standard => standard.gatewayBenchmark,
    colouredBy: 'Gateway ratio',
  },
  {
    header: 'Decided',
    note: 'Deals won or lost, among those that passed the gateway where there is one: what the close ratio divides by.',
    unit: 'count',
    value: line => line.decided,
  },
  {
    header: 'Sales',
    note: 'Deals won, by close date.',
    unit: 'count',
    value: line => line.figures.Sales,
  },
  {
    header: 'Close ratio',
    note: 'Won / (won + lost), among deals that passed the gateway where there is one.',
    unit: 'share',
    value: line => line.figures['Close ratio'],
    benchmark: ({ settings }) => settings.benchmarks.closeRatio,
    colouredBy: 'Close ratio',
  },
  {
    header: 'Revenue',
    note: 'Sum of the amounts of won deals.',
    unit: 'money',
    value: line => line.figures.Revenue,
  },
  {
    header: 'Average sale',
    note: 'Revenue / won deals with an amount.',
    unit: 'money',
    value: line => line.figures['Average sale'],
    colouredBy: 'Average sale',
  },
  {
    header: 'Average sale vs peers',
    note: 'Against the average sale of all others.',
    unit: 'gap',
    value: line => line.averageSaleGap,
    benchmark: ({ settings }) => -settings.benchmarks.averageSale,
    colouredBy: 'Average sale',
  },
  {
    header: 'Sales cycle',
    note: 'Days from the first appointment to the sale.',
    unit: 'days',
    value: line => line.figures['Sales cycle'],
    colouredBy: 'Sales cycle',
  },
  {
    header: 'Sales cycle vs peers',
    note: 'Against the cycle of all others.',
    unit: 'gap',
    value: line => line.salesCycleGap,
    benchmark: ({ settings }) => -settings.benchmarks.salesCycle,
    colouredBy: 'Sales cycle',
  },
  {
    header: 'Magic number',
    note: 'New first appointments a week that the target needs.',
    unit: 'a week',
    value: line => line.magicNumber,
    needsTarget: true,
  },
  {
    header: 'Appointments per week',
    note: 'First appointments a week since the first one or the period began.',
    unit: 'a week',
    value: line => line.appointmentsPerWeek,
  },
  {
    header: 'Activity barometer',
    note: 'Appointments per week / magic number. It should be 100%.',
    unit: 'share',
    value: line => line.barometer,
    benchmark: ({ settings }) => settings.benchmarks.barometer,
    colouredBy: 'Activity barometer',
    needsTarget: true,
  },
] as const satisfies readonly ScorecardColumn[];

export type ScorecardHeader = (typeof COLUMNS)[number]['header'];

/** The columns for whoever walks through them. */
export const SCORECARD_COLUMNS: readonly ScorecardColumn[] = COLUMNS;

/** Which column of the table has a header, from 1. */
export function columnNumber(header: ScorecardHeader): number {
  return SCORECARD_COLUMNS.findIndex(column => column.header === header) + 1;
}

/** The letter of a header's column, where the table begins in column A. */
export function columnLetter(header: ScorecardHeader): string {
  return String.fromCharCode(64 + columnNumber(header));
}

/** The columns whose figures a KPI's flag colours, as ranges of letters: those that stand side by side are one. */
export function colouredRanges(kpi: FlaggedKpi): [first: string, last: string][] {
  const ranges: [number, number][] = [];
  SCORECARD_COLUMNS.forEach((column, i) => {
    if (column.colouredBy !== kpi) return;
    const range = ranges[ranges.length - 1];
    if (range && range[1] === i - 1) range[1] = i;
    else ranges.push([i, i]);
  });
  return ranges.map(([a, b]) => [String.fromCharCode(65 + a), String.fromCharCode(65 + b)]);
}

/** The column, from 1, whose benchmark the figures of a KPI are held against; undefined where it has none. */
export function benchmarkColumn(kpi: FlaggedKpi): number | undefined {
  const at = SCORECARD_COLUMNS.findIndex(column => column.colouredBy === kpi && column.benchmark);
  return at < 0 ? undefined : at + 1;
}
