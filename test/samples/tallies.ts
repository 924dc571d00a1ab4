// The sample pipeline as a warehouse would tally it: a tab as Connected Sheets fills it.

import { Calendar } from '../../src/core/cells/calendar.ts';
import type { Cell } from '../../src/core/cells/cell.ts';
import { readPipeline } from '../../src/core/pipeline/read.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { tallyTable } from '../../src/core/warehouse/write.ts';
import type { TabSeed } from '../../workbench/host/seed.ts';
import { samplePipeline } from './pipeline.ts';

/** The cells of a tab without their looks. */
function plainRows({ rows = [] }: TabSeed): Cell[][] {
  return rows.map(row =>
    row.map(cell =>
      typeof cell === 'object' && cell !== null && !(cell instanceof Date) ? cell.value : cell,
    ),
  );
}

/** The sample's tallies, by the default settings. */
export function sampleTallies(): TabSeed {
  const calendar = new Calendar(() => 'Etc/UTC');
  const settings = defaultSettings();
  const rows = readPipeline(plainRows(samplePipeline()), settings, calendar, true);
  const table = tallyTable(rows, settings, { from: undefined, to: undefined });
  return { name: 'Extract 1', rows: table as NonNullable<TabSeed['rows']> };
}
