// A second, independent reading of docs/kpis.md, for tests.
// Section 5: the functions, their arguments and what they refuse.

import { columnWithHeader } from './columns.ts';
import { readDates } from './dates.ts';
import { rounded } from './flags.ts';
import { type Cell, fold, isBlank, type Range, textOf } from './fold.ts';
import { asOf, gatewayNamed, gatewaysOf, needAsOf, needRules, provenGateway } from './gateways.ts';
import {
  activityBarometer,
  appointmentsPerWeek,
  averageSale,
  closeRatio,
  decided,
  divide,
  type Figure,
  gatewayCounts,
  hasTwoCurrencies,
  magicNumber,
  type Span,
  salesCycle,
} from './kpis.ts';
import {
  needAppointments,
  needCloseDates,
  needColumn,
  needOneReading,
  needOutcome,
  needTold,
  needWonDates,
  type Opportunity,
  type Pipeline,
  readPipeline,
  repsOf,
} from './pipeline.ts';
import { Refusal } from './refusal.ts';
import { ROWS_KPIS, rowsBehind } from './rows.ts';
import { catchUpOf, contextOf, repsOnTheCard, scorecard, targetOf, teamTarget } from './scorecard.ts';
import { readSettings } from './settings.ts';
import { EVERY, TREND_KPIS, trend } from './trend.ts';

export type Argument = Cell | Range;
export type Result = Figure | Figure[][];

function isRange(argument: Argument): argument is Range {
  return Array.isArray(argument);
}

function pipelineOf(argument: Argument, settings: Argument): Pipeline {
  if (!isRange(argument)) {
    throw new Refusal(`pipeline: a range with a header row was wanted, not "${textOf(argument)}".`);
  }
  if (argument.flat().every(cell => isBlank(cell))) {
    throw new Refusal('pipeline: a range with a header row was wanted, not an empty one.');
  }
  return readPipeline(argument, readSettings(settings));
}

/** from and to are read as dates; a text with two readings is not one. */
function boundOf(name: string, argument: Argument): number | null {
  if (isRange(argument)) throw new Refusal(`${name}: a date was wanted, not a range.`);
  if (isBlank(argument)) return null;
  const { days, readings } = readDates([argument]);
  const day = days[0] ?? null;
  if (readings === 'two readings' || day === null) {
    throw new Refusal(`${name}: a date was wanted, not "${textOf(argument)}".`);
  }
  return day;
}

function spanOf(from: Argument, to: Argument): Span {
  const span = { from: boundOf('from', from), to: boundOf('to', to) };
  if (span.from !== null && span.to !== null && span.from > span.to) {
    throw new Refusal('from: a day not after `to` was wanted.');
  }
  return span;
}

/** The rows of a rep; "Team", where no rep is called so: all; null: a rep who is not in the pipeline. */
function rowsOf(pipeline: Pipeline, rep: Cell): Opportunity[] | null {
  const name = fold(rep);
  const given = pipeline.settings.sameAs.find(same => same.name === name)?.rep;
  const key = given === undefined ? name : fold(given);
  const isRep = repsOf(pipeline).some(each => each.key === key);
  if (isRep) return pipeline.rows.filter(row => row.rep === key);
  return key === 'team' ? pipeline.rows : null;
}

/** Does the argument ask for a rep, so that the column is needed? */
function asksForReps(rep: Argument): boolean {
  const cells = isRange(rep) ? rep.flat() : [rep];
  return cells.some(cell => !isBlank(cell) && fold(cell) !== 'team');
}

/** One rep: one figure. Blank: the team. A range of reps: a result of its shape, blank for its blank cells. */
function perRep(pipeline: Pipeline, rep: Argument, figure: (rows: Opportunity[]) => Figure): Result {
  if (asksForReps(rep)) needColumn(pipeline, 'Rep');
  const one = (cell: Cell): Figure => {
    const rows = rowsOf(pipeline, cell);
    return rows === null ? '' : figure(rows);
  };
  if (isRange(rep)) return rep.map(row => row.map(cell => (isBlank(cell) ? '' : one(cell))));
  return isBlank(rep) ? figure(pipeline.rows) : one(rep);
}

