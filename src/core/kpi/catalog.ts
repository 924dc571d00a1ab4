import { averageSale } from './average-sale.ts';
import { closeRatio } from './close-ratio.ts';
import { firstAppointments } from './first-appointments.ts';
import { gatewayRatio } from './gateway-ratio.ts';
import type { Kpi, KpiName } from './kpi.ts';
import { revenue } from './revenue.ts';
import { sales } from './sales.ts';
import { salesCycle } from './sales-cycle.ts';

/** Every KPI that a tally gives, in the order in which people see them. */
export const KPIS = [
  firstAppointments,
  gatewayRatio,
  closeRatio,
  sales,
  revenue,
  averageSale,
  salesCycle,
] as const satisfies readonly Kpi[];

/** The KPI of a name. */
export function kpiNamed(name: KpiName): Kpi {
  return KPIS.find(kpi => kpi.name === name) as Kpi;
}
