// The first day of a manager with the product, from their own file to a coaching plan, in one go: what they do, what they
// see, and a picture at each station in .cache/pictures.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Step } from '../../workbench/demo/scenario.ts';
import type { PageHandle } from '../../workbench/page/page.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { cardIndex } from '../support/card.ts';
import { PATIENT, ProductPage } from './product-page.ts';

declare const window: { workbench: PageHandle };

let product: ProductPage;
let folder: string;
const pictures: Buffer[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'day-'));
  product = await ProductPage.start();
});
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true });
});

/** The pipeline as an export of a CRM: its own words in the header, days as ISO texts, money with sign and groups. */
function crmExport(): string {
  const [, ...deals] = samplePipeline().rows ?? [];
  const header = [
    'Deal name',
    'Company',
    'Deal owner',
    'First appointment',
    'Seniority',
    'Industry',
    'Lead source',
    'Deal stage',
    'Proposal sent',
    'Close date',
    'Amount',
  ];
  const text = (cell: unknown): string => {
    if (cell instanceof Date) return cell.toISOString().slice(0, 10);
    if (typeof cell === 'object' && cell !== null)
      return `"$${Number((cell as { value: number }).value).toLocaleString('en-US')}"`;
    return cell === null || cell === undefined ? '' : `"${cell}"`;
  };
  return [header.join(','), ...deals.map(deal => deal.map(text).join(','))].join('\r\n');
}

async function picture(name: string): Promise<void> {
  const bytes = await product.picture(`day-${pictures.length + 1}-${name}`);
  // Each station looks different from the one before.
  expect(pictures.at(-1)?.equals(bytes)).not.toBe(true);
  pictures.push(bytes);
}

async function play(...steps: Step[]): Promise<void> {
  for (const step of steps) {
    await product.sidebar.play(step).catch(error => {
      throw new Error(`${JSON.stringify(step)}: ${error.message}`);
    });
  }
}

const value = (place: string) => product.page.evaluate(where => window.workbench.bench.value(where), place);

test('the day of a new manager, from their file to a coaching plan, with nothing asked of another host and no error', async () => {
  const { page } = product;

  // Morning: the export of the CRM is opened.
  const file = join(folder, 'crm export.csv');
  writeFileSync(file, crmExport());
  await product.openFile(file);
  await page.locator('#title').getByText('crm export.csv', { exact: true }).waitFor();
  expect(await product.shown('C2:D2')).toEqual([['Tom Okafor', '2026-01-06']]);
  await picture('file');

  // The sidebar says how it was read, and proposes settings.
  await product.openSidebar();
  await play(
    { open: 'Pipeline' },
    { sees: '600 deals read of 600 rows' },
    { unfold: 'What is in force without any settings' },
    { sees: 'Gateway: Proposal sent' },
  );
  await picture('pipeline');
  await play({ press: 'Accept all' }, { sees: 'in the tab KPI Settings' });

  // The team agrees on what a proposal is: to somebody who can decide.
  await play(
    { open: 'Gateways' },
    { press: 'Edit: Proposal sent' },
    { type: 'Purpose', text: 'An offer against this year’s goals, to whoever owns the budget' },
    { press: 'Add rule' },
    { choose: 'Column', option: 'Seniority' },
    { choose: 'Test', option: 'is not one of' },
    { tick: 'User' },
    // The two claims by users were won, and sold is sold.
    { sees: 'Of 527 first appointments that had their 30 days, 367 passed (' },
    { press: 'Save' },
    { sees: 'Saved' },
  );
  await picture('gateway');

  // The quarter's target becomes first appointments a week.
  await play(
    { open: 'Targets' },
    { type: 'Team revenue', text: '2,400,000' },
    { type: 'Weeks', text: '13' },
    { type: 'Starts', text: '2026-07-06' },
    { sees: 'first appointments a week' },
    { press: 'Save' },
    { sees: 'Saved in the tab KPI Settings: 1 target changed' },
  );
  await picture('targets');

  // The scorecard that the team will meet around.
  await play(
    { open: 'Scorecard' },
    { press: 'Build scorecard' },
    { sees: 'The scorecard is built' },
    { sees: 'Marcus Webb' },
  );
  await product.tab('KPI Scorecard');
  await product.settled();
  const card = await product.shown("'KPI Scorecard'!A4:R18");
  expect(card.at(-1)?.[0]).toBe('Team');
  expect(card.at(-1)?.[cardIndex('First appointments')]).toBe('600');
  const flags = Object.fromEntries(card.slice(2, -1).map(row => [row[0], row[cardIndex('Flags')]]));
  expect(flags['Marcus Webb']).toContain('Close ratio under');
  expect(flags['Tom Okafor']).toContain('Average sale under');
  expect(flags['Dylan Brooks']).toContain('Gateway ratio under');
  expect(flags['Priya Raman']).toMatch(/^Sales cycle best practice \(/);
  await picture('scorecard');
  await product.tab('KPI Weekly goals');
  expect((await product.shown("'KPI Weekly goals'!B7:H7"))[0]?.every(Boolean)).toBe(true);
  await picture('weekly-goals');
  await product.tab('KPI Charts');
  await page.locator('.chart svg').nth(3).waitFor({ state: 'attached' });
  // A picture stands at its cell in its own size, whatever the tab in front was when it was made.
  const boxes = await page.locator('.chart').evaluateAll(charts =>
    charts.slice(0, 2).map(chart => {
      const { width, height } = chart.getBoundingClientRect();
      // The engine keeps two pixels around it free.
      return [Math.round(width) + 4, Math.round(height) + 4];
    }),
  );
  expect(boxes).toEqual([
    [636, 650],
    [636, 650],
  ]);
  await picture('charts');

  // Whose gateway ratio is low, and what is to be done about it.
  const addFirstStep = () =>
    product.sidebar.frame
      .getByRole('button', { name: /^Add to plan: / })
      .first()
      .click();
  await play({ open: 'Coach' }, { choose: 'Rep', option: 'Dylan Brooks' }, { sees: 'Contact level' });
  await addFirstStep();
  await play(
    { sees: 'Added to the tab KPI Coaching' },
    { choose: 'Rep', option: 'Marcus Webb' },
    { sees: 'Close ratio' },
  );
  await addFirstStep();
  await expect.poll(() => value('KPI Coaching!A3'), PATIENT).toBe('Marcus Webb');
  await picture('coach');

  // The plan is theirs: an owner by keyboard, and a tick by mouse.
  await page.locator('#sidebar').getByRole('button', { name: 'Close' }).click();
  await product.tab('KPI Coaching');
  await product.goTo('E2');
  await product.type('Ana');
  // So far to the right that the tab is scrolled.
  await product.goTo('J2');
  const box = await page.evaluate(() => window.workbench.cellBox('H2'));
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => value('KPI Coaching!H2'), PATIENT).toBe(true);
  expect(
    (await product.shown("'KPI Coaching'!A2:E3")).map(([rep, kpi, , , owner]) => [rep, kpi, owner]),
  ).toEqual([
    ['Dylan Brooks', 'Gateway ratio', 'Ana'],
    ['Marcus Webb', 'Close ratio', ''],
  ]);
  await picture('plan');

  product.quiet();
});
