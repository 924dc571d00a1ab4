// What docs/accessibility.md says of the sidebar: keyboard, 200%, less motion.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SidebarPage } from './sidebar-page.ts';

let sidebar: SidebarPage;
beforeAll(async () => {
  sidebar = await SidebarPage.start();
  await sidebar.open();
});
afterAll(() => sidebar?.stop());

test('arrow keys go from panel to panel, and the panel that is shown is the one that is chosen', async () => {
  const tabs = sidebar.frame.getByRole('tab');
  const count = await tabs.count();
  expect(count).toBeGreaterThan(4);
  await tabs.first().focus();
  const seen = new Set<string>();
  for (let i = 0; i < count; i++) {
    const chosen = sidebar.frame.locator('[role=tab][aria-selected=true]');
    expect(await chosen.count()).toBe(1);
    seen.add((await chosen.textContent()) ?? '');
    await sidebar.page.keyboard.press('ArrowRight');
  }
  expect(seen.size).toBe(count);
});

test('Tab reaches every control of a panel that can be used, and shows where it is', async () => {
  await sidebar.frame.getByRole('tab', { name: /^Benchmarks/ }).click();
  await sidebar.settled();
  const fields = await sidebar.frame.locator('main input:visible:not([disabled])').count();
  expect(fields).toBeGreaterThan(3);
  await sidebar.frame.locator('[role=tab][aria-selected=true]').focus();
  const reached = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await sidebar.page.keyboard.press('Tab');
    const id = await sidebar.frame.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement?.matches('main input')) return '';
      // A place shows where the keyboard is if it looks otherwise with it than without it.
      const look = () => {
        const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(activeElement);
        return [outline, boxShadow, borderColor, backgroundColor].join();
      };
      const withKeyboard = look();
      (activeElement as HTMLElement).blur();
      const isTold = look() !== withKeyboard;
      (activeElement as HTMLElement).focus();
      if (!isTold) throw new Error(`no focus to be seen at ${activeElement.outerHTML}: ${withKeyboard}`);
      return String([...document.querySelectorAll('main input')].indexOf(activeElement));
    });
    if (id) reached.add(id);
  }
  expect(reached.size).toBe(fields);
});

test('at 200% (150 pixels wide) every panel can be read by scrolling down alone', async () => {
  await sidebar.width(150);
  for (const tab of await sidebar.frame.getByRole('tab').all()) {
    await tab.click();
    await sidebar.settled();
    const over = await sidebar.frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over, (await tab.textContent()) ?? '').toBeLessThanOrEqual(1);
  }
  await sidebar.width(300);
});

test('nothing moves where less motion is asked for', async () => {
  await sidebar.page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await sidebar.frame.evaluate(
    () =>
      [...document.querySelectorAll('*')]
        .map(element => getComputedStyle(element))
        .filter(
          style =>
            Number.parseFloat(style.transitionDuration) > 0.01 ||
            Number.parseFloat(style.animationDuration) > 0.01,
        ).length,
  );
  expect(moving).toBe(0);
});
