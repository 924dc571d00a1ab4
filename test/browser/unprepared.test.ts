// From a file that nobody has prepared to a coached rep, in the order of README, by mouse: each click is counted, and each
// step leaves a picture. The public files are beside the repository and not in it.
import { resolve } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasShared, SHARED } from '../support/csv.ts';
import { PATIENT, ProductPage } from './product-page.ts';

let product: ProductPage;
beforeAll(async () => {
  product = await ProductPage.start();
});
afterAll(() => product?.stop());

interface Path {
  file: string;
  /** The most clicks from the open file to a flagged scorecard. */
  most: number;
  /** The first cell of the file. */
  first: string;
}

const PATHS: Path[] = [
  { file: 'crm-qichao.csv', most: 3, first: 'deal_id' },
  { file: 'revpulse-pelummy.csv', most: 8, first: 'deal_id' },
];

async function openFile(name: string, first: string): Promise<void> {
  await product.visit(product.home);
  await product.openFile(resolve(SHARED, 'data/unseen', name));
  await expect.poll(() => product.shown('A1'), PATIENT).toEqual([[first]]);
  await product.settled();
}

/** Presses what the panel offers until the scorecard is built; answers how many clicks it took. */
async function pressOn(name: string): Promise<number> {
  const { sidebar } = product;
  for (let clicks = 1; clicks <= 12; clicks++) {
    await sidebar.settled();
    await product.picture(`${name}-${clicks}-pipeline`);
    const build = sidebar.frame.getByRole('button', { name: /^(Save and b|B)uild scorecard$/ });
    const isReady = (await build.count()) > 0 && (await build.getAttribute('aria-disabled')) === null;
    if (isReady) {
      await build.click();
      await sidebar.sees('The scorecard is built');
      return clicks;
    }
    await sidebar.frame.locator('.advice button').first().click();
    await sidebar.sees('Saved in the tab KPI Settings');
  }
  throw new Error('the panel offers no way to the scorecard');
}

const card = () => product.shown("'KPI Scorecard'!A5:C40");

describe.skipIf(!hasShared).each(PATHS)('$file', ({ file, most, first }) => {
  const name = file.replace('.csv', '');

  test(`a flagged scorecard after at most ${most} clicks and no key, a coached rep after five more`, async () => {
    await openFile(file, first);
    await product.addOn('Build scorecard');
    let clicks = 3;
    const { page, sidebar } = product;
    const built = page.getByText('The scorecard is built').waitFor();
    const asked = page.waitForSelector('#sidebar iframe');
    built.catch(() => undefined);
    asked.catch(() => undefined);
    const isAsked = await Promise.race([built.then(() => false), asked.then(() => true)]);
    if (isAsked) {
      const element = await asked;
      sidebar.frame = (await element.contentFrame()) as Frame;
      await sidebar.frame.waitForSelector('h1');
      clicks += await pressOn(name);
    }
    await expect.poll(async () => (await card()).flat().join('|'), PATIENT).toMatch(/ (under|watch|below)/);
    expect(clicks).toBeLessThanOrEqual(most);
    await product.picture(`${name}-scorecard`);

    // Three clicks to the sidebar, where it is not open yet; one on the first name that is marked, one on its first step.
    let more = 0;
    if (!isAsked) {
      await product.openSidebar();
      more += 3;
    }
    await sidebar.play({ open: 'Scorecard' });
    await sidebar.frame.locator('.summary .names .whom button').first().click();
    more += 1;
    await sidebar.frame
      .getByRole('button', { name: /^Add to plan/ })
      .first()
      .waitFor();
    await product.picture(`${name}-coach`);
    await sidebar.frame
      .getByRole('button', { name: /^Add to plan/ })
      .first()
      .click();
    more += 1;
    await sidebar.sees('Added to the tab KPI Coaching');
    const [rep] = (await product.shown("'KPI Coaching'!A2")).flat();
    expect((await card()).map(([who]) => who)).toContain(rep);
    expect(more).toBeLessThanOrEqual(5);
    product.quiet();
  });
});
