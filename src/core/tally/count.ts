import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { LOST, NOT_PROVABLE, OPEN, PASSED, WON } from '../pipeline/opportunities.ts';
import type { Settings } from '../settings/settings.ts';
import type { Presence, Tally } from './tally.ts';
import { emptyTally } from './tally.ts';

/** Which rows go into which tally. */
export interface Plan {
  /** By row: a code, and by code: the index of the group it is counted in; -1 for none. */
  codes: Int32Array;
  groupOf: Int32Array;
  groups: number;
  /** How many periods, and which one a day is in; -1 for none. */
  periods: number;
  periodOf: (day: number) => number;
  /** The period of a decided row without the date that it is dated by; -1 for none. */
  undated: number;
  /** The day that stands for today: what has matured is counted from it. */
  asOf: number;
  /** The last day of appointments to date. */
  end: number;
}

/** Tallies by group and period. */
export interface Counted {
  /** At group * periods + period. */
  tallies: Tally[];
  /** By group. */
  presences: Presence[];
}

/** Counts every row into its tally, in one pass. */
export function count(rows: Opportunities, settings: Settings, plan: Plan): Counted {
  const { codes, groupOf, groups, periods, periodOf, undated, asOf, end } = plan;
  const { fates, outcomes, closed, gateways, amounts } = rows;
  const appointments = rows.appointments?.days;
  const funnel = gateways.map(({ states, dates, setting }) => ({
    states,
    days: dates?.days,
    window: setting.window,
  }));
  const first = funnel[0];
  const tallies = Array.from({ length: groups * periods }, () => emptyTally(funnel.length));
  const presences: Presence[] = Array.from({ length: groups }, () => ({
    rows: 0,
    firstAppointment: 0,
    lost: 0,
    notProvable: funnel.map(() => 0),
  }));
  const ratioByAppointment = settings.closeRatioDatedBy === 'first appointment';
  const readCurrency = currencyReader(rows);

  for (let row = 0; row < rows.length; row++) {
    if (fates[row] !== FATES.used) continue;
    const group = groupOf[codes[row] as number] as number;
    if (group < 0) continue;
    const presence = presences[group] as Presence;
    const outcome = outcomes[row] as number;
    const appointment = appointments ? (appointments[row] as number) : 0;
    const slot = group * periods;
    presence.rows++;
    if (outcome === LOST) {
      presence.lost++;
      for (let i = 0; i < funnel.length; i++) {
        if (((funnel[i] as Step).states[row] as number) & NOT_PROVABLE) (presence.notProvable[i] as number)++;
      }
    }
    if (appointment > 0) {
      if (presence.firstAppointment === 0 || appointment < presence.firstAppointment) {
        presence.firstAppointment = appointment;
      }
      const period = periodOf(appointment);
      if (period >= 0) {
        const tally = tallies[slot + period] as Tally;
        tally.appointments++;
        if (appointment <= end) tally.appointmentsToDate++;
        countGateways(tally, funnel, row, appointment, asOf);
      }
    }
    if (outcome === OPEN) continue;
    const close = closed[row] as number;
    const closePeriod = close > 0 ? periodOf(close) : undated;
    const ratioDay = ratioByAppointment ? appointment : close;
    const ratioPeriod = ratioDay > 0 ? periodOf(ratioDay) : undated;
    if (ratioPeriod >= 0) {
      const tally = tallies[slot + ratioPeriod] as Tally;
      if (outcome === WON) tally.won++;
      else {
        tally.lost++;
        if (first && (first.states[row] as number) & PASSED) tally.lostPassed++;
      }
    }
    if (closePeriod < 0) continue;
    const tally = tallies[slot + closePeriod] as Tally;
    tally.decisions++;
    if (outcome !== WON) continue;
    tally.sales++;
    const cents = amounts ? (amounts.cents[row] as number) : 0;
    if (cents > 0) countSale(tally, cents, readCurrency?.(row));
    const days = close - appointment;
    if (close > 0 && appointment > 0 && days >= 0) tally.cycles[days] = (tally.cycles[days] ?? 0) + 1;
  }
  return { tallies, presences };
}

interface Step {
  states: Uint8Array;
  days: Int32Array | undefined;
  window: number;
}

/**
 * The first gateway counts from the appointment. A further one counts among the rows that passed the one before,
 * from its date, or from the appointment where it has none.
 */
function countGateways(
  tally: Tally,
  funnel: readonly Step[],
  row: number,
  appointment: number,
  asOf: number,
): void {
  let from = appointment;
  let passedBefore = true;
  for (let i = 0; i < funnel.length; i++) {
    const { states, days, window } = funnel[i] as Step;
    const state = states[row] as number;
    const gateway = tally.gateways[i] as { matured: number; passed: number };
    const passed = (state & PASSED) !== 0;
    if (passedBefore && (state & NOT_PROVABLE) === 0 && asOf - from >= window) {
      gateway.matured++;
      if (passed) gateway.passed++;
    }
    const day = days ? (days[row] as number) : 0;
    from = day > 0 ? day : appointment;
    passedBefore = passed;
  }
}

function countSale(tally: Tally, cents: number, currency: string | undefined): void {
  tally.priced++;
  const units = Math.floor(cents / 100);
  tally.revenue.units += units;
  tally.revenue.cents += cents - units * 100;
  const log = Math.log(cents / 100);
  tally.logs += log;
  tally.squaredLogs += log * log;
  if (currency) tally.currencies[currency] = (tally.currencies[currency] ?? 0) + 1;
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
