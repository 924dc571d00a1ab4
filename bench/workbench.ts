// The workbench in a real browser: how long a person waits for the page, for a file, for an edit, and for what.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../workbench/headless/browser.ts';
import type { PageHandle } from '../workbench/page/page.ts';
import { serve } from '../workbench/serve.mjs';
import { repeated } from './calls.ts';
import { product } from './product.mjs';
import { median } from './race.ts';
import { type Part, percent, table, times } from './report.ts';

declare const window: { workbench: PageHandle };

const ROWS = 10_000;
const ROUNDS = 7;

/** Milliseconds of one wait by its steps, in their order. */
type Steps = Record<string, number>;

export async function workbench(): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'pipeline.csv');
  writeFileSync(file, csvOf());
  const browser = await launchBrowser();
  const empty = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<p>empty'),
  );
  await new Promise<void>(done => empty.listen(0, '127.0.0.1', done));
  const bare = await serve(product);
  const withFile = await serve({ ...product, file });
  const waits: Record<string, Steps[]> = { empty: [], ready: [], file: [], edit: [] };
  for (let round = 0; round < ROUNDS; round++) {
    waits.empty?.push(await visit(browser, `http://127.0.0.1:${(empty.address() as AddressInfo).port}`));
    waits.ready?.push(await inNewPage(browser, page => ready(page, bare.address)));
    await inNewPage(browser, async page => {
      waits.file?.push(await ready(page, withFile.address));
      waits.edit?.push(await editOnce(page));
    });
  }
  await browser.close();
  for (const server of [empty, bare, withFile]) server.close();
  rmSync(folder, { recursive: true });
  return report(waits as Record<'empty' | 'ready' | 'file' | 'edit', Steps[]>);
}

function report(waits: Record<'empty' | 'ready' | 'file' | 'edit', Steps[]>): Part {
  const total = (steps: Steps) => Object.values(steps).reduce((sum, time) => sum + time, 0);
  const empty = median(waits.empty.map(total));
  const line = (name: string, found: Steps[]) => {
    const ratios = found.map(steps => total(steps) / empty);
    const share = (step: string) => median(found.map(steps => (steps[step] as number) / total(steps)));
    const steps = Object.keys(found[0] as Steps).map(step => `${step} ${percent(share(step))}`);
    return [
      name,
      times(median(ratios)),
      times(Math.min(...ratios)),
      times(Math.max(...ratios)),
      steps.join(', '),
    ];
  };
  return {
    title: 'The workbench in a browser',
    body: [
      'How long a person waits, in times of opening an empty page in the same browser; medians of 7 rounds in turns, each ' +
        'in a new page with nothing cached. The file is a CSV of 10,000 opportunities; the edit is a stage in it, with the ' +
        'scorecard built.',
      table(
        ['Wait', 'Times an empty page', 'Least', 'Most', 'What takes the time'],
        [
          line('Page ready, with the sample', waits.ready),
          line('Page ready with a file of 10,000 rows', waits.file),
          line('A stage edited until the scorecard is updated', waits.edit),
        ],
      ),
    ],
  };
}

/** The pipeline as a file. */
function csvOf(): string {
  const text = (cell: unknown): string => {
    const value = typeof cell === 'object' && cell && 'value' in cell ? cell.value : cell;
    return value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '');
  };
  return (repeated(ROWS).rows ?? []).map(row => row.map(cell => `"${text(cell)}"`).join(',')).join('\n');
}

async function inNewPage<T>(browser: Browser, act: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
  try {
    return await act(page);
  } finally {
    await page.close();
  }
}

function visit(browser: Browser, address: string): Promise<Steps> {
  return inNewPage(browser, async page => {
    const start = performance.now();
    await page.goto(address);
    return { all: performance.now() - start };
  });
}

/** Opens the page; how long until its script is there, until it has run, and until the spreadsheet is calculated. */
async function ready(page: Page, address: string): Promise<Steps> {
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.workbench);
  await page.evaluate(async () => {
    await window.workbench.ready;
    await window.workbench.settled();
    await new Promise(done => requestAnimationFrame(done));
  });
  const all = performance.now() - start;
  const loaded = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return entries.find(entry => entry.name.endsWith('/page.js'))?.responseEnd ?? 0;
  });
  const config = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return entries.find(entry => entry.name.endsWith('/config'))?.startTime ?? 0;
  });
  return {
    'fetching the page': loaded,
    'compiling and running its libraries': config - loaded,
    'reading the tabs, starting the engine, drawing': all - config,
  };
}

/** Wins the first lost deal; how long until typing has returned, and until everything is calculated and drawn. */
async function editOnce(page: Page): Promise<Steps> {
  await page.evaluate(async () => {
    window.workbench.click('Build scorecard');
    await window.workbench.settled();
  });
  return page.evaluate(async () => {
    const { bench } = window.workbench;
    const [tab] = bench.book.grid.tabs;
    if (!tab) throw new Error('there is no tab');
    const stages = bench.values(`'${tab.name}'!H1:H200`);
    const row = stages.findIndex(([stage]) => stage === 'Closed Lost');
    let inScript = 0;
    const run = bench.host.run.bind(bench.host);
    bench.host.run = request => {
      const from = performance.now();
      try {
        return run(request);
      } finally {
        inScript += performance.now() - from;
      }
    };
    const start = performance.now();
    bench.person.type(`'${tab.name}'!H${row + 1}`, 'Closed Won');
    const typed = performance.now();
    await window.workbench.settled();
    const settled = performance.now();
    await new Promise(done => requestAnimationFrame(done));
    const drawn = performance.now();
    return {
      typing: typed - start,
      'the script, its loading and the rows handed over counted': inScript,
      'the engine': settled - typed - inScript,
      drawing: drawn - settled,
    };
  });
}
