// The headless workbench for commands: Node can't run its TypeScript as it is, so it is bundled into the cache first.
//   const { open, tabsOf } = await load();
import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');

export async function load() {
  // In this package, so that Node finds its dependencies from there.
  const outfile = join(here, '.cache/headless.mjs');
  // Several commands may start at once: each writes a file of its own, and none reads half of another's.
  const own = `${outfile}.${process.pid}.mjs`;
  await build({
    stdin: {
      contents: [
        `export * from './headless/open.ts';`,
        `export { launchBrowser } from './headless/browser.ts';`,
        `export { Killed } from './host/problem.ts';`,
      ].join('\n'),
      resolveDir: here,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: own,
    logLevel: 'error',
  });
  renameSync(own, outfile);
  return import(pathToFileURL(outfile).href);
}
