// The pictures of the guide and of the listing, from the product itself. A picture is taken anew where what it shows has
// changed: the words on the page are kept beside it, so none is ever older than what it shows.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageHandle } from '../../workbench/page/page.ts';
import { ProductPage } from './product-page.ts';

declare const window: { workbench: PageHandle };

const root = resolve(import.meta.dirname, '../..');
const RECORD = resolve(root, 'docs/guide/pictures/shown.json');
const shown: Record<string, string> = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {};
const GUIDE = 'docs/guide/pictures';
const STORE = 'store/screenshots';
const PATH = 'docs/pictures/path.png';

let product: ProductPage;
beforeAll(async () => {
  product = await ProductPage.start();
});
afterAll(async () => {
  await product?.stop();
  writeFileSync(RECORD, `${JSON.stringify(shown, null, 2)}\n`);
});

/** Takes a picture to each of the files, unless all are there and show what the page shows now. */
async function take(cells: string, ...files: string[]): Promise<Buffer> {
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
  return bytes;
}

/** The stations of the way from deals to a meeting, in order, for README's picture of the whole path. */
const stations: [said: string, bytes: Buffer][] = [];

const panel = async (name: RegExp) => {
  await product.sidebar.frame.getByRole('tab', { name }).click();
  await product.sidebar.settled();
};

test('the scorecard', async () => {
  const item = (name: string) => product.page.getByRole('menuitem', { name, exact: true });
  await item('Extensions').click();
  await item('Sales Barometer').hover();
  await item('Build scorecard').waitFor();
  stations.push(['1. Your deals, as the CRM exports them: Build scorecard', await product.picture('deals')]);
  await item('Build scorecard').click();
  await product.page.getByText('The scorecard is built').waitFor();
  await product.openSidebar();
  await product.tab('KPI Scorecard');
  await panel(/^Scorecard/);
  const card = (await product.shown("'KPI Scorecard'!A1:C30")).flat();
  expect(card).toContain('Marcus Webb');
  const bytes = await take("'KPI Scorecard'!A1:R22", `${GUIDE}/scorecard.png`, `${STORE}/1-scorecard.png`);
  stations.push(['2. Who is under benchmark, and with which odds', bytes]);
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
  const bytes = await take("'KPI Scorecard'!A1:R22", `${GUIDE}/coach.png`, `${STORE}/3-coach.png`);
  stations.push(['3. What to coach first, why, and the steps', bytes]);
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
  const bytes = await take("'KPI Meeting'!A1:I43", `${GUIDE}/meeting-page.png`);
  stations.push(['4. Next Monday: what changed, on one page', bytes]);
});

test('the whole path, for README', async () => {
  const parts = stations.map(
    ([said, bytes]) =>
      `<figure><figcaption>${said}</figcaption><img src="data:image/png;base64,${bytes.toString('base64')}"></figure>`,
  );
  expect(parts).toHaveLength(4);
  const sheet = await (product.page.context().browser() as Browser).newPage();
  await sheet.setViewportSize({ width: 1600, height: 1108 });
  await sheet.setContent(
    `<style>body{margin:16px;display:grid;grid-template-columns:1fr 1fr;gap:16px;font:bold 20px Roboto,Arial,sans-serif}
    figure{margin:0}figcaption{margin:0 0 8px}img{width:100%;border:1px solid #dadce0}</style>${parts.join('')}`,
  );
  await sheet.evaluate(() => Promise.all([...document.images].map(image => image.decode())));
  const bytes = await sheet.screenshot();
  await sheet.close();
  const words = [GUIDE, STORE].flatMap(folder =>
    Object.entries(shown).flatMap(([file, said]) => (file.startsWith(folder) ? said : [])),
  );
  const file = resolve(root, PATH);
  const said = [...stations.map(([each]) => each), ...words].join('|');
  // What the parts say is kept beside them already.
  const digest = createHash('sha256').update(said).digest('hex');
  if (shown[PATH] !== digest || !existsSync(file)) writeFileSync(file, bytes);
  shown[PATH] = digest;
});
