import type { Cell } from '../cells/cell.ts';
import { SCORECARD_COLUMNS } from './columns.ts';
import type { Scorecard } from './scorecard.ts';

/** The label of the row that says what the figures are held against. */
const BENCHMARK = 'Benchmark';

/** How a line begins that says what the check found: the team's flags, and the line above the weekly goals. */
export const CHECK = 'Check: ';

/**
 * The scorecard as a table: headers, the benchmarks under the columns that they are for, a row a rep, the team.
 *
 * @param heading the first header: Rep, or the header of the column that it is grouped by.
 * @param withTargets whether target-based columns have a benchmark.
 * @param check what the check found that can make figures wrong, for the team's flags; '' where nothing.
 */
export function scorecardTable(
  scorecard: Scorecard,
  heading: string,
  withTargets: boolean,
  check = '',
): Cell[][] {
  const { standard, lines, team } = scorecard;
  const [, ...headers] = SCORECARD_COLUMNS.map(({ header }) => header);
  const [, ...benchmarks] = SCORECARD_COLUMNS.map(({ benchmark, needsTarget }) =>
    benchmark && (withTargets || !needsTarget) ? benchmark(standard) : '',
  );
  return [
    [heading, ...headers],
    [BENCHMARK, ...benchmarks],
    ...lines.map(line => SCORECARD_COLUMNS.map(({ value }) => value(line))),
    SCORECARD_COLUMNS.map(({ header, value }) =>
      header === 'Flags' ? check && `${CHECK}${check}` : value(team),
    ),
  ].map(row => row.map(cell => cell ?? ''));
}
