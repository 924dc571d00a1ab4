// The sidebar of the built add-on in the workbench in a real browser, and what a person does there.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Step } from '../../workbench/demo/scenario.ts';
import { launchBrowser } from '../../workbench/headless/browser.ts';
import type { RestService } from '../../workbench/host/bigquery.ts';
import type { TabSeed } from '../../workbench/host/seed.ts';
import type { PageHandle } from '../../workbench/page/page.ts';
import { serve } from '../../workbench/serve.mjs';
import { samplePipeline } from '../samples/pipeline.ts';
import { product } from '../support/product.ts';

declare const window: { workbench: PageHandle };
declare const axe: { run(context: unknown, options: unknown): Promise<{ violations: Violation[] }> };

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE = 15_000;
/** How long a thing may take to show; nothing is tested by how long it took. */
export const PATIENT = { timeout: PATIENCE, interval: 50 };

export class SidebarPage {
  /** What went wrong that nobody asked about: errors, console output, requests to other hosts, dialogs. */
  readonly noise: string[] = [];
  frame!: Frame;

  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    private readonly served: { address: string; close(): void },
    private readonly folder: string,
  ) {}

  /** A copy of dist is served, so that a build in the meantime can't take it away. */
  static async start(dist = 'dist', bigQuery?: RestService): Promise<SidebarPage> {
    const folder = mkdtempSync(join(tmpdir(), 'sidebar-'));
    cpSync(dist, folder, { recursive: true });
    const served = await serve({ ...product, dist: folder, ...(bigQuery ? { bigQuery } : {}) });
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1100, height: 800 } });
    page.setDefaultTimeout(PATIENCE);
    const sidebar = new SidebarPage(page, browser, served, folder);
    sidebar.listen();
    await page.goto(served.address);
    await page.waitForFunction(() => window.workbench);
    await page.evaluate(() => window.workbench.ready);
    return sidebar;
  }

  private listen(): void {
    const { page, noise } = this;
    // Errors of the spreadsheet's own page are for the tests of that page.
    const isTheirs = (where: string) => where.includes('/page.js');
    page.on('pageerror', error => {
      if (!isTheirs(error.stack ?? '')) noise.push(`error: ${error.stack ?? error.message}`);
    });
    page.on('console', message => {
      if (!isTheirs(message.location().url)) noise.push(`console: ${message.text()}`);
    });
    page.on('dialog', dialog => {
      // A test that goes to another page has nothing to lose in this one.
      if (dialog.type() === 'beforeunload') {
        void dialog.accept();
        return;
      }
      noise.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', request => {
      if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith('http://127.0.0.1:'))
        noise.push(`request: ${request.url()}`);
    });
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.served.close();
    rmSync(this.folder, { recursive: true });
  }

  /**
   * Opens a spreadsheet, and the sidebar beside it.
   *
   * @param latency how long each call to the script takes, in milliseconds.
   * @param named ranges that bear a name.
   */
  async open(
    tabs: TabSeed[] = [samplePipeline()],
    latency = 0,
    named: Record<string, string> = {},
  ): Promise<void> {
    await this.page.evaluate(t => window.workbench.open('Test', t), tabs);
    await this.page.evaluate(() => window.workbench.settled());
    await this.page.evaluate(wait => {
      const { bench } = window.workbench;
      const send = bench.send.bind(bench);
      if (wait) bench.send = (...call) => new Promise(done => setTimeout(() => done(send(...call)), wait));
    }, latency);
    await this.page.evaluate(names => {
      for (const [name, place] of Object.entries(names)) window.workbench.bench.person.addName(name, place);
    }, named);
    await this.openSidebar();
  }

  async openSidebar(): Promise<void> {
    await this.page.evaluate(() => window.workbench.click('Open sidebar'));
    const element = await this.page.waitForSelector('#sidebar iframe');
    this.frame = (await element.contentFrame()) as Frame;
    await this.frame.waitForSelector('h1');
    await this.frame.waitForSelector('main .waiting', { state: 'detached' });
    await this.width(300);
  }

  async width(pixels: number): Promise<void> {
    await this.page.evaluate(width => {
      for (const part of ['#sidebar', '#sidebar iframe'])
        (document.querySelector(part) as HTMLElement).style.width = `${width}px`;
    }, pixels);
  }

  /** The text of the sidebar as it is seen, with single spaces. */
  async text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is folded away is not seen
    return this.frame.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
  }

  async sees(text: string, isThere = true): Promise<void> {
    await expect
      .poll(() => this.text(), { timeout: PATIENCE, interval: 50 })
      .toSatisfy(
        (seen: string) => seen.includes(text) === isThere,
        isThere ? `shows "${text}"` : `hides "${text}"`,
      );
  }

  /** Nothing is under way any more. */
  async settled(): Promise<void> {
    await expect.poll(() => this.frame.locator('.waiting').count(), { timeout: PATIENCE }).toBe(0);
  }

  async play(step: Step): Promise<void> {
    const { frame, page } = this;
    const exact = { exact: true };
    if ('open' in step) await frame.getByRole('tab', { name: new RegExp(`^${step.open}`) }).click();
    else if ('press' in step) await frame.getByRole('button', { name: step.press, ...exact }).click();
    else if ('type' in step) await frame.getByLabel(step.type, exact).first().fill(step.text);
    else if ('choose' in step) await this.choose(step.choose, step.option);
    else if ('tick' in step) await frame.getByLabel(step.tick).first().check();
    else if ('untick' in step) await frame.getByLabel(step.untick, exact).last().uncheck();
    else if ('unfold' in step) await frame.locator('summary', { hasText: step.unfold }).click();
    else if ('sees' in step) await this.sees(step.sees);
    else if ('misses' in step) await this.sees(step.misses, false);
    else if ('field' in step)
      await expect
        .poll(() => frame.getByLabel(step.field, exact).first().inputValue(), PATIENT)
        .toBe(step.holds);
    else if ('select' in step)
      await page.evaluate(place => window.workbench.bench.person.select(place), step.select);
    else if ('typed' in step)
      await page.evaluate(({ cell, typed }) => window.workbench.bench.person.type(cell, typed), step);
    else if ('looks' in step)
      await expect
        .poll(() => page.evaluate(place => window.workbench.bench.look(place).background, step.cell), PATIENT)
        .toBe(step.looks);
    else
      await expect
        .poll(() => page.evaluate(place => window.workbench.bench.value(place), step.cell), PATIENT)
        .toBe(step.holds);
  }

  private async choose(label: string, option: string): Promise<void> {
    const list = this.frame.getByLabel(label, { exact: true }).first();
    const texts = await list.locator('option').allTextContents();
    const text = texts.find(each => each === option) ?? texts.find(each => each.startsWith(option));
    await list.selectOption({ label: (text ?? option).trim() });
  }

  /** What axe-core finds against WCAG 2.2 AA and its best practices; and what is cut off at the side. */
  async violations(): Promise<string[]> {
    await this.frame.evaluate(axeSource);
    const found = await this.frame.evaluate(async () => {
      const { violations } = await axe.run(document, {
        resultTypes: ['violations'],
        // WCAG 2.2 AA; axe leaves it to whoever asks.
        rules: { 'target-size': { enabled: true } },
      });
      const wide = [...document.querySelectorAll('body, main, footer')].filter(
        part => part.scrollWidth > part.clientWidth,
      );
      return { violations, wide: wide.map(part => `${part.tagName} is wider than the sidebar`) };
    });
    return [
      ...found.wide,
      ...found.violations.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(node => node.html).join(' ')}`,
      ),
    ];
  }

  /** Nothing at all may have gone wrong beside what is told. */
  quiet(): void {
    expect(this.noise.splice(0)).toEqual([]);
  }
}
