// src as the two files that ship: Code.js, which Apps Script runs, and Sidebar.html, which a browser shows.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { build } from 'esbuild';
import { parseSync } from 'oxc-parser';
import { door, PRIVATE, publicFunctions } from './doors.mjs';
import { guideTexts } from './guide.mjs';
import { at, root } from './place.mjs';

const bundling = {
  bundle: true,
  write: false,
  metafile: true,
  legalComments: 'none',
  // The files are UTF-8 at Google too; a header in Portuguese or Japanese is not spelt out in escapes.
  charset: 'utf8',
  logOverride: { 'empty-import-meta': 'error' },
  absWorkingDir: root,
};

async function bundleOf(readable, options) {
  // Said by Check this installation; read each time, because a release writes it on the way.
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const define = { PRODUCT_VERSION: JSON.stringify(version) };
  const result = await build({ ...bundling, define, minify: !readable, ...options });
  if (result.warnings.length) throw new Error(result.warnings.map(w => w.text).join('\n'));
  return result;
}

/**
 * The language's own objects as constants of the bundle: in a sheet's script a global is looked up by its name each
 * time, and a loop over a pipeline asks for Date and Math millions of times.
 */
const GLOBALS = [
  'Date',
  'Math',
  'Number',
  'Object',
  'Array',
  'String',
  'JSON',
  'Map',
  'Set',
  'Error',
  'Float64Array',
  'Int32Array',
  'Uint8Array',
];
const ownGlobals = {
  name: 'own-globals',
  setup(bundle) {
    bundle.onResolve({ filter: /^own-globals$/ }, () => ({ path: 'own-globals', namespace: 'own-globals' }));
    bundle.onLoad({ filter: /.*/, namespace: 'own-globals' }, () => ({
      contents: `${GLOBALS.map(name => `const own${name} = globalThis.${name};`).join('')}export { ${GLOBALS.map(name => `own${name} as ${name}`).join(', ')} };`,
    }));
  },
};

/**
 * Leaves out what a setting's definition says to people and a bundle never asks for.
 *
 * @param {string[]} said the properties that hold it
 */
const withoutTexts = said => ({
  name: 'without-texts',
  setup(bundle) {
    bundle.onLoad({ filter: /core[\\/]settings[\\/](gateway-)?definitions\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const spans = [];
      const visit = node => {
        if (!node || typeof node !== 'object') return;
        if (node.type === 'Property' && !node.computed && said.includes(node.key.name)) {
          // With the comma that follows it.
          spans.push([
            node.start,
            /^\s*,/.exec(text.slice(node.end)) ? text.indexOf(',', node.end) + 1 : node.end,
          ]);
        } else for (const value of Object.values(node)) visit(value);
      };
      visit(parseSync(path, text).program);
      let contents = '';
      let last = 0;
      for (const [from, to] of spans) {
        contents += text.slice(last, from);
        last = to;
      }
      return { contents: contents + text.slice(last), loader: 'ts' };
    });
  },
});

/** The packages whose code is in a bundle, with what they add to it in bytes, the largest first. */
function shippedIn({ outputs }) {
  const sizes = new Map();
  for (const { inputs } of Object.values(outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const [folder] = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file) ?? [];
      if (folder) sizes.set(folder, (sizes.get(folder) ?? 0) + bytesInOutput);
    }
  }
  return [...sizes]
    .sort(([, a], [, b]) => b - a)
    .map(([path, bytes]) => {
      const folder = at(path);
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const text = readdirSync(folder).find(file => /^licen[cs]e/i.test(file));
      if (!text) throw new Error(`${name} ships in dist and has no licence text`);
      return { name, version, license, bytes, text: readFileSync(join(folder, text), 'utf8').trim() };
    });
}

/**
 * Code.js as text, its doors, and what esbuild says of its parts. A measurement may leave parts out by a plugin.
 * @param {{ plugins?: import('esbuild').Plugin[], readable?: boolean, entry?: string }} options
 */
export async function codeOf({ plugins = [], readable = false, entry = 'src/main.ts' } = {}) {
  const result = await bundleOf(readable, {
    entryPoints: [entry],
    target: 'es2019',
    format: 'iife',
    globalName: PRIVATE,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    inject: ['own-globals'],
    // The sidebar shows these, and docs print them; a formula does not.
    plugins: [ownGlobals, withoutTexts(['means', 'label', 'example', 'standardText']), ...plugins],
  });
  const bundle = result.outputFiles[0].text
    .trim()
    .replace(/^"use strict";\s*/, '')
    .replace(/^var /, 'const ');
  const doors = publicFunctions(at(entry));
  const shipped = shippedIn(result.metafile);
  const contains = shipped.map(({ name, version, license }) => `${name} ${version} (${license})`).join(', ');
  const code = `// Sales Barometer. Licence: Apache-2.0. Written by the build from src; change it there.
// Contains ${contains}; the licence texts stand in Sidebar.html.\n${bundle}\n\n${doors.map(door).join('\n')}`;
  parse(code, { ecmaVersion: 2019, sourceType: 'script' });
  return { code, doors, shipped, metafile: result.metafile };
}

