import type { Figure, KpiName } from '../kpi/kpi.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { OPEN } from '../pipeline/opportunities.ts';
import type { Match, Pair } from './match.ts';
import type { Reading, Standing } from './standing.ts';
import { isSame, Running, standingsOf } from './standing.ts';

/** Why a figure changed, in the order in which the changes are made. */
export const KINDS = [
  'Settings',
  'New deals',
  'Matured',
  'Passed',
  'Decided',
  'History rewritten',
  'Gone',
] as const;
export type Kind = (typeof KINDS)[number];

/** A deal that changed a figure. */
export interface Changed extends Pair {
  was: Standing | undefined;
  is: Standing | undefined;
}

/** One part of a change. */
export interface Part {
  kind: Kind;
  /** The figure once this part has come; where nothing is left to divide by, that of the part before. */
  figure: Figure;
  /** What this part adds; undefined where there is no figure on one of the two sides. */
  change: Figure;
  rows: Changed[];
}

/** From a figure then to the figure now, in parts that add up to the change. */
export interface Bridge {
  kpi: KpiName;
  old: Figure;
  now: Figure;
  /** One of each kind, in their order. */
  parts: Part[];
}

/** What is compared. */
export interface Compared {
  /** The kept rows as they were read when they were kept. */
  old: Reading;
  /** The kept rows as today's settings read them. Their as of is still that of the day they were kept. */
  reread: Reading;
  now: Reading;
  match: Match;
}

/**
 * Why a figure changed: first the settings on the rows as they were, then each kind of change to the rows, one after the
 * other, each with its rows. The last part ends at today's figure, so the parts add up whatever happened.
 *
 * @param rep the folded name of the rep whose figure it is; undefined for the team's.
 */
export function bridgeOf(compared: Compared, kpi: KpiName, rep: string | undefined): Bridge {
  const { old, reread, now, match } = compared;
  const first = standingsOf(old, kpi, rep);
  const before = standingsOf(reread, kpi, rep);
  const after = standingsOf(now, kpi, rep);
  const changed = new Map<Kind, Changed[]>(KINDS.map(kind => [kind, []]));
  for (const pair of match.pairs) {
    const was = pair.old === undefined ? undefined : before[pair.old];
    const is = pair.now === undefined ? undefined : after[pair.now];
    let kind: Kind | undefined;
    if (!isSame(was, is)) kind = kindOf(reread.rows, now.rows, pair, was, is);
    else if (pair.old !== undefined && !isSame(first[pair.old], was)) kind = 'Settings';
    if (kind)
      changed.get(kind)?.push({ ...pair, was: kind === 'Settings' ? first[pair.old as number] : was, is });
  }
  const start = new Running(kpi, old.settings.cycleStatistic);
  for (const standing of first) start.add(standing);
  const running = new Running(kpi, now.settings.cycleStatistic);
  for (const standing of before) running.add(standing);
  let last = start.figure();
  const parts = KINDS.map((kind): Part => {
    const rows = changed.get(kind) as Changed[];
    if (kind !== 'Settings') {
      for (const { was, is } of rows) {
        running.add(was, -1);
        running.add(is);
      }
    }
    const next = running.figure();
    const change = last !== undefined && next !== undefined ? next - last : undefined;
    last = next ?? last;
    return { kind, figure: last, change, rows: rows.sort(byPlace) };
  });
  return { kpi, old: start.figure(), now: running.figure(), parts };
}

/** In the order of today's sheet, what is gone after it. */
function byPlace(a: Changed, b: Changed): number {
  const place = ({ now, old }: Changed): number => now ?? 1e9 + (old as number);
  return place(a) - place(b);
}

/** The kind of a change that a deal made to a figure. */
function kindOf(
  earlier: Opportunities,
  later: Opportunities,
  { old, now }: Pair,
  was: Standing | undefined,
  is: Standing | undefined,
): Kind {
  if (old === undefined) return 'New deals';
  if (now === undefined) return 'Gone';
  const [first, last] = [factsOf(earlier, old), factsOf(later, now)];
  if (first.rep !== last.rep) return 'History rewritten';
  if (first.outcome !== OPEN && !isEqual(first, last)) return 'History rewritten';
  // A deal that had no first appointment yet begins with it.
  if (
    first.appointment <= 0 &&
    last.appointment > 0 &&
    !was &&
    first.outcome === OPEN &&
    last.outcome === OPEN
  )
    return 'New deals';
  if (first.appointment !== last.appointment && first.appointment > 0) return 'History rewritten';
  if (was?.countsAs === 'pending' && is?.isCounted) return 'Matured';
  if (is?.countsAs === 'passed' || (is?.countsAs === 'lost' && was)) return 'Passed';
  if (first.outcome === OPEN && last.outcome !== OPEN && is) return 'Decided';
  return 'History rewritten';
}

interface Facts {
  rep: string;
  outcome: number;
  closed: number;
  cents: number;
  appointment: number;
}

function factsOf(rows: Opportunities, row: number): Facts {
  const outcome = rows.outcomes[row] as number;
  return {
    rep: rows.reps.folded[rows.repCodes[row] as number] as string,
    outcome,
    closed: outcome === OPEN ? 0 : (rows.closed[row] as number),
    cents: rows.amounts?.cents[row] ?? Number.NaN,
    appointment: rows.appointments?.days[row] ?? 0,
  };
}

function isEqual(a: Facts, b: Facts): boolean {
  return (Object.keys(a) as (keyof Facts)[]).every(key => Object.is(a[key], b[key]));
}