/** The tally forms: the first argument is a number, a single blank cell, or a range of numbers and blanks only. */
function isTally(first: Argument, second?: Argument, ...further: Argument[]): boolean {
  const isCounted = (cell: Cell): boolean => typeof cell === 'number' || isBlank(cell);
  if (!isRange(first)) return typeof first === 'number' || isBlank(first);
  if (!first.flat().every(isCounted)) return false;
  // An empty range says that it is empty, unless numbers go with it cell by cell.
  if (first.flat().length < 2 || !first.flat().every(cell => isBlank(cell))) return true;
  const shape = (range: Range): string => JSON.stringify(range.map(row => row.length));
  const goesWith = isRange(second)
    ? second.flat().every(isCounted) && (second.flat().length === 1 || shape(second) === shape(first))
    : typeof second === 'number';
  return goesWith && further.every(argument => !isRange(argument) && isBlank(argument));
}

/** A number argument, cell by cell: a number, or '' for blank; a negative or anything else is refused. */
function numberOf(name: string, cell: Cell, mayBeNegative = false): Figure {
  if (isBlank(cell)) return '';
  if (typeof cell !== 'number' || !Number.isFinite(cell)) {
    throw new Refusal(`${name}: a number was wanted, not "${textOf(cell)}".`);
  }
  if (cell < 0 && !mayBeNegative) throw new Refusal(`${name}: a number from 0 was wanted, not ${cell}.`);
  return cell;
}

/** Ranges of one shape, a single number going with every cell. */
function cellByCell(
  named: [name: string, argument: Argument][],
  figure: (numbers: Figure[]) => Figure,
  check: (name: string, cell: Cell) => Figure = numberOf,
): Result {
  const isSingle = (argument: Argument): boolean =>
    !isRange(argument) || (argument.length === 1 && (argument[0] ?? []).length === 1);
  const ranges = named.map(([, argument]) => argument).filter(isRange);
  const wide = ranges.filter(range => !isSingle(range));
  const shape = wide[0] ?? ranges[0];
  for (const range of wide) {
    const same = range.length === shape?.length && range.every((row, r) => row.length === shape[r]?.length);
    if (!same) throw new Refusal(`${named[0]?.[0]}: ranges of one shape were wanted.`);
  }
  const checked = named.map(([name, argument]): Figure | Figure[][] =>
    isRange(argument) ? argument.map(row => row.map(cell => check(name, cell))) : check(name, argument),
  );
  const at = (row: number, column: number): Figure =>
    figure(
      checked.map((argument, index) => {
        if (!Array.isArray(argument)) return argument;
        const single = isSingle(named[index]?.[1] ?? null);
        return (single ? argument[0]?.[0] : argument[row]?.[column]) ?? '';
      }),
    );
  if (shape === undefined) return at(0, 0);
  return shape.map((cells, row) => cells.map((_, column) => at(row, column)));
}

/** Blanks give blanks; above 100% is computed; negatives are refused; nothing to divide by is blank. */
function tally(above: [string, Argument], below: [string, Argument]): Result {
  return cellByCell([above, below], ([a = '', b = '']) => (a === '' || b === '' ? '' : divide(a, b)));
}

export function GATEWAY_RATIO(
  pipeline: Argument,
  rep?: Argument,
  from?: Argument,
  to?: Argument,
  settings?: Argument,
  gateway?: Argument,
): Result {
  if (isTally(pipeline, rep, from, to, settings, gateway))
    return tally(['passed', pipeline], ['appointments', rep]);
  const span = spanOf(from, to);
  const read = pipelineOf(pipeline, settings);
  if (isRange(gateway)) throw new Refusal('gateway: the name of a gateway was wanted, not a range.');
  const gateways = gatewaysOf(read);
  const which = gatewayNamed(gateways, gateway, read.settings.gateways === 'none');
  needTold(read);
  // The ratio rests on this gateway and, of a further one, on the one before.
  const used = gateways.filter((_, index) => index === which || index === which - 1);
  for (const each of used) {
    needRules(read, each);
  }
  needAppointments(read);
  needAsOf(read, gateways);
  const before = which > 0 ? gateways[which - 1] : undefined;
  // A further gateway matures from the dates of the one before.
  if (before !== undefined && before.proofColumn !== null) needOneReading(read, before.proofColumn);
  const day = asOf(read, gateways);
  return perRep(read, rep, rows => {
    if (which < 0) return '';
    const counts = gatewayCounts(read, gateways, which, day, rows, span);
    return counts === null ? '' : divide(counts.passes.length, counts.matured.length);
  });
}

