// A real browser for tests and pictures: the Chromium that comes with npm on Linux, an installed Chrome elsewhere.
import { type Browser, chromium } from 'playwright-core';
import { unpackChromium } from './chromium.ts';

/** Nothing of Chromium's own that would ask another host. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-first-run',
  '--font-render-hinting=none',
];

/** @param cache where the browser that comes with npm is unpacked, once. */
export async function launchBrowser(cache?: string): Promise<Browser> {
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome', args: quiet });
  const { executable, libraries, fonts } = unpackChromium(cache);
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = { FONTCONFIG_FILE: fonts, ...process.env } as Record<string, string>;
  const options = {
    executablePath: executable,
    args: [...quiet, ...asRoot, '--disable-gpu', '--disable-dev-shm-usage'],
    env,
  };
  try {
    return await chromium.launch(options);
  } catch (error) {
    if (!/shared librar/i.test(String(error))) throw error;
    return chromium.launch({ ...options, env: { ...env, LD_LIBRARY_PATH: libraries } });
  }
}
