// The spreadsheet engine's packages for Node. Their modules can't be imported as they are (one of them asks a CommonJS
// package for named exports), so they are bundled once into the cache and required from there.
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { EngineParts } from '../host/engine.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

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
  const version = JSON.parse(
    readFileSync(join(root, 'node_modules/@univerjs/core/package.json'), 'utf8'),
  ).version;
  const file = join(root, `.cache/engine-${version}.cjs`);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const exports = Object.entries(packages).map(([name, from]) => `export * as ${name} from '${from}';`);
    // Several tests may start at once: each writes a file of its own, and the last one to be renamed stays.
    const own = `${file}.${process.pid}.cjs`;
    buildSync({
      stdin: { contents: exports.join('\n'), resolveDir: root },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: own,
      logLevel: 'error',
    });
    renameSync(own, file);
  }
  loaded = createRequire(import.meta.url)(file) as EngineParts;
  return loaded;
}
