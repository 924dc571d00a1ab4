import type { Draft } from './definition.ts';
import { DEFINITIONS } from './definitions.ts';
import type { Settings } from './settings.ts';

/** The settings of a sheet that has none: what the definitions say. */
export function defaultSettings(): Settings {
  const settings: Settings = {
    columns: [],
    unusedRoles: new Set(),
    dateOrders: [],
    words: { Won: [], Lost: [], Open: [] },
    gateways: undefined,
    // Each of these has a default of its own, which is put in its place below.
    benchmarks: { closeRatio: 0, averageSale: 0, salesCycle: 0, barometer: 0 },
    confidence: 0,
    holdFor: 'each rep',
    minimumCases: 0,
    minimumSales: 0,
    cycleStatistic: 'mean',
    closeRatioDatedBy: 'close date',
    asOf: undefined,
    target: { revenue: undefined, weeks: undefined, starts: undefined },
    repTargets: new Map(),
    inactive: new Set(),
    sameAs: new Map(),
    playbooks: new Map(),
    unknown: [],
  };
  for (const { name, standard, put } of DEFINITIONS)
    if (standard !== undefined && typeof name === 'string') put({ settings } as Draft, standard, name);
  return settings;
}
