import type { Settings } from '../settings/settings.ts';
import { FATES } from './left-out.ts';
import type { Opportunities } from './opportunities.ts';
import { OPEN } from './opportunities.ts';

/**
 * The day that stands for today: the setting, else the latest day among close dates of decided rows, gateway
 * dates, and appointments of rows that have either; where there is none, the latest appointment; 0 where there is
 * no date at all. No figure uses the clock, so a scorecard says tomorrow what it says today.
 */
export function asOfDay(rows: Opportunities, settings: Settings): number {
  if (settings.asOf !== undefined) return settings.asOf;
  const appointments = rows.appointments?.days;
  const proofs = rows.gateways.flatMap(gateway => (gateway.dates ? [gateway.dates.days] : []));
  let latest = 0;
  let latestAppointment = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows.fates[row] !== FATES.used) continue;
    const appointment = appointments?.[row] ?? 0;
    let day = rows.outcomes[row] === OPEN ? 0 : Math.max(0, rows.closed[row] as number);
    for (const days of proofs) day = Math.max(day, days[row] as number);
    if (day > 0) latest = Math.max(latest, day, appointment);
    latestAppointment = Math.max(latestAppointment, appointment);
  }
  return latest || latestAppointment;
}

/** Refuses where the day that stands for today would rest on dates with two readings. */
export function requireAsOf(rows: Opportunities, settings: Settings): void {
  if (settings.asOf !== undefined) return;
  for (const dates of [rows.appointments, rows.closeDates, rows.wonDates, rows.lostDates]) dates?.require();
  for (const gateway of rows.gateways) gateway.dates?.require();
}
