// The workbench's page with a project's sample and scenarios in it, bundled for a browser.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, version } from 'esbuild';

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
 * A bundle as it was made, while nothing that went into it has changed: making one takes seconds, and every test file
 * that opens a page asks for one.
 * @param {import('./project.d.mts').HandedIn} project
 * @param {import('esbuild').BuildOptions & { entryPoints: string[] }} options
 * @returns {Promise<Map<string, string>>} files by name
 */
async function bundle(project, options) {
  const isMinified = !process.env.WORKBENCH_READABLE;
  const { sample, scenarios } = project;
  const asked = [
    version,
    options.entryPoints,
    isMinified,
    sample,
    scenarios,
    scenarios && readdirSync(scenarios),
  ];
  const name = createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16);
  const kept = join(here, '.cache', `${name}.json`);
  const known = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : undefined;
  if (known && Object.entries(known.inputs).every(([file, state]) => stateOf(file) === state))
    return new Map(known.files);
  const { outputFiles, metafile } = await build({
    bundle: true,
    write: false,
    metafile: true,
    minify: isMinified,
    target: 'es2022',
    outdir: 'out',
    plugins: [handed(project), noHyphens],
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    ...options,
  });
  const files = (outputFiles ?? []).map(({ path, text }) => [basename(path), text]);
  const inputs = Object.keys(metafile?.inputs ?? {}).map(file => resolve(file));
  const states = inputs.map(file => [file, stateOf(file)]).filter(([, state]) => state);
  mkdirSync(dirname(kept), { recursive: true });
  // Two test files may be at it at once: each writes a file of its own, and the last one stays.
  writeFileSync(`${kept}.${process.pid}`, JSON.stringify({ inputs: Object.fromEntries(states), files }));
  renameSync(`${kept}.${process.pid}`, kept);
  return new Map(/** @type {[string, string][]} */ (files));
}

/** When a file was written last, and how large it is; '' for what is no file, such as a part that a plugin writes. */
function stateOf(/** @type {string} */ file) {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size}` : '';
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
