// The whole product in a browser, as a person uses it: menus by mouse, cells by keyboard, and nothing forgiven.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Download, Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PageHandle } from '../../workbench/page/page.ts';
import { PATIENT, SidebarPage } from './sidebar-page.ts';

declare const window: { workbench: PageHandle };

/** Where the pictures go that were taken on the way, for whoever wants to look. */
const PICTURES = resolve(import.meta.dirname, '../../.cache/pictures');
const VIEW = { width: 1280, height: 800 };

export { PATIENT };

export class ProductPage {
  private readonly heard: string[] = [];

  /** The address of the page with the sample pipeline. */
  readonly home: string;

  private constructor(readonly sidebar: SidebarPage) {
    this.home = sidebar.page.url();
  }

  get page(): Page {
    return this.sidebar.page;
  }

  /** The product as it opens, or with a file that was named on the command line. */
  static async start(): Promise<ProductPage> {
    const sidebar = await SidebarPage.start();
    const product = new ProductPage(sidebar);
    const { page } = sidebar;
    const { heard } = product;
    page.on('pageerror', error => heard.push(`error: ${error.stack ?? error.message}`));
    page.on('console', message => heard.push(`console: ${message.text()}`));
    await page.setViewportSize(VIEW);
    await product.visit(product.home);
    return product;
  }

  /** Takes what the browser itself had to say back out, where a test asked for it. */
  forgive(expected: RegExp): void {
    for (const list of [this.heard, this.sidebar.noise]) {
      const rest = list.filter(line => !expected.test(line));
      list.splice(0, list.length, ...rest);
    }
  }

  async visit(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.waitForFunction(() => window.workbench);
    await this.page.evaluate(() => window.workbench.ready);
  }

  stop(): Promise<void> {
    return this.sidebar.stop();
  }

  /** Errors, words on the console, dialogs and requests to other hosts, by page or sidebar, since it was asked last. */
  noises(): string[] {
    return [...this.heard.splice(0), ...this.sidebar.noise.splice(0)];
  }

  quiet(): void {
    expect(this.noises()).toEqual([]);
  }

  /** A menu item by mouse, from the menu bar on. */
  async menu(...captions: string[]): Promise<void> {
    const item = (name: string) => this.page.getByRole('menuitem', { name, exact: true });
    const [top = '', ...inner] = captions;
    await item(top).click();
    for (const name of inner.slice(0, -1)) await item(name).hover();
    await item(inner.at(-1) ?? '').click();
  }

  /** Opens a file by the menu and the browser's own list. */
  async openFile(file: string): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.menu('File', 'Open file...'),
    ]);
    await chooser.setFiles(file);
  }

  addOn(caption: string): Promise<void> {
    return this.menu('Extensions', 'Sales Barometer', caption);
  }

  async openSidebar(): Promise<void> {
    await this.addOn('Open sidebar');
    const element = await this.page.waitForSelector('#sidebar iframe');
    this.sidebar.frame = (await element.contentFrame()) as Frame;
    await this.sidebar.frame.waitForSelector('h1');
    await this.sidebar.settled();
  }

  /** To a tab, by a click on its name at the bottom. */
  async tab(name: string): Promise<void> {
    await this.page.locator('[data-u-comp="slide-tab-item"]').getByText(name, { exact: true }).click();
    await expect
      .poll(
        () =>
          this.page.evaluate(() => {
            const { active, grid } = window.workbench.bench.book;
            return grid.tab(active.tab)?.name;
          }),
        PATIENT,
      )
      .toBe(name);
  }

  /** To a cell, by its name in the box beside the formula bar. */
  async goTo(cell: string): Promise<void> {
    const box = this.page.locator('[data-u-comp="defined-name"] input');
    await box.fill(cell);
    await box.press('Enter');
    await this.page.waitForFunction(where => {
      const { bench } = window.workbench;
      const { row, column } = bench.place(where).rect;
      return bench.book.active.rect.row === row && bench.book.active.rect.column === column;
    }, cell);
  }

  /** Types into the selected cell and presses Enter. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    // While the list of functions or the help of one is open, Enter may be for them.
    await expect.poll(() => this.page.locator('[data-u-comp="rect-popup"]').count(), PATIENT).toBe(0);
    await this.page.keyboard.press('Enter');
  }

  settled(): Promise<void> {
    return this.page.evaluate(() => window.workbench.settled());
  }

  /** What a person sees in cells. */
  shown(place: string): Promise<string[][]> {
    return this.page.evaluate(where => window.workbench.bench.shown(where), place);
  }

  /** Waits until a cell shows a text. */
  async shows(cell: string, text: string): Promise<void> {
    await expect.poll(async () => (await this.shown(cell))[0]?.[0], { ...PATIENT, message: cell }).toBe(text);
  }

  fill(cell: string): Promise<string> {
    return this.page.evaluate(where => window.workbench.bench.look(where).background, cell);
  }

  async download(act: () => Promise<void>): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    return download;
  }

  /** Takes a picture of the whole page; answers its bytes. */
  async picture(name: string): Promise<Buffer> {
    await this.settled();
    // Whatever was settled is drawn a moment later.
    await this.page.waitForTimeout(200);
    const bytes = await this.page.screenshot();
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(resolve(PICTURES, `${name}.png`), bytes);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([VIEW.width, VIEW.height]);
    return bytes;
  }
}
