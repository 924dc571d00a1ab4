// A second, independent reading of docs/kpis.md, for tests.
// Section 6: the settings table.

import { readAmounts } from './amounts.ts';
import { type Order, readDates } from './dates.ts';
import { isBelow } from './flags.ts';
import {
  type Cell,
  flagOf,
  fold,
  isBlank,
  isErrorText,
  listOf,
  type Range,
  textOf,
  trimmed,
} from './fold.ts';
import { Refusal } from './refusal.ts';

/** The roles of section 1, by their names in settings. */
export const ROLES = [
  'Rep',
  'First appointment',
  'Stage',
  'Status',
  'Furthest stage',
  'Close date',
  'Won date',
  'Lost date',
  'Won',
  'Closed',
  'Amount',
  'Currency',
  'Contact level',
  'Industry',
  'Source',
  'Name',
] as const;
export type Role = (typeof ROLES)[number];

const KINDS = [
  'On-site demo',
  'Trial',
  'Facility tour',
  'Survey',
  'Comparison like for like',
  'Comparison unlike',
  'Proposal',
  'Other',
] as const;
export type Kind = (typeof KINDS)[number];

/** A rule as written: a column's name and what is asked of it. Which column it is, the sheet decides. */
interface GatewaySettings {
  name: string;
  order: number | null;
  kind: Kind | null;
  proofColumn: string | null;
  proofStages: string[];
  rules: string[];
  window: number;
  benchmark: number;
}

export interface Settings {
  columns: { role: Role; header: string }[];
  /** Roles whose header is None: they are not used. */
  unused: Role[];
  /** Exchanged: day and month of each Date cell whose day is at most 12 change places. */
  dateOrders: { name: string; order: Order; exchanged: boolean }[];
  won: string[];
  lost: string[];
  open: string[];
  /** null: no Gateway rows, the sheet's own headers count. */
  gateways: 'none' | GatewaySettings[] | null;
  closeBenchmark: number;
  averageSaleGap: number;
  cycleGap: number;
  barometerBenchmark: number;
  confidence: number;
  ratioSample: number;
  saleSample: number;
  statistic: 'Mean' | 'Median';
  datedBy: 'Close date' | 'First appointment';
  asOf: number | null;
  teamRevenue: number | null;
  weeks: number | null;
  starts: number | null;
  ownTargets: { name: string; revenue: number }[];
  inactive: string[];
  holdFor: 'Each rep' | 'The team';
  /** Another spelling of a rep, folded, and the rep as it is shown. */
  sameAs: { name: string; rep: string }[];
}

const WON_WORDS =
  'won; win; closed won; closedwon; signed; contract signed; gewonnen; abgeschlossen und gewonnen; ganho; ganha; negócio ganho; ganada; cerrado ganado; cerrada ganada; fermé gagné; gagnée; gagné; ganado; vinto; vyhráno; 受注';
const LOST_WORDS =
  'lost; loss; closed lost; closedlost; closed lost to competition; dead; disqualified; abandoned; canceled; cancelled; no decision; no business awarded; out sold; verloren; abgeschlossen und verloren; perdido; perdida; negócio perdido; cerrado perdido; cerrada perdida; fermé perdu; perdue; lose; perdu; perso; prohráno; 失注';
const OPEN_WORDS = 'open; in progress; active; ongoing';

interface SettingRow {
  group: string;
  name: string;
  setting: string;
  nameAsWritten: string;
  value: Cell;
}

/** The rows below the header Group | Name | Setting | Value, column order free; a blank value sets nothing. */
function rowsOf(table: Range): SettingRow[] {
  if (table.every(row => row.every(cell => isBlank(cell)))) return [];
  const wanted = ['group', 'name', 'setting', 'value'];
  const at = table.findIndex(row => wanted.every(header => row.some(cell => fold(cell) === header)));
  if (at < 0) throw new Refusal('settings: a range with the headers Group, Name, Setting, Value was wanted.');
  const header = (table[at] ?? []).map(cell => fold(cell));
  const cellOf = (row: Cell[], name: string): Cell => row[header.indexOf(name)];
  return table.slice(at + 1).map(row => ({
    group: fold(cellOf(row, 'group')),
    name: fold(cellOf(row, 'name')),
    setting: fold(cellOf(row, 'setting')),
    nameAsWritten: trimmed(textOf(cellOf(row, 'name'))),
    value: cellOf(row, 'value') ?? null,
  }));
}