/**
 * Refuses comment signs inside template literals: HtmlService takes what follows them for a comment and strips it.
 * Source: github.com/enuchi/React-Google-Apps-Script/issues/157.
 */
export function requireWholeTemplates(script) {
  parse(script, {
    ecmaVersion: 2020,
    sourceType: 'script',
    onToken: ({ type, start, end }) => {
      const text = script.slice(start, end);
      const at = type.label === 'template' ? text.search(/\/[/*]/) : -1;
      if (at >= 0)
        throw new Error(
          `a template literal of the sidebar must have no // and no /* in it, because HtmlService strips what follows; got \`${text.slice(Math.max(0, at - 30), at + 30)}\``,
        );
    },
  });
}

/**
 * Sidebar.html as text, with the licences of everything that ships.
 * @param {ReturnType<typeof shippedIn>} inCode
 * @param {{ readable?: boolean, entry?: string }} options
 */
export async function sidebarOf(inCode, { readable = false, entry = 'src/sidebar/sidebar.tsx' } = {}) {
  const result = await bundleOf(readable, {
    entryPoints: [entry],
    // It runs in the browser, not in Apps Script: what every browser has had since 2020 need not be spelt out.
    target: 'es2020',
    format: 'iife',
    platform: 'browser',
    outdir: 'dist',
    // h(type, props, ...children) takes 2% less room than the jsx(type, { ...props, children }) of the compiler's setting.
    tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
    inject: ['preact'],
    define: { ...bundling.define, GUIDE_PAGES: JSON.stringify(guideTexts()) },
    loader: { '.svg': 'text' },
    plugins: [withoutTexts(['example'])],
  });
  // The compiler cannot tell an import of addon by type from one by value; what was bundled can.
  const foreign = Object.keys(result.metafile.inputs).filter(
    f => f.startsWith('src/addon/') || f.startsWith('src/functions/'),
  );
  if (foreign.length) throw new Error(`the sidebar may import only types from ${foreign.join(', ')}`);
  const of = ending =>
    result.outputFiles
      .filter(f => f.path.endsWith(ending))
      .map(f => f.text.trim())
      .join('\n');
  requireWholeTemplates(of('.js'));
  const html = readFileSync(at('src/sidebar/sidebar.html'), 'utf8')
    .replace('/* style */', () => of('.css'))
    .replace('/* script */', () => of('.js').replace(/<\/(script)/gi, '<\\/$1'));
  const shipped = shippedIn(result.metafile);
  const whole = `${html.trimEnd()}\n<!-- Contains:\n\n${noticeOf([...inCode, ...shipped])}\n-->\n`;
  return { html: whole, shipped, metafile: result.metafile };
}

/**
 * The licences of what ships: each name with its copyright line, and a text that several have once.
 * @param {ReturnType<typeof shippedIn>} shipped
 */
function noticeOf(shipped) {
  const notices = new Map();
  for (const { name, text } of shipped) {
    const [copyright = ''] = /^Copyright.*$/m.exec(text) ?? [];
    const [title = '', terms = ''] = text.split(copyright, 2).map(part => part.replace(/\s+/g, ' ').trim());
    const known = notices.get(terms);
    const holder = `${name}: ${copyright}`;
    if (!known) notices.set(terms, { title, holders: new Set([holder]) });
    else known.holders.add(holder);
  }
  return [...notices]
    .map(([terms, { title, holders }]) => [title, [...holders].join('\n'), terms].join('\n\n'))
    .join('\n\n');
}

/** Every setting as src/core/settings/definitions.ts describes it. */
export async function settingDefinitions() {
  return (await evaluated('src/core/settings/definitions.ts')).DEFINITIONS;
}

/** The words of the product, for the page of docs that lists them. */
export async function glossary() {
  return (await evaluated('src/sidebar/help/glossary.ts')).GLOSSARY;
}

/** What a module of the source exports. @param {string} file */
export async function evaluated(file) {
  const result = await bundleOf(true, { entryPoints: [file], format: 'esm' });
  const { text } = result.outputFiles[0];
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}
