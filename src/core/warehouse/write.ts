import type { Cell } from '../cells/cell.ts';
import { UNREADABLE } from '../pipeline/learnt-texts.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { dateColumns } from '../pipeline/opportunities.ts';
import { TextColumn } from '../pipeline/text-column.ts';
import type { GroupColumn } from '../scorecard/groups.ts';
import { groupsOf, knownFigures } from '../scorecard/groups.ts';
import { recentAppointments } from '../scorecard/recent.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import { unitsOf } from '../tally/tally.ts';
import { checkOf } from './check-cell.ts';
import { madeByOf } from './made-by.ts';
import type { TallyHeader } from './table-header.ts';
import { pairsText, TALLY_HEADERS, TALLY_VERSION } from './table-header.ts';

/**
 * The tallies of a pipeline as a table: a header row, then a row for each raw spelling of a rep. Two such tables below each other
 * add up to the table of both pipelines, where they were made by the same settings, for the same period and day.
 */
export function tallyTable(rows: Opportunities, settings: Settings, bounds: Bounds): Cell[][] {
  const by = bySpelling(rows);
  const { starts } = settings.target;
  const closed =
    starts === undefined
      ? undefined
      : new Map(
          groupsOf(rows, settings, { from: starts, to: rows.asOf }, by).map(({ key, tally }) => [
            key,
            unitsOf(tally.revenue),
          ]),
        );
  const days = recentAppointments(
    rows,
    { codes: by.codes, groups: by.names.names.length },
    Math.min(bounds.to ?? rows.asOf, rows.asOf),
  );
  const recent = new Map(days.map((each, code) => [by.names.folded[code] as string, each]));
  const unread = unreadable(rows, by);
  const untold = new Map<string, number>();
  for (const row of rows.untold) {
    const key = by.names.folded[by.codes[row] as number] as string;
    untold.set(key, (untold.get(key) ?? 0) + 1);
  }
  const madeBy = JSON.stringify(madeByOf(rows.gateways, knownFigures(rows, settings, bounds), settings));
  const groups = groupsOf(rows, settings, bounds, by);
  const table = groups.map(({ key, tally, presence }) => {
    const cells: Record<TallyHeader, Cell> = {
      'Tally version': TALLY_VERSION,
      Rep: key,
      Rows: presence.rows,
      'Earliest appointment': presence.firstAppointment,
      'Lost rows': presence.lost,
      'Not provable': JSON.stringify(presence.notProvable),
      'Closed unknown': untold.get(key) ?? 0,
      'First appointments': tally.appointments,
      'Appointments to date': tally.appointmentsToDate,
      Matured: JSON.stringify(tally.gateways.map(({ matured }) => matured)),
      Passed: JSON.stringify(tally.gateways.map(({ passed }) => passed)),
      Won: tally.won,
      Lost: tally.lost,
      'Lost after the gateway': tally.lostPassed,
      Decisions: tally.decisions,
      Sales: tally.sales,
      'Priced sales': tally.priced,
      Revenue: unitsOf(tally.revenue),
      Amounts: histogram(tally.sizes),
      Currencies: pairsText(Object.entries(tally.currencies)),
      Cycles: histogram(tally.cycles),
      'Recent days': pairsText(recent.get(key) ?? []),
      'Revenue since start': closed ? (closed.get(key) ?? 0) : '',
      'As of': rows.asOf,
      From: bounds.from ?? '',
      To: bounds.to ?? '',
      'Made by': madeBy,
      Unreadable: JSON.stringify(unread.map(({ what, count }) => [what, count.get(key) ?? 0])),
      Lines: groups.length,
      Check: '',
    };
    const line = TALLY_HEADERS.map(header => cells[header]);
    line[line.length - 1] = checkOf(line.slice(0, -1));
    return line;
  });
  return [[...TALLY_HEADERS], ...table];
}

/** Rows by their rep as it is spelt, trimmed: spellings are merged by whoever reads the table, under the settings then. */
function bySpelling(rows: Opportunities): GroupColumn {
  const names = new TextColumn('', spelt => spelt.trim());
  const at = rows.columns.of.Rep;
  const codes = new Int32Array(rows.length);
  for (let row = 0; row < rows.length && at !== undefined; row++) {
    if (rows.fates[row] === FATES.used && rows.repCodes[row] !== 0)
      codes[row] = names.code(rows.grid[rows.first + row]?.[at]);
  }
  return { codes, names };
}

/** What could not be read, by role, and by spelling how often. */
function unreadable(
  rows: Opportunities,
  { codes, names }: GroupColumn,
): { what: string; count: Map<string, number> }[] {
  const { columns, amounts } = rows;
  const columnsRead: [what: string, isUnread: (row: number) => boolean][] = dateColumns(rows).map(dates => [
    dates.header,
    row => dates.days[row] === UNREADABLE,
  ]);
  const amountAt = columns.of.Amount;
  if (amounts && amountAt !== undefined)
    columnsRead.push([
      columns.headers[amountAt] as string,
      row =>
        Number.isNaN(amounts.cents[row] as number) &&
        `${rows.grid[rows.first + row]?.[amountAt] ?? ''}`.trim() !== '',
    ]);
  return columnsRead.map(([what, isUnread]) => {
    const count = new Map<string, number>();
    for (let row = 0; row < rows.length; row++) {
      if (rows.fates[row] !== FATES.used || !isUnread(row)) continue;
      const key = names.folded[codes[row] as number] as string;
      count.set(key, (count.get(key) ?? 0) + 1);
    }
    return { what, count };
  });
}

function histogram(counts: Readonly<Record<number, number>>): string {
  return pairsText(Object.keys(counts).map(key => [Number(key), counts[Number(key)] as number] as const));
}
