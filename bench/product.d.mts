import type { HandedIn } from '../workbench/project.mjs';

export const product: HandedIn;
