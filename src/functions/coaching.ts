import type { Cell } from '../core/cells/cell.ts';
import { isBlank } from '../core/cells/cell.ts';
import { coachingOf } from '../core/coaching/coaching.ts';
import { coachingTable } from '../core/coaching/coaching-table.ts';
import { wanted } from '../core/problem.ts';
import { readScorecard } from '../core/scorecard/groups.ts';
import { cellOf, whose } from './arguments.ts';
import { readTeam } from './team.ts';

/**
 * What to coach a rep on next: each flagged KPI with its evidence, what it is worth, the likely causes that the rows show,
 * and the steps.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param rep A rep's name.
 * @param from (optional) First day of the period.
 * @param to (optional) Last day of the period.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return A table with a header row; blank for a rep who is not in the pipeline.
 * @customfunction
 */
export function KPI_COACHING(
  pipeline: unknown,
  rep: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell[][] | Cell {
  const want = 'the name of one rep';
  const name = cellOf(rep, 'rep', want);
  if (isBlank(name)) throw wanted('argument-rep', 'rep', want, name);
  const { rows, settings: read, bounds } = readTeam(pipeline, from, to, settings);
  const code = whose(name, rows);
  if (code === 'team') throw wanted('argument-rep', 'rep', want, name);
  if (code === undefined) return '';
  return coachingTable(
    coachingOf({ rows, settings: read, bounds, rep: code }, readScorecard(rows, read, bounds)),
  );
}
