// The spreadsheet engine's packages for Node. Their modules can't be imported as they are (one of them asks a CommonJS
// package for named exports), so they are bundled once into the cache and required from there.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { EngineParts } from '../host/engine.ts';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

const packages: Record<keyof EngineParts, string> = {
  core: '@univerjs/core',
  formula: '@univerjs/engine-formula',
  sheets: '@univerjs/sheets',
  sheetsFormula: '@univerjs/sheets-formula',
  numberFormat: '@univerjs/sheets-numfmt',
  conditionalFormatting: '@univerjs/sheets-conditional-formatting',
};

let loaded: EngineParts | undefined;

export function engineParts(): EngineParts {
  if (loaded) return loaded;
  // Its package.json is not among the files that it exports; it lies two folders above its CommonJS modules.
  const home = join(dirname(require.resolve('@univerjs/core')), '../..');
  const { version } = require(join(home, 'package.json')) as { version: string };
  const file = resolve(`.cache/engine-${version}.cjs`);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const exports = Object.entries(packages).map(([name, from]) => `export * as ${name} from '${from}';`);
    // Several tests may start at once: each writes a file of its own, and the last one to be renamed stays.
    const own = `${file}.${process.pid}.cjs`;
    buildSync({
      stdin: { contents: exports.join('\n'), resolveDir: here },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: own,
      logLevel: 'error',
    });
    renameSync(own, file);
  }
  loaded = require(file) as EngineParts;
  return loaded;
}
