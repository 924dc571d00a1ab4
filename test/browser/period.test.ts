// A period chosen from the list on the scorecard's tab, by keyboard and mouse; and removing what was built leaves the page
// without an error.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PATIENT, ProductPage } from './product-page.ts';

let product: ProductPage;
beforeAll(async () => {
  product = await ProductPage.start();
});
afterAll(() => product?.stop());

test('a period of the list writes From, and what a moving first day means is said where it is seen', async () => {
  const { page } = product;
  await product.addOn('Build scorecard');
  await page.getByText('The scorecard is built').waitFor();
  await product.goTo('E2');
  await page.keyboard.type('Last 13');
  await page.getByText('Last 13 weeks', { exact: true }).last().click();
  await expect.poll(() => product.shown('B2'), PATIENT).toEqual([['2026-06-08']]);
  await product.settled();
  const [[line = ''] = []] = await product.shown('A3');
  expect(line).toContain('The first day moves with such a period');
  await product.picture('period-chosen');
  product.quiet();
});

test('what was built is removed from the sidebar, which asks first, and nothing goes wrong on the page', async () => {
  const { page, sidebar } = product;
  await product.openSidebar();
  await sidebar.play({ open: 'Scorecard' });
  await sidebar.frame.getByRole('button', { name: 'Remove', exact: true }).click();
  await sidebar.sees('Remove them');
  await sidebar.frame.getByRole('button', { name: 'Remove them' }).click();
  await sidebar.sees('1. Your deals');
  await sidebar.settled();
  await page.locator('#sidebar .close').click();
  await expect.poll(() => page.locator('#sidebar iframe').count(), PATIENT).toBe(0);
  await product.settled();
  // The cells take the room of the sidebar.
  const right = await page.locator('#grid').evaluate(grid => grid.getBoundingClientRect().right);
  expect(right).toBe(page.viewportSize()?.width);
  await product.picture('period-removed');
  product.quiet();
});
