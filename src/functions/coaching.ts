import type { Cell } from '../core/cells/cell.ts';
import { isBlank, textOf } from '../core/cells/cell.ts';
import { fold } from '../core/cells/fold.ts';
import { coachingOf } from '../core/coaching/coaching.ts';
import { coachingTable } from '../core/coaching/coaching-table.ts';
import type { Coached } from '../core/coaching/kinds.ts';
import { coachedIn } from '../core/coaching/kinds.ts';
import { wanted } from '../core/problem.ts';
import { scorecardOf } from '../core/scorecard/scorecard.ts';
import { cellOf, whose } from './arguments.ts';
import { readTallies } from './team.ts';

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
  const { team, from: source } = readTallies(pipeline, from, to, settings);
  const { settings: read, bounds } = team;
  let coached: Coached;
  if ('rows' in source) {
    const code = whose(name, source.rows);
    if (code === 'team') throw wanted('argument-rep', 'rep', want, name);
    if (code === undefined) return '';
    coached = coachedIn({ rows: source.rows, settings: read, bounds, rep: code });
  } else {
    const key = source.table.keyOf(textOf(name));
    if (key === undefined && fold(textOf(name)) === 'team') throw wanted('argument-rep', 'rep', want, name);
    if (key === undefined) return '';
    coached = source.table.coached(key);
  }
  return coachingTable(coachingOf(coached, scorecardOf({ ...team.input(), settings: read })));
}
