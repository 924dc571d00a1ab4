/**
 * At which place, from 0, our functions take the settings. A test holds this list against the parameters that the
 * functions document themselves.
 */
const SETTINGS_AT: ReadonlyMap<string, number> = new Map(
  Object.entries({
    GATEWAY_RATIO: 4,
    CLOSE_RATIO: 4,
    AVERAGE_SALE: 4,
    SALES_CYCLE: 4,
    APPOINTMENTS_PER_WEEK: 4,
    KPI_WEEKLY_GOALS: 3,
    KPI_CHART: 4,
    KPI_SCORECARD: 3,
    KPI_TALLY: 3,
    KPI_TREND: 6,
    KPI_ROWS: 5,
    KPI_COACHING: 4,
    KPI_BRIDGE: 4,
    KPI_COACHING_EFFECT: 5,
    PIPELINE_CHECK: 1,
  }),
);

/** The place of the settings among a function's arguments, from 0; undefined where it is none of ours or takes none. */
export function takesSettings(name: string): number | undefined {
  return SETTINGS_AT.get(name);
}

/** The names of all functions that take the settings. */
export function functionsWithSettings(): string[] {
  return [...SETTINGS_AT.keys()];
}
