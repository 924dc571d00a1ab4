// What a newcomer does first, with the built add-on in a real browser: a formula, the scorecard, a deal that is won.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PageHandle } from '../../workbench/page/page.ts';
import { cardLetter } from '../support/card.ts';
import { PATIENT, ProductPage } from './product-page.ts';

declare const window: { workbench: PageHandle };

let product: ProductPage;
beforeAll(async () => {
  product = await ProductPage.start();
});
afterAll(() => product?.stop());
afterEach(() => product.quiet());

const value = (place: string) => product.page.evaluate(where => window.workbench.bench.value(where), place);

/** The row of the first deal that a rep lost after a proposal. */
const lostDealOf = (rep: string) =>
  product.page.evaluate(name => {
    const deals = window.workbench.bench.values('Pipeline!A1:K601');
    return 1 + deals.findIndex(deal => deal[2] === name && deal[7] === 'Closed Lost' && deal[8] !== '');
  }, rep);

const rowOf = (rep: string) =>
  product.page.evaluate(name => {
    const card = window.workbench.bench.values("'KPI Scorecard'!A1:A30");
    return 1 + card.findIndex(row => row[0] === name);
  }, rep);

test('a formula is typed with its help beside it, the scorecard is built, and a deal that is won changes figure and colour', async () => {
  await product.goTo('M2');
  await product.page.keyboard.type('=CLOSE_RATIO(A:K, "Nina Petrova"');
  const help = product.page.locator('[data-u-comp="rect-popup"]');
  await expect.poll(() => help.textContent(), PATIENT).toContain('Share of decided deals that were won');
  await product.picture('first-minute-1-formula');
  await product.type(')');
  await expect.poll(() => value('M2'), PATIENT).toBe(0.5);

  await product.addOn('Build scorecard');
  await product.page.getByText('The scorecard is built').waitFor();
  await product.settled();
  const ratio = `KPI Scorecard!${cardLetter('Close ratio')}${await rowOf('Nina Petrova')}`;
  const name = ratio.replace(/![A-Z]+/, '!A');
  await product.shows(ratio, '50%');
  // Three of six: below, as likely by chance, so the figure is set off and the name is not.
  expect([await product.fill(ratio), await product.fill(name)]).toEqual(['#fdfaf2', '#ffffff']);
  const before = await product.picture('first-minute-2-scorecard');

  await product.tab('Pipeline');
  await product.goTo(`H${await lostDealOf('Nina Petrova')}`);
  await product.type('Closed Won');
  await expect.poll(() => value('Pipeline!M2'), PATIENT).toBe(4 / 6);
  await product.tab('KPI Scorecard');
  await product.shows(ratio, '67%');
  expect([await product.fill(ratio), await product.fill(name)]).toEqual(['#ffffff', '#ffffff']);
  const after = await product.picture('first-minute-3-deal-won');
  expect(after.equals(before)).toBe(false);
});

test('undo takes the deal back and the scorecard follows; what the add-on did to its tabs is not undone', async () => {
  await product.tab('Pipeline');
  await product.page.keyboard.press('Control+z');
  const row = await rowOf('Nina Petrova');
  await product.shows(`KPI Scorecard!${cardLetter('Close ratio')}${row}`, '50%');
  for (let i = 0; i < 3; i++) await product.page.keyboard.press('Control+z');
  await expect.poll(() => value('Pipeline!M2'), PATIENT).toBe('');
  const tabs = await product.page.locator('[data-u-comp="slide-tab-item"]').allTextContents();
  expect(tabs).toEqual(['Pipeline', 'KPI Settings', 'KPI Scorecard', 'KPI Weekly goals', 'KPI Charts']);
});

test('a request to another host is refused by the page, and would be heard', async () => {
  const went = await product.page.evaluate(() =>
    fetch('https://example.com/').then(
      () => true,
      () => false,
    ),
  );
  expect(went).toBe(false);
  // The browser says on the console what the page's policy refused.
  expect(product.noises().join('\n')).toContain('https://example.com/');
});
