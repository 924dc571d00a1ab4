// A real browser for tests and pictures: the Chromium that comes with npm on Linux, an installed Chrome elsewhere.
import { type Browser, chromium } from 'playwright-core';

/** Nothing of Chromium's own that would ask another host. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-first-run',
  '--font-render-hinting=none',
];

export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome', args: quiet });
  const { default: packed } = await import('@sparticuz/chromium');
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: [...quiet, ...asRoot, '--disable-gpu', '--disable-dev-shm-usage'],
  });
}
