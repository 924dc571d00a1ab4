// Where the project is.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A file of the project. @param {string[]} parts */
export const at = (...parts) => join(root, ...parts);
