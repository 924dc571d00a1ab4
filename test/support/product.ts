// What this project hands to the workbench: the built add-on, its name, the sample and the scenarios.
import { resolve } from 'node:path';
import { handedIn } from '../../workbench/project.mjs';

export const product = handedIn(resolve(import.meta.dirname, '../..'));
