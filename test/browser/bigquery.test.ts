// The panel BigQuery in a real browser: from nothing but a table's name to a scorecard, over a service on this machine.
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dealRows, serviceWith, warehouseDist } from '../support/warehouse.ts';
import { SidebarPage } from './sidebar-page.ts';

const service = serviceWith(dealRows(240));
let sidebar: SidebarPage;
beforeAll(async () => {
  sidebar = await SidebarPage.start(await warehouseDist(), request => service.answer(request));
  await sidebar.open([{ name: 'Sheet1' }]);
  await sidebar.page.setViewportSize({ width: 1100, height: 1400 });
});
afterAll(() => sidebar.stop());

/** Keeps a picture where one is asked for. */
async function picture(name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await sidebar.page.screenshot({ path: `${folder}/${name}.png` });
}

test('a table is chosen, tried without reading, run, and its scorecard stands', async () => {
  await sidebar.play({ open: 'BigQuery' });
  await sidebar.settled();
  await sidebar.frame.getByRole('button', { name: 'List: Project with the table' }).click();
  await sidebar.sees('1 name to choose from');
  await sidebar.play({ type: 'Project with the table', text: 'sales-crm-1' });
  await sidebar.play({ type: 'Dataset', text: 'crm' });
  await sidebar.play({ type: 'Table or view', text: 'deals' });
  await picture('bigquery-1');
  await sidebar.play({ press: 'Look at its columns' });
  await sidebar.sees('240 rows, kept in US. Not usable, for their type or name: contacts.');
  await sidebar.sees('Proof of proposal_date: proposal_date');
  expect(await sidebar.violations()).toEqual([]);
  await picture('bigquery-2');
  await sidebar.play({ press: 'Try without reading' });
  await sidebar.sees('Reads 2.86 MiB: less than $0.01 a run.');
  expect(await sidebar.violations()).toEqual([]);
  await picture('bigquery-3');
  await sidebar.play({ press: 'Run and build the scorecard' });
  // Some hundred writes, each drawn: on a busy machine more than a moment.
  await expect.poll(() => sidebar.text(), { timeout: 120_000 }).toContain('The scorecard is built on them');
  await picture('bigquery-4');
  await sidebar.page.evaluate(() => window.workbench.settled());
  expect(
    await sidebar.page.evaluate(() => window.workbench.bench.values('KPI Scorecard!A6:A7').flat()),
  ).toEqual(['Rep A', 'Rep B']);
  sidebar.quiet();
});

test('a refusal is a sentence in the panel, and the scorecard stays', async () => {
  service.mayRead = false;
  await sidebar.play({ press: 'Try without reading' });
  await sidebar.sees(
    'Your account must be allowed to read the table "deals", got a refusal; ask whoever looks after it',
  );
  await sidebar.page.evaluate(() => window.workbench.settled());
  expect(await sidebar.page.evaluate(() => window.workbench.bench.value('KPI Scorecard!A4'))).toBe('Rep');
  await picture('bigquery-5');
  service.mayRead = true;
});

declare const window: { workbench: import('../../workbench/page/page.ts').PageHandle };
