// The headless workbench for commands: Node can't run its TypeScript as it is, so it is bundled into the cache first.
//   const { open, tabsOf, samplePipeline } = await load();
import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export async function load() {
  // Two folders below the root, as the sources are, because they find dist and the cache from where they stand.
  const outfile = join(root, '.cache/headless/workbench.mjs');
  // Several commands may start at once: each writes a file of its own, and none reads half of another's.
  const own = `${outfile}.${process.pid}.mjs`;
  await build({
    stdin: {
      contents: [
        `export * from './workbench/headless/open.ts';`,
        `export { launchBrowser } from './workbench/headless/browser.ts';`,
        `export { Killed } from './workbench/host/problem.ts';`,
        `export { samplePipeline } from './workbench/samples/pipeline.ts';`,
      ].join('\n'),
      resolveDir: root,
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
