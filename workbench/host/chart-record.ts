// A chart as the workbench keeps it: what the script asked for, nothing worked out.
import type { Touch } from './journal.ts';

export interface ChartRecord {
  id: number;
  tab: string;
  /** A label of Charts.ChartType: BAR, LINE, GAUGE. */
  type: string;
  ranges: Touch[];
  options: Record<string, unknown>;
  headers: number;
  transpose: boolean;
  hidden: string;
  merge: string;
  /** The cell (from 0) under the chart's upper left corner, and how far from that cell's own. */
  row: number;
  column: number;
  offsetX: number;
  offsetY: number;
}
