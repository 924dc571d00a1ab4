// Three Mondays as a manager has them: the export is copied as text, the pipeline's tab is emptied by keys, and Ctrl+V puts
// the new one there. What people wrote and what is built from it stays; pictures in .cache/pictures.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageHandle } from '../../workbench/page/page.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { PATIENT, ProductPage } from './product-page.ts';

declare const window: { workbench: PageHandle };

let product: ProductPage;
beforeAll(async () => {
  product = await ProductPage.start();
  await product.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(() => product?.stop());

type Row = string[];
const [HEADER = [], ...DEALS] = (samplePipeline().rows ?? []).map(row =>
  row.map(cell => {
    if (cell instanceof Date) return cell.toISOString().slice(0, 10);
    if (typeof cell === 'object' && cell !== null) {
      const { value } = cell as { value: number | string };
      return typeof value === 'number' ? `$${value}` : value;
    }
    return cell === null || cell === undefined ? '' : String(cell);
  }),
);
const [REP, APPOINTMENT, STAGE, PROPOSAL, CLOSE] = [2, 3, 7, 8, 9];

/** The next week's export: two proposals are decided, a win becomes a loss, and a deal is new. */
function second(): Row[] {
  const deals = DEALS.map(deal => [...deal]);
  const proposals = deals.filter(deal => deal[STAGE] === 'Proposal' && deal[PROPOSAL]);
  [proposals[0], proposals[1]].forEach((deal, i) => {
    (deal as Row)[STAGE] = i ? 'Closed Lost' : 'Closed Won';
    (deal as Row)[CLOSE] = '2026-09-07';
  });
  const win = deals.find(deal => deal[STAGE] === 'Closed Won' && deal[REP] === 'Marcus Webb') as Row;
  win[STAGE] = 'Closed Lost';
  const added = [...(DEALS[0] as Row)];
  added[0] = 'Quite new - Service contract';
  added[APPOINTMENT] = '2026-09-07';
  added[STAGE] = 'Qualified';
  added[PROPOSAL] = added[CLOSE] = '';
  return [...deals, added];
}

/** The week after: a day later, fifty deals fewer, and its columns the other way round with one more. */
function third(): Row[] {
  const deals = second().slice(50);
  const open = deals.find(deal => deal[STAGE] === 'Proposal' && deal[PROPOSAL]) as Row;
  open[STAGE] = 'Closed Won';
  open[CLOSE] = '2026-09-14';
  return deals;
}

/** Empties the pipeline's tab and pastes, all by keys. */
async function pasteOver(rows: Row[]): Promise<void> {
  const { page } = product;
  await product.tab('Pipeline');
  await page.evaluate(
    text => navigator.clipboard.writeText(text),
    rows.map(row => row.join('\t')).join('\n'),
  );
  await product.goTo('A1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await product.shown('Pipeline!A2'))[0]?.[0], PATIENT).toBe('');
  await product.goTo('A1');
  await page.keyboard.press('Control+V');
  const last = rows.length;
  await expect
    .poll(async () => (await product.shown(`Pipeline!A${last}`))[0]?.[0], PATIENT)
    .toBe(rows[last - 1]?.[0]);
  await product.settled();
}

/** What people wrote and what was built, but for figures: formulas, notes, marks, the plan. */
const standing = () =>
  product.page.evaluate(() => {
    const { bench } = window.workbench;
    type Content = { f?: string; v?: unknown; formula?: string };
    type Tab = { name: string; cells: Record<string, Content>; rules: unknown[] };
    const tabs = bench.snapshot().tabs as unknown as Tab[];
    const tab = (name: string) => tabs.find(each => each.name === name) as Tab;
    const formulas = (name: string) =>
      Object.entries(tab(name).cells).flatMap(([cell, content]) =>
        JSON.stringify(content).includes('KPI_') || JSON.stringify(content).includes('_RATIO(')
          ? [[cell, JSON.stringify(content).match(/=[^"\\]*(?:\\.[^"\\]*)*/)?.[0]]]
          : [],
      );
    return {
      mine: formulas('Mine'),
      scorecard: formulas('KPI Scorecard'),
      goals: formulas('KPI Weekly goals'),
      charts: formulas('KPI Charts'),
      note: bench.values('KPI Scorecard!Z9'),
      plan: bench.values('KPI Coaching!A1:K4'),
      marks: tab('Mine').rules,
      settings: tab('KPI Settings').cells,
    };
  });

/** What the manager's own formula says. */
const closeRatio = async (): Promise<string> =>
  `${Math.round(Number((await product.shown('Mine!B1'))[0]?.[0]) * 100)}%`;

const sentences = async (): Promise<string> => {
  const { sidebar } = product;
  await sidebar.frame.getByRole('tab', { name: /^Meeting/ }).click();
  await sidebar.settled();
  const again = sidebar.frame.getByRole('button', { name: 'Compare again' });
  await again.click();
  await sidebar.settled();
  return (await sidebar.frame.locator('body').allInnerTexts()).join(' ');
};

test('the export is pasted over the last one, three Mondays on end', async () => {
  const { page } = product;
  await product.addOn('Build scorecard');
  await page.getByText('The scorecard is built').waitFor();
  await page.evaluate(() => {
    const { bench } = window.workbench;
    bench.person.addTab('Mine');
    bench.person.type('Mine!A1', 'Marcus Webb');
    bench.person.type('Mine!A2', 'Dylan Brooks');
    bench.person.type('Mine!B1', '=CLOSE_RATIO(Pipeline!A:K,A1,,,KPI_SETTINGS)');
    bench.person.type('KPI Scorecard!Z9', 'my note');
    bench.person.select('Mine!A1:A2');
    bench.callNow('mark', [JSON.stringify({ kpi: 'Any', what: 'names' })]);
    const step = { kpi: 'Close ratio', step: 'Agree the timeline', goal: '65%' };
    bench.callNow('addToPlan', [JSON.stringify({ rep: 'Marcus Webb', steps: [step] })]);
    bench.person.select('Pipeline!A1');
  });
  await product.addOn('Keep this week');
  await page.getByText('This week is kept, as of 2026-08-31').first().waitFor();
  await product.openSidebar();
  expect(await sentences()).toContain('Nothing to do');
  const before = await standing();
  expect(before.mine).toHaveLength(1);
  expect(before.marks).not.toEqual([]);
  expect(await closeRatio()).toBe('35%');
  await product.picture('monday-1');

  await pasteOver([HEADER, ...second()]);
  const said = await sentences();
  expect(said).toMatch(
    /Close ratio \d+(\.\d)?% to \d+(\.\d)?%: two deals decided, one of them won; a \$[\d,]+ win of/,
  );
  expect(said).toMatch(/win of \w+ was rewritten to lost/);
  expect(await standing()).toEqual(before);
  expect(await closeRatio()).toBe('32%');
  await product.picture('monday-2');
  await product.addOn('Keep this week');
  await page.getByText('This week is kept, as of 2026-09-07').first().waitFor();

  const moved = [HEADER, ...third()].map((row, i) => [i ? 'EMEA' : 'Region', ...[...row].reverse()]);
  await pasteOver(moved);
  const last = await sentences();
  expect(last).toMatch(/(\d+|one) deals? (decided|won)/);
  expect(last).toMatch(/First appointments: 601 to 551/);
  expect(await standing()).toEqual(before);
  await product.tab('KPI Scorecard');
  const names = (await product.shown('KPI Scorecard!A6:A18')).flat();
  expect(names).toContain('Marcus Webb');
  expect(names.at(-1)).toBe('Team');
  await product.picture('monday-3');
  await product.addOn('Build meeting page');
  await page.getByText('To print it').first().waitFor();
  await product.picture('monday-3-page');
  // What the grid itself has to say when the cells that formulas rest on are emptied by a key.
  product.forgive(/Dependency tree not found/);
  product.quiet();
});
