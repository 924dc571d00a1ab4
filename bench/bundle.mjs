// Node can't run the TypeScript of the benchmark as it is, so it is bundled into the cache first.
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** Modules that Node can run stay where they are, because they find the project's files from where they stand. */
const inPlace = {
  name: 'in-place',
  /** @param {import('esbuild').PluginBuild} bundle */
  setup(bundle) {
    bundle.onResolve({ filter: /^\..*\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(resolve(resolveDir, path)).href,
      external: true,
    }));
  },
};

/**
 * Bundles one file of this folder; answers where it can be run.
 * @param {string} entry
 */
export async function bundle(entry) {
  // In this package, so that Node finds its dependencies from there.
  const outfile = join(here, '.cache', `${basename(entry, '.ts')}.mjs`);
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [inPlace],
    outfile,
    logLevel: 'error',
  });
  return outfile;
}
