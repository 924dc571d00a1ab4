import {
  array,
  type InferOutput,
  integer,
  maxLength,
  minValue,
  number,
  object,
  optional,
  pipe,
  string,
} from 'valibot';
import type { ColumnUse } from '../../core/bigquery/mapping.ts';
import type { TableDescription, TablePlace } from '../../core/bigquery/tables.ts';

const name = pipe(string(), maxLength(1024));

/** What the sidebar of this build may ask beside what every sidebar may. */
export const warehouseRequests = () => {
  const place = { project: name, dataset: name, table: name };
  const bytes = pipe(number(), integer(), minValue(1));
  return {
    warehouseNames: object({ project: optional(name), dataset: optional(name) }),
    warehouseLast: object({}),
    warehouseTable: object(place),
    warehouseEstimate: object({ ...place, runsIn: name }),
    warehouseRun: object({
      ...place,
      runsIn: name,
      limit: bytes,
      uses: pipe(array(object({ as: name, column: name })), maxLength(1000)),
    }),
  };
};

export type WarehouseRequests = {
  [Name in keyof ReturnType<typeof warehouseRequests>]: InferOutput<
    ReturnType<typeof warehouseRequests>[Name]
  >;
};

/** What was chosen last, kept with the spreadsheet. */
export interface Chosen extends TablePlace {
  /** The project that runs, and pays for, the query. */
  runsIn: string;
  /** Bytes that a run may read at most. */
  limit: number;
  /** Which columns the last run used. */
  uses: ColumnUse[];
}

export interface WarehouseAnswers extends Record<keyof WarehouseRequests, unknown> {
  /** Projects; datasets of a project; tables of a dataset. */
  warehouseNames: string[];
  warehouseLast: Chosen | null;
  warehouseTable: TableDescription;
  /** What a run would read, and what that may cost, in words. */
  warehouseEstimate: { bytes: number; says: string; uses: ColumnUse[] };
  /** The tab that the tallies are on, and what came, in words. */
  warehouseRun: { tab: number; says: string };
}