function unreadable(what: string, value: Cell): Refusal {
  return new Refusal(`settings: ${what} can't be ${textOf(value)}.`);
}

function plainNumber(value: Cell): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = trimmed(value);
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** 0.65, "65%" or 65: up to `shareUpTo` it is a share, above it a percentage. */
function shareOf(what: string, value: Cell, shareUpTo: number): number {
  if (typeof value === 'string' && trimmed(value).endsWith('%')) {
    const percent = plainNumber(trimmed(trimmed(value).slice(0, -1)));
    if (percent === null) throw unreadable(what, value);
    return percent / 100;
  }
  const number = plainNumber(value);
  if (number === null) throw unreadable(what, value);
  return number <= shareUpTo ? number : number / 100;
}

function shareWithin(what: string, value: Cell, from: number, to: number, shareUpTo = 1): number {
  const share = shareOf(what, value, shareUpTo);
  // Comparisons are made after rounding to 12 decimals (99.9% is 0.9990000000000001).
  if (isBelow(share, from) || isBelow(to, share)) throw unreadable(what, value);
  return share;
}

/** A gap is written 40% or -40%. */
function gapOf(what: string, value: Cell): number {
  const positive =
    typeof value === 'number'
      ? Math.abs(value)
      : typeof value === 'string'
        ? trimmed(value).replace(/^[-\u2212]/, '')
        : value;
  return shareWithin(what, positive, 0, 1);
}

function numberWithin(what: string, value: Cell, from: number, to: number): number {
  const number = plainNumber(value);
  if (number === null || number < from || number > to) throw unreadable(what, value);
  return number;
}

function dayOf(what: string, value: Cell): number {
  const { days, readings } = readDates([value]);
  const day = days[0] ?? null;
  if (readings === 'two readings' || day === null) throw unreadable(what, value);
  return day;
}

function revenueOf(what: string, value: Cell): number {
  const cents = readAmounts([value])[0]?.cents ?? null;
  if (cents === null || cents < 0) throw unreadable(what, value);
  return cents / 100;
}

function oneOf<T extends string>(what: string, value: Cell, options: readonly T[]): T {
  const found = options.find(option => fold(option) === fold(value));
  if (found === undefined || isErrorText(value)) throw unreadable(what, value);
  return found;
}

function textSetting(what: string, value: Cell): string {
  if (isErrorText(value)) throw unreadable(what, value);
  return trimmed(textOf(value));
}

/** The form of a rule, without the sheet: some text, then one of the six endings. */
const RULE_FORM =
  /^.*\S\s+(?:is\s+filled|is\s+(?:not\s+)?one\s+of\s.*\S.*|at\s+(?:least|most)\s+(?<n>\S.*)|within\s+(?<d>\S.*?)\s+days?\s+of\s+the\s+appointment)$/isu;

function ruleHasAForm(text: string): boolean {
  const match = RULE_FORM.exec(trimmed(text));
  if (!match) return false;
  const number = match.groups?.n ?? match.groups?.d;
  return number === undefined || readAmounts([number])[0]?.cents !== null;
}

