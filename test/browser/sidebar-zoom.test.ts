// The sidebar at 200% zoom on a small screen: half the height is left, and nothing is lost of it.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SidebarPage } from './sidebar-page.ts';

let sidebar: SidebarPage;
beforeAll(async () => {
  sidebar = await SidebarPage.start();
  // 1366 x 768, less the browser's own bars, at 200%.
  await sidebar.page.setViewportSize({ width: 683, height: 340 });
});
afterAll(() => sidebar?.stop());
afterEach(() => sidebar.quiet());

test('the bar with Save does not cover the field that is being typed in', async () => {
  await sidebar.open();
  await sidebar.play({ open: 'Benchmarks' });
  const fields = await sidebar.frame.locator('input[type="text"]').all();
  for (const field of fields) {
    await field.click();
    await sidebar.page.keyboard.press('End');
    await sidebar.page.keyboard.type('1');
    await sidebar.sees('Save');
    const isSeen = () =>
      sidebar.frame.evaluate(() => {
        const [field, bar] = [document.activeElement, document.querySelector('footer')];
        return field && bar ? field.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top : false;
      });
    await expect.poll(isSeen).toBe(true);
    await sidebar.play({ press: 'Discard' });
  }
  expect(fields.length).toBeGreaterThan(4);
});

test.each([
  'Scorecard',
  'Coach',
  'Mark',
  'Formulas',
  'Pipeline',
  'Gateways',
  'Benchmarks',
  'Targets',
  'Warehouse',
])('%s has nothing to object to for axe-core', async panel => {
  await sidebar.open();
  await sidebar.play({ open: panel });
  await sidebar.settled();
  expect(await sidebar.violations()).toEqual([]);
});

test('F6 goes from the cells to the sidebar and back', async () => {
  await sidebar.open();
  await sidebar.page
    .locator('#grid canvas[id^="univer-sheet-main-canvas"]')
    .first()
    .click({ position: { x: 120, y: 60 } });
  const isInSidebar = () => sidebar.page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
  expect(await isInSidebar()).toBe(false);
  await sidebar.page.keyboard.press('F6');
  expect(await isInSidebar()).toBe(true);
  await sidebar.page.keyboard.press('Tab');
  expect(await sidebar.frame.evaluate(() => document.activeElement?.id)).toBe('tab-scorecard');
  await sidebar.page.keyboard.press('F6');
  await expect.poll(isInSidebar).toBe(false);
});
