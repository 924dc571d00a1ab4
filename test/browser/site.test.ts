// The static site from a path below another site's, and then without a network.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { productSite } from '../../build/site.mjs';
import { launchBrowser } from '../../workbench/headless/browser.ts';
import type { PageHandle } from '../../workbench/page/page.ts';
import { serve } from '../../workbench/serve.mjs';
import { product } from '../support/product.ts';

declare const window: { workbench: PageHandle };

const PATH = '/people/ana/barometer/';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.png': 'image/png',
};

let folder: string;
let files: string[];
let server: Server;
let browser: Browser;
let context: BrowserContext;
let home: string;
const asked: string[] = [];
const errors: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  files = await productSite(join(folder, 'site'));
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const name = pathname.slice(PATH.length) || 'index.html';
    if (!pathname.startsWith(PATH) || !files.includes(name)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
    response.end(readFileSync(join(folder, 'site', name)));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

afterEach(async () => {
  await context?.close();
  const foreign = asked
    .splice(0)
    .filter(address => /^(https?|wss?):/.test(address) && !address.startsWith(home));
  expect(foreign).toEqual([]);
  expect(errors.splice(0)).toEqual([]);
});

/** A new browser profile, after `before` ran in the page. */
async function visit(before?: string, isCut = false): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.on('request', request => asked.push(request.url()));
  const page = await context.newPage();
  page.on('pageerror', error => errors.push(error.message));
  if (before) await page.addInitScript(before);
  if (isCut) await page.route('**/page.js', route => route.abort());
  await page.goto(home);
  return page;
}

async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => window.workbench);
  await page.evaluate(() => window.workbench.ready);
}

async function buildScorecard(page: Page): Promise<void> {
  await page.getByRole('menuitem', { name: 'Extensions' }).click();
  await page.getByRole('menuitem', { name: 'Sales Barometer' }).hover();
  await page.getByRole('menuitem', { name: 'Build scorecard' }).click();
  await page.getByText('The scorecard is built').waitFor();
  await page.evaluate(() => window.workbench.settled());
  const card = await page.evaluate(() => window.workbench.bench.shown("'KPI Scorecard'!A1:A40").flat());
  expect(card).toContain('Marcus Webb');
}

test('opens from a path below another site, and once more without a network, with everything it does', async () => {
  const page = await visit();
  await ready(page);
  expect(await page.textContent('#about')).toContain('nothing leaves it');
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');

  server.closeAllConnections();
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await buildScorecard(page);
  await page.evaluate(() => window.workbench.click('Open sidebar'));
  const sidebar = page.frameLocator('#sidebar iframe');
  await sidebar.getByRole('tab', { name: /^Scorecard/ }).click();
  await sidebar.getByRole('heading', { level: 1 }).waitFor();
  await page.screenshot({ path: '.cache/pictures/site-without-a-network.png' });

  await page.setInputFiles('#file', {
    name: 'deals.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Owner,Stage\nAna,Won\n'),
  });
  await page.waitForFunction('document.querySelector("#title").textContent === "deals.csv"');
  await page.getByRole('link', { name: 'Guide' }).click();
  await page.getByRole('link', { name: /two minutes/ }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.screenshot({ path: '.cache/pictures/site-guide.png' });
});

test('its first page loads no more than the workbench’s own does, and what is not needed at once comes later', async () => {
  const loaded = async (page: Page): Promise<Map<string, number>> => {
    const entries = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
        ({ name, decodedBodySize }) => [name.split('/').at(-1) ?? '', decodedBodySize] as const,
      ),
    );
    return new Map(entries);
  };
  const page = await visit();
  await ready(page);
  const site = await loaded(page);
  const served = await serve(product);
  const other = await browser.newPage();
  await other.goto(served.address);
  await ready(other);
  const own = await loaded(other);
  await other.close();
  served.close();
  const bytes = (of: Map<string, number>) => [...of.values()].reduce((sum, each) => sum + each, 0);
  expect(site.has('page.js') && own.has('page.js')).toBe(true);
  expect(bytes(site)).toBeGreaterThan(1e6);
  expect(bytes(site) / bytes(own)).toBeLessThan(1.1);
  // The reader of .xlsx files is a part of its own, and asked for when there is such a file.
  const parts = files.filter(file => /^xlsx-.*\.js$/.test(file));
  expect(parts).toHaveLength(1);
  for (const part of parts) expect([...site.keys()]).not.toContain(part);
});

test('its own pages lead nowhere that is not there', async () => {
  const pages = files.filter(file => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(8);
  for (const file of pages) {
    const text = readFileSync(join(folder, 'site', file), 'utf8');
    for (const [, to = ''] of text.matchAll(/(?:href|src)="([^"#:]+)(?:#[^"]*)?"/g)) {
      const path = new URL(to, new URL(file, home)).href.slice(home.length) || 'index.html';
      expect(files, `${file} leads to ${to}`).toContain(path);
    }
  }
});

test('a browser that keeps nothing and has no WebAssembly shows the spreadsheet, and says what it can’t do', async () => {
  const page = await visit(`
    delete window.WebAssembly;
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('denied', 'SecurityError'); } });`);
  await ready(page);
  await page.getByText('This browser keeps nothing for this page').waitFor();
  await buildScorecard(page);
});

test.each([
  ['a part of the page is missing', undefined, /a part of it could not be loaded/],
  [
    'the browser lacks what a spreadsheet needs',
    'delete window.ResizeObserver',
    /ResizeObserver is not defined/,
  ],
])('where the page can’t start, one sentence says so: %s', async (_, before, why) => {
  const page = await visit(before, before === undefined);
  await page.getByRole('alert').waitFor();
  const said = (await page.getByRole('alert').textContent()) ?? '';
  expect(said).toMatch(
    /^The spreadsheet can’t start in this browser: .+ A current Chrome, Edge, Firefox or Safari opens it\.$/,
  );
  expect(said).toMatch(why);
  errors.splice(0);
});
