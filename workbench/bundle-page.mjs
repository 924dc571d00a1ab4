// The workbench's page with a project's sample and scenarios in it, bundled for a browser.
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The project's sample and every one of its scenarios, as two modules: a new file is a demo at once.
 * @param {import('./project.d.mts').HandedIn} project @returns {import('esbuild').Plugin}
 */
const handed = ({ sample, scenarios }) => ({
  name: 'handed-in',
  setup(bundling) {
    bundling.onResolve({ filter: /^(sample|scenarios):$/ }, ({ path }) => ({ path, namespace: 'handed-in' }));
    bundling.onLoad({ filter: /^sample:$/, namespace: 'handed-in' }, () =>
      sample
        ? { contents: `export { default } from './${basename(sample)}'`, resolveDir: dirname(sample) }
        : { contents: `export default { name: 'Untitled spreadsheet', tabs: () => [{ name: 'Sheet1' }] }` },
    );
    bundling.onLoad({ filter: /^scenarios:$/, namespace: 'handed-in' }, () => {
      if (!scenarios) return { contents: 'export default []' };
      const files = readdirSync(scenarios).filter(file => file.endsWith('.ts'));
      const imports = files.map((file, i) => `import s${i} from './${file}';`).join('');
      return {
        contents: `${imports}export default [${files.map((_, i) => `s${i}`)}];`,
        resolveDir: scenarios,
      };
    });
  },
});

/**
 * The engine can hyphenate the texts of a word processor, in seventy languages: 5 MB that a spreadsheet never asks for.
 * @type {import('esbuild').Plugin}
 */
const noHyphens = {
  name: 'no-hyphens',
  setup(bundling) {
    bundling.onResolve({ filter: /^\.\/[a-z0-9-]+-.{8}\.js$/ }, ({ importer }) =>
      /engine-render[\\/]lib[\\/]es[\\/]index\.js$/.test(importer)
        ? { path: 'no-hyphens', namespace: 'no-hyphens' }
        : undefined,
    );
    bundling.onLoad({ filter: /./, namespace: 'no-hyphens' }, () => ({
      contents: 'export default { patterns: [] }',
    }));
  },
};

/**
 * @param {import('./project.d.mts').HandedIn} project
 * @param {import('esbuild').BuildOptions} options
 * @returns {Promise<Map<string, string>>} files by name
 */
async function bundle(project, options) {
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    minify: !process.env.WORKBENCH_READABLE,
    target: 'es2022',
    outdir: 'out',
    plugins: [handed(project), noHyphens],
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    ...options,
  });
  return new Map((outputFiles ?? []).map(({ path, text }) => [basename(path), text]));
}

/**
 * The page's own files by name: page.js, page.css, and parts that it loads when they are needed (reading .xlsx files).
 * @param {import('./project.d.mts').HandedIn} project
 */
export const pageFiles = project =>
  bundle(project, { entryPoints: [join(here, 'page/page.ts')], format: 'esm', splitting: true });

/**
 * The page of the frame in which the add-on's own pages run. What those may reach is said in it: nothing is fetched,
 * nothing leaves, because an add-on ships a page with everything in it.
 * @param {import('./project.d.mts').HandedIn} project
 */
export async function framePage(project) {
  const files = await bundle(project, { entryPoints: [join(here, 'page/frame.ts')], format: 'iife' });
  const script = (files.get('frame.js') ?? '').replace(/<\/(script)/gi, '<\\/$1');
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${FRAME_POLICY}"><script>${script}</script>`;
}

export const FRAME_POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:";
