// The help of every panel opens the guide's own text, without a request; and all of it can be read in a narrow sidebar.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guidePages } from '../../build/guide.mjs';
import { SidebarPage } from './sidebar-page.ts';

let sidebar: SidebarPage;
beforeAll(async () => {
  sidebar = await SidebarPage.start();
  await sidebar.open();
});
afterAll(() => sidebar?.stop());

const PAGES = guidePages();
/** The words of a text, without the signs of Markdown and of HTML. */
const wordsOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const OWN: [panel: string, page: string][] = [
  ['Scorecard', '1-first-scorecard'],
  ['Coach', '6-coaching'],
  ['Meeting', '5-weekly-meeting'],
  ['Mark', '4-odds'],
  ['Formulas', '3-numbers'],
  ['Pipeline', '1-first-scorecard'],
  ['Gateways', '2-gateways'],
  ['Benchmarks', '4-odds'],
  ['Targets', '3-numbers'],
];

test.each(OWN)('%s: its help has the page %s, word by word', async (panel, name) => {
  const { frame } = sidebar;
  await sidebar.play({ open: panel });
  await sidebar.settled();
  await sidebar.play({ unfold: `Help with ${panel}` });
  const page = PAGES.find(each => each.name === name);
  const own = frame.locator('.help > details > .inside > details', { hasText: page?.title ?? '' }).first();
  await own.locator('summary').first().click();
  const shown = wordsOf((await own.locator('.guide').textContent()) ?? '');
  // A paragraph is there as it is in the file; a table is told row by row.
  const paragraphs = (page?.text ?? '')
    .split(/\n\n+/)
    .filter(part => !/^(!\[|\||```|- |\d\. )/.test(part))
    .map(part => wordsOf(part.replace(/\]\([^)]*\)/g, ']')));
  expect(paragraphs.length).toBeGreaterThan(0);
  for (const paragraph of paragraphs) expect(shown).toContain(paragraph);
  for (const width of [300, 280]) {
    await sidebar.width(width);
    expect(await sidebar.violations()).toEqual([]);
  }
  await sidebar.width(300);
  sidebar.quiet();
});

test('the whole guide is there, each page once', async () => {
  await sidebar.play({ unfold: 'The whole guide' });
  const titles = await sidebar.frame.locator('.help details > summary').allTextContents();
  for (const { title } of PAGES) expect(titles.filter(each => each === title)).toEqual([title]);
  await sidebar.page.screenshot({ path: '.cache/help.png' });
});
