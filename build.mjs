// src -> dist/Code.js (one private constant plus the doors), dist/Sidebar.html, dist/appsscript.json, README tables.
//
// A door is a documented top-level function that hands its arguments to the private bundle. It is written from
// the source because bundlers drop doc comments and rename parameters, and Sheets shows both while one types.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { build } from 'esbuild';
import { parseSync } from 'oxc-parser';

const root = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(root, ...parts);
const PRIVATE = 'barometer_';

/** The functions that main.ts exports, in order: name, parameter names, doc comment, file. */
export function publicFunctions(mainFile = at('src/main.ts')) {
  const found = [];
  const visit = (file, only) => {
    const text = readFileSync(file, 'utf8');
    const { program, comments, errors } = parseSync(file, text);
    if (errors.length) throw new Error(`${relative(root, file)}: ${errors[0].message}`);
    for (const node of program.body) {
      if (node.type === 'ExportAllDeclaration') visit(resolve(dirname(file), node.source.value));
      if (node.type !== 'ExportNamedDeclaration' || node.exportKind === 'type') continue;
      if (node.source) {
        const names = node.specifiers.filter(s => s.exportKind !== 'type').map(s => s.local.name);
        visit(resolve(dirname(file), node.source.value), names);
      } else if (node.declaration?.type === 'FunctionDeclaration') {
        const { id, params } = node.declaration;
        if (only && !only.includes(id.name)) continue;
        const comment = comments.filter(c => c.type === 'Block' && c.end <= node.start).at(-1);
        const touches = comment?.value.startsWith('*') && !text.slice(comment.end, node.start).trim();
        found.push({
          name: id.name,
          file: relative(root, file),
          parameters: params.map(p => parameterName(p, id.name, file)),
          doc: touches ? comment.value : undefined,
        });
      } else if (node.declaration && !node.declaration.type.startsWith('TS') && only === undefined) {
        throw new Error(`${relative(root, file)} exports something other than a function declaration`);
      }
    }
  };
  visit(mainFile);
  return found;
}

function parameterName(parameter, functionName, file) {
  if (parameter.type === 'Identifier') return parameter.name;
  throw new Error(
    `${functionName} in ${relative(root, file)}: a public function takes plain parameters only`,
  );
}

/** What a doc comment says: the description on one line, each parameter's text, and the tags. */
export function readDoc(doc) {
  const lines = doc.split('\n').map(line => line.replace(/^\s*\*? ?/, '').trimEnd());
  const parts = lines
    .join('\n')
    .trim()
    .split(/\n(?=@)/);
  const description = parts[0].startsWith('@') ? '' : parts.shift().replace(/\s+/g, ' ').trim();
  const parameters = {};
  for (const part of parts) {
    const m = /^@param\s+(\w+)\s+([\s\S]*)$/.exec(part);
    if (m) parameters[m[1]] = m[2].replace(/\s+/g, ' ').trim();
  }
  return { description, parameters, isCustom: parts.some(p => p.startsWith('@customfunction')) };
}

export function door({ name, parameters, doc, file }) {
  if (!doc) throw new Error(`${name} in ${file} is public and has no doc comment`);
  if (name.endsWith('_'))
    throw new Error(`${name} in ${file}: a name that ends in _ is private in Apps Script`);
  const said = readDoc(doc);
  if (!said.description) throw new Error(`${name} in ${file}: its doc comment does not say what it does`);
  if (file.startsWith('src/functions/') && !said.isCustom)
    throw new Error(`${name} in ${file}: a custom function needs @customfunction`);
  if (said.isCustom)
    for (const parameter of parameters)
      if (!said.parameters[parameter])
        throw new Error(`${name} in ${file}: parameter ${parameter} is not documented`);
  const list = parameters.join(', ');
  return `/*${doc}*/\nfunction ${name}(${list}) {\n  return ${PRIVATE}.${name}(${list});\n}\n`;
}

const bundling = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target: 'es2019',
  legalComments: 'none',
  logOverride: { 'empty-import-meta': 'error' },
  absWorkingDir: root,
};

