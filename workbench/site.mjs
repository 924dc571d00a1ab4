#!/usr/bin/env node
// Writes the workbench of a project as a static site: workbench-site [FOLDER]. It works from any path of any host that
// serves files, asks no other host for anything, and opens without a network after the first load.
//
// A file server has one origin only, so the add-on's own pages run in a frame without any (page/panel.ts).
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { framePage, pageFiles } from './bundle-page.mjs';
import { builtProject, handedIn } from './project.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** What the page may reach: its own files. A frame that is written into the page has these rules and its own. */
const POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src data:; connect-src 'self'; frame-src 'self' about:; worker-src 'self' blob:";

/**
 * The service worker: every file is kept when the site is first opened, and comes from there until there is another
 * version of the site. @param {string[]} files @param {string} version
 */
const worker = (files, version) => `// Written by workbench/site.mjs.
const FILES = ${JSON.stringify(files)};
const NAME = 'workbench ' + registration.scope;
const VERSION = NAME + ' ' + ${JSON.stringify(version)};
addEventListener('install', event => {
  const all = FILES.map(file => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(VERSION).then(cache => cache.addAll(all)).then(() => skipWaiting()));
});
addEventListener('activate', event => {
  const isOld = name => name.startsWith(NAME + ' ') && name !== VERSION;
  const forget = caches.keys().then(names => Promise.all(names.filter(isOld).map(name => caches.delete(name))));
  event.waitUntil(forget.then(() => clients.claim()));
});
addEventListener('fetch', event => {
  if (event.request.method !== 'GET') return;
  const kept = caches.open(VERSION).then(cache => cache.match(event.request, { ignoreSearch: true }));
  event.respondWith(kept.then(found => found || fetch(event.request)));
});
`;

/**
 * @param {import('./project.d.mts').HandedIn} project
 * @param {string} out The folder, which is made anew.
 * @param {{ words: import('./site.d.mts').SiteWords, add?: Record<string, string>, copy?: Record<string, string> }} more
 *   what the site says of itself, files to add by name, and folders to copy (from: to).
 */
export async function writeSite(project, out, { words, add = {}, copy = {} }) {
  const [page, frame] = await Promise.all([pageFiles(project), framePage(project)]);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const write = (name, text) => {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), text);
  };
  const html = readFileSync(join(here, 'page/index.html'), 'utf8')
    .replace('<title>Workbench</title>', `<title>${project.addOn}</title>`)
    .replace(
      '<meta charset="utf-8" />',
      `$&\n    <meta http-equiv="content-security-policy" content="${POLICY}" />`,
    );
  write('index.html', html);
  for (const [name, text] of page) write(name, text);
  const config = {
    project: builtProject(project.dist),
    addOn: project.addOn,
    frame: { page: frame },
    site: words,
  };
  write('config.json', JSON.stringify(config));
  for (const [name, text] of Object.entries(add)) write(name, text);
  for (const [from, to] of Object.entries(copy)) cpSync(from, join(out, to), { recursive: true });
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(out, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(out, file)));
  write('offline.js', worker(['./', ...files], hash.digest('hex').slice(0, 16)));
  return ['offline.js', ...files];
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const project = handedIn(process.cwd());
  const out = resolve(process.argv[2] ?? 'site');
  const words = { line: `${project.addOn} on a spreadsheet in your browser; nothing leaves it.`, links: [] };
  const files = await writeSite(project, out, { words });
  console.log(`${files.length} files are in ${out}`);
}
