import { isoDay } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import type { History } from '../history/history.ts';
import { keptFigure } from '../history/history.ts';
import { KPIS, kpiNamed } from '../kpi/catalog.ts';
import type { Figure, KpiName } from '../kpi/kpi.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { amountOf, nameOf, repOf, rowInRange } from '../rows/rows-table.ts';
import { readScorecard } from '../scorecard/groups.ts';
import type { Bridge, Changed, Compared, Kind } from './bridge.ts';
import { bridgeOf } from './bridge.ts';
import type { MoneyText } from './bridge-words.ts';
import { figuresText, figureText, sentencesOf } from './bridge-words.ts';
import { unmatchedInWords } from './since.ts';
import type { Reading } from './standing.ts';

/** A deal that changed a figure, for a person to look at. */
export interface ChangedDeal {
  /** Its row today, from the top of the range; absent where it is gone. */
  row?: number;
  name: string;
  rep: string;
  amount: string;
  /** What it was and is to the figure: "pending, now passed". */
  says: string;
}

/** One figure's change, as it is shown. */
export interface ShownBridge {
  kpi: KpiName;
  old: string;
  now: string;
  parts: { kind: Kind; change: string; deals: ChangedDeal[]; more: number }[];
}

/** What a meeting begins with. */
export interface Meeting {
  /** The week that is compared with, and today's day, as 2026-03-31. */
  since: string;
  asOf: string;
  /** At most three. */
  sentences: string[];
  /** What could not be matched; '' where all was. */
  unmatched: string;
  bridges: ShownBridge[];
}

/** How many deals of a part are handed out. */
const DEALS = 100;

/** All figures of a meeting. */
export function meetingOf(
  compared: Compared,
  since: number,
  rep: string | undefined,
  money: MoneyText,
): Meeting {
  const bridges = KPIS.map(({ name }) => bridgeOf(compared, name, rep));
  return {
    since: isoDay(since),
    asOf: isoDay(compared.now.rows.asOf),
    sentences: sentencesOf(bridges, compared, money),
    unmatched: unmatchedInWords(compared),
    bridges: bridges.map(bridge => shown(bridge, compared, money)),
  };
}

function shown(bridge: Bridge, compared: Compared, money: MoneyText): ShownBridge {
  const { kpi, parts } = bridge;
  const [old, now] = figuresText(bridge, money);
  return {
    kpi,
    old,
    now,
    parts: parts
      .filter(({ rows, change }) => rows.length || change)
      .map(({ kind, change, rows }) => ({
        kind,
        change: changeText(kpi, change, money),
        deals: rows.slice(0, DEALS).map(row => dealOf(row, compared, money)),
        more: Math.max(0, rows.length - DEALS),
      })),
  };
}

function changeText(kpi: KpiName, change: Figure, money: MoneyText): string {
  if (change === undefined) return '';
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  const size = Math.abs(change);
  if (kpiNamed(kpi).unit === 'share') return `${sign}${(size * 100).toFixed(1)} points`;
  return sign + figureText(kpi, size, money, 1);
}

function dealOf(
  { old, now, was, is }: Changed,
  { reread, now: today }: Compared,
  money: MoneyText,
): ChangedDeal {
  const rows = now === undefined ? reread.rows : today.rows;
  const row = now ?? (old as number);
  const cents = amountOf(rows, row);
  const [before, after] = [was?.countsAs ?? 'not counted', is?.countsAs ?? 'not counted'];
  const outcome =
    now === undefined ? 'gone' : (['open', 'won', 'lost'][today.rows.outcomes[now] as number] as string);
  return {
    ...(now === undefined ? {} : { row: rowInRange(today.rows, now) }),
    name: nameOf(rows, row) || 'A deal without a name',
    rep: repOf(rows, row),
    amount: cents === undefined ? '' : money(cents),
    says: before && after && before !== after ? `${before}, now ${after}` : outcome,
  };
}

/** A figure as it was kept beside what today's rows say of the same day: they differ where history was rewritten. */
export interface KeptBeside {
  asOf: string;
  kpi: KpiName;
  kept: string;
  today: string;
}

/** The figures of the team that are looked at, and how many weeks back. */
const BESIDE: readonly KpiName[] = ['Gateway ratio', 'Close ratio', 'Sales', 'Revenue'];
const WEEKS = 13;

/** What was kept of the team in the last weeks and no longer agrees with what today's rows say of that day. */
export function keptBeside(history: History, { rows, settings }: Reading, money: MoneyText): KeptBeside[] {
  return history.weeks.slice(-WEEKS).flatMap(({ asOf, lines }) => {
    const team = lines[lines.length - 1] as readonly Cell[];
    if (!asOf) return [];
    const card = readScorecard({ ...rows, asOf } as Opportunities, settings, { from: undefined, to: asOf });
    return BESIDE.flatMap(kpi => {
      const figure = keptFigure(team, kpi);
      const kept = figureText(kpi, typeof figure === 'number' ? figure : undefined, money);
      const today = figureText(kpi, card.team.figures[kpi], money);
      return kept === today ? [] : [{ asOf: isoDay(asOf), kpi, kept, today }];
    });
  });
}
