import type { Kpi } from './kpi.ts';

/** First appointments: rows with an appointment date in the period. */
export const firstAppointments = {
  name: 'First appointments',
  unit: 'count',
  needs: { columns: ['First appointment'], datedBy: 'first appointment' },
  figure: tally => tally.appointments,
  basis: tally => tally.appointments,
} as const satisfies Kpi;