export function readSettings(table?: Range | Cell): Settings {
  if (table !== undefined && !Array.isArray(table)) {
    if (!isBlank(table)) throw new Refusal('settings: a range was wanted.');
    return readSettings([]);
  }
  // A blank value sets nothing, except the gateway named None, which counts whatever its value.
  const all = rowsOf(table ?? []);
  const rows = all.filter(row => !isBlank(row.value));

  /** Of two rows for one setting the later wins. */
  const last = (group: string, name: string, setting: string): Cell => {
    const same = rows.filter(
      row => row.group === fold(group) && row.name === fold(name) && row.setting === fold(setting),
    );
    return same.length === 0 ? null : (same[same.length - 1]?.value ?? null);
  };
  const set = <T>(
    group: string,
    name: string,
    setting: string,
    read: (what: string, value: Cell) => T,
  ): T | null => {
    const value = last(group, name, setting);
    return value === null ? null : read(`${group} | ${name} | ${setting}`, value);
  };

  const columns: Settings['columns'] = [];
  for (const role of ROLES) {
    const header = set('Column', role, 'Header', textSetting);
    if (header !== null && fold(header) !== 'none') columns.push({ role, header });
  }
  const unused = ROLES.filter(role => fold(set('Column', role, 'Header', textSetting)) === 'none');
  const sameAs = sameAsOf(rows, set);
  const dateOrders: Settings['dateOrders'] = [];
  const orderRows = rows.filter(
    row => row.group === 'column' && row.setting === 'date order' && row.name !== '',
  );
  for (const row of orderRows) {
    const later = orderRows.slice(orderRows.indexOf(row) + 1);
    if (later.some(other => other.name === row.name)) continue;
    const options = ['Day first', 'Month first', 'Day first, exchanged', 'Month first, exchanged'] as const;
    const said = oneOf(`Column | ${row.nameAsWritten} | Date order`, row.value, options);
    dateOrders.push({
      name: row.name,
      order: said.startsWith('Day') ? 'Day first' : 'Month first',
      exchanged: said.endsWith('exchanged'),
    });
  }

  const stages = (name: string, otherwise: string): string[] =>
    set('Outcome', name, 'Stages', (what, value) => listOf(textSetting(what, value))) ?? listOf(otherwise);
  const won = stages('Won', WON_WORDS);
  const lost = stages('Lost', LOST_WORDS);
  const open = stages('Open', OPEN_WORDS);
  for (const each of [...won, ...lost, ...open]) {
    const lists = [won, lost, open].filter(list => list.includes(each));
    if (lists.length > 1) throw new Refusal(`settings: Outcome: "${each}" is in two lists.`);
  }

  return {
    columns,
    unused,
    dateOrders,
    won,
    lost,
    open,
    gateways: gatewaysOf(all, rows, set),
    closeBenchmark: set('Benchmark', 'Close ratio', 'At least', (w, v) => shareWithin(w, v, 0, 1)) ?? 0.65,
    averageSaleGap: set('Benchmark', 'Average sale', 'Below peers by', gapOf) ?? 0.4,
    cycleGap: set('Benchmark', 'Sales cycle', 'Shorter than peers by', gapOf) ?? 0.3,
    barometerBenchmark:
      set('Benchmark', 'Activity barometer', 'At least', (w, v) => shareWithin(w, v, 0, 5, 5)) ?? 1,
    confidence: set('Evidence', 'Flags', 'Confidence', (w, v) => shareWithin(w, v, 0.5, 0.999)) ?? 0.95,
    ratioSample: set('Evidence', 'Ratios', 'Minimum sample', (w, v) => numberWithin(w, v, 1, 10000)) ?? 10,
    saleSample: set('Evidence', 'Sales', 'Minimum sample', (w, v) => numberWithin(w, v, 1, 10000)) ?? 5,
    statistic: set('Method', 'Sales cycle', 'Statistic', (w, v) => oneOf(w, v, ['Mean', 'Median'])) ?? 'Mean',
    datedBy:
      set('Method', 'Close ratio', 'Dated by', (w, v) => oneOf(w, v, ['Close date', 'First appointment'])) ??
      'Close date',
    asOf: set('Method', 'As of', 'Date', dayOf),
    teamRevenue: set('Target', 'Team', 'Revenue', revenueOf),
    weeks: set('Target', 'Team', 'Weeks', (what, value) => {
      const weeks = numberWithin(what, value, 0, 520);
      if (weeks === 0) throw unreadable(what, value);
      return weeks;
    }),
    starts: set('Target', 'Team', 'Starts', dayOf),
    ownTargets: ownTargetsOf(rows, set, sameAs),
    inactive: inactiveOf(rows, set).map(name => repOf(name, sameAs)),
    holdFor:
      set('Evidence', 'Flags', 'Hold for', (w, v) => oneOf(w, v, ['Each rep', 'The team'])) ?? 'Each rep',
    sameAs,
  };
}

type Setter = <T>(
  group: string,
  name: string,
  setting: string,
  read: (what: string, value: Cell) => T,
) => T | null;

/** Names in the order of their first rows, as first written. */
function namesIn(rows: SettingRow[]): SettingRow[] {
  return rows.filter((row, index) => rows.findIndex(other => other.name === row.name) === index);
}

/** Rep | name | Same as: once, not chained. */
function sameAsOf(rows: SettingRow[], set: Setter): Settings['sameAs'] {
  const named = rows.filter(row => row.group === 'rep' && row.setting === 'same as' && row.name !== '');
  return namesIn(named).map(row => ({
    name: row.name,
    rep: set('Rep', row.name, 'Same as', textSetting) ?? '',
  }));
}

