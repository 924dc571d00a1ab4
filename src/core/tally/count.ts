import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { LOST, NOT_PROVABLE, OPEN, PASSED, WON } from '../pipeline/opportunities.ts';
import type { Settings } from '../settings/settings.ts';
import type { Plan } from './plan.ts';
import { sizeCode, sizesBySlot } from './sizes.ts';
import type { Presence, Tally } from './tally.ts';
import { emptyTally } from './tally.ts';

/** Tallies by group and period. */
export interface Counted {
  /** At group * periods + period. */
  tallies: Tally[];
  /** By group. */
  presences: Presence[];
}

/** Cycles of fewer days are counted in an array, the rare longer ones in the tally itself. */
const SHORT = 256;

// Where each count stands among those of a tally.
const APPOINTMENTS = 0;
const TO_DATE = 1;
const WON_ROWS = 2;
const LOST_ROWS = 3;
const LOST_PASSED = 4;
const DECISIONS = 5;
const SALES = 6;
const PRICED = 7;
const COUNTS = 8;

/**
 * Counts every row into its tally, in one pass. While counting, each part of the tallies is an array over all
 * groups and periods, so that a row costs a few additions however many reps there are.
 */
export function count(rows: Opportunities, settings: Settings, plan: Plan): Counted {
  const counters = countersFor(rows, plan);
  countRows(rows, settings, plan, counters);
  return { tallies: talliesFrom(counters), presences: presencesFrom(counters) };
}

/** What is counted of a gateway. */
interface Step {
  states: Uint8Array;
  days: Int32Array | undefined;
  window: number;
  matured: Int32Array;
  passed: Int32Array;
  /** By group. */
  notProvable: Int32Array;
}

/** The tallies while rows are counted. What is not said to be by group is by slot: at group * periods + period. */
interface Counters {
  /** By group: rows, the first appointment, lost rows. */
  inGroup: Int32Array;
  earliest: Int32Array;
  lostEver: Int32Array;
  funnel: Step[];
  counts: Int32Array;
  /** Revenue, in whole units and in cents beside them. */
  units: Float64Array;
  hundredths: Float64Array;
  cycles: Int32Array;
  /** The priced sales one after another: the slot of each, and the code of its size. */
  sales: { slots: Int32Array; codes: Int16Array };
  /** Made, and filled at the end; only what is rare is counted in them at once. */
  tallies: Tally[];
}

function countersFor({ gateways, length }: Opportunities, { groups, periods }: Plan): Counters {
  const slots = groups * periods;
  const ints = (size: number): Int32Array => new Int32Array(size);
  return {
    inGroup: ints(groups),
    earliest: ints(groups),
    lostEver: ints(groups),
    funnel: gateways.map(({ states, dates, setting }) => ({
      states,
      days: dates?.days,
      window: setting.window,
      matured: ints(slots),
      passed: ints(slots),
      notProvable: ints(groups),
    })),
    counts: ints(slots * COUNTS),
    units: new Float64Array(slots),
    hundredths: new Float64Array(slots),
    cycles: ints(slots * SHORT),
    sales: { slots: ints(length), codes: new Int16Array(length) },
    tallies: Array.from({ length: slots }, () => emptyTally(gateways.length)),
  };
}

