// A second, independent reading of docs/kpis.md, for tests.
// Section 2: gateways, claims, passes, what has matured; and the "as of" of section 1.

import { type Amount, readAmounts } from './amounts.ts';
import { columnWithHeader, defaultGatewayKind, defaultProofs, onceMore } from './columns.ts';
import { isDateInAnyLayout, readDates } from './dates.ts';
import { type Cell, fold, isBlank, isFilled, listOf, textOf, trimmed, word } from './fold.ts';
import {
  needOneReading,
  type Opportunity,
  orderOf,
  type Pipeline,
  proofDays,
  readDateColumn,
} from './pipeline.ts';
import { Refusal } from './refusal.ts';
import { kindBenchmark } from './settings.ts';

/** A rule, and its column read row by row: as cells, as amounts, or as dates. */
type Rule =
  | { column: number; asks: 'is filled'; cells: Cell[] }
  | { column: number; asks: 'is one of' | 'is not one of'; cells: Cell[]; values: string[] }
  | { column: number; asks: 'at least' | 'at most'; cells: Amount[]; cents: number }
  | { column: number; asks: 'within'; cells: (number | null)[]; days: number };

export interface Gateway {
  name: string;
  benchmark: number;
  window: number;
  proofColumn: number | null;
  /** Per row the date of the gateway, where its proof cell is one. */
  dates: (number | null)[];
  proofStages: string[];
  rules: Rule[];
}

function columnOf(pipeline: Pipeline, column: number): Cell[] {
  return pipeline.rows.map(row => row.cells[column]);
}

/** COLUMN is the longest header of the sheet that the text begins with; what follows it is the rule. */
function splitRule(text: string, headers: Cell[]): { column: number; rest: string } | null {
  const candidates: { header: string; rest: string }[] = [];
  for (const cell of headers) {
    if (!isFilled(cell)) continue;
    for (let end = 1; end <= text.length; end += 1) {
      const beginsWithIt = fold(text.slice(0, end)) === fold(cell);
      const endsAWord = !/^[\p{L}\p{N}\p{M}]/u.test(text.slice(end));
      if (beginsWithIt && endsAWord) candidates.push({ header: fold(cell), rest: text.slice(end) });
    }
  }
  const longest = candidates.filter(one => candidates.every(two => one.header.length >= two.header.length));
  const first = longest[0];
  return first === undefined
    ? null
    : { column: columnWithHeader(headers, first.header), rest: trimmed(first.rest) };
}

function centsOf(text: string): number | null {
  return readAmounts([text])[0]?.cents ?? null;
}

function readRule(pipeline: Pipeline, text: string): Rule {
  const { headers } = pipeline.columns;
  const missing = new Refusal(`pipeline: the rule "${text}" names a column that is not in the sheet.`);
  const split = splitRule(text, headers);
  if (split === null) throw missing;
  const { column } = split;
  const cells = columnOf(pipeline, column);
  // What is between the header and the rule's words belongs to neither.
  const rest = split.rest.replace(/^[^\p{L}\p{N}]+/u, '');
  if (/^is\s+filled$/iu.test(rest)) return { column, asks: 'is filled', cells };
  const not = /^is\s+not\s+one\s+of\s(.*)$/isu.exec(rest);
  if (not) return { column, asks: 'is not one of', cells, values: listOf(not[1]) };
  const one = /^is\s+one\s+of\s(.*)$/isu.exec(rest);
  if (one) return { column, asks: 'is one of', cells, values: listOf(one[1]) };
  const least = /^at\s+least\s+(.*)$/isu.exec(rest);
  if (least) {
    const cents = centsOf(least[1] ?? '');
    if (cents !== null) return { column, asks: 'at least', cells: readAmounts(cells), cents };
  }
  const most = /^at\s+most\s+(.*)$/isu.exec(rest);
  if (most) {
    const cents = centsOf(most[1] ?? '');
    if (cents !== null) return { column, asks: 'at most', cells: readAmounts(cells), cents };
  }
  const within = /^within\s+(.*?)\s+days?\s+of\s+the\s+appointment$/isu.exec(rest);
  if (within) {
    const cents = centsOf(within[1] ?? '');
    if (cents !== null) {
      const { days } = readDates(cells, ...orderOf(pipeline, column));
      return { column, asks: 'within', cells: days, days: cents / 100 };
    }
  }
  throw missing;
}

