#!/usr/bin/env node
// Serves the workbench on this machine, in the folder of an add-on's project: workbench [FILE.csv|FILE.xlsx] [--port N]
//
// Two servers: the page, and the frame in which the add-on's own pages run. Google gives those an origin of their own,
// so the sidebar can't reach the spreadsheet's page; neither can it here. Nothing is ever asked of another host.
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FRAME_POLICY, framePage, pageFiles } from './bundle-page.mjs';
import { builtProject, handedIn } from './project.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const HOST = '127.0.0.1';

/** The path to which the page sends the requests of the advanced service BigQuery. */
const BIGQUERY = '/bigquery';

/** Reads a request to its end. @param {import('node:http').IncomingMessage} request @returns {Promise<string>} */
async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

/**
 * @param {(path: string) => [type: string, body: string | Buffer] | undefined} answer @param {string} policy
 * @param {import('./serve.d.mts').ServeOptions['bigQuery']} bigQuery
 */
function serverOf(answer, policy, bigQuery = undefined) {
  return createServer(async (request, response) => {
    try {
      if (bigQuery && request.method === 'POST' && request.url === BIGQUERY) {
        const { status, body } = bigQuery(JSON.parse(await bodyOf(request)));
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ status, body }));
        return;
      }
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
 * @param {import('./serve.d.mts').ServeOptions} options
 */
export async function serve({ file, port = 0, bigQuery, ...project }) {
  builtProject(project.dist);
  const found = file && statSync(file, { throwIfNoEntry: false });
  if (file && !found) throw new Error(`${file} is not there`);
  if (found && !found.isFile()) throw new Error(`${file} is a folder; a .csv or .xlsx file is wanted`);
  const [page, frame] = await Promise.all([pageFiles(project), framePage(project)]);
  const frames = serverOf(path => (path === '/frame' ? ['text/html', frame] : undefined), FRAME_POLICY);
  const frameOrigin = await listen(frames, 0);
  const pages = serverOf(
    path => {
      switch (path) {
        case '/':
          return ['text/html', readFileSync(join(here, 'page/index.html'))];
        case '/config.json':
          return [
            'application/json',
            JSON.stringify({
              project: builtProject(project.dist),
              addOn: project.addOn,
              frame: { origin: frameOrigin },
              ...(file ? { file: { name: basename(file) } } : {}),
              ...(bigQuery ? { bigQuery: BIGQUERY.slice(1) } : {}),
            }),
          ];
        case '/file':
          if (file && !existsSync(file)) throw new Error('it is not there.');
          return file ? ['application/octet-stream', readFileSync(file)] : undefined;
        default: {
          const part = page.get(path.slice(1));
          return part === undefined
            ? undefined
            : [path.endsWith('.css') ? 'text/css' : 'text/javascript', part];
        }
      }
    },
    `default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src data:; connect-src 'self'; frame-src 'self' ${frameOrigin} about:; worker-src blob:`,
    bigQuery,
  );
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
