// Every panel of the built sidebar in a real browser: the scenarios, each looked at by axe-core at 300 and 280 pixels.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Scenario } from '../../workbench/demo/scenario.ts';
import { SidebarPage } from './sidebar-page.ts';

const folder = resolve(import.meta.dirname, '../scenarios');
const scenarios = await Promise.all(
  readdirSync(folder)
    .filter(file => file.endsWith('.ts'))
    .map(async file => ((await import(`../scenarios/${file}`)) as { default: Scenario }).default),
);

let sidebar: SidebarPage;
beforeAll(async () => {
  sidebar = await SidebarPage.start();
});
afterAll(() => sidebar?.stop());
afterEach(() => sidebar.quiet());

describe.each(scenarios)('$title', ({ tells, tabs, latency, steps }) => {
  test(tells, async () => {
    await sidebar.open(tabs, latency);
    for (const [i, step] of steps.entries()) {
      await sidebar.play(step).catch(error => {
        throw new Error(`Step ${i + 1}, ${JSON.stringify(step)}: ${error.message}`);
      });
      // What is seen is what there is to look at: a message, a form, a conflict.
      if ('sees' in step) expect(await sidebar.violations(), JSON.stringify(step)).toEqual([]);
    }
    await sidebar.width(280);
    expect(await sidebar.violations()).toEqual([]);
  });
});

test('a scenario is a demo too: chosen from the menu it plays to its end', async () => {
  const { page } = sidebar;
  await page.evaluate(() => history.replaceState(null, '', '?pace=20'));
  await page.getByRole('menuitem', { name: 'Demos' }).click();
  const { title, steps } = scenarios.find(each => each.title === 'A benchmark of 650%') as Scenario;
  await page.getByRole('menuitem', { name: title }).click();
  const caption = page.locator('#demo');
  await expect
    .poll(() => caption.textContent(), { timeout: 50_000 })
    .toContain(`all ${steps.length} steps shown`);
  await caption.getByRole('button', { name: 'Close' }).click();
  expect(await caption.isVisible()).toBe(false);
});