/**
 * The gateway dates: the proof cells that are dates. A number is one only where the column also holds Date cells
 * or date texts, or the gateway has a within rule.
 */
function gatewayDates(pipeline: Pipeline, proofColumn: number | null): (number | null)[] {
  if (proofColumn === null) return pipeline.rows.map(() => null);
  const { columns, settings } = pipeline;
  const days = proofDays(columnOf(pipeline, proofColumn), proofColumn, columns, settings);
  const isCertain = readDateColumn(pipeline, proofColumn).readings === 'one';
  return days.map(day => (isCertain && pipeline.isStray(day) ? null : day));
}

/**
 * The gateways in their order: of the settings, else the sheet's own headers from left to right. A proof or rule
 * column that is not in the sheet is refused, here, by every call that uses gateways.
 */
export function gatewaysOf(pipeline: Pipeline): Gateway[] {
  const { headers } = pipeline.columns;
  const written = pipeline.settings.gateways;
  if (written === 'none') return [];
  if (written === null) {
    const proofs = defaultProofs(pipeline.columns);
    return headers
      .map((header, column): Gateway | null => {
        const kind = defaultGatewayKind(header) ?? defaultGatewayKind(onceMore(header));
        if (kind === null || !proofs.includes(column)) return null;
        return {
          name: trimmed(textOf(header)),
          benchmark: kindBenchmark(kind),
          window: 30,
          proofColumn: column,
          dates: gatewayDates(pipeline, column),
          proofStages: [],
          rules: [],
        };
      })
      .filter(gateway => gateway !== null);
  }
  return written.map(({ name, benchmark, window, proofStages, ...gateway }) => {
    let proofColumn: number | null = null;
    if (gateway.proofColumn !== null) {
      proofColumn = columnWithHeader(headers, gateway.proofColumn);
      if (proofColumn < 0) throw new Refusal(`pipeline: there is no column "${gateway.proofColumn}".`);
    }
    const rules = gateway.rules.map(rule => readRule(pipeline, rule));
    const dates = gatewayDates(pipeline, proofColumn);
    return { name, benchmark, window, proofColumn, dates, proofStages, rules };
  });
}

/** The proof cell is a date, a number above 0, TRUE, a tick, or a yes word. */
function cellClaims(cell: Cell): boolean {
  if (typeof cell === 'string' && trimmed(cell) === '✓') return true;
  if (!isFilled(cell)) return false;
  if (typeof cell === 'number') return cell > 0;
  if (typeof cell === 'boolean') return cell;
  if (isDateInAnyLayout(cell)) return true;
  const yes = ['yes', 'y', 'true', 'x', 'done', 'sent', 'passed', 'completed', 'held'];
  return typeof cell === 'string' && yes.includes(fold(cell));
}

/** A claim: by the proof cell, or by the furthest stage; either claims. */
function claims(gateway: Gateway, row: Opportunity): boolean {
  const byColumn = gateway.proofColumn !== null && cellClaims(row.cells[gateway.proofColumn]);
  const byStage = row.furthestStage !== '' && gateway.proofStages.includes(row.furthestStage);
  return byColumn || byStage;
}

/** A blank cell meets no rule; values compare folded; within: 0 to N days after the appointment. */
function meets(rule: Rule, row: Opportunity): boolean {
  const cell = row.cells[rule.column];
  if (!isFilled(cell)) return false;
  switch (rule.asks) {
    case 'is filled':
      return word(cell) !== 'false';
    case 'is one of':
      return rule.values.includes(fold(cell));
    case 'is not one of':
      return !rule.values.includes(fold(cell));
    case 'within': {
      const day = rule.cells[row.at] ?? null;
      if (day === null || row.appointment === null) return false;
      return day - row.appointment >= 0 && day - row.appointment <= rule.days;
    }
    default: {
      const cents = rule.cells[row.at]?.cents ?? null;
      if (cents === null) return false;
      return rule.asks === 'at least' ? cents >= rule.cents : cents <= rule.cents;
    }
  }
}

