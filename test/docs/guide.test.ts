// Every formula of the guide is typed into the workbench's sample spreadsheet; every picture that it shows is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guidePages } from '../../build/guide.mjs';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { openSample } from '../support/workbench.ts';

const root = resolve(import.meta.dirname, '../..');
const pages = guidePages();
const worked = pages.flatMap(({ text }) =>
  [...text.matchAll(/```worked\n([\s\S]*?)```/g)].flatMap(([, body = '']) => body.trim().split('\n')),
);
const cases = worked.map(line => line.split(' -> ') as [formula: string, answer: string]);
const tables = pages.flatMap(({ text }) =>
  [...text.matchAll(/`(=[^`]+)`/g)].map(([, formula]) => formula ?? ''),
);
const whole = tables.filter(formula => !formula.includes('...'));

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openSample();
  workbench.person.addTab('Typed');
  // Far apart, so that a table has room to spill.
  cases.forEach(([formula], i) => {
    workbench.person.type(`Typed!A${i + 1}`, formula);
  });
  whole.forEach((formula, i) => {
    workbench.person.addTab(`Table ${i}`);
    workbench.person.type(`'Table ${i}'!A1`, formula);
  });
  await workbench.settled();
});
afterAll(() => workbench?.close());

describe('the guide', () => {
  test('has at most ten pages, and formulas to try', () => {
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.length).toBeLessThanOrEqual(10);
    expect(cases.length).toBeGreaterThanOrEqual(4);
    expect(whole.length).toBeGreaterThanOrEqual(4);
  });

  test.each(cases.map(([formula, answer], i) => ({ formula, answer, cell: `Typed!A${i + 1}` })))(
    '$formula is $answer',
    ({ answer, cell }) => {
      expect(workbench.value(cell), workbench.sentence(cell)).toBeCloseTo(Number(answer), 14);
    },
  );

  test.each(whole.map((formula, i) => ({ formula, place: `'Table ${i}'!A1` })))(
    '$formula answers a table',
    ({ place }) => {
      expect(workbench.sentence(place)).toBe('');
      expect(workbench.value(place)).not.toBe('');
    },
  );

  test('shows pictures that are there, and none is there that it does not show', () => {
    const wanted = pages.flatMap(({ text }) =>
      [...text.matchAll(/\]\((pictures\/[^)]+)\)/g)].map(([, to = '']) => to),
    );
    for (const picture of wanted)
      expect(existsSync(resolve(root, 'docs/guide', picture)), picture).toBe(true);
    const there = readdirSync(resolve(root, 'docs/guide/pictures')).filter(file => file.endsWith('.png'));
    expect(there.map(file => `pictures/${file}`).sort()).toEqual([...new Set(wanted)].sort());
  });
});

describe('the listing', () => {
  const text = readFileSync(resolve(root, 'store/MARKETPLACE.md'), 'utf8');

  test('keeps to the limits that it names', () => {
    const limited = [...text.matchAll(/^\| [^|]+\((\d+)\) +\| ([^|]+?) +\|$/gm)];
    expect(limited.length).toBe(2);
    for (const [, most, said = ''] of limited) expect(said.length, said).toBeLessThanOrEqual(Number(most));
    const detailed = /### Detailed description \(16,000\)\n([\s\S]*?)\n## /.exec(text)?.[1] ?? '';
    expect(detailed.length).toBeGreaterThan(200);
    expect(detailed.length).toBeLessThanOrEqual(16_000);
  });

  test('gives a reason for exactly the scopes of the manifest', () => {
    const { oauthScopes } = JSON.parse(readFileSync(resolve(root, 'appsscript.json'), 'utf8'));
    const named = [...text.matchAll(/^\| `(https:[^`]+)`/gm)].map(([, scope]) => scope);
    expect(named.sort()).toEqual([...oauthScopes].sort());
  });

  test.each([32, 48, 96, 128])('has an icon of %d pixels', size => {
    const icon = readFileSync(resolve(root, `store/icons/${size}.png`));
    expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([size, size]);
  });
});
