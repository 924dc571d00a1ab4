// What may come from cells, from fields and from the way to the script: text stays text, and nothing typed is lost.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../src/core/cells/fold.ts';
import type { SeedCell } from '../../workbench/host/seed.ts';
import type { PageHandle } from '../../workbench/page/page.ts';
import { INJECTIONS } from './injection-corpus.ts';
import { SidebarPage } from './sidebar-page.ts';

declare const window: { workbench: PageHandle };

let sidebar: SidebarPage;
beforeAll(async () => {
  sidebar = await SidebarPage.start();
});
afterAll(() => sidebar?.stop());
afterEach(() => sidebar.quiet());

const PANELS = ['Pipeline', 'Gateways', 'Benchmarks', 'Targets', 'Scorecard', 'Coach', 'Meeting', 'Mark'];

/** Everything in the page that only markup from a text could have made. */
async function foreign(): Promise<string[]> {
  return sidebar.frame.evaluate(() => {
    const made =
      'script ~ script, img, iframe, object, embed, a, link, meta:not([charset]), form, video, audio, template, math, marquee';
    const odd = [...document.querySelectorAll(made)].map(element => element.outerHTML);
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes)
        if (
          /^on|^srcdoc$|^formaction$/i.test(name) ||
          (/^(href|src|action|style)$/i.test(name) && /javascript:|evil/i.test(value))
        )
          odd.push(`${element.tagName} ${name}=${value}`);
    }
    return odd;
  });
}

/** A text as the page shows it: white space and what has no width folded. */
const seen = (text: string): string => text.replace(/\s+/g, ' ').replace('\u0000', '').trim();

/** Names that fold alike are one, shown as first spelt. */
const DISTINCT = [...new Map([...INJECTIONS].reverse().map(text => [fold(text), text])).values()];
const GATEWAYS = DISTINCT.filter(text => !/^[=+@-]/.test(text)).slice(0, 12);

describe(`${INJECTIONS.length} hostile texts`, () => {
  const at = (i: number): string => INJECTIONS[i % INJECTIONS.length] as string;
  const start = new Date(Date.UTC(2026, 0, 5)).getTime();
  const day = (n: number): Date => new Date(start + n * 86_400_000);
  const rows: SeedCell[][] = INJECTIONS.flatMap((text, i) =>
    Array.from({ length: 4 }, (_, k): SeedCell[] => [
      text,
      day(i + k),
      at(i + 1),
      k % 2 ? 'Closed Won' : 'Closed Lost',
      k ? day(i + k + 5) : at(i + 2),
      day(i + k + 20),
      1000 + i,
      at(i + 3),
    ]),
  );
  // What would be a formula in a cell is made a text by a space without width.
  const texts = rows.map(row => row.map(cell => (isFormula(cell) ? `\u200b${cellValue(cell)}` : cell)));
  const tabs = [
    {
      name: 'Pipeline <img src=x onerror=hit()>',
      rows: [
        [
          'Rep',
          'First appointment',
          'Contact level',
          'Stage',
          'Proposal date',
          'Close date',
          'Amount',
          '<b onclick=hit()>Header</b>',
          'constructor',
          '__proto__',
          'toString',
        ],
        ...texts,
      ],
    },
    {
      name: 'KPI Settings',
      rows: [
        ['Group', 'Name', 'Setting', 'Value'],
        ...GATEWAYS.flatMap((text, i) => [
          ['Gateway', text, 'Proof column', 'Proposal date'],
          ['Gateway', text, 'Purpose', at(i + 5)],
          ['Gateway', text, 'Rule', `Contact level is one of ${at(i + 9).replaceAll(';', ',')}`],
          ['Gateway', text, 'Rule', 'constructor is one of __proto__'],
        ]),
        ...INJECTIONS.filter(text => !isFormula(text)).map(text => [text, text, text, text]),
        ['Benchmark', 'Close ratio', 'At least', '<img src=x onerror=hit()>'],
      ],
    },
  ];

  function cellValue(cell: SeedCell): unknown {
    return cell && typeof cell === 'object' && !(cell instanceof Date) ? cell.value : cell;
  }
  function isFormula(cell: SeedCell): boolean {
    return /^[=+@-]/.test(String(cellValue(cell)));
  }

  test('from every cell they are shown as texts, in every panel', async () => {
    await sidebar.open(tabs, 0, { KPI_SETTINGS: 'KPI Settings!A:D' });
    for (const panel of PANELS) {
      await sidebar.play({ open: panel });
      await sidebar.settled();
      await sidebar.frame.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      expect(await foreign(), panel).toEqual([]);
    }
    await sidebar.play({ open: 'Gateways' });
    for (const name of GATEWAYS.slice(0, 3)) {
      await sidebar.play({ press: `Edit: ${name}` });
      expect(await foreign(), name).toEqual([]);
    }
    await sidebar.play({ open: 'Targets' });
    const shown = seen(await sidebar.text());
    expect(DISTINCT.map(seen).filter(text => !shown.includes(text))).toEqual([]);
  });

  test('from every field they are kept as texts, and no formula is made of them', async () => {
    await sidebar.open();
    await sidebar.play({ open: 'Gateways' });
    await sidebar.play({ press: 'Edit: Proposal date' });
    await sidebar.play({ press: 'Add rule' });
    const fields = ['Name', 'Purpose', 'Window (days)', 'Benchmark'];
    for (const [i, text] of INJECTIONS.entries())
      await sidebar.frame.getByLabel(fields[i % fields.length] as string, { exact: true }).fill(text);
    expect(await foreign()).toEqual([]);
    await sidebar.play({ type: 'Window (days)', text: '30' });
    await sidebar.play({ type: 'Benchmark', text: '60%' });
    await sidebar.play({ type: 'Name', text: '<img src=x onerror=hit()>' });
    for (const text of INJECTIONS.filter(each => /^[=+@-]/.test(each))) {
      await sidebar.play({ type: 'Purpose', text });
      await sidebar.play({ press: 'Save' });
      await sidebar.sees('Saved');
      const cells = await sidebar.page.evaluate(() =>
        Array.from({ length: 12 }, (_, i) => [
          window.workbench.bench.value(`KPI Settings!D${i + 2}`),
          window.workbench.bench.formula(`KPI Settings!D${i + 2}`),
        ]),
      );
      expect(cells.map(([value]) => value)).toContain(text);
      expect(cells.every(([, formula]) => formula === '')).toBe(true);
    }
    await sidebar.play({ open: 'Targets' });
    await sidebar.play({ unfold: 'Add somebody without deals' });
    for (const text of INJECTIONS) await sidebar.frame.getByLabel('Name', { exact: true }).fill(text);
    await sidebar.play({ type: 'Name', text: '"><svg onload=hit()>' });
    await sidebar.play({ press: 'Add' });
    await sidebar.sees('Added ""><svg onload=hit()>"');
    for (const text of INJECTIONS) await sidebar.frame.getByLabel('Team revenue').fill(text);
    expect(await foreign()).toEqual([]);
  });
});

