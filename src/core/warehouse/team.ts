import { isoDay } from '../cells/calendar.ts';
import { fold } from '../cells/fold.ts';
import type { Coached } from '../coaching/kinds.ts';
import { KPIS } from '../kpi/catalog.ts';
import type { KpiName } from '../kpi/kpi.ts';
import { isProvable } from '../kpi/provable.ts';
import { NO_REP, nameAsGiven, repColumn } from '../pipeline/reps.ts';
import type { TextColumn } from '../pipeline/text-column.ts';
import { counted, Problem, quoted } from '../problem.ts';
import type { Group } from '../scorecard/scorecard.ts';
import type { TeamTallies } from '../scorecard/team-tallies.ts';
import type { GatewayKind } from '../settings/gateway.ts';
import { newGateway } from '../settings/gateway.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import { currenciesOf, emptyTally, merge, mergePresence } from '../tally/tally.ts';
import { shapeOf } from './made-by.ts';
import type { TallyTable } from './read.ts';

/** A table of tallies beside the settings that it is read by. */
export interface TalliedTeam extends TeamTallies {
  /** Finds a rep by name: the key, or undefined where the table has no such rep. */
  keyOf(name: string): string | undefined;
  /** What KPI_COACHING goes by for the rep with a key. */
  coached(key: string): Coached;
  /** The worst that can make figures wrong, in a sentence; '' where nothing is the matter. */
  check: string;
}

/**
 * The team of a table of tallies: spellings are merged as everywhere, and what shaped the tallies must be what is asked now.
 *
 * @param asked the period of the call; a blank day is the table's.
 * @throws Problem where the settings that shape a tally are others now, or the period is; where closed deals tell no outcome.
 */
export function teamOf(table: TallyTable, settings: Settings, asked: Bounds): TalliedTeam {
  requireSettings(table, settings);
  const bounds = { from: table.from, to: table.to };
  for (const end of ['from', 'to'] as const) requirePeriod(end, asked[end], bounds[end]);
  requireOutcomes(table);
  const { madeBy, asOf } = table;
  const names = repColumn(undefined, settings);
  const codes = table.reps.map(({ spelt }) => names.code(spelt));
  nameAsGiven(names, settings);
  const groups = groupsOf(table, names, codes);
  const gateways =
    settings.gateways ?? madeBy.gateways.map(([name, kind]) => newGateway(name, kind as GatewayKind));
  const everybody = groups.map(({ presence }) => presence).reduce(mergePresence);
  const provable = madeBy.gateways.map(([, , hasProof], i) => isProvable(hasProof, everybody, i));
  const knows = Object.fromEntries(KPIS.map(({ name }) => [name, madeBy.knows.includes(name)])) as Record<
    KpiName,
    boolean
  >;
  const [first] = gateways;
  const total = groups.map(({ tally }) => tally).reduce(merge);
  return {
    settings,
    bounds,
    asOf,
    gateways: gateways.map((setting, i) => ({
      setting,
      isProvable: Boolean(provable[i]) && (i === 0 || Boolean(provable[i - 1])),
    })),
    hasAppointments: knows['First appointments'],
    input: () => ({
      groups,
      gateway: first && { setting: first, hasProof: madeBy.gateways[0]?.[2] ?? false },
      from: bounds.from,
      end: Math.min(bounds.to ?? asOf, asOf),
      knows,
      withTargets: true,
    }),
    recent: () => {
      const recent = new Map<string, Map<number, number>>();
      table.reps.forEach(({ recentDays }, i) => {
        const key = names.folded[codes[i] as number] as string;
        const days = recent.get(key) ?? new Map<number, number>();
        for (const [day, count] of recentDays) days.set(day, (days.get(day) ?? 0) + count);
        recent.set(key, days);
      });
      return recent;
    },
    closedSinceStart: () => {
      const cents = new Map<string, number>();
      table.reps.forEach(({ sinceStart }, i) => {
        const key = names.folded[codes[i] as number] as string;
        cents.set(key, (cents.get(key) ?? 0) + sinceStart);
      });
      return new Map([...cents].map(([key, sum]) => [key, sum / 100]));
    },
    keyOf: name => {
      const code = names.codeOfText(fold(name));
      if (code !== undefined) return names.folded[code];
      return fold(name) === fold(NO_REP) && codes.includes(0) ? '' : undefined;
    },
    coached: key => ({
      key,
      settings,
      gateway: first,
      has: {
        appointments: knows['First appointments'],
        // A figure may also be unknown because nothing dates it; then that is what is missing.
        amounts: knows['Average sale'] || !knows.Sales,
        closing: knows['Sales cycle'] || !knows['First appointments'],
        reps: groups.length,
      },
      reading: undefined,
    }),
    check: checkOf(table, total.won + total.decisions > 0 || everybody.lost > 0, currenciesOf(total)),
  };
}

/** Spellings of one rep as one group, named as first spelt. */
function groupsOf(table: TallyTable, names: TextColumn, codes: readonly number[]): Group[] {
  const gateways = table.madeBy.gateways.length;
  const found = new Map<number, Group>();
  table.reps.forEach(({ tally, presence }, i) => {
    const code = codes[i] as number;
    const group = found.get(code);
    found.set(code, {
      name: code ? (names.names[code] as string) : NO_REP,
      key: names.folded[code] as string,
      tally: merge(group?.tally ?? emptyTally(gateways), tally),
      presence: group ? mergePresence(group.presence, presence) : presence,
    });
  });
  return [...found.keys()].sort((a, b) => a - b).map(code => found.get(code) as Group);
}

function requireSettings({ madeBy }: TallyTable, settings: Settings): void {
  if (madeBy.settings === shapeOf(settings)) return;
  throw new Problem(
    'tally-settings',
    'the tallies must be made by these settings, got ones made by others (columns, outcomes, gateways, Method or the start of the ' +
      'target differ); copy the query anew from the sidebar, or ask whoever keeps it to',
    { field: 'pipeline' },
  );
}

function requirePeriod(what: 'from' | 'to', asked: number | undefined, made: number | undefined): void {
  if (asked === undefined || asked === made) return;
  const wanted = made === undefined ? 'blank' : `blank or ${isoDay(made)}`;
  throw new Problem(
    'tally-period',
    `${what} must be ${wanted}, as the tallies were made, got ${isoDay(asked)}; for another period copy the query anew from the sidebar`,
    { field: what },
  );
}

function requireOutcomes({ reps }: TallyTable): void {
  const unknown = reps.reduce((sum, { closedUnknown }) => sum + closedUnknown, 0);
  if (!unknown) return;
  throw new Problem(
    'outcome-untold',
    `${counted(unknown, 'closed deal')} must be won, lost or open by a stage or status, got words that tell nothing; name them in ` +
      'the settings Outcome | Lost (or Won, Open) | Stages, and make the tallies again',
    { field: 'Outcome|Lost|Stages' },
  );
}

/** The worst that a table can tell about itself. */
function checkOf({ unreadable }: TallyTable, isDecided: boolean, currencies: readonly string[]): string {
  if (!isDecided) return 'No deal is won or lost';
  if (currencies.length > 1) return `Sales are in ${currencies.join(' and ')}, which are not added`;
  for (const [what, count] of unreadable) {
    if (count)
      return `${counted(count, 'cell')} under ${quoted(what)} can't be read: dates must be dates or ISO texts, amounts numbers`;
  }
  return '';
}
