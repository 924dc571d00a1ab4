// Who imports whom, read from the sources: the rules that npm run check holds, and what the picture in docs is drawn from.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { at, root } from './place.mjs';

/** The places of the house, and which others each may import; `types` are those of which it takes types only. */
export const RULES = {
  'src/core': { from: [] },
  'src/functions': { from: ['src/core'] },
  'src/addon': { from: ['src/core'] },
  'src/sidebar': { from: ['src/core'], types: ['src/addon'] },
  'src/main.ts': { from: ['src/functions', 'src/addon'] },
  'src/main-warehouse.ts': { from: ['src/main.ts', 'src/addon'] },
  workbench: { from: [] },
};

/**
 * The imports of one file that lead to other files of the project. An import is by type only where every name in it is.
 *
 * @param {string} file its path below the root
 * @param {string} text
 * @returns {{ from: string, to: string, typeOnly: boolean }[]}
 */
export function importsIn(file, text) {
  const { program, module, errors } = parseSync(file, text);
  if (errors.length) throw new Error(`${file}: ${errors[0].message}`);
  const found = [];
  const add = (source, typeOnly) => {
    if (!source.startsWith('.')) return;
    const to = relative(root, resolve(root, dirname(file), source))
      .split(sep)
      .join('/');
    found.push({ from: file, to, typeOnly });
  };
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') {
      const named = node.specifiers ?? [];
      const allTypes = named.length > 0 && named.every(each => each.importKind === 'type');
      add(node.source.value, node.importKind === 'type' || allTypes);
    } else if (/^Export(All|Named)Declaration$/.test(node.type) && node.source) {
      add(node.source.value, node.exportKind === 'type');
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^['"](.*)['"]$/s.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal) add(literal[1], false);
  }
  return found;
}

/** Every import between the project's own files below some folders. @param {string[]} folders */
export function importsBelow(folders) {
  return folders.flatMap(folder =>
    readdirSync(at(folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map(entry => relative(root, resolve(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter(file => !/(^|\/)(node_modules|\.cache)\//.test(file))
      .sort()
      .flatMap(file => importsIn(file, readFileSync(at(file), 'utf8'))),
  );
}

const placeOf = file => Object.keys(RULES).find(place => file === place || file.startsWith(`${place}/`));

/** What breaks the rules, a sentence each. @param {ReturnType<typeof importsIn>} imports */
export function brokenRules(imports) {
  return imports.flatMap(({ from, to, typeOnly }) => {
    const place = placeOf(from);
    if (!place) return [];
    const target = placeOf(to) ?? to.split('/')[0];
    if (target === place || RULES[place].from.includes(target)) return [];
    const { types = [] } = RULES[place];
    if (types.includes(target)) {
      if (typeOnly) return [];
      return [`${from} must import only types from ${target}, got a value of ${to}`];
    }
    const allowed = [...RULES[place].from, ...types.map(each => `types of ${each}`)];
    return [`${from} must import from ${[place, ...allowed].join(', ')} only, got ${to}`];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const broken = brokenRules(importsBelow(['src', 'workbench']));
  for (const sentence of broken) console.error(sentence);
  if (broken.length) process.exit(1);
}
