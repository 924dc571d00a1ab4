import type { Cell } from '../cells/cell.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { TextColumn } from '../pipeline/text-column.ts';
import type { GatewaySetting } from '../settings/gateway.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { count } from '../tally/count.ts';
import type { Bounds } from '../tally/plan.ts';
import { eachCode, wholePeriod } from '../tally/plan.ts';
import type { Tally } from '../tally/tally.ts';

/** A pipeline that has been read, the period that is asked about, and the code of the rep who is coached. */
export interface Reading {
  rows: Opportunities;
  settings: Settings;
  bounds: Bounds;
  rep: number;
}

/** Whom coaching is about, and what it goes by beside the scorecard. */
export interface Coached {
  /** The rep's key on the scorecard. */
  key: string;
  settings: Settings;
  /** The first gateway. */
  gateway: GatewaySetting | undefined;
  /** Which columns there are, and how many reps. */
  has: { appointments: boolean; amounts: boolean; closing: boolean; reps: number };
  /** The deals themselves, which causes and practices are looked for in; undefined where only tallies are known. */
  reading: Reading | undefined;
}

/** A rep of a pipeline that has been read. */
export function coachedIn(reading: Reading): Coached {
  const { rows, settings, rep } = reading;
  const { appointments, amounts, closeDates, wonDates, repRows, reps, gateways } = rows;
  return {
    key: reps.folded[rep] as string,
    settings,
    gateway: gateways[0]?.setting,
    has: {
      appointments: appointments !== undefined,
      amounts: amounts !== undefined,
      closing: closeDates !== undefined || wonDates !== undefined,
      reps: repRows.filter(Boolean).length,
    },
    reading,
  };
}

/** How many cases there are of the rep's own and of the peers, and how many of either passed. */
export type Counts = [own: number, peers: number, ownPassed: number, peersPassed: number];

/** Cases that have their codes in common. To pass may stand for anything that a case can have or not. */
export type Kind = [codes: number[], counts: Counts];

/** What tells kinds apart, by their codes. */
export type Key = (codes: number[]) => unknown;

/**
 * A rep's cases and the peers' by what they have in common: a level, an industry.
 *
 * @param columns codes by row, from 0.
 * @param casesOf the cases of a tally, and those of them that passed.
 */
export function kindsOf(
  { rows, settings, bounds, rep }: Reading,
  columns: readonly ArrayLike<number>[],
  casesOf: (tally: Tally) => [cases: number, passed: number],
): Kind[] {
  const keys = new TextColumn();
  const codes = rows.repCodes.map((code, row) =>
    keys.code([+(code !== rep), ...columns.map(column => column[row])].join(' ')),
  );
  const plan = wholePeriod(rows, bounds, eachCode(codes, keys.names.length));
  const kinds = count(rows, settings, plan).tallies.map((tally, code): Kind => {
    const [side, ...of] = (keys.names[code] as string).split(' ').map(Number);
    const [n, passed] = casesOf(tally);
    return [of, side ? [0, n, 0, passed] : [n, 0, passed, 0]];
  });
  return pooled(
    kinds.filter(([, [own, peers]]) => own + peers),
    String,
  );
}

/** Kinds with the same key put together; the codes are those of the first. */
export function pooled(kinds: readonly Kind[], keyOf: Key): Kind[] {
  const pools = new Map<unknown, Kind>();
  for (const [codes, counts] of kinds) {
    const pool = pools.get(keyOf(codes)) || [codes, [0, 0, 0, 0]];
    pools.set(keyOf(codes), [pool[0], pool[1].map((sum, i) => sum + (counts[i] as number)) as Counts]);
  }
  return [...pools.values()];
}

/** The counts of all kinds together. */
export function total(kinds: readonly Kind[]): Counts {
  return (pooled([[[], [0, 0, 0, 0]], ...kinds], () => 0)[0] as Kind)[1];
}

/** A column with more words than this tells of single cases, and not of kinds. */
export const MOST_WORDS = 20;

/**
 * The words of a column: by code as first spelt, and by row the code; 0 where it is blank, there is no column, or the row is
 * no deal.
 */
export function wordsOf(
  { columns, grid, first, fates, repCodes }: Opportunities,
  role: Role,
): [names: readonly string[], codes: ArrayLike<number>] {
  const words = new TextColumn();
  const at = columns.of[role] as number;
  const codes = repCodes.map((_, row) =>
    fates[row] === FATES.used ? words.code((grid[first + row] as readonly Cell[])[at]) : 0,
  );
  return [words.names, codes];
}
