// Prints each method of Google's that the built add-on uses, and whether the host has it: node workbench/methods.mjs [dist]
//
// Read from the text of dist/Code.js: a name that is called on something and that Google's types know. Names that the
// language has too (get, sort, copy) can't be told apart in a text, so they are listed only where the host has them.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'acorn';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const types = createRequire(import.meta.url).resolve('@types/google-apps-script/package.json');

/** Method and enum names of Google's classes, from the types: name -> classes that have it. */
export function googleNames(folder = dirname(types)) {
  /** @type {Map<string, Set<string>>} */
  const names = new Map();
  for (const file of readdirSync(folder).filter(name =>
    /^google-apps-script\.(spreadsheet|base|charts|properties|lock|cache|html|utilities|script)\.d\.ts$/.test(
      name,
    ),
  )) {
    let holder = '';
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      holder = /^\s*interface (\w+)/.exec(line)?.[1] ?? holder;
      const name = /^\s{12}(?:\/\*\*.*\*\/ )?(\w+)(?:\(|: typeof)/.exec(line)?.[1];
      if (!name || !holder) continue;
      names.set(name, (names.get(name) ?? new Set()).add(holder));
    }
  }
  return names;
}

/** Names of members that a script calls or reads. @param {string} code */
export function namesUsed(code) {
  /** @type {Set<string>} */
  const used = new Set();
  /** @param {any} node */
  const visit = node => {
    if (!node || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    if (node.type === 'MemberExpression' && !node.computed) used.add(node.property.name);
    for (const key of Object.keys(node)) if (key !== 'type') visit(node[key]);
  };
  visit(parse(code, { ecmaVersion: 2019, sourceType: 'script' }).body);
  return used;
}

/** What the host has: class -> names. @returns {Promise<Map<string, string[]>>} */
export async function hostMethods() {
  const outfile = join(here, '.cache/host-methods.mjs');
  await build({
    stdin: {
      contents: `import './host/host.ts'; export { coveredMethods } from './host/surface.ts';`,
      resolveDir: here,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const { coveredMethods } = await import(pathToFileURL(outfile).href);
  return coveredMethods();
}

/** One row for each name used that is Google's. @param {string} code */
export async function methodTable(code) {
  const google = googleNames();
  const host = await hostMethods();
  const language = new Set(
    [Object, Array, String, Number, Map, Set, Date, RegExp, Promise, Math, JSON, Symbol, Function].flatMap(
      it => [
        ...Object.getOwnPropertyNames(it),
        ...Object.getOwnPropertyNames(/** @type {any} */ (it).prototype ?? {}),
      ],
    ),
  );
  // The script's own doors are no methods of Google's, whatever they are called.
  const own = new Set([...code.matchAll(/^function (\w+)/gm)].map(([, name]) => name));
  return [...namesUsed(code)]
    .filter(name => google.has(name) && !own.has(name))
    .sort()
    .flatMap(name => {
      const classes = [...(google.get(name) ?? [])];
      const covered = [...host].filter(([, names]) => names.includes(name)).map(([holder]) => holder);
      if (language.has(name) && covered.length === 0) return [];
      return [{ name, google: classes, covered }];
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = await methodTable(readFileSync(join(process.argv[2] ?? 'dist', 'Code.js'), 'utf8'));
  for (const { name, covered } of rows) {
    console.log(`${covered.length ? 'yes' : 'NO '}  ${name.padEnd(34)} ${covered.join(', ')}`);
  }
  const missing = rows.filter(row => row.covered.length === 0);
  console.log(
    `${rows.length} names of Google's are used, ${rows.length - missing.length} of them are in the host.`,
  );
  if (missing.length) process.exit(1);
}
