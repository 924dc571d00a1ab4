// The browser of the tests on a fresh machine: nothing is unpacked yet, and several tests start at the same time.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** A process of its own that starts the browser from a cache and reads a page with it. */
function start(cache: string): Promise<{ said: string; failed: string }> {
  const script = `
    const { load } = await import('./headless/load.mjs');
    const browser = await (await load()).launchBrowser(${JSON.stringify(cache)});
    const page = await browser.newPage();
    await page.setContent('<p>It starts</p>');
    process.stdout.write(await page.innerText('p'));
    await browser.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: root });
  let said = '';
  let failed = '';
  child.stdout.on('data', data => {
    said += data;
  });
  child.stderr.on('data', data => {
    failed += data;
  });
  return new Promise(done => child.on('close', () => done({ said, failed })));
}

test.runIf(process.platform === 'linux')(
  'two tests that start at once each get a whole browser, and nothing half unpacked is left',
  async () => {
    const cache = mkdtempSync(join(tmpdir(), 'chromium-'));
    try {
      const started = { said: 'It starts', failed: '' };
      expect(await Promise.all([start(cache), start(cache)])).toEqual([started, started]);
      const [folder = '', ...rest] = readdirSync(cache);
      expect(rest).toEqual([]);
      // What a machine without these has need of.
      for (const part of ['lib/libnss3.so', 'lib/libnspr4.so', 'fonts/Open_Sans', 'fonts.conf'])
        expect(existsSync(join(cache, folder, part)), part).toBe(true);
    } finally {
      rmSync(cache, { recursive: true });
    }
  },
);
