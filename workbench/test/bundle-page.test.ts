// The page is bundled once, and anew when something that goes into it has changed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { pageFiles } from '../bundle-page.mjs';

const scenarios = mkdtempSync(join(tmpdir(), 'scenarios-'));
const title = (text: string) => `export default { title: '${text}', tells: '', tabs: [], steps: [] };`;
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(scenarios, { recursive: true });
});

test('a scenario that is written anew, or added, is in the page', async () => {
  vi.stubEnv('WORKBENCH_READABLE', '1');
  const page = async () => (await pageFiles({ scenarios })).get('page.js') ?? '';
  writeFileSync(join(scenarios, 'one.ts'), title('As it was first'));
  const first = await page();
  expect(first).toContain('As it was first');
  expect(await page()).toBe(first);
  writeFileSync(join(scenarios, 'one.ts'), title('As it is now'));
  expect(await page()).toContain('As it is now');
  writeFileSync(join(scenarios, 'two.ts'), title('Another one'));
  expect(await page()).toContain('Another one');
});
