import {
  array,
  boolean,
  type GenericSchema,
  type InferOutput,
  integer,
  maxLength,
  maxValue,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  string,
  union,
} from 'valibot';
import { MARK_KPIS } from '../core/format/marks.ts';
import { FORMULA_KPIS } from '../core/formula/compose.ts';
import { KPIS } from '../core/kpi/catalog.ts';
import { RECENT } from '../core/scorecard/recent-trend.ts';
import { TREND_KPIS } from '../core/scorecard/trend.ts';

const text = (most: number) => pipe(string(), maxLength(most));
const list = <T extends GenericSchema>(item: T, most: number) => pipe(array(item), maxLength(most));

/**
 * What the sidebar may ask, by the name of the function that answers. A door can be called by anybody who opens the
 * sidebar's console, so each request is checked to the last field, and lengths are bounded.
 */
export const requests = () => {
  // Made when asked for: a formula loads the script too, and must not pay for it.
  const index = pipe(number(), integer(), minValue(0), maxValue(2_147_483_647));
  const value = union([text(5000), number(), boolean()]);
  const plan = object({
    rep: text(1000),
    steps: list(object({ kpi: text(200), step: text(5000), goal: text(1000) }), 100),
  });
  const named = { group: text(200), name: text(1000), setting: text(200) };
  return {
    readDocument: object({ tab: optional(index) }),
    previewSettings: object({ rows: list(object({ ...named, value }), 2000), tab: optional(index) }),
    saveSettings: object({
      version: text(20),
      changes: list(object({ ...named, values: list(value, 200) }), 1000),
    }),
    undoSave: object({
      version: text(20),
      cells: list(
        object({
          row: pipe(index, minValue(1)),
          part: picklist([0, 1, 2, 3]),
          value: union([text(50_000), number(), boolean()]),
          as: picklist(['value', 'date', 'formula']),
          format: text(500),
        }),
        8000,
      ),
    }),
    looseFormulas: object({}),
    mendFormula: object({
      tab: index,
      row: pipe(index, minValue(1)),
      column: pipe(index, minValue(1)),
      formula: text(50_000),
    }),
    writeFormula: object({
      kpi: picklist(FORMULA_KPIS),
      cell: text(200),
      name: text(1000),
      from: text(200),
      to: text(200),
      tab: optional(index),
    }),
    goTo: object({ tab: index, row: pipe(index, minValue(1)), column: optional(pipe(index, minValue(1))) }),
    warehouseQuery: object({ table: text(2500), columns: text(200_000), from: text(200), to: text(200) }),
    buildNext: object({ step: index, tab: optional(index) }),
    stopBuilding: object({}),
    removeBuilt: object({ onlyAsk: optional(boolean()) }),
    mark: object({ kpi: picklist(MARK_KPIS), what: picklist(['names', 'figures']) }),
    listMarks: object({}),
    unmark: object({ tab: optional(index), range: optional(text(500)) }),
    coach: object({ rep: text(1000), tab: optional(index) }),
    installationSeen: object({
      text: optional(text(2_000_000)),
      seen: optional(
        object({
          width: number(),
          storage: boolean(),
          text: number(),
          motion: boolean(),
          ms: number(),
        }),
      ),
    }),
    keepWeek: object({ tab: optional(index) }),
    readDeals: object({
      kpi: picklist(KPIS.map(({ name }) => name)),
      rep: optional(text(1000)),
      tab: optional(index),
    }),
    readTrend: object({
      kpi: picklist(TREND_KPIS),
      every: picklist(RECENT),
      rep: optional(text(1000)),
      tab: optional(index),
    }),
    writeTrend: object({
      kpi: picklist(TREND_KPIS),
      every: picklist(RECENT),
      name: text(1000),
      tab: optional(index),
    }),
    buildPage: object({ rep: optional(text(1000)), tab: optional(index) }),
    readMeeting: object({ rep: optional(text(1000)), tab: optional(index) }),
    addToPlan: plan,
    removeFromPlan: plan,
  };
};

/** The requests as types, for both sides. */
export type Requests = {
  [Name in keyof ReturnType<typeof requests>]: InferOutput<ReturnType<typeof requests>[Name]>;
};
