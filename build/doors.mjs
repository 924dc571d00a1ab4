// A door is a documented top-level function that hands its arguments to the private bundle. It is written from
// the source because bundlers drop doc comments and rename parameters, and Sheets shows both while one types.
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { at, root } from './place.mjs';

/** What the bundle is called in Code.js: a name that ends in _ is private in Apps Script. */
export const PRIVATE = 'barometer_';

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
  // Sheets shows a custom function's comment to whoever types it; the rest is for whoever looks into the script.
  const comment = said.isCustom ? `/*${doc}*/` : `/** ${/^.*?[.](?= |$)/.exec(said.description)[0]} */`;
  return `${comment}\nfunction ${name}(${list}) {\n  return ${PRIVATE}.${name}(${list});\n}\n`;
}
