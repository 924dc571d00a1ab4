// Nothing is lost unasked: removing asks, names what goes, and leaves a tab on which a person wrote.
import { afterEach, describe, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { asked, openSample, toast } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());
const few = { ...samplePipeline(), rows: samplePipeline().rows?.slice(0, 60) ?? [] };
const ALL = ['KPI Scorecard', 'KPI Weekly goals', 'KPI Charts'];

async function built(): Promise<void> {
  bench = await openSample({ sheets: [few] });
  bench.click('Build scorecard');
  await bench.settled();
}
function removeAnswering(button: 'YES' | 'NO' | 'CLOSE'): string {
  bench.ui.answers.alert = () => button;
  bench.click('Remove scorecard');
  return toast(bench);
}
const tabs = () => bench.book.grid.tabs.map(({ name }) => name).filter(name => ALL.includes(name));

describe('from the menu', () => {
  test('it names what goes, and goes after Yes', async () => {
    await built();
    expect(removeAnswering('YES')).toBe(
      'Removed KPI Scorecard, KPI Weekly goals and KPI Charts. Settings and coaching plan stay',
    );
    expect(bench.ui.alerts).toEqual([
      {
        title: 'Remove the scorecard?',
        prompt:
          'This removes the tabs KPI Scorecard, KPI Weekly goals and KPI Charts. Settings and coaching plan stay',
        buttons: 'YES_NO',
        answer: 'YES',
      },
    ]);
    expect(tabs()).toEqual([]);
  });

  test.each(['NO', 'CLOSE'] as const)('after %s nothing is touched', async button => {
    await built();
    const before = bench.snapshot();
    expect(removeAnswering(button)).toBe('Nothing was removed');
    expect(bench.snapshot()).toEqual(before);
  });

  test('where there is nothing to remove it does not ask', async () => {
    bench = await openSample({ sheets: [few] });
    expect(removeAnswering('YES')).toBe('There is no scorecard to remove');
    expect(bench.ui.alerts).toEqual([]);
  });
});

describe('a tab on which a person wrote stays, and the place is named', () => {
  test.each([
    ['KPI Scorecard', 'Z6', 'my note'],
    ['KPI Weekly goals', 'J2', 'beside'],
    ['KPI Charts', 'C9', 'between the pictures'],
  ])('%s!%s', async (tab, cell, text) => {
    await built();
    bench.person.type(`${tab}!${cell}`, text);
    await bench.settled();
    const plan = await asked(bench, 'removeBuilt', { onlyAsk: true });
    expect(plan.stays).toEqual([{ tab, where: `${cell}, "${text}"` }]);
    expect(removeAnswering('YES')).toContain(
      `${tab} stays, because somebody wrote there (${cell}, "${text}")`,
    );
    expect(tabs()).toEqual([tab]);
    expect(bench.value(`${tab}!${cell}`)).toBe(text);
    // It is still ours: the next build brings it up to date, and writes the others anew.
    bench.click('Build scorecard');
    await bench.settled();
    expect([...tabs()].sort()).toEqual([...ALL].sort());
    expect(bench.value(`${tab}!${cell}`)).toBe(text);
  });

  test('a cell in the way of the table counts as written', async () => {
    await built();
    bench.person.type('KPI Scorecard!D9', 'mine');
    await bench.settled();
    expect((await asked(bench, 'removeBuilt', { onlyAsk: true })).stays).toEqual([
      { tab: 'KPI Scorecard', where: 'D9, "mine"' },
    ]);
  });

  test('a cell below the table, in its columns, counts as written', async () => {
    await built();
    bench.person.type('KPI Scorecard!A60', 'below');
    await bench.settled();
    expect((await asked(bench, 'removeBuilt', { onlyAsk: true })).stays).toEqual([
      { tab: 'KPI Scorecard', where: 'A60, "below"' },
    ]);
  });

  test('dates in From and To, and a period, are no writing: they go with the tab', async () => {
    await built();
    bench.person.type('KPI Scorecard!B2', '2026-07-01');
    await bench.settled();
    expect((await asked(bench, 'removeBuilt', { onlyAsk: true })).stays).toEqual([]);
  });
});
