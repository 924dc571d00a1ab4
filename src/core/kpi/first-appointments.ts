import type { Kpi } from './kpi.ts';

/** First appointments: rows with an appointment date in the period. */
export const firstAppointments: Kpi = {
  name: 'First appointments',
  asks: 'How many first appointments were there?',
  unit: 'count',
  overNothing: 'zero',
  figure: tally => tally.appointments,
  basis: tally => tally.appointments,
};
