import { isoDay } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { nameOf, rowInRange } from '../rows/rows-table.ts';
import type { Bridge, Changed, Compared } from './bridge.ts';
import type { MoneyText } from './bridge-words.ts';
import { sentenceOf } from './bridge-words.ts';

const BRIDGE_HEADERS = ['KPI', 'Part', 'Change', 'Figure', 'Deals', 'Rows', 'In words'] as const;

/** How many rows of a part are named in its cell; the panel and the list of a part show all. */
const NAMED = 50;

/**
 * Bridges as a table with a header row: for each figure what it was, each part with the figure after it, and what it is.
 * Rows are counted from the top of today's range; a deal that is gone has its name alone.
 */
export function bridgeTable(
  bridges: readonly Bridge[],
  compared: Compared,
  asOf: number,
  money: MoneyText,
): Cell[][] {
  const lines = bridges.flatMap((bridge): Cell[][] => {
    const { kpi, old, now, parts } = bridge;
    const change = old !== undefined && now !== undefined ? now - old : '';
    return [
      [kpi, `Kept as of ${isoDay(asOf)}`, '', old ?? '', '', '', ''],
      ...parts.map((part): Cell[] => [
        kpi,
        part.kind,
        part.change ?? '',
        part.figure ?? '',
        part.rows.length,
        rowsText(part.rows, compared),
        '',
      ]),
      [kpi, 'Now', change, now ?? '', '', '', sentenceOf(bridge, compared, money) || 'Nothing to do'],
    ];
  });
  return [[...BRIDGE_HEADERS], ...lines];
}

function rowsText(rows: readonly Changed[], compared: Compared): string {
  const named = rows.slice(0, NAMED).map(changed => placeOf(changed, compared));
  return named.join(', ') + (rows.length > NAMED ? `, and ${rows.length - NAMED} more` : '');
}

/** Where a changed deal stands today; of one that is gone its name. */
function placeOf({ old, now }: Changed, { reread, now: today }: Compared): string {
  if (now !== undefined) return String(rowInRange(today.rows, now));
  return nameOf(reread.rows, old as number) || 'a deal without a name';
}
