// The public surface of the build that asks BigQuery itself: everything of the other, and the doors of its own panel.
export {
  warehouseEstimate,
  warehouseLast,
  warehouseNames,
  warehouseRun,
  warehouseTable,
} from './addon/warehouse/commands.ts';
export * from './main.ts';