async function bundleOf(options) {
  const result = await build({ ...bundling, ...options });
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

/** The packages whose code is in a bundle, with what they add to it in bytes, the largest first. */
export function shippedIn({ outputs }) {
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
 * @param {import('esbuild').Plugin[]} plugins
 */
export async function codeOf(plugins = []) {
  const result = await bundleOf({
    entryPoints: ['src/main.ts'],
    format: 'iife',
    globalName: PRIVATE,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    inject: ['own-globals'],
    plugins: [ownGlobals, ...plugins],
  });
  const bundle = result.outputFiles[0].text
    .trim()
    .replace(/^"use strict";\s*/, '')
    .replace(/^var /, 'const ');
  const doors = publicFunctions();
  const shipped = shippedIn(result.metafile);
  const contains = shipped.map(({ name, version, license }) => `${name} ${version} (${license})`).join(', ');
  const code = `// Sales Barometer. Licence: Apache-2.0. Written by the build from src; change it there.
// Contains ${contains}; the licence texts stand in Sidebar.html.\n${bundle}\n\n${doors.map(door).join('\n')}`;
  parse(code, { ecmaVersion: 2019, sourceType: 'script' });
  return { code, doors, shipped, metafile: result.metafile };
}

async function writeCode() {
  const { code, doors, shipped, metafile } = await codeOf();
  writeFileSync(at('dist/Code.js'), code);
  writeFileSync(at('.cache/code-meta.json'), JSON.stringify(metafile));
  return { code, doors, shipped };
}

async function writeSidebar(inCode) {
  const result = await bundleOf({
    entryPoints: ['src/sidebar/sidebar.tsx'],
    format: 'iife',
    platform: 'browser',
    outdir: 'dist',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'text' },
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
  const html = readFileSync(at('src/sidebar/sidebar.html'), 'utf8')
    .replace('/* style */', () => of('.css'))
    .replace('/* script */', () => of('.js').replace(/<\/(script)/gi, '<\\/$1'));
  const shipped = shippedIn(result.metafile);
  const texts = new Map([...inCode, ...shipped].map(({ name, text }) => [name, text]));
  const notice = [...texts].map(([name, text]) => `${name}\n\n${text}`).join('\n\n');
  const whole = `${html.trimEnd()}\n<!-- Contains:\n\n${notice}\n-->\n`;
  writeFileSync(at('dist/Sidebar.html'), whole);
  return { html: whole, shipped };
}

/** Puts a table between a file's two markers, where it is the build's. */
function writeTable(path, marker, lines) {
  const file = at(path);
  const before = readFileSync(file, 'utf8');
  const place = new RegExp(`(<!-- ${marker} -->\\n)[\\s\\S]*?(\\n<!-- end -->)`);
  if (!place.test(before)) throw new Error(`${path} has no place for the table "${marker}"`);
  const after = before.replace(place, (_, start, end) => start + lines.join('\n') + end);
  if (after !== before) writeFileSync(file, after);
}

/** A table with its columns aligned, as the formatter keeps it. */
function tableOf(head, rows) {
  const widths = head.map((_, c) => Math.max(3, ...[head, ...rows].map(row => row[c].length)));
  const line = cells => `| ${cells.map((cell, c) => cell.padEnd(widths[c])).join(' | ')} |`;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)];
}

function functionTable(doors) {
  const rows = doors
    .map(d => ({ ...d, said: readDoc(d.doc) }))
    .filter(d => d.said.isCustom)
    .map(d => {
      const list = d.parameters
        .map(p => (/\(optional\)/i.test(d.said.parameters[p]) ? `[${p}]` : p))
        .join(', ');
      return [`\`${d.name}(${list})\``, d.said.description.split(/(?<=\.)\s/)[0].replaceAll('|', '\\|')];
    });
  return tableOf(['Function', 'What it tells'], rows);
}

function dependencyTable(files) {
  const rows = Object.entries(files).flatMap(([file, shipped]) =>
    shipped.map(({ name, version, license, bytes }) => [
      file,
      name,
      version,
      license,
      `${(bytes / 1024).toFixed(1)} KiB`,
    ]),
  );
  return tableOf(['File', 'Package', 'Version', 'Licence', 'Adds'], rows);
}

export async function buildAll() {
  rmSync(at('dist'), { recursive: true, force: true });
  mkdirSync(at('dist'), { recursive: true });
  mkdirSync(at('.cache'), { recursive: true });
  const { code, doors, shipped } = await writeCode();
  const sidebar = await writeSidebar(shipped);
  copyFileSync(at('appsscript.json'), at('dist/appsscript.json'));
  writeTable('README.md', 'functions', functionTable(doors));
  const files = { 'Code.js': shipped, 'Sidebar.html': sidebar.shipped };
  writeTable('docs/dependencies.md', 'dependencies', dependencyTable(files));
  const size = text =>
    `${(Buffer.byteLength(text) / 1024).toFixed(1)} KiB (${(gzipSync(text).length / 1024).toFixed(1)} gzipped)`;
  console.log(`dist/Code.js       ${size(code)}, ${doors.length} doors`);
  console.log(`dist/Sidebar.html  ${size(sidebar.html)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll().catch(error => {
    console.error(error.message);
    process.exit(1);
  });
}
