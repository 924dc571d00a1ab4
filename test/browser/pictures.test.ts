// The pictures of the guide and of the listing, from the product itself. A picture is taken anew where what it shows has
// changed: the words on the page are kept beside it, so none is ever older than what it shows.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageHandle } from '../../workbench/page/page.ts';
import { ProductPage } from './product-page.ts';

declare const window: { workbench: PageHandle };

const root = resolve(import.meta.dirname, '../..');
const RECORD = resolve(root, 'docs/guide/pictures/shown.json');
const shown: Record<string, string> = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {};
const GUIDE = 'docs/guide/pictures';
const STORE = 'store/screenshots';

let product: ProductPage;
beforeAll(async () => {
  product = await ProductPage.start();
});
afterAll(async () => {
  await product?.stop();
  writeFileSync(RECORD, `${JSON.stringify(shown, null, 2)}\n`);
});

/** Takes a picture to each of the files, unless all are there and show what the page shows now. */
async function take(cells: string, ...files: string[]): Promise<void> {
  const { sidebar } = product;
  const bytes = await product.picture(files[0]?.split('/').at(-1)?.replace('.png', '') ?? '');
  const words = [
    ...(await product.shown(cells)).flat(),
    ...(await sidebar.frame.locator('body').allInnerTexts()),
  ].join('|');
  for (const file of files) {
    const path = resolve(root, file);
    if (shown[file] !== words || !existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    shown[file] = words;
    const there = readFileSync(path);
    expect([there.readUInt32BE(16), there.readUInt32BE(20)], file).toEqual([1280, 800]);
  }
}

const panel = async (name: RegExp) => {
  await product.sidebar.frame.getByRole('tab', { name }).click();
  await product.sidebar.settled();
};

test('the scorecard', async () => {
  await product.addOn('Build scorecard');
  await product.page.getByText('The scorecard is built').waitFor();
  await product.openSidebar();
  await product.tab('KPI Scorecard');
  await panel(/^Scorecard/);
  const card = (await product.shown("'KPI Scorecard'!A1:C30")).flat();
  expect(card).toContain('Marcus Webb');
  await take("'KPI Scorecard'!A1:R22", `${GUIDE}/scorecard.png`, `${STORE}/1-scorecard.png`);
});

test('the panel Gateways', async () => {
  await panel(/^Gateways/);
  await product.sidebar.frame.getByRole('heading', { name: 'Gateways' }).first().waitFor();
  await take("'KPI Scorecard'!A1:R22", `${GUIDE}/gateways.png`, `${STORE}/2-gateways.png`);
});

test('the panel Coach', async () => {
  await panel(/^Scorecard/);
  // A rep's name leads to what to coach them on.
  await product.sidebar.frame.getByRole('button', { name: 'Marcus Webb' }).first().click();
  await product.sidebar.frame
    .getByText(/11 of 31/)
    .first()
    .waitFor();
  await take("'KPI Scorecard'!A1:R22", `${GUIDE}/coach.png`, `${STORE}/3-coach.png`);
});

test('the weekly goals', async () => {
  await product.tab('KPI Weekly goals');
  await take("'KPI Weekly goals'!A1:H22", `${GUIDE}/weekly-goals.png`, `${STORE}/4-weekly-goals.png`);
});

test('the page for the meeting', async () => {
  const { page } = product;
  await page.evaluate(() => {
    const { bench } = window.workbench;
    bench.person.select('Pipeline!A1');
    const ask = (name: string, request: object) =>
      JSON.parse(bench.callNow(name, [JSON.stringify(request)]) as string).value;
    const target = (setting: string, value: number) => ({
      group: 'Target',
      name: 'Team',
      setting,
      values: [value],
    });
    const { version } = ask('readDocument', {}).settings;
    ask('saveSettings', { version, changes: [target('Revenue', 2_400_000), target('Weeks', 13)] });
    ask('keepWeek', {});
    // The next week: six proposals are decided, and a loss is rewritten to a win.
    const rows = bench.values('Pipeline!A1:K601');
    const proposals = rows.flatMap((row, i) => (row[7] === 'Proposal' && row[8] !== '' ? [i + 1] : []));
    proposals.slice(0, 6).forEach((row, i) => {
      bench.person.type(`Pipeline!H${row}`, i % 3 ? 'Closed Lost' : 'Closed Won');
      bench.person.type(`Pipeline!J${row}`, '2026-09-04');
    });
    const lost = rows.findIndex(row => row[2] === 'Marcus Webb' && row[7] === 'Closed Lost' && row[8] !== '');
    bench.person.type(`Pipeline!H${lost + 1}`, 'Closed Won');
    ask('buildPage', {});
  });
  await product.tab('KPI Meeting');
  await panel(/^Meeting/);
  await product.sidebar.frame.getByText(/was rewritten to won/).waitFor();
  expect((await product.shown("'KPI Meeting'!A6:A8")).flat().join()).toContain('six deals decided');
  await take("'KPI Meeting'!A1:I43", `${GUIDE}/meeting-page.png`);
});
