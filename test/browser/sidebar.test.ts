// Every panel of the built sidebar in a real browser: the scenarios, each looked at by axe-core at 300 and 280 pixels.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import acceptProposals from '../scenarios/accept-proposals.ts';
import benchmark650 from '../scenarios/benchmark-of-650-percent.ts';
import buildTheScorecard from '../scenarios/build-the-scorecard.ts';
import coachAndPlan from '../scenarios/coach-and-plan.ts';
import gatewayWithARule from '../scenarios/gateway-with-a-rule.ts';
import handEdited from '../scenarios/hand-edited-settings.ts';
import markAndUnmark from '../scenarios/mark-and-unmark.ts';
import targetAndGauge from '../scenarios/target-and-gauge.ts';
import twoPeople from '../scenarios/two-people.ts';
import { SidebarPage } from './sidebar-page.ts';

let sidebar: SidebarPage;
beforeAll(async () => {
  sidebar = await SidebarPage.start();
});
afterAll(() => sidebar?.stop());
afterEach(() => sidebar.quiet());

describe.each([
  acceptProposals,
  gatewayWithARule,
  benchmark650,
  targetAndGauge,
  buildTheScorecard,
  twoPeople,
  coachAndPlan,
  markAndUnmark,
  handEdited,
])('$title', ({ tells, tabs, latency, steps }) => {
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