/** A lost row under stage proof alone with no furthest stage is not provable. */
export function isNotProvable(gateway: Gateway, row: Opportunity): boolean {
  const stagesAlone = gateway.proofColumn === null && gateway.proofStages.length > 0;
  return row.outcome === 'lost' && stagesAlone && row.furthestStage === '';
}

/** Without any proof, or not provable for every lost row (and there is one): the gateway can't be proven at all. */
export function canBeProven(pipeline: Pipeline, gateway: Gateway): boolean {
  if (gateway.proofColumn === null && gateway.proofStages.length === 0) return false;
  const lost = pipeline.rows.filter(row => row.outcome === 'lost');
  return !(lost.length > 0 && lost.every(row => isNotProvable(gateway, row)));
}

/** A won row always; else a claim that meets every rule. Nothing that is not provable. */
export function passed(gateway: Gateway, row: Opportunity): boolean {
  if (isNotProvable(gateway, row)) return false;
  if (row.outcome === 'won') return true;
  return claims(gateway, row) && gateway.rules.every(rule => meets(rule, row));
}

/** The gateway: the first one, where it can be proven. */
export function provenGateway(pipeline: Pipeline, gateways: Gateway[]): Gateway | null {
  const first = gateways[0];
  return first !== undefined && canBeProven(pipeline, first) ? first : null;
}

/** Passes rest on the dates of the rules: the rule's column and the appointment. */
export function needRules(pipeline: Pipeline, gateway: Gateway): void {
  for (const rule of gateway.rules) {
    if (rule.asks !== 'within') continue;
    if (pipeline.columns.roles['First appointment'] === undefined) {
      throw new Refusal('pipeline: a column for First appointment was wanted.');
    }
    needOneReading(pipeline, rule.column);
    needOneReading(pipeline, pipeline.columns.roles['First appointment']);
  }
}

function latest(days: (number | null)[]): number | null {
  return days.reduce((best, day) => (day !== null && (best === null || day > best) ? day : best), null);
}

/**
 * As of: the setting; else the latest day among close dates of won and lost rows, gateway dates, and the
 * appointments of rows that have either; where there is none, the latest appointment.
 */
export function asOf(pipeline: Pipeline, gateways: Gateway[]): number | null {
  if (pipeline.settings.asOf !== null) return pipeline.settings.asOf;
  const ofRow = (row: Opportunity): (number | null)[] => [
    row.closed,
    ...gateways.map(gateway => gateway.dates[row.at] ?? null),
  ];
  const done = pipeline.rows.filter(row => ofRow(row).some(day => day !== null));
  return (
    latest(done.flatMap(row => [...ofRow(row), row.appointment])) ??
    latest(pipeline.rows.map(row => row.appointment))
  );
}

/** As of taken from the rows needs every date that it looks at in one reading. */
export function needAsOf(pipeline: Pipeline, gateways: Gateway[]): void {
  if (pipeline.settings.asOf !== null) return;
  const { roles } = pipeline.columns;
  for (const role of ['First appointment', 'Close date', 'Won date', 'Lost date'] as const) {
    needOneReading(pipeline, roles[role]);
  }
  for (const gateway of gateways) {
    if (gateway.proofColumn !== null) needOneReading(pipeline, gateway.proofColumn);
  }
}

/** The gateway that a call names; blank: the first; -1 where the settings say None. */
export function gatewayNamed(gateways: Gateway[], name: Cell, isNone: boolean): number {
  if (isBlank(name)) {
    if (gateways.length === 0 && isNone) return -1;
    if (gateways.length === 0) throw new Refusal('pipeline: a gateway was wanted, and there is none.');
    return 0;
  }
  const index = gateways.findIndex(gateway => fold(gateway.name) === fold(name));
  if (index < 0) throw new Refusal(`gateway: one of the gateways was wanted, not "${textOf(name)}".`);
  return index;
}