function countRows(rows: Opportunities, settings: Settings, plan: Plan, counters: Counters): void {
  const { codes, groupOf, periods, from, to, indexOf, firstDay, undated, asOf, end } = plan;
  const { fates, outcomes, closed, amounts, length } = rows;
  const { inGroup, earliest, lostEver, funnel, counts, units, hundredths, cycles, tallies } = counters;
  const { slots: pricedSlots, codes: pricedCodes } = counters.sales;
  const steps = funnel.length;
  const first = funnel[0];
  const appointmentDays = rows.appointments?.days ?? new Int32Array(length);
  const cents = amounts ? amounts.cents : new Float64Array(length);
  const byAppointment = settings.closeRatioDatedBy === 'first appointment';
  const readCurrency = currencyReader(rows);
  let pricedRows = 0;

  for (let row = 0; row < length; row++) {
    if (fates[row] !== FATES.used) continue;
    const group = groupOf[codes[row] as number] as number;
    if (group < 0) continue;
    const outcome = outcomes[row] as number;
    const appointment = appointmentDays[row] as number;
    const slot = group * periods;
    (inGroup[group] as number)++;
    if (outcome === LOST) countLost(row, group);
    if (appointment > 0) {
      const known = earliest[group] as number;
      if (known === 0 || appointment < known) earliest[group] = appointment;
      const period = periodOf(appointment);
      if (period >= 0) {
        const at = slot + period;
        (counts[at * COUNTS + APPOINTMENTS] as number)++;
        if (appointment <= end) (counts[at * COUNTS + TO_DATE] as number)++;
        if (steps) countGateways(row, at, appointment);
      }
    }
    if (outcome === OPEN) continue;
    const close = closed[row] as number;
    const period = close > 0 ? periodOf(close) : undated;
    const ratioPeriod = byAppointment ? (appointment > 0 ? periodOf(appointment) : undated) : period;
    if (ratioPeriod >= 0) {
      const at = slot + ratioPeriod;
      if (outcome === WON) (counts[at * COUNTS + WON_ROWS] as number)++;
      else {
        (counts[at * COUNTS + LOST_ROWS] as number)++;
        if (first && (first.states[row] as number) & PASSED) (counts[at * COUNTS + LOST_PASSED] as number)++;
      }
    }
    if (period < 0) continue;
    const at = slot + period;
    (counts[at * COUNTS + DECISIONS] as number)++;
    if (outcome !== WON) continue;
    (counts[at * COUNTS + SALES] as number)++;
    const amount = cents[row] as number;
    if (amount > 0) countSale(row, at, amount);
    const days = close - appointment;
    if (close <= 0 || appointment <= 0 || days < 0) continue;
    if (days < SHORT) (cycles[at * SHORT + days] as number)++;
    else countLongCycle((tallies[at] as Tally).cycles, days);
  }

  function periodOf(day: number): number {
    if (day < from || day > to) return -1;
    return indexOf ? (indexOf[day - firstDay] as number) : 0;
  }

  function countLost(row: number, group: number): void {
    (lostEver[group] as number)++;
    for (let i = 0; i < steps; i++) {
      const { states, notProvable } = funnel[i] as Step;
      if ((states[row] as number) & NOT_PROVABLE) (notProvable[group] as number)++;
    }
  }

  /**
   * The first gateway counts from the appointment. A further one counts among the rows that passed the one before,
   * from its date, or from the appointment where it has none.
   */
  function countGateways(row: number, at: number, appointment: number): void {
    let start = appointment;
    let passedBefore = true;
    for (let i = 0; i < steps; i++) {
      const { states, days, window, matured, passed } = funnel[i] as Step;
      const state = states[row] as number;
      const passes = (state & PASSED) !== 0;
      if (passedBefore && (state & NOT_PROVABLE) === 0 && asOf - start >= window) {
        (matured[at] as number)++;
        if (passes) (passed[at] as number)++;
      }
      const day = days ? (days[row] as number) : 0;
      start = day > 0 ? day : appointment;
      passedBefore = passes;
    }
  }

  function countSale(row: number, at: number, amount: number): void {
    const whole = Math.floor(amount / 100);
    (counts[at * COUNTS + PRICED] as number)++;
    (units[at] as number) += whole;
    (hundredths[at] as number) += amount - whole * 100;
    pricedSlots[pricedRows] = at;
    pricedCodes[pricedRows++] = sizeCode(amount);
    const { currencies } = tallies[at] as Tally;
    const currency = readCurrency ? readCurrency(row) : '';
    if (currency) currencies[currency] = (currencies[currency] ?? 0) + 1;
  }
}

function talliesFrom({ tallies, counts, funnel, units, hundredths, cycles, sales }: Counters): Tally[] {
  const priced = Int32Array.from(tallies, (_, at) => counts[at * COUNTS + PRICED] as number);
  const sizes = sizesBySlot(sales.slots, sales.codes, priced);
  tallies.forEach((tally, at) => {
    tally.appointments = counts[at * COUNTS + APPOINTMENTS] as number;
    tally.appointmentsToDate = counts[at * COUNTS + TO_DATE] as number;
    tally.gateways = funnel.map(({ matured, passed }) => ({
      matured: matured[at] as number,
      passed: passed[at] as number,
    }));
    tally.won = counts[at * COUNTS + WON_ROWS] as number;
    tally.lost = counts[at * COUNTS + LOST_ROWS] as number;
    tally.lostPassed = counts[at * COUNTS + LOST_PASSED] as number;
    tally.decisions = counts[at * COUNTS + DECISIONS] as number;
    tally.sales = counts[at * COUNTS + SALES] as number;
    tally.priced = priced[at] as number;
    tally.sizes = sizes[at] as Record<number, number>;
    tally.revenue = { units: units[at] as number, cents: hundredths[at] as number };
    for (let days = 0; days < SHORT; days++) {
      const n = cycles[at * SHORT + days] as number;
      if (n) tally.cycles[days] = n;
    }
  });
  return tallies;
}

function presencesFrom({ inGroup, earliest, lostEver, funnel }: Counters): Presence[] {
  return Array.from(inGroup, (rows, group) => ({
    rows,
    firstAppointment: earliest[group] as number,
    lost: lostEver[group] as number,
    notProvable: funnel.map(({ notProvable }) => notProvable[group] as number),
  }));
}

function countLongCycle(cycles: Record<number, number>, days: number): void {
  cycles[days] = (cycles[days] ?? 0) + 1;
}

/** The currency of a row's amount: by its own text, else by the currency column. */
function currencyReader(rows: Opportunities): ((row: number) => string) | undefined {
  const { amounts, currencyCodes, currencyNames } = rows;
  const own = amounts?.currencyCodes;
  if (!own && !currencyCodes) return undefined;
  return row => {
    const code = own ? (own[row] as number) : 0;
    if (code) return amounts?.currencies[code - 1] as string;
    return currencyCodes && currencyNames
      ? (currencyNames.folded[currencyCodes[row] as number] as string)
      : '';
  };
}
