import { mondayOf } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { percent } from '../settings/kinds.ts';
import { evidenceLabel } from './evidence-label.ts';
import { furtherGateways, GATEWAY_HEADERS } from './further-gateways.ts';
import type { Line, Scorecard } from './scorecard.ts';
import { scorecardOf } from './scorecard.ts';
import type { TeamTallies } from './team-tallies.ts';
import { appointmentsBetween } from './team-tallies.ts';

/** The pictures of a scorecard. */
export const CHARTS = ['Close ratio', 'Gateway ratio', 'First appointments', 'Activity barometer'] as const;
export type ChartName = (typeof CHARTS)[number];

/** How many weeks the picture of first appointments goes back. */
const WEEKS = 12;

/** What a bar is coloured by: a column each, of which a row fills one. The others hold 0, so that none is left out. */
const SERIES = ['Under', 'Watch', 'Below', 'Not below', 'Team, benchmark'] as const;
const TEAM = SERIES.indexOf('Team, benchmark');

/** How many weeks the small charts beside the scorecard go back. */
const SMALL_WEEKS = 13;

/** The headers of each block of data: the four pictures, the table of the further gateways, the small charts. */
const HEADERS: Record<ChartName | 'Further gateways' | 'Last weeks', readonly string[]> = {
  'Close ratio': ['Close ratio', ...SERIES],
  'Gateway ratio': ['Gateway ratio', ...SERIES],
  'First appointments': ['Week of', 'First appointments', 'Magic number'],
  'Activity barometer': ['Team', 'Activity barometer'],
  'Further gateways': GATEWAY_HEADERS,
  'Last weeks': [
    'First appointments',
    ...Array.from({ length: SMALL_WEEKS }, (_, i) => `Week ${i + 1} of ${SMALL_WEEKS}`),
  ],
};

/** Where each block begins among all of them, from 0: they stand side by side with a blank column between. */
export const BLOCKS = blocks();

function blocks(): Record<keyof typeof HEADERS, { column: number; width: number }> {
  let next = 0;
  const at = Object.entries(HEADERS).map(([name, { length: width }]) => {
    const column = next;
    next += width + 1;
    return [name, { column, width }];
  });
  return Object.fromEntries(at);
}

/**
 * The data of a picture, with a header row; blank where nothing can be drawn yet.
 *
 * @param dateOf turns a day into the cell that holds it.
 */
export function chartData(chart: ChartName, team: TeamTallies, dateOf: (day: number) => Cell): Cell[][] {
  return blockOf(chart, team, scorecardIn(team), dateOf);
}

/** The data of all pictures, the further gateways and the small charts, side by side, so that one call gives them all. */
export function allChartData(team: TeamTallies, dateOf: (day: number) => Cell): Cell[][] {
  const scorecard = scorecardIn(team);
  const blocks = [
    ...CHARTS.map(chart => blockOf(chart, team, scorecard, dateOf)),
    furtherGateways(team, scorecard),
    [[...HEADERS['Last weeks']], ...lastWeeks(team, scorecard)],
  ];
  const height = Math.max(...blocks.map(block => block.length));
  return Array.from({ length: height }, (_, row) =>
    blocks.flatMap((block, i) => {
      const width = block[0]?.length ?? 0;
      const cells = block[row] ?? Array.from({ length: width }, () => '');
      return i ? ['', ...cells] : cells;
    }),
  );
}

function scorecardIn(team: TeamTallies): Scorecard {
  return scorecardOf({ ...team.input(), settings: team.settings });
}

function blockOf(
  chart: ChartName,
  team: TeamTallies,
  scorecard: Scorecard,
  dateOf: (day: number) => Cell,
): Cell[][] {
  const header = [...HEADERS[chart]];
  if (chart === 'First appointments')
    return [header, ...weeks(team, scorecard.team.magicNumber ?? '', dateOf)];
  if (chart === 'Activity barometer') {
    const { barometer } = scorecard.team;
    return [header, ...(barometer === undefined ? [] : [['Team', barometer]])];
  }
  return [header, ...bars(chart, scorecard)];
}

/**
 * A bar for each rep with a figure, the worst first, coloured by level; the team and the benchmark where they come
 * among them. Rows without a rep have no bar. The label says what the figure rests on, because a bar alone looks equally
 * sure for 3 cases and for 300.
 */
function bars(chart: 'Close ratio' | 'Gateway ratio', scorecard: Scorecard): Cell[][] {
  const { settings, context, gatewayBenchmark } = scorecard.standard;
  const benchmark = chart === 'Close ratio' ? settings.benchmarks.closeRatio : gatewayBenchmark;
  const barOf = (line: Line, series: number) => {
    const figure = line.figures[chart];
    if (figure === undefined) return [];
    const rests = evidenceLabel(line, chart, context);
    return [{ figure, label: `${line.name}: ${rests}`, series }];
  };
  const reps = scorecard.lines.flatMap(line => (line.key ? barOf(line, seriesOf(line, chart)) : []));
  if (!reps.length) return [];
  return [
    ...reps,
    ...barOf(scorecard.team, TEAM),
    ...(benchmark === undefined
      ? []
      : [{ figure: benchmark, label: `Benchmark: ${percent(benchmark)}`, series: TEAM }]),
  ]
    .sort((a, b) => a.figure - b.figure)
    .map(({ label, figure, series }) => [label, ...SERIES.map((_, i) => (i === series ? figure : 0))]);
}

function seriesOf(line: Line, chart: ChartName): number {
  const level = line.flags.find(({ kpi }) => kpi === chart)?.level;
  const at = SERIES.findIndex(name => name.toLowerCase() === level);
  return at < 0 ? SERIES.indexOf('Not below') : at;
}

/** First appointments by rep's key in each of the last weeks, with its Monday; [] where there are none to tell. */
function weekly(team: TeamTallies, weeks: number): [monday: number, counts: Map<string, number>][] {
  const end = Math.min(team.bounds.to ?? Number.POSITIVE_INFINITY, team.asOf);
  if (!end || !team.hasAppointments) return [];
  const from = mondayOf(end) - 7 * (weeks - 1);
  const recent = team.recent();
  return Array.from({ length: weeks }, (_, i) => from + i * 7).map(monday => [
    monday,
    appointmentsBetween(recent, monday, Math.min(monday + 6, end)),
  ]);
}

function sumOf(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** First appointments in each of the last weeks, beside the magic number. */
function weeks(team: TeamTallies, magic: Cell, dateOf: (day: number) => Cell): Cell[][] {
  return weekly(team, WEEKS).map(([monday, counts]) => [dateOf(monday), sumOf(counts), magic]);
}

/** The same for each line of the scorecard, for its small chart: a row a line, the latest week last. */
function lastWeeks(team: TeamTallies, { lines, team: whole }: Scorecard): Cell[][] {
  const told = weekly(team, SMALL_WEEKS);
  if (!told.length) return [];
  return [
    ...lines.map(({ name, key }) => [name, ...told.map(([, counts]) => counts.get(key) ?? 0)]),
    [whole.name, ...told.map(([, counts]) => sumOf(counts))],
  ];
}
