// The user's own files: named on the command line, chosen, dropped, and saved again, with the built add-on on them.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import type { PageHandle } from '../../workbench/page/page.ts';
import { cardIndex } from '../support/card.ts';
import { hasShared, SHARED } from '../support/csv.ts';
import { ProductPage } from './product-page.ts';

declare const window: { workbench: PageHandle };

const root = resolve(import.meta.dirname, '../..');
const DEALS = [
  ['Rep', 'First appointment', 'Stage', 'Close date', 'Amount'],
  ['Zoë Ångström', '2026-01-05', 'Closed won', '2026-02-02', '10000'],
  ['Bob, Jr.', '2026-01-12', 'Closed lost', '2026-02-20', ''],
];
const csv = DEALS.map(row => row.map(cell => (cell.includes(',') ? `"${cell}"` : cell)).join(',')).join('\n');

let product: ProductPage;
let folder: string;
const running: (() => void)[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  product = await ProductPage.start();
});
afterEach(() => {
  for (const stop of running.splice(0)) stop();
  product.quiet();
});
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true });
});

const saved = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

/** What `npm start -- ...` runs once the add-on is built; answers what it says first, and where. */
function start(...words: string[]): Promise<{ said: string; failed: string; code: number | null }> {
  const child = spawn(process.execPath, ['workbench/serve.mjs', ...words], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder },
  });
  running.push(() => child.kill());
  let said = '';
  let failed = '';
  return new Promise(done => {
    child.stdout.on('data', data => {
      said += data;
      done({ said, failed, code: null });
    });
    child.stderr.on('data', data => {
      failed += data;
    });
    child.on('close', code => done({ said, failed, code }));
  });
}

/** Opens the page of `npm start -- FILE`. */
async function visit(file: string): Promise<void> {
  const { said, failed } = await start(file, '--port', '0');
  expect(failed).toBe('');
  const [, address] = /^The workbench is at (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(said) ?? [];
  await product.visit(address as string);
}

const title = (text: string) => product.page.locator('#title').getByText(text, { exact: true }).waitFor();

describe('npm start -- FILE', () => {
  test('builds, and serves what comes after the two dashes', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(scripts.start).toBe('node build.mjs && node workbench/serve.mjs');
  });

  test('opens a CSV file, by its name in the folder where it was called; why it can’t be read later is said', async () => {
    saved('deals.csv', csv);
    await visit('deals.csv');
    await title('deals.csv');
    expect(await product.shown('A1:E3')).toEqual(DEALS);

    // The file is read anew for every page.
    const failure = product.page.locator('.toast.failure');
    saved('deals.csv', '%PDF-1.7');
    await product.visit(product.page.url());
    await failure.getByText('deals.csv is a PDF; a .csv or .xlsx file is wanted.').waitFor();
    await title('Sample pipeline');
    rmSync(join(folder, 'deals.csv'));
    await product.visit(product.page.url());
    await failure.getByText('deals.csv can’t be read any more: it is not there.').waitFor();
    // The browser itself says on the console that a request failed.
    product.forgive(/status of 500/);
  });

  test('opens an Excel workbook, tab by tab', async () => {
    const sheet = (name: string, rows: (string | number)[][]) => ({
      sheet: name,
      data: rows.map(row => row.map(value => ({ value }))),
    });
    const sheets = [sheet('Deals', DEALS), sheet('More', [['Team', 12]])];
    await writeXlsx(sheets as never).toFile(join(folder, 'book.xlsx'));
    await visit(join(folder, 'book.xlsx'));
    await title('book.xlsx');
    expect(await product.shown('Deals!A1:E3')).toEqual(DEALS);
    expect(await product.shown('More!A1:B1')).toEqual([['Team', '12']]);
  });

  test.skipIf(!hasShared)(
    'opens a real export of 8,800 deals, and the scorecard is built on it',
    async () => {
      await visit(resolve(SHARED, 'data/maven__sales_pipeline.csv'));
      await title('maven__sales_pipeline.csv');
      await product.addOn('Build scorecard');
      await product.page.getByText('The scorecard is built').waitFor();
      await product.settled();
      const card = await product.shown("'KPI Scorecard'!A4:R60");
      expect(card.find(row => row[0] === 'Team')?.[cardIndex('Sales')]).toBe('4,238');
      await product.picture('files-real-export');
    },
  );

  test('what can’t be served is a sentence and the end, without a stack', async () => {
    mkdirSync(join(folder, 'quarter'));
    const said = await Promise.all([start('nothing.csv'), start('quarter'), start('--colour', 'red')]);
    expect(said.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(said.map(({ failed }) => failed.trim().replace(folder, '...'))).toEqual([
      '.../nothing.csv is not there',
      '.../quarter is a folder; a .csv or .xlsx file is wanted',
      expect.stringMatching(/^Unknown option '--colour'[^\n]*$/),
    ]);
  });
});

describe('in the page', () => {
  beforeAll(() => product.visit(product.home));

  test('File, Open file takes the file that is chosen', async () => {
    await product.openFile(saved('chosen.csv', csv));
    await title('chosen.csv');
    expect(await product.shown('A2:B2')).toEqual([['Zoë Ångström', '2026-01-05']]);
  });

  /** What the browser tells a page when somebody drags a file over it and lets go. */
  const drag = (kinds: string[], name: string, content: string) =>
    product.page.evaluate(
      ([events, called, text]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text as string], called as string));
        return (events as string[]).map(kind => {
          const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
          document.querySelector('#grid')?.dispatchEvent(event);
          return event.defaultPrevented && !(document.querySelector('#drop') as HTMLElement).hidden;
        });
      },
      [kinds, name, content] as const,
    );

  test('a file dragged over the page is invited, and one that is dropped is opened', async () => {
    expect(await drag(['dragover'], 'dropped.csv', csv)).toEqual([true]);
    await product.page.getByText('Drop a .csv or .xlsx file to open it').waitFor();
    await drag(['drop'], 'dropped.csv', csv);
    await title('dropped.csv');
    expect(await product.page.locator('#drop').isVisible()).toBe(false);
    expect(await product.shown('A3:C3')).toEqual([['Bob, Jr.', '2026-01-12', 'Closed lost']]);
  });

  test('a dropped file that can’t be read says why, and what was open stays', async () => {
    await drag(['drop'], 'broken.xlsx', 'not a workbook');
    await product.page.getByText('broken.xlsx is called .xlsx and is no Excel workbook.').waitFor();
    await drag(['drop'], 'empty.csv', '');
    await product.page.getByText('empty.csv is empty.').waitFor();
    await title('dropped.csv');
  });

  test('the active tab is saved as CSV, figures as they are shown, and opens again as it was', async () => {
    await product.page.evaluate(() => window.workbench.bench.person.type('F2', '=E2*65%'));
    await product.settled();
    const download = await product.download(() => product.menu('File', 'Download this tab as CSV'));
    expect(download.suggestedFilename()).toBe('dropped.csv - dropped.csv');
    const path = join(folder, 'again.csv');
    await download.saveAs(path);
    expect(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')).toBe(
      csv
        .split('\n')
        .map((line, i) => `${line},${i === 1 ? '6500' : ''}`)
        .join('\r\n'),
    );
    await product.page.setInputFiles('#file', path);
    await title('again.csv');
    expect(await product.shown('A2:F2')).toEqual([[...(DEALS[1] as string[]), '6500']]);
  });
});
