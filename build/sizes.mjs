// How large the two files are, what they are made of, and what grew since sizes were last recorded.
import { gzipSync } from 'node:zlib';

const KIB = 1024;

/** What each file may have at most, in KiB. docs/scale.md says what that costs: 160 was the aim for both. */
export const LIMITS = { 'Code.js': 340, 'Sidebar.html': 176 };

/**
 * What each module takes in a bundle, in bytes.
 *
 * @param {import('esbuild').Metafile} metafile
 * @returns {Record<string, number>}
 */
export function modulesOf({ outputs }) {
  const found = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).map(([name, { bytesInOutput }]) => [name, bytesInOutput]),
  );
  return Object.fromEntries(found.filter(([, bytes]) => bytes > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const kib = bytes => `${(bytes / KIB).toFixed(1)} KiB`;
const folderOf = module =>
  /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module.split('/').slice(0, -1).join('/');

/** @param {Record<string, number>} modules */
function foldersOf(modules) {
  const folders = {};
  for (const [module, bytes] of Object.entries(modules))
    folders[folderOf(module)] = (folders[folderOf(module)] ?? 0) + bytes;
  return folders;
}

/** What grew most, as text: at most five. */
function growth(now, before) {
  return Object.entries(now)
    .map(([name, bytes]) => ({ name, more: bytes - (before[name] ?? 0), isNew: !(name in before) }))
    .filter(({ more }) => more > 0)
    .sort((a, b) => b.more - a.more)
    .slice(0, 5)
    .map(({ name, more, isNew }) => `${name} +${kib(more)}${isNew ? ' (new)' : ''}`)
    .join(', ');
}

/**
 * What is wrong with a file's size: undefined, or a sentence that says by how much it is too large and what grew.
 *
 * @param {string} file
 * @param {number} bytes of the file as it ships
 * @param {Record<string, number>} modules what it is made of now
 * @param {Record<string, number>} recorded what it was made of when sizes were recorded
 */
export function sizeProblem(file, bytes, modules, recorded) {
  const over = bytes - LIMITS[file] * KIB;
  if (over <= 0) return undefined;
  return [
    `dist/${file} must be at most ${LIMITS[file]} KiB, got ${kib(bytes)}: ${kib(over)} too much.`,
    `Since build/sizes.json was recorded, these folders grew: ${growth(foldersOf(modules), foldersOf(recorded))};`,
    `these modules: ${growth(modules, recorded)}.`,
  ].join('\n');
}

/** @param {string} file @param {string} text */
export const sizeLine = (file, text, limits = LIMITS) => {
  const bytes = Buffer.byteLength(text);
  return `${kib(bytes)} of ${limits[file]} (${kib(gzipSync(text).length)} gzipped)`;
};
