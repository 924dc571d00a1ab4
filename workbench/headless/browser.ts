// A real browser for tests and pictures: the Chromium that comes with npm on Linux, an installed Chrome elsewhere.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
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

/** The few libraries that a bare Debian lacks (nss, nspr, expat) come along in the same package, for other clouds. */
function unpackLibraries(): string {
  const folder = join(tmpdir(), 'chromium-libraries');
  const libraries = join(folder, 'lib');
  if (existsSync(libraries)) return libraries;
  mkdirSync(folder, { recursive: true });
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packed = join(dirname(entry), '../../bin/al2023.tar.br');
  const archive = join(folder, `libraries-${process.pid}.tar`);
  writeFileSync(archive, brotliDecompressSync(readFileSync(packed)));
  execFileSync('tar', ['xf', archive, '-C', folder]);
  return libraries;
}

export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome', args: quiet });
  const { default: packed } = await import('@sparticuz/chromium');
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const options = {
    executablePath: await packed.executablePath(),
    args: [...quiet, ...asRoot, '--disable-gpu', '--disable-dev-shm-usage'],
  };
  try {
    return await chromium.launch(options);
  } catch (error) {
    if (!/shared librar/i.test(String(error))) throw error;
    return chromium.launch({
      ...options,
      env: { ...process.env, LD_LIBRARY_PATH: unpackLibraries() } as never,
    });
  }
}