describe('the way to the script', () => {
  /** Lets the next call to a door fail with what Google says. */
  const fail = (door: string, error: string) =>
    sidebar.page.evaluate(
      ({ name, said }) => {
        const { bench } = window.workbench;
        const send = bench.send;
        bench.send = (...call) => {
          if (call[0] !== name) return send.apply(bench, call);
          bench.send = send;
          return Promise.resolve({ error: said });
        };
      },
      { name: door, said: error },
    );

  test('a lost connection while saving: a sentence, the text is still there, and the next press saves it', async () => {
    await sidebar.open();
    await sidebar.play({ open: 'Pipeline' });
    await sidebar.play({ unfold: 'What is in force without any settings' });
    await sidebar.play({ press: 'Accept all' });
    await sidebar.sees('Saved');
    await sidebar.play({ open: 'Benchmarks' });
    await sidebar.play({ type: 'Below peers by', text: '35%' });
    await fail('saveSettings', 'NetworkError: Connection failure due to HTTP 0');
    await sidebar.play({ press: 'Save' });
    await sidebar.sees('The connection was lost before the answer came.');
    await sidebar.play({ field: 'Below peers by', holds: '35%' });
    await sidebar.play({ press: 'Save' });
    await sidebar.sees('Saved in the tab KPI Settings: 1 benchmark changed');
  });

  test('several accounts: what to do, and a way to try again', async () => {
    await sidebar.open();
    await fail('readDocument', 'PERMISSION_DENIED: a server error occurred while reading from storage.');
    await sidebar.openSidebar();
    await sidebar.sees('another of your signed-in accounts');
    expect(await sidebar.violations()).toEqual([]);
    await sidebar.play({ press: 'Try again' });
    await sidebar.sees('600 deals on the tab');
  });
});

describe('by keyboard alone', () => {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await sidebar.page.keyboard.press(key);
  };
  const focused = () =>
    sidebar.frame.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      return element === document.body
        ? 'nothing'
        : (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() || element.tagName;
    });
  /** Goes on with Tab until something has the focus. */
  const tabTo = async (text: string): Promise<void> => {
    for (let i = 0; i < 80; i++) {
      if ((await focused()) === text) return;
      await press('Tab');
    }
    throw new Error(`Tab never came to "${text}"`);
  };

  test('accept, choose a panel, open a gateway, move, remove, undo, save: the focus is never lost', async () => {
    await sidebar.open();
    await sidebar.frame.locator('#tab-pipeline').click();
    await tabTo('What is in force without any settings');
    await press('Enter');
    await tabTo('Accept all');
    await press('Enter');
    await sidebar.sees('Saved in the tab KPI Settings');
    await expect.poll(focused).toMatch(/^Saved in the tab/);
    await sidebar.frame.locator('#tab-pipeline').focus();
    await press('ArrowRight');
    expect(await focused()).toBe('Gateways');
    await tabTo('Add gateway');
    await press('Enter');
    await expect.poll(() => sidebar.frame.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await sidebar.page.keyboard.type('Zweites Ja');
    await sidebar.sees('2 Zweites Ja');
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    expect(await focused()).toBe('Up: Zweites Ja');
    await press('Enter');
    await sidebar.sees('1 Zweites Ja');
    await expect.poll(focused).toBe('Up: Zweites Ja');
    await tabTo('Remove: Zweites Ja');
    await press('Enter');
    await expect.poll(focused).toMatch(/^Removed the gateway/);
    await tabTo('Undo');
    await press('Enter');
    await sidebar.sees('1 Zweites Ja');
    expect(await focused()).not.toBe('nothing');
    await tabTo('Save');
    await press('Enter');
    await sidebar.sees('in the tab KPI Settings');
    await expect.poll(focused).toMatch(/^Saved/);
    await sidebar.frame.locator('#tab-gateways').focus();
    await press('End');
    expect(await focused()).toBe('Warehouse');
    await press('ArrowRight');
    expect(await focused()).toBe('Scorecard');
  });
});
