// npm run planted: writes docs/evidence.md from the built functions.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const built = await build({
  absWorkingDir: here,
  entryPoints: ['promise.ts'],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const code = Buffer.from(built.outputFiles[0].contents).toString('base64');
const { promisePage } = await import(`data:text/javascript;base64,${code}`);
const script = readFileSync(resolve(here, '../dist/Code.js'), 'utf8');
writeFileSync(resolve(here, '../docs/evidence.md'), promisePage(script));
console.log('docs/evidence.md is written');
