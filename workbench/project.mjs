// What an add-on's project hands to the workbench: its built script and pages, what it is called, a spreadsheet to begin
// with, and demos. A project says it in its package.json:
//
//   "workbench": { "addOn": "My add-on", "dist": "dist", "sample": "test/sample.ts", "scenarios": "test/scenarios" }
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * What the package.json of a folder hands in, with its paths made absolute. Dist is the folder dist where it is not said;
 * sample and scenarios may be left out.
 *
 * @param {string} folder
 * @returns {import('./project.d.mts').HandedIn}
 */
export function handedIn(folder) {
  const file = join(folder, 'package.json');
  if (!existsSync(file))
    throw new Error(`${file} is not there: the workbench runs in the folder of an add-on's project`);
  const { workbench } = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof workbench?.addOn !== 'string')
    throw new Error(
      `${file} must have "workbench": { "addOn": "what it is called" }, got ${JSON.stringify(workbench)}`,
    );
  /** @param {string} name */
  const place = name => {
    if (workbench[name] === undefined) return {};
    const path = resolve(folder, workbench[name]);
    if (!existsSync(path)) throw new Error(`${path} is not there: ${file} names it as "workbench.${name}"`);
    return { [name]: path };
  };
  const dist = resolve(folder, workbench.dist ?? 'dist');
  return { addOn: workbench.addOn, dist, ...place('sample'), ...place('scenarios') };
}

/**
 * The built add-on as it is in a folder: Code.js, every page, the manifest. Read anew at every call, so that a rebuild shows.
 *
 * @param {string} dist
 */
export function builtProject(dist) {
  const code = join(dist, 'Code.js');
  if (!existsSync(code)) throw new Error(`${code} is not there: run npm run build first`);
  /** @type {Record<string, string>} */
  const html = {};
  for (const file of readdirSync(dist)) {
    if (file.endsWith('.html')) html[file.slice(0, -5)] = readFileSync(join(dist, file), 'utf8');
  }
  return {
    code: readFileSync(code, 'utf8'),
    html,
    manifest: JSON.parse(readFileSync(join(dist, 'appsscript.json'), 'utf8')),
  };
}