/** The folded name of the rep whom a folded name is a spelling of. */
function repOf(name: string, sameAs: Settings['sameAs']): string {
  return fold(sameAs.find(same => same.name === name)?.rep ?? name);
}

/** Targets under several spellings of a rep add up; the rep is shown as the settings give the spelling. */
function ownTargetsOf(rows: SettingRow[], set: Setter, sameAs: Settings['sameAs']): Settings['ownTargets'] {
  const own = rows.filter(
    row => row.group === 'target' && row.setting === 'revenue' && row.name !== '' && row.name !== 'team',
  );
  const each = namesIn(own).map(row => ({
    key: repOf(row.name, sameAs),
    name: row.nameAsWritten,
    given: sameAs.find(same => same.name === row.name)?.rep,
    revenue: set('Target', row.name, 'Revenue', revenueOf) ?? 0,
  }));
  return [...new Set(each.map(({ key }) => key))].map(key => {
    const same = each.filter(target => target.key === key);
    const given = same.filter(target => target.given !== undefined);
    return {
      name: given[given.length - 1]?.given ?? same[0]?.name ?? '',
      revenue: same.reduce((sum, { revenue }) => sum + Math.round(revenue * 100), 0) / 100,
    };
  });
}

function inactiveOf(rows: SettingRow[], set: Setter): string[] {
  const named = rows.filter(row => row.group === 'rep' && row.setting === 'active' && row.name !== '');
  const read = (what: string, value: Cell): boolean => {
    const flag = flagOf(value);
    if (flag === null) throw unreadable(what, value);
    return flag;
  };
  return namesIn(named)
    .filter(row => set('Rep', row.name, 'Active', read) === false)
    .map(row => row.name);
}

const GATEWAY_SETTINGS = [
  'order',
  'kind',
  'purpose',
  'proof column',
  'proof stages',
  'rule',
  'window days',
  'benchmark',
];

/** A benchmark is 65%, of the kind Proposal 60%. */
export function kindBenchmark(kind: Kind | null): number {
  return kind === 'Proposal' ? 0.6 : 0.65;
}

/** The kind that a name is, if it is one. */
function kindNamed(name: string): Kind | null {
  return KINDS.find(kind => fold(kind) === fold(name)) ?? null;
}

function gatewaysOf(all: SettingRow[], rows: SettingRow[], set: Setter): Settings['gateways'] {
  const none = all.some(row => row.group === 'gateway' && row.name === 'none');
  const known = rows.filter(
    row => row.group === 'gateway' && row.name !== '' && GATEWAY_SETTINGS.includes(row.setting),
  );
  if (known.length === 0) return none ? 'none' : null;
  const gateways = namesIn(known).map((row): GatewaySettings => {
    const kind =
      set('Gateway', row.name, 'Kind', (what, value) => oneOf(what, value, KINDS)) ?? kindNamed(row.name);
    const rules = known.filter(each => each.name === row.name && each.setting === 'rule');
    for (const rule of rules) {
      const what = `Gateway | ${row.nameAsWritten} | Rule`;
      if (!ruleHasAForm(textSetting(what, rule.value))) throw unreadable(what, rule.value);
    }
    const order = set('Gateway', row.name, 'Order', (what, value) =>
      numberWithin(what, value, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    );
    const proofStages = set('Gateway', row.name, 'Proof stages', (what, value) =>
      listOf(textSetting(what, value)),
    );
    return {
      name: row.nameAsWritten,
      order,
      kind,
      proofColumn: set('Gateway', row.name, 'Proof column', textSetting),
      proofStages: proofStages ?? [],
      rules: rules.map(rule => trimmed(textOf(rule.value))),
      window: set('Gateway', row.name, 'Window (days)', (w, v) => numberWithin(w, v, 0, 3650)) ?? 30,
      benchmark:
        set('Gateway', row.name, 'Benchmark', (w, v) => shareWithin(w, v, 0, 1)) ?? kindBenchmark(kind),
    };
  });
  // None means that there is none; a row that can't be read is refused all the same.
  if (none) return 'none';
  // Gateways with an Order come first, by it; the rest in the order of their rows.
  const ordered = gateways.filter(gateway => gateway.order !== null);
  const rest = gateways.filter(gateway => gateway.order === null);
  return [...ordered.sort((a, b) => (a.order ?? 0) - (b.order ?? 0)), ...rest];
}
