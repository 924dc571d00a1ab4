// The add-on of ten lines on README's page, as another project would hand it in.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import { handedIn } from '../project.mjs';

const text = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
const code = /```js\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
const manifest = (/appsscript\.json beside it \(`([\s\S]*?)`\)/.exec(text)?.[1] ?? '').replace(/\s+/g, ' ');
const own = /`"workbench": (\{ "addOn": "Doubler" \})`/.exec(text)?.[1] ?? '';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist/Code.js'), code);
  writeFileSync(join(folder, 'dist/appsscript.json'), manifest);
  writeFileSync(join(folder, 'package.json'), `{ "name": "doubler", "workbench": ${own} }`);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('an add-on of ten lines is handed in, calculates, and has its menu', async () => {
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(10);
  const project = handedIn(folder);
  expect(project.addOn).toBe('Doubler');
  const bench = await open({
    dist: project.dist,
    sheets: [{ name: 'Sheet1', rows: [[21], ['=TWICE(A1)']] }],
  });
  bench.click('Stamp');
  await bench.settled();
  expect([bench.value('A2'), bench.value('B1')]).toEqual([42, 'Seen']);
  bench.close();
});

test('what is not handed in as it should be is one sentence', () => {
  expect(() => handedIn(join(folder, 'dist'))).toThrow(/package\.json is not there: the workbench runs in/);
  writeFileSync(join(folder, 'package.json'), '{ "name": "doubler" }');
  expect(() => handedIn(folder)).toThrow(
    'must have "workbench": { "addOn": "what it is called" }, got undefined',
  );
  writeFileSync(join(folder, 'package.json'), '{ "workbench": { "addOn": "A", "sample": "none.ts" } }');
  expect(() => handedIn(folder)).toThrow(/none\.ts is not there: .*names it as "workbench\.sample"/);
});
