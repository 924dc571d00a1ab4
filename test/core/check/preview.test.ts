import { expect, test } from 'vitest';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { previewGateways } from '../../../src/core/check/preview.ts';
import { readPipeline } from '../../../src/core/pipeline/read.ts';
import { readSettings } from '../../../src/core/settings/read.ts';

const utc = new Calendar(() => 'Etc/UTC');
const HEADER = ['Rep', 'First appointment', 'Stage', 'Demo', 'Offer', 'Budget', 'Close date'];
const ROWS: Cell[][] = [
  ['Ann', '2026-01-01', 'Won', '', '', '', '2026-03-01'],
  ['Ann', '2026-01-02', 'Lost', '2026-01-20', '2026-01-30', 'yes', '2026-03-02'],
  ['Ann', '2026-01-03', 'Open', '2026-01-21', '', '', ''],
  ['Ann', '2026-01-04', 'Lost', '', '', '', '2026-03-03'],
  ['Ann', '2026-02-28', 'Open', '2026-03-01', '', 'yes', ''],
  ['Ann', '', 'Open', '2026-02-01', '', 'yes', ''],
];
const preview = (...settings: Cell[][]) => {
  const read = readSettings([['Group', 'Name', 'Setting', 'Value'], ...settings], utc);
  const rows = readPipeline([HEADER, ...ROWS], read, utc, true);
  return previewGateways(rows, rows.asOf);
};

test('each first appointment is in one part; a further gateway counts those that passed the one before', () => {
  const [demo, offer] = preview(
    ['Gateway', 'Demo', 'Proof column', 'Demo'],
    ['Gateway', 'Demo', 'Rule', 'Budget is filled'],
    ['Gateway', 'Offer', 'Proof column', 'Offer'],
  );
  expect(demo).toMatchObject({ won: 1, proven: 1, offRules: 1, unclaimed: 1, pending: 1, notProvable: 0 });
  expect(demo?.examples).toEqual([3]);
  // The one won, the one lost and the young one passed the demo.
  expect(offer).toMatchObject({ before: 'Demo', won: 1, proven: 1, unclaimed: 0, pending: 1 });
});

test('a gateway that stages alone prove can’t be proven where no lost deal tells its stage', () => {
  const [byStage] = preview(['Gateway', 'Demo', 'Proof stages', 'Negotiation']);
  expect(byStage).toMatchObject({ unprovable: 'no lost deal tells', lost: 2, notProvable: 2 });
  expect(preview(['Gateway', 'Demo', 'Purpose', 'x'])[0]?.unprovable).toBe('no proof');
});