export function CLOSE_RATIO(
  pipeline: Argument,
  rep?: Argument,
  from?: Argument,
  to?: Argument,
  settings?: Argument,
): Result {
  if (isTally(pipeline, rep, from, to, settings)) return tally(['sales', pipeline], ['proposals', rep]);
  const span = spanOf(from, to);
  const read = pipelineOf(pipeline, settings);
  needOutcome(read);
  const gateway = provenGateway(read, gatewaysOf(read));
  if (gateway !== null) needRules(read, gateway);
  if (span.from !== null || span.to !== null) {
    if (read.settings.datedBy === 'First appointment') needAppointments(read);
    else needCloseDates(read);
  }
  return perRep(read, rep, rows => closeRatio(decided(gateway, read.settings, rows, span)));
}

export function AVERAGE_SALE(
  pipeline: Argument,
  rep?: Argument,
  from?: Argument,
  to?: Argument,
  settings?: Argument,
): Result {
  if (isTally(pipeline, rep, from, to, settings)) return tally(['revenue', pipeline], ['sales', rep]);
  const span = spanOf(from, to);
  const read = pipelineOf(pipeline, settings);
  needOutcome(read);
  needColumn(read, 'Amount');
  if (span.from !== null || span.to !== null) needWonDates(read);
  return perRep(read, rep, rows => {
    if (hasTwoCurrencies(rows, span)) throw new Refusal('pipeline: the amounts are in two currencies.');
    return averageSale(rows, span);
  });
}

export function SALES_CYCLE(
  pipeline: Argument,
  rep?: Argument,
  from?: Argument,
  to?: Argument,
  settings?: Argument,
): Result {
  const span = spanOf(from, to);
  const read = pipelineOf(pipeline, settings);
  needOutcome(read);
  needAppointments(read);
  needWonDates(read);
  return perRep(read, rep, rows => salesCycle(read.settings, rows, span));
}

export function APPOINTMENTS_PER_WEEK(
  pipeline: Argument,
  rep?: Argument,
  from?: Argument,
  to?: Argument,
  settings?: Argument,
): Result {
  const span = spanOf(from, to);
  const read = pipelineOf(pipeline, settings);
  needAppointments(read);
  const gateways = read.settings.asOf === null ? gatewaysOf(read) : [];
  needAsOf(read, gateways);
  const day = asOf(read, gateways);
  return perRep(read, rep, rows => appointmentsPerWeek(read, day, rows, span));
}

/** Left out, gateway_ratio is 1; given and blank, like any blank: blank. Weeks not above 0: refused. */
export function MAGIC_NUMBER(
  revenueTarget: Argument,
  weeks: Argument,
  average: Argument,
  close: Argument,
  ...given: [gatewayRatio?: Argument]
): Result {
  const gatewayRatio = given.length === 0 || given[0] === undefined ? 1 : given[0];
  return cellByCell(
    [
      ['revenue_target', revenueTarget],
      ['weeks', weeks],
      ['average_sale', average],
      ['close_ratio', close],
      ['gateway_ratio', gatewayRatio],
    ],
    ([a = '', b = '', c = '', d = '', e = '']) => magicNumber(a, b, c, d, e),
    (name, cell) => {
      const number = numberOf(name, cell);
      if (name === 'weeks' && number === 0) throw new Refusal('weeks: a number above 0 was wanted, not 0.');
      return number;
    },
  );
}

export function ACTIVITY_BAROMETER(perWeek: Argument, magic: Argument): Result {
  return cellByCell(
    [
      ['appointments_per_week', perWeek],
      ['magic_number', magic],
    ],
    ([a = '', b = '']) => activityBarometer(a, b),
  );
}

