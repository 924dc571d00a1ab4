// Who may only view or comment: no menu, formulas as they stand, and nothing that is changed half.
import { afterEach, describe, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { ask, asked, openSample } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());
const few = { ...samplePipeline(), rows: samplePipeline().rows?.slice(0, 60) ?? [] };

const SAYS =
  'the spreadsheet must be one that you may edit, got one that you may only view or comment on, and nothing more was changed; ask its owner';

describe.each(['view', 'comment'] as const)('a person who may %s', access => {
  test('has no menu, and formulas calculate all the same', async () => {
    bench = await openSample({ sheets: [few], access });
    expect(bench.menu).toEqual([]);
    bench.person.type('Pipeline!N1', '=AVERAGE_SALE(A:K)');
    await bench.settled();
    expect(bench.value('Pipeline!N1')).toBeTypeOf('number');
  });

  test('whose right to edit ended while the sidebar was open reads on, and changes nothing, in a sentence', async () => {
    bench = await openSample({ sheets: [few] });
    bench.click('Build scorecard');
    await bench.settled();
    const { settings } = await asked(bench, 'readDocument', {});
    const before = JSON.stringify(bench.snapshot());
    bench.host.access = access;
    expect((await asked(bench, 'readDocument', {})).pipeline?.tabName).toBe('Pipeline');
    const change = { group: 'Benchmark', name: 'Close ratio', setting: 'At least', values: ['77%'] };
    const answers = [
      await ask(bench, 'saveSettings', { version: settings.version, changes: [change] }),
      await ask(bench, 'addToPlan', { rep: 'A', steps: [{ kpi: 'Close ratio', step: 'Ask', goal: '65%' }] }),
      await ask(bench, 'removeBuilt', {}),
      await ask(bench, 'buildPage', {}),
    ];
    for (const answer of answers) {
      expect(answer.ok).toBe(false);
      // As the person reads it: what they lack, and who can give it.
      expect(answer.ok ? '' : answer.problem.message).toBe(SAYS);
    }
    bench.click('Check this installation');
    expect(bench.ui.toasts[bench.ui.toasts.length - 1]?.message).toBe(SAYS);
    for (const item of ['Build scorecard', 'Keep this week']) {
      bench.click(item);
      expect(bench.ui.toasts[bench.ui.toasts.length - 1]?.message).toBe(`T${SAYS.slice(1)}`);
    }
    expect(JSON.stringify(bench.snapshot())).toBe(before);
  });
});
