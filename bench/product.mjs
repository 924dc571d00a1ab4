// What the benchmark measures: the project that this folder is in.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handedIn } from '../workbench/project.mjs';

export const product = handedIn(join(dirname(fileURLToPath(import.meta.url)), '..'));
