import { foldedCell, textOf } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { OPEN } from '../pipeline/opportunities.ts';

/** Two rows that are one deal, old and now; one side is missing where the deal is new, or gone. */
export interface Pair {
  old: number | undefined;
  now: number | undefined;
}

/** Which rows of two pipelines are one deal. */
export interface Match {
  pairs: Pair[];
  /** By what deals were told: their id, or their name and first appointment. */
  by: 'id' | 'name';
  /** Rows of today that several rows share a key with, so that nothing tells which is which. */
  unclear: number[];
}

/**
 * Finds the deals of one pipeline in another: by the Deal id where both have the column, a row without one and
 * everything else by name and first appointment. Of rows that share a key, equal ones are paired in their order; of the
 * rest one can be told, more can't.
 */
export function matchDeals(old: Opportunities, now: Opportunities): Match {
  const by = idColumn(old) !== undefined && idColumn(now) !== undefined ? 'id' : 'name';
  const before = byKey(old, by);
  const pairs: Pair[] = [];
  const unclear: number[] = [];
  for (const [key, rows] of byKey(now, by)) {
    const earlier = before.get(key) ?? [];
    before.delete(key);
    const [left, right] = pairEqual(old, earlier, now, rows, pairs);
    if (left.length === 1 && right.length === 1) pairs.push({ old: left[0], now: right[0] });
    else {
      if (left.length && right.length) unclear.push(...right);
      for (const row of left) pairs.push({ old: row, now: undefined });
      for (const row of right) pairs.push({ old: undefined, now: row });
    }
  }
  for (const rows of before.values()) for (const row of rows) pairs.push({ old: row, now: undefined });
  return { pairs, by, unclear };
}

function idColumn({ columns }: Opportunities): number | undefined {
  return columns.of['Deal id'];
}

/** Pairs rows that say the same of a deal, in their order; answers those that are left on either side. */
function pairEqual(
  old: Opportunities,
  earlier: readonly number[],
  now: Opportunities,
  later: readonly number[],
  pairs: Pair[],
): [left: number[], right: number[]] {
  if (earlier.length < 2 && later.length < 2) return [[...earlier], [...later]];
  const waiting = new Map<string, number[]>();
  for (const row of earlier) add(waiting, saysOf(old, row), row);
  const right = later.filter(row => {
    const found = waiting.get(saysOf(now, row))?.shift();
    if (found !== undefined) pairs.push({ old: found, now: row });
    return found === undefined;
  });
  const left = [...waiting.values()].reduce((all, rows) => all.concat(rows), [] as number[]);
  return [left.sort((a, b) => a - b), right];
}

/** What a row says of its deal, as far as figures ask for it. */
function saysOf(rows: Opportunities, row: number): string {
  const { repCodes, reps, outcomes, closed, appointments, amounts, gateways } = rows;
  return JSON.stringify([
    reps.folded[repCodes[row] as number],
    outcomes[row],
    outcomes[row] === OPEN ? 0 : closed[row],
    appointments?.days[row],
    amounts?.cents[row],
    gateways.map(({ states }) => states[row]),
  ]);
}

function byKey(rows: Opportunities, by: Match['by']): Map<string, number[]> {
  const keyed = new Map<string, number[]>();
  for (let row = 0; row < rows.length; row++) {
    if (rows.fates[row] === FATES.used) add(keyed, keyOf(rows, row, by), row);
  }
  return keyed;
}

function keyOf(rows: Opportunities, row: number, by: Match['by']): string {
  const cells = rows.grid[rows.first + row];
  if (by === 'id') {
    // Ids differ by case in some CRMs, so they are compared as they are spelt.
    const id = textOf(cells?.[idColumn(rows) as number]).trim();
    if (id) return `id ${id}`;
  }
  const { Name: name = -1, Rep: rep = -1 } = rows.columns.of;
  const said = foldedCell(cells?.[name]);
  const day = rows.appointments?.days[row] ?? 0;
  // Without a name the rep is all that is left to tell a deal by.
  return JSON.stringify([said || `rep ${fold(textOf(cells?.[rep]))}`, day]);
}

function add(map: Map<string, number[]>, key: string, row: number): void {
  const rows = map.get(key);
  if (rows) rows.push(row);
  else map.set(key, [row]);
}
