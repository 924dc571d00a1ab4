// How far it is from a manager's own file to a flagged scorecard, in clicks; a list costs two, to open and to choose.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProductPage } from './product-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'clicks-'));
let product: ProductPage;
beforeAll(async () => {
  product = await ProductPage.start();
});
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true });
});

const STAGES = ['Closed Won', 'Closed Lost', 'Closed Lost', 'Proposal'];
const fileWith = (rep: string): string => {
  const file = join(folder, `${rep}.csv`);
  const rows = Array.from({ length: 60 }, (_, i) => {
    const day = String((i % 27) + 1).padStart(2, '0');
    return `D${i},${i % 2 ? 'Ana Silva' : 'Tom Okafor'},${STAGES[i % 4]},2026-01-${day},2026-02-${day},2026-03-${day},${1000 + i}`;
  });
  const head = `Deal,${rep},Stage,First appointment,Proposal date,Close date,Amount`;
  writeFileSync(file, [head, ...rows].join('\n'));
  return file;
};

/** Opens the file and presses Build in the menu: three clicks, Extensions, Sales Barometer and Build scorecard. */
async function openAndBuild(file: string): Promise<number> {
  await product.openFile(file);
  await expect.poll(() => product.shown('A1')).toEqual([['Deal']]);
  await product.settled();
  await product.addOn('Build scorecard');
  return 3;
}

const flags = async (): Promise<string> => (await product.shown("'KPI Scorecard'!A1:R12")).flat().join('|');

test('with headers that are known: three clicks and no key', async () => {
  const clicks = await openAndBuild(fileWith('Rep'));
  await product.page.getByText('The scorecard is built').waitFor();
  await expect.poll(flags, { timeout: 15_000 }).toMatch(/Close ratio (under|watch|below)/);
  expect(clicks).toBeLessThanOrEqual(3);
});

test('with a header for the rep that nobody knows: at most eight clicks and no key', async () => {
  let clicks = await openAndBuild(fileWith('Zuständig für den Abschluss'));
  // Build leads to the panel where the column is named.
  const element = await product.page.waitForSelector('#sidebar iframe');
  product.sidebar.frame = (await element.contentFrame()) as Frame;
  await product.sidebar.sees('One column is still to be named');
  await product.sidebar.play({ choose: 'Rep', option: 'Zuständig' });
  clicks += 2;
  await product.sidebar.play({ press: 'Save and build scorecard' });
  clicks += 1;
  await product.sidebar.sees('The scorecard is built');
  await expect.poll(flags, { timeout: 15_000 }).toMatch(/Close ratio (under|watch|below)/);
  expect(clicks).toBeLessThanOrEqual(8);
});
