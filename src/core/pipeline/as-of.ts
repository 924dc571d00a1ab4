import type { Settings } from '../settings/settings.ts';
import { FATES } from './left-out.ts';
import type { Opportunities } from './opportunities.ts';
import { allDateColumns, OPEN } from './opportunities.ts';

/**
 * The day that stands for today: the setting, else the latest day among close dates of decided rows, gateway
 * dates, and appointments of rows that have either; where there is none, the latest appointment; 0 where there is
 * no date at all. No figure uses the clock, so a scorecard says tomorrow what it says today.
 */
export function asOfDay(rows: Opportunities, settings: Settings): number {
  if (settings.asOf !== undefined) return settings.asOf;
  const { fates, outcomes, closed, length } = rows;
  const appointments = rows.appointments?.days ?? new Int32Array(length);
  const proofs = [...new Set(rows.gateways.map(gateway => gateway.dates?.days ?? appointments))];
  let latest = 0;
  let latestAppointment = 0;
  for (let row = 0; row < length; row++) {
    if (fates[row] !== FATES.used) continue;
    const appointment = appointments[row] as number;
    if (appointment > latestAppointment) latestAppointment = appointment;
    let day = outcomes[row] === OPEN ? 0 : (closed[row] as number);
    for (let i = 0; i < proofs.length; i++) {
      const proof = proofs[i] as Int32Array;
      if (proof !== appointments && (proof[row] as number) > day) day = proof[row] as number;
    }
    if (day <= 0) continue;
    if (day > latest) latest = day;
    if (appointment > latest) latest = appointment;
  }
  return latest || latestAppointment;
}

/** Where the day that stands for today comes from: the setting, or a row of the range. */
export interface AsOfSource {
  day: number;
  /** The header under which the day is; '' where the settings say it. */
  header: string;
  /** Index in the range; -1 where the settings say it. */
  row: number;
}

/** Where the day that stands for today comes from; undefined where there is none. */
export function asOfSource(rows: Opportunities, settings: Settings): AsOfSource | undefined {
  const day = rows.asOf;
  if (!day) return undefined;
  if (settings.asOf !== undefined) return { day, header: '', row: -1 };
  const closing = [rows.wonDates, rows.lostDates, rows.closeDates];
  for (let row = 0; row < rows.length; row++) {
    if (rows.fates[row] !== FATES.used) continue;
    const isClosed = rows.outcomes[row] !== OPEN && rows.closed[row] === day;
    const dates = [
      ...(isClosed ? closing : []),
      ...rows.gateways.map(gateway => gateway.dates),
      rows.appointments,
    ];
    const header = dates.find(each => each?.days[row] === day)?.header;
    if (header !== undefined) return { day, header, row: rows.first + row };
  }
  return undefined;
}

/** Refuses where the day that stands for today would rest on dates with two readings. */
export function requireAsOf(rows: Opportunities, settings: Settings): void {
  if (settings.asOf !== undefined) return;
  for (const dates of allDateColumns(rows)) dates.require();
}