/** Value / (weighted) mean of peers without the first cell equal to value - 1. */
export function PEER_GAP(value: Argument, peers: Argument, weights?: Argument): Result {
  const flat = (name: string, argument: Argument, mayBeNegative: boolean): Figure[] =>
    (isRange(argument) ? argument.flat() : [argument]).map(cell => numberOf(name, cell, mayBeNegative));
  const all = flat('peers', peers, true);
  const isWeighted = isRange(weights) || !isBlank(weights);
  const heavy = isWeighted ? flat('weights', weights, false) : all.map((): Figure => 1);
  const shapeOf = (argument: Argument): string =>
    JSON.stringify(isRange(argument) ? argument.map(row => row.length) : [1]);
  if (isWeighted && shapeOf(weights) !== shapeOf(peers)) {
    throw new Refusal('weights: a range of the shape of peers was wanted.');
  }
  return cellByCell(
    [['value', value]],
    ([own = '']) => {
      if (own === '') return '';
      const self = all.findIndex(peer => peer !== '' && rounded(peer) === rounded(own));
      let sum = 0;
      let weight = 0;
      all.forEach((peer, index) => {
        const each = heavy[index] ?? '';
        if (index === self || peer === '' || each === '') return;
        sum += peer * each;
        weight += each;
      });
      if (weight === 0 || sum === 0) return '';
      return own / (sum / weight) - 1;
    },
    (name, cell) => numberOf(name, cell, true),
  );
}

export function KPI_SCORECARD(
  pipeline: Argument,
  from?: Argument,
  to?: Argument,
  settings?: Argument,
  by?: Argument,
): (string | number)[][] {
  const span = spanOf(from, to);
  const read = pipelineOf(pipeline, settings);
  if (isRange(by)) throw new Refusal('by: a header was wanted, not a range.');
  let column: number | null = null;
  if (!isBlank(by)) {
    column = columnWithHeader(read.columns.headers, textOf(by));
    if (column < 0) throw new Refusal(`by: a header of the pipeline was wanted, not "${textOf(by)}".`);
  }
  return scorecard(read, span, column);
}

export function KPI_TREND(
  pipeline: Argument,
  kpi: Argument,
  every?: Argument,
  rep?: Argument,
  from?: Argument,
  to?: Argument,
  settings?: Argument,
): (Date | number | string)[][] | '' {
  const span = spanOf(from, to);
  const wanted = isRange(kpi) ? undefined : TREND_KPIS.find(each => fold(each) === fold(kpi));
  if (wanted === undefined) throw new Refusal('kpi: the name of a KPI was wanted.');
  const period =
    isRange(every) || isBlank(every)
      ? isRange(every)
        ? undefined
        : 'week'
      : EVERY.find(each => each === fold(every));
  if (period === undefined) throw new Refusal('every: week, month or quarter was wanted.');
  const read = pipelineOf(pipeline, settings);
  if (asksForReps(rep)) needColumn(read, 'Rep');
  const columns = isRange(rep)
    ? rep.flat().map(cell => (isBlank(cell) ? null : rowsOf(read, cell)))
    : [isBlank(rep) ? read.rows : rowsOf(read, rep)];
  return trend(read, wanted, period, columns, !isRange(rep), span);
}

export function KPI_ROWS(
  pipeline: Argument,
  kpi: Argument,
  rep?: Argument,
  from?: Argument,
  to?: Argument,
  settings?: Argument,
): (Cell | Date)[][] {
  const span = spanOf(from, to);
  const wanted = isRange(kpi) ? undefined : ROWS_KPIS.find(each => fold(each) === fold(kpi));
  if (wanted === undefined) throw new Refusal('kpi: the name of a KPI was wanted.');
  const read = pipelineOf(pipeline, settings);
  if (isRange(rep) && rep.flat().length !== 1) throw new Refusal('rep: one name was wanted, not a range.');
  const cell = isRange(rep) ? rep[0]?.[0] : rep;
  if (asksForReps(cell)) needColumn(read, 'Rep');
  return rowsBehind(read, pipeline as Range, wanted, isBlank(cell) ? read.rows : rowsOf(read, cell), span);
}

/** The catch-up number of a rep of the scorecard, or (blank, "Team") of the team. */
export function catchUp(
  pipeline: Argument,
  rep?: Cell,
  from?: Argument,
  to?: Argument,
  settings?: Argument,
): Figure {
  const span = spanOf(from, to);
  const read = pipelineOf(pipeline, settings);
  const context = contextOf(read, span);
  const members = repsOnTheCard(context);
  const member = members.find(each => each.key === fold(rep));
  if (member !== undefined) return catchUpOf(context, member.rows, targetOf(context, member.key));
  if (isBlank(rep) || fold(rep) === 'team') return catchUpOf(context, 'team', teamTarget(context));
  return '';
}
