// npm run reading: Node can't run TypeScript as it is, so the table is bundled first.
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const outfile = join(here, '.table.bundled.mjs');
await build({
  entryPoints: [join(here, 'table.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // The bundle stands where the table does, and the project's files are told from there.
  define: { 'import.meta.dirname': JSON.stringify(here) },
  outfile,
  logLevel: 'error',
});
try {
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(outfile, { force: true });
}
