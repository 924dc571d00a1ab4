import type { Figure } from './kpi.ts';

/** First appointments a week / magic number: how full the tank is. It should be 100%. */
export function activityBarometer(appointmentsPerWeek: Figure, magicNumber: Figure): Figure {
  return appointmentsPerWeek === undefined || !magicNumber ? undefined : appointmentsPerWeek / magicNumber;
}
