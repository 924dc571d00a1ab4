#!/usr/bin/env node
// Serves the workbench on this machine, in the folder of an add-on's project: workbench [FILE.csv|FILE.xlsx] [--port N]
//
// Two servers: the page, and the frame in which the add-on's own pages run. Google gives those an origin of their own,
// so the sidebar can't reach the spreadsheet's page; neither can it here. Nothing is ever asked of another host.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { builtProject, handedIn } from './project.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const HOST = '127.0.0.1';

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

/** @param {import('./project.d.mts').HandedIn} project @param {string} entry */
async function bundle(project, entry, format = 'esm') {
  const result = await build({
    entryPoints: [join(here, 'page', entry)],
    bundle: true,
    write: false,
    minify: !process.env.WORKBENCH_READABLE,
    format: /** @type {'esm'} */ (format),
    target: 'es2022',
    outdir: 'out',
    plugins: [handed(project)],
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  /** @param {string} ending */
  const of = ending => result.outputFiles.find(file => file.path.endsWith(ending))?.text ?? '';
  return { js: of('.js'), css: of('.css') };
}

/** @param {(path: string) => [type: string, body: string | Buffer] | undefined} answer @param {string} policy */
function serverOf(answer, policy) {
  return createServer((request, response) => {
    try {
      const found = answer(new URL(request.url ?? '/', 'http://x').pathname);
      if (!found) {
        response.writeHead(404).end('Not here');
        return;
      }
      const [type, body] = found;
      response.writeHead(200, {
        'content-type': `${type}; charset=utf-8`,
        'cache-control': 'no-store',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
      });
      response.end(body);
    } catch (error) {
      response.writeHead(500).end(/** @type {Error} */ (error).message);
    }
  });
}

/** @param {import('node:http').Server} server @param {number} port @returns {Promise<string>} */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve(`http://${HOST}:${address.port}`);
    });
  });
}

/**
 * Starts both servers; answers the page's address and a way to stop.
 * @param {import('./project.d.mts').HandedIn & { file?: string, port?: number }} options
 */
export async function serve({ file, port = 0, ...project }) {
  builtProject(project.dist);
  const found = file && statSync(file, { throwIfNoEntry: false });
  if (file && !found) throw new Error(`${file} is not there`);
  if (found && !found.isFile()) throw new Error(`${file} is a folder; a .csv or .xlsx file is wanted`);
  const [page, frame] = await Promise.all([bundle(project, 'page.ts'), bundle(project, 'frame.ts', 'iife')]);
  const frames = serverOf(
    path =>
      path === '/frame'
        ? ['text/html', `<!doctype html><meta charset="utf-8"><script>${frame.js}</script>`]
        : undefined,
    // The add-on ships one page with everything in it: nothing is fetched, nothing leaves.
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:",
  );
  const frameOrigin = await listen(frames, 0);
  const pages = serverOf(path => {
    switch (path) {
      case '/':
        return ['text/html', readFileSync(join(here, 'page/index.html'))];
      case '/page.js':
        return ['text/javascript', page.js];
      case '/page.css':
        return ['text/css', page.css];
      case '/config':
        return [
          'application/json',
          JSON.stringify({
            project: builtProject(project.dist),
            addOn: project.addOn,
            frameOrigin,
            ...(file ? { file: { name: basename(file) } } : {}),
          }),
        ];
      case '/file':
        if (file && !existsSync(file)) throw new Error('it is not there.');
        return file ? ['application/octet-stream', readFileSync(file)] : undefined;
      default:
        return undefined;
    }
  }, `default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src data:; connect-src 'self'; frame-src 'self' ${frameOrigin} about:; worker-src blob:`);
  const address = await listen(pages, port);
  return {
    address,
    close: () => {
      pages.close();
      frames.close();
    },
  };
}

/** @param {string[]} words what stands after the command. */
async function run(words) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { port: { type: 'string' } },
  });
  // npm runs its scripts in the project's folder and tells where it was called.
  const [file] = positionals.map(name => resolve(process.env.INIT_CWD ?? '.', name));
  const wanted = { ...handedIn(process.cwd()), ...(file ? { file } : {}) };
  // A port that is taken is no reason to stop, unless it was asked for.
  const { address } = await serve({ ...wanted, port: Number(values.port ?? 4321) }).catch(error => {
    if (error.code !== 'EADDRINUSE' || values.port) throw error;
    return serve(wanted);
  });
  console.log(`The workbench is at ${address}`);
}

// As a command it is a link in node_modules/.bin.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  run(process.argv.slice(2)).catch(error => {
    console.error(error.message);
    process.exit(1);
  });
}
